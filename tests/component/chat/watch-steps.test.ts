import { afterEach, expect, test } from 'vitest';
import { ConversationWatch, type WatchEvent } from '@/utils/capture/chat/watch';
import type { RowFacts } from '@/utils/recognise/chat/facts.types';
import { conversation, type Line } from '../../fixtures/sites/chat/data';
import { drawRow } from '../../fixtures/sites/chat/client/row';
import { only, plain, sweep, virtual } from './support';

let watch: ConversationWatch | undefined;
afterEach(() => {
  watch?.stop();
  document.body.innerHTML = '';
});

const said = (facts: RowFacts | undefined): string =>
  (facts?.parts ?? []).map((part) => (part.kind === 'text' ? part.text : '')).join('|');
const looked = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 200));

test('a sweep through the whole list, as a chat capture makes it, tells only of what was said meanwhile', async () => {
  const chat = virtual(conversation(120), { named: true });
  const events: WatchEvent[] = [];
  watch = new ConversationWatch(only().conversation, { onEvents: (some) => events.push(...some) });
  const { pane } = chat;
  pane.scrollTop = 0;
  await looked();
  chat.push({ id: 9001, from: 'seller', kind: 'message', text: '先交激活费50元' });
  while (pane.scrollTop + pane.clientHeight < pane.scrollHeight - 1) {
    pane.scrollTop += pane.clientHeight * 0.8;
    await looked();
  }
  await looked();
  const news = events.filter(({ type }) => type !== 'present');
  expect(news.map(({ type, facts, before }) => `${type} ${said(facts ?? before)}`)).toEqual([
    expect.stringMatching(/^added .*先交激活费50元/),
  ]);
  const present = events.flatMap(({ type, facts }) => (type === 'present' ? [said(facts)] : []));
  expect(present.some((text) => text.includes('先交激活费50元'))).toBe(false);
});

test('a chat capture sweeps the guarded list: only what was said meanwhile is news', async () => {
  const chat = virtual(conversation(120), { named: true });
  const events: WatchEvent[] = [];
  const candidate = only();
  watch = new ConversationWatch(candidate.conversation, { onEvents: (some) => events.push(...some) });
  let pushed = false;
  await sweep({
    onStep: async () => {
      await looked();
      if (!pushed) chat.push({ id: 9001, from: 'seller', kind: 'message', text: '先交激活费50元' });
      pushed = true;
    },
  });
  await looked();
  const news = events.filter(({ type }) => type !== 'present');
  expect(news.map(({ type, facts, before }) => `${type} ${said(facts ?? before)}`)).toEqual([
    expect.stringMatching(/^added .*先交激活费50元/),
  ]);
});

test('the last message goes and another comes in one task: one is gone and one was said, none was changed', async () => {
  const last = { id: 9001, from: 'seller', kind: 'message', text: '付款后到账' } as const;
  const chat = plain([...conversation(20), last], { named: true });
  const events: WatchEvent[] = [];
  watch = new ConversationWatch(only().conversation, { onEvents: (some) => events.push(...some) });
  chat.remove(9001);
  chat.push({ ...last, id: 9002, text: '加微信 kf8866' });
  await looked();
  const news = events.filter(({ type }) => type !== 'present');
  expect(news.map(({ type, facts, before }) => `${type} ${said(facts ?? before)}`)).toEqual([
    expect.stringMatching(/^added .*加微信 kf8866/),
    expect.stringMatching(/^removed .*付款后到账/),
  ]);
});

/** A guarded list that uses its elements again: its outermost rows and their places, CSS px. */
function guarded() {
  const { pane } = virtual(conversation(60), { named: true, recycle: true });
  const rows = [...pane.querySelectorAll<HTMLElement>('.r')];
  const tops = rows.map((row) => parseFloat(row.style.top));
  const [top, bottom] = [Math.min(...tops), Math.max(...tops)];
  const events: WatchEvent[] = [];
  watch = new ConversationWatch(only().conversation, { onEvents: (some) => events.push(...some) });
  const present = events.length;
  return {
    highest: rows[tops.indexOf(top)] as HTMLElement,
    lowest: rows[tops.indexOf(bottom)] as HTMLElement,
    top,
    bottom,
    news: () => events.slice(present),
  };
}

/** A row is drawn over with something else, at that place, and with its own words again, all in one task. */
function flash(row: HTMLElement, line: Line, top: number): void {
  const [style, content] = [row.style.cssText, [...row.childNodes]];
  drawRow(row, line, true);
  row.style.top = `${top}px`;
  row.replaceChildren(...content);
  row.style.cssText = style;
}

const SAYS = { id: 9001, from: 'seller', kind: 'message' } as const;

test.each([
  ['words of long ago, above all that is drawn', { ...SAYS, text: '这一句是很早以前说的' }, 'above', []],
  ['a date', { ...SAYS, from: 'time', kind: 'separator', text: '2026年3月2日 15:42' }, 'below', []],
  ['words below all others', { ...SAYS, text: '先交激活费50元' }, 'below', ['added', 'removed']],
] as const)('an element in use again shows for a moment: %s', async (_, line, side, types) => {
  const { lowest, top, bottom, news } = guarded();
  flash(lowest, line, side === 'above' ? top - 60 : bottom + 60);
  await looked();
  expect(news().map(({ type }) => type)).toEqual(types);
});

test('the topmost element is used for words of long ago, and dropped: nobody said them now', async () => {
  const { highest, top, news } = guarded();
  drawRow(highest, { ...SAYS, text: '这一句是很早以前说的' }, true);
  highest.style.top = `${top - 60}px`;
  highest.remove();
  await looked();
  expect(news()).toEqual([]);
});
