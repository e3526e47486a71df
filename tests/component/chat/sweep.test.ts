import { afterEach, describe, expect, test } from 'vitest';
import { findConversations } from '@/utils/capture/chat/find';
import type { StepView, SweepProgress } from '@/utils/capture/chat/sweep.types';
import { PlainChat } from '../../fixtures/sites/chat/client/plain';
import { STYLE } from '../../fixtures/sites/chat/client/row';
import { VirtualChat } from '../../fixtures/sites/chat/client/virtual';
import type { ChatMessage } from '@/utils/recognise/chat/model';
import { conversation, truthOf, type Line, type Truth } from '../../fixtures/sites/chat/data';
import { asTruth, chatWindow, later, NOW, only, plain, stage, sweep, virtual } from './support';

const isSaid = (message: ChatMessage | undefined, said: Truth): boolean =>
  message !== undefined && JSON.stringify(asTruth(message)) === JSON.stringify(said);

afterEach(() => {
  document.body.innerHTML = '';
});

describe('from the true beginning to the end', () => {
  test.each([
    ['keyed rows', { named: true }],
    ['recycled rows', { named: true, recycle: true }],
    ['rows with ids', { ids: true }],
  ] as const)('a virtualised list of 500 with repeats, in order, once each: %s', async (_, options) => {
    const lines = conversation(500);
    virtual(lines, options);
    const { record, result } = await sweep();
    expect(record.messages.map(asTruth)).toEqual(truthOf(lines, 'named' in options));
    expect(record.completeness).toMatchObject({ verdict: 'complete', beginning: 'nothing-came' });
    expect(result.restored).toBe(true);
    if ('ids' in options) expect(record.messages[0]?.key).toMatch(/^data-id=\d+$/);
  });

  test('history that comes on scrolling up, page by page, late, while nothing says so', async () => {
    const lines = conversation(300);
    const before = lines.length - 40;
    virtual(lines.slice(before), { before, page: 40, recycle: true, fetch: later(lines, 250) });
    const { record, result } = await sweep();
    expect(record.messages.map(asTruth)).toEqual(truthOf(lines, false));
    expect(result.history).toBeGreaterThan(4);
    expect(record.completeness.verdict).toBe('complete');
  });

  test('history on a click; the list is whole in the document and is not scrolled for its text', async () => {
    const lines = conversation(200);
    const before = lines.length - 40;
    const { pane } = plain(lines.slice(before), { before, click: true, page: 60, fetch: later(lines, 200) });
    const { record, result } = await sweep();
    expect(record.messages.map(asTruth)).toEqual(truthOf(lines, false));
    expect(record.completeness).toMatchObject({ verdict: 'complete', beginning: 'control-gone' });
    expect([result.clicks, result.wholeInDocument, result.restored]).toEqual([4, true, true]);
    expect(pane.scrollTop + pane.clientHeight).toBeGreaterThan(pane.scrollHeight - 3);
  });

  test('ten thousand messages that all stand in the document', async () => {
    const lines = conversation(10_000);
    plain(lines, { named: true });
    const { record, result } = await sweep({ historyWait: 300 });
    const truth = truthOf(lines, true);
    expect(record.messages).toHaveLength(truth.length);
    // One by one: a difference of two lists this long takes minutes to print.
    expect(truth.findIndex((said, i) => !isSaid(record.messages[i], said))).toBe(-1);
    expect(record.completeness.verdict).toBe('complete');
    expect([result.wholeInDocument, result.restored]).toEqual([true, true]);
  });

  test('rows that come in above and below while a whole list is read are in their places', async () => {
    const lines = conversation(900);
    const chat = plain(lines.slice(300), {
      named: true,
      before: 300,
      page: 300,
      fetch: later(lines, 0),
    });
    const late: Line = { id: 9e5, from: 'seller', kind: 'message', text: '刚刚到账了吗' };
    let done = false;
    const { record } = await sweep({
      onProgress: ({ phase, rows }) => {
        if (done || phase !== 'reading' || rows < 150) return;
        done = true;
        chat.push(late);
        chat.remove(lines[500]?.id ?? 0);
      },
    });
    expect(done).toBe(true);
    const gone = record.messages.filter(({ vanishedAt }) => vanishedAt !== undefined);
    const stay = record.messages.filter(({ vanishedAt }) => vanishedAt === undefined);
    const now = [...lines.filter((_, i) => i !== 500), late];
    expect(stay.map(asTruth)).toEqual(truthOf(now, true));
    expect(gone.length).toBeLessThanOrEqual(1);
  });

  test('a pane with `overflow: hidden` and a scrollbar drawn by script', async () => {
    const lines = conversation(150);
    const { pane } = virtual(lines);
    pane.classList.add('custom');
    const { record } = await sweep();
    expect(record.messages.map(asTruth)).toEqual(truthOf(lines, false));
  });

  test('a pane that counts from the bottom (column-reverse)', async () => {
    const lines = conversation(60);
    const { pane } = plain(lines, { named: true });
    pane.style.cssText = 'display:flex;flex-direction:column-reverse';
    const list = pane.firstElementChild as HTMLElement;
    list.style.cssText = 'display:flex;flex-direction:column-reverse';
    list.append(...[...list.children].reverse());
    const { record } = await sweep();
    expect(record.messages.map(asTruth)).toEqual(truthOf(lines, true));
  });

  test.each(['open', 'closed'] as const)('in an %s shadow root', async (mode) => {
    const host = stage();
    const root = host.attachShadow({ mode });
    // What the browser gives an extension by `dom.openOrClosedShadowRoot`.
    Object.defineProperty(host, 'openOrClosedShadowRoot', { value: root });
    const style = document.createElement('style');
    style.textContent = STYLE;
    root.append(style);
    const lines = conversation(120);
    expect(new VirtualChat(chatWindow(root), lines, { recycle: true }).pane.isConnected).toBe(true);
    const { record } = await sweep();
    expect(record.messages.map(asTruth)).toEqual(truthOf(lines, false));
  });

  test('in a frame of the same origin, with its place on the screen', async () => {
    const box = stage();
    const frame = document.createElement('iframe');
    frame.style.cssText = 'position:absolute;left:100px;top:50px;width:600px;height:640px;border:0';
    box.append(frame);
    const inner = frame.contentDocument;
    if (!inner) throw new Error('no frame');
    inner.body.innerHTML = `<style>${STYLE}</style>`;
    const lines = conversation(80);
    const { pane } = new PlainChat(chatWindow(inner.body), lines, { named: true });
    const candidate = only();
    expect(candidate.summary.rect.x).toBe(100 + pane.getBoundingClientRect().x);
    const { record } = await sweep({}, candidate);
    expect(record.messages.map(asTruth)).toEqual(truthOf(lines, true));
  });

  test('a list that is drawn anew every 200 ms', async () => {
    const lines = conversation(150);
    const chat = virtual(lines, { named: true });
    const timer = setInterval(() => chat.redraw(), 200);
    const { record } = await sweep();
    clearInterval(timer);
    expect(record.messages.map(asTruth)).toEqual(truthOf(lines, true));
    expect(record.messages.every(({ earlier }) => earlier.length === 0)).toBe(true);
  });
});

