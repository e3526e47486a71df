import { afterEach, describe, expect, test } from 'vitest';
import { ChatSweep } from '@/utils/capture/chat/sweep';
import { make } from '../../fixtures/sites/chat/client/row';
import { conversation, truthOf, type Line } from '../../fixtures/sites/chat/data';
import { asTruth, later, only, plain, QUICK, sweep, toRecord, virtual } from './support';

afterEach(() => {
  document.body.innerHTML = '';
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
    expect(performance.now() - began).toBeLessThan(45_000);
  });

  test.each([
    ['messages', 'BUDGET_MESSAGES', { messages: 100 }],
    ['time', 'BUDGET_TIME', { time: 1500 }],
    ['steps', 'BUDGET_STEPS', { steps: 6 }],
  ] as const)(
    'the limit of %s is reached: the beginning of the conversation, in order, and the reason',
    async (_, code, budget) => {
      const lines = conversation(400);
      virtual(lines, { named: true });
      const { record } = await sweep({ budget });
      expect(record.completeness).toMatchObject({ verdict: 'partial' });
      expect(record.completeness.reasons.map((reason) => reason.code)).toContain(code);
      const said = record.messages.map(asTruth);
      expect(said.length).toBeGreaterThan(10);
      expect(said.length).toBeLessThan(lines.length);
      expect(said).toEqual(truthOf(lines, true).slice(0, said.length));
    },
  );

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
