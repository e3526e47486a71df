import { afterEach, describe, expect, test } from 'vitest';
import { findConversations } from '@/utils/capture/chat/find';
import { ChatSweep } from '@/utils/capture/chat/sweep';
import type { StepView, SweepProgress } from '@/utils/capture/chat/sweep.types';
import { PlainChat } from '../../fixtures/sites/chat/client/plain';
import { make, STYLE } from '../../fixtures/sites/chat/client/row';
import { VirtualChat, type ChatOptions } from '../../fixtures/sites/chat/client/virtual';
import { conversation, truthOf, type Line } from '../../fixtures/sites/chat/data';
import { asTruth, chatWindow, NOW, only, QUICK, stage, sweep, toRecord } from './support';

afterEach(() => {
  document.body.innerHTML = '';
});

const virtual = (lines: readonly Line[], options: ChatOptions = {}): VirtualChat =>
  new VirtualChat(chatWindow(stage()), lines, options);
const plain = (lines: readonly Line[], options: ChatOptions = {}): PlainChat =>
  new PlainChat(chatWindow(stage()), lines, options);

/** Fetches earlier lines after a while, as a network does. */
const later =
  (lines: readonly Line[], ms: number) =>
  (from: number, count: number): Promise<Line[]> =>
    new Promise((resolve) => setTimeout(() => resolve(lines.slice(from, from + count)), ms));

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

describe('limits and stops', () => {
  test('cancelled: what was read is kept, the page is as it was, and a second run goes on', async () => {
    const lines = conversation(300);
    const { pane } = virtual(lines);
    const fromEnd = (): number => pane.scrollHeight - pane.scrollTop - pane.clientHeight;
    const at = fromEnd();
    const abort = new AbortController();
    const job = new ChatSweep(only().conversation);
    const part = await job.run({
      ...QUICK,
      signal: abort.signal,
      onProgress: ({ phase, rows }) => {
        if (phase === 'reading' && rows > 60) abort.abort();
      },
    });
    expect(part.completeness).toMatchObject({ verdict: 'partial', reasons: [{ code: 'CANCELLED' }] });
    expect(part.rows.length).toBeGreaterThan(60);
    expect(fromEnd()).toBe(at);
    const whole = toRecord(await job.run(QUICK));
    expect(whole.messages.map(asTruth)).toEqual(truthOf(lines, false));
    expect(whole.completeness.verdict).toBe('complete');
  });

  test('a hidden tab draws nothing: partial, with the reason', async () => {
    virtual(conversation(300));
    let hidden = false;
    const { record } = await sweep({
      hidden: () => hidden,
      onProgress: ({ phase, rows }) => {
        hidden = phase === 'reading' && rows > 60;
      },
    });
    expect(record.completeness).toMatchObject({ verdict: 'partial', reasons: [{ code: 'TAB_HIDDEN' }] });
    expect(record.messages.length).toBeGreaterThan(40);
  });

  test('history that never ends stops visibly, and what came is read', async () => {
    const lines = conversation(40);
    let id = 1e6;
    const endless = (_: number, count: number): Promise<Line[]> =>
      Promise.resolve(
        Array.from({ length: count }, () => ({
          id: id++,
          from: 'seller',
          kind: 'message',
          text: `第 ${id} 条`,
        })),
      );
    virtual(lines, { before: 1e6, page: 20, fetch: endless });
    const { record } = await sweep({ budget: { history: 5 } });
    expect(record.completeness).toMatchObject({
      verdict: 'partial',
      reasons: [{ code: 'BUDGET_HISTORY' }],
      beginning: 'not-reached',
    });
    expect(record.messages.length).toBeGreaterThanOrEqual(truthOf(lines, false).length + 100);
  });

  test('the list leaves the page', async () => {
    virtual(conversation(300));
    const { record } = await sweep({
      onProgress: ({ phase, rows }) => {
        if (phase === 'reading' && rows > 60) document.querySelector('.win')?.remove();
      },
    });
    expect(record.completeness.reasons).toEqual([{ code: 'CONVERSATION_GONE' }]);
    expect(record.messages.length).toBeGreaterThan(40);
  });

  test('a spacer that claims a thousand million pixels does not hold it up', async () => {
    const lines = conversation(30);
    const { pane } = plain(lines);
    const spacer = make('div', '');
    spacer.style.height = '1000000000px';
    pane.append(spacer);
    const began = performance.now();
    const { record } = await sweep();
    expect(record.messages.map(asTruth)).toEqual(truthOf(lines, false));
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  test('a message of 20,000 characters, one from right to left, emoji, and pictures that never load', async () => {
    const lines: Line[] = [
      text0(1, '字'.repeat(20_000)),
      text0(2, 'هل وصل الطلب؟ رقم 4471'),
      text0(3, '👨‍👩‍👧‍👦'),
      { id: 4, from: 'buyer', kind: 'message', text: '', image: 'http://127.0.0.1:9/never.png' },
      text0(5, '第一行\n第二行'),
    ];
    plain(lines);
    const { record } = await sweep();
    expect(record.messages.map(({ text }) => text)).toEqual(lines.map(({ text }) => text));
    expect(record.messages[3]?.attachments).toEqual([
      { kind: 'image', url: 'http://127.0.0.1:9/never.png', loaded: false },
    ]);
  });
});

const text0 = (id: number, text: string): Line => ({
  id,
  from: id % 2 ? 'seller' : 'buyer',
  kind: 'message',
  text,
});

describe('nothing is done to the page', () => {
  test('no mutation, no focus taken, nothing clicked but the control for earlier messages', async () => {
    const lines = conversation(80);
    const before = lines.length - 30;
    const { pane } = plain(lines.slice(before), { before, click: true, page: 60, fetch: later(lines, 50) });
    const area = document.querySelector('textarea');
    area?.focus();
    const clicked: string[] = [];
    document.addEventListener('click', ({ target }) => clicked.push((target as Element).textContent ?? ''), {
      capture: true,
    });
    const outside: MutationRecord[] = [];
    const button = pane.querySelector('.more');
    const isOutside = ({ target }: MutationRecord): boolean =>
      !pane.contains(target) && !button?.contains(target);
    const observer = new MutationObserver((records) => outside.push(...records.filter(isOutside)));
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    await sweep();
    expect(clicked).toEqual(['查看更多消息']);
    expect(outside).toEqual([]);
    expect(document.activeElement).toBe(area);
    observer.disconnect();
  });

  test('a control that submits a form or leads away is not clicked; that there is more is on record', async () => {
    const { pane } = plain(conversation(20));
    const link = make('a', 'more', '查看更多消息') as HTMLAnchorElement;
    link.href = '/history?page=2';
    pane.prepend(link);
    let clicks = 0;
    link.addEventListener('click', (event) => {
      event.preventDefault();
      clicks += 1;
    });
    const { record } = await sweep();
    expect(clicks).toBe(0);
    expect(record.completeness).toMatchObject({ verdict: 'partial', reasons: [{ code: 'HISTORY_BY_LINK' }] });
    expect(record.messages).toHaveLength(20);
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