describe('while it goes on', () => {
  const text = (id: number, said: string): Line => ({ id, from: 'seller', kind: 'message', text: said });

  test('an edit and a recall in mid-sweep are on record with what was said before', async () => {
    const lines = conversation(200);
    const near = lines.length - 4;
    lines[near] = text(9001, '付款后24小时内到账，不到账全额退款');
    lines[near + 1] = text(9002, '先交激活费50元');
    lines[near + 2] = text(9003, '这条会直接消失，不留痕迹');
    const chat = virtual(lines, { named: true });
    const { record } = await sweep({
      onProgress: ({ phase }) => {
        if (phase !== 'reading') return;
        chat.replace(9001, { text: '付款后尽快处理' });
        chat.replace(9002, { kind: 'recall', from: 'system', text: '对方撤回了一条消息' });
        chat.remove(9003);
      },
    });
    const by = (said: string) => record.messages.find((message) => message.text === said);
    expect(by('付款后尽快处理')?.earlier.map((one) => one.text)).toEqual([
      '付款后24小时内到账，不到账全额退款',
    ]);
    const recalls = record.messages.filter(({ kind, earlier }) => kind === 'recall' && earlier.length > 0);
    expect(recalls.map(({ earlier }) => earlier[0]?.text)).toEqual(['先交激活费50元']);
    expect(by('这条会直接消失，不留痕迹')?.vanishedAt).toBeDefined();
    expect(record.messages).toHaveLength(truthOf(lines, true).length);
  });

  test('edits at the end of a recycled list are told although history came in above since', async () => {
    const lines = conversation(500);
    const before = lines.length - 120;
    const fetch = later(lines, 120);
    const chat = virtual(lines.slice(before), { before, page: 40, recycle: true, named: true, fetch });
    const edited = lines
      .filter((line) => line.kind === 'message' && !line.image)
      .slice(-12)
      .filter((_, i) => i % 4 === 0);
    setTimeout(() => {
      for (const line of edited) chat.replace(line.id, { text: '24小时内处理（已改）' });
    }, 1200);
    const { record } = await sweep();
    expect(record.messages).toHaveLength(truthOf(lines, true).length);
    const told = record.messages.filter(({ earlier }) => earlier.length > 0);
    expect(told.map(({ earlier }) => earlier[0]?.text)).toEqual(edited.map(({ text }) => text));
  });

  test('a message that arrives meanwhile is the last one', async () => {
    const lines = conversation(120);
    const chat = virtual(lines);
    let sent = false;
    const { record } = await sweep({
      onProgress: ({ phase, steps }) => {
        if (phase === 'reading' && steps > 2 && !sent) {
          sent = true;
          chat.push(text(9999, '刚刚到的新消息'));
        }
      },
    });
    expect(record.messages.at(-1)?.text).toBe('刚刚到的新消息');
    expect(record.messages).toHaveLength(truthOf(lines, false).length + 1);
  });
});

describe('pictures', () => {
  test('every message is shown by some step, steps overlap, and the caller sets the pace', async () => {
    const lines = conversation(120);
    virtual(lines);
    const views: StepView[] = [];
    const seen: SweepProgress[] = [];
    const { record } = await sweep({
      onStep: async (view) => {
        views.push(view);
        await new Promise((resolve) => setTimeout(resolve, 20));
      },
      onProgress: (progress) => void seen.push(progress),
    });
    expect(record.messages.every(({ views: shown }) => shown.length > 0)).toBe(true);
    expect(views.map(({ step }) => step)).toEqual(views.map((_, i) => i));
    for (const [i, view] of views.entries()) {
      const above = views[i - 1];
      if (above) expect(view.scrollTop - above.scrollTop).toBeLessThanOrEqual(view.rect.height * 0.8 + 1);
    }
    const { rect } = record.messages[0]?.views[0] ?? { rect: undefined };
    expect(rect && rect.height > 20 && rect.y >= (views[0]?.rect.y ?? 0)).toBe(true);
    expect(seen.map(({ phase }) => phase)).toContain('reading');
  });
});

test('a conversation of one message is read as one', async () => {
  plain([{ id: 1, from: 'buyer', kind: 'message', text: '在吗' }]);
  const { record } = await sweep();
  expect(record.messages.map(({ text }) => text)).toEqual(['在吗']);
  expect(record.completeness.verdict).toBe('complete');
});

test('an empty conversation is complete with nothing in it', async () => {
  plain([]);
  expect(findConversations(document, NOW).candidates).toHaveLength(1);
  const { record } = await sweep();
  expect([record.messages, record.completeness.verdict]).toEqual([[], 'complete']);
});
