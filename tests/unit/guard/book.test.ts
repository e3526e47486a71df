import { describe, expect, test } from 'vitest';
import type { WatchEvent } from '@/utils/capture/chat/watch.types';
import { Book, type BookChange } from '@/utils/app/guard/book';
import type { JournalEntry } from '@/utils/app/guard/journal.types';
import type { RowFacts } from '@/utils/recognise/chat/facts.types';
import { row } from '../chat/app-stage';

const facts = (text: string): RowFacts => row(text).facts;
const textOf = ({ parts }: RowFacts): string =>
  parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
const present = (...texts: string[]): WatchEvent[] =>
  texts.map((text, i) => ({
    type: 'present',
    at: 1,
    row: i,
    facts: facts(text),
    ...(i > 0 ? { above: i - 1 } : {}),
    ...(i < texts.length - 1 ? { below: i + 1 } : {}),
  }));
const heard = (at: number, events: WatchEvent[]): JournalEntry => ({ kind: 'events', at, events, saw: [] });
const told = (changes: readonly BookChange[]): string[] =>
  changes.map(({ change, message, late }) => `${change} ${textOf(message.facts)}${late ? ' late' : ''}`);
const order = (book: Book): string[] => book.messages.map(({ facts: now }) => textOf(now));

/** A guard whose page was reloaded between two documents. */
function reloaded(before: string[], after: string[]): { book: Book; changes: readonly BookChange[] } {
  const book = new Book();
  book.apply({ kind: 'began', at: 1 });
  book.apply(heard(1, present(...before)));
  book.apply({ kind: 'blind', at: 5, reason: 'TAB_NAVIGATED' });
  book.apply({ kind: 'began', at: 9 });
  return { book, changes: book.apply(heard(9, present(...after))) };
}

describe('after a reload', () => {
  test('the same messages are the same, and what was said below them is news that came late', () => {
    const { book, changes } = reloaded(['甲', '乙', '丙'], ['甲', '乙', '丙', '丁']);
    expect(told(changes)).toEqual(['added 丁 late']);
    expect(order(book)).toEqual(['甲', '乙', '丙', '丁']);
  });

  test('a message whose neighbours are both there and that is not was taken back', () => {
    const { book, changes } = reloaded(['甲', '乙', '丙'], ['甲', '丙']);
    expect(told(changes)).toEqual(['removed 乙 late']);
    expect(book.unconfirmed).toBe(0);
  });

  test('one at the end that is not there again is not called recalled', () => {
    const { book, changes } = reloaded(['甲', '乙', '丙'], ['甲', '乙']);
    expect(changes).toEqual([]);
    expect(book.unconfirmed).toBe(1);
  });

  test('a notice in the place of a message tells what it said', () => {
    const { changes } = reloaded(['甲', '先交激活费', '丙'], ['甲', '对方撤回了一条消息', '丙']);
    expect(told(changes)).toEqual(['recalled 对方撤回了一条消息 late']);
    expect(changes[0]?.before && textOf(changes[0].before)).toBe('先交激活费');
  });

  test('a phrase that others use as well joins nothing: what stood above what is shown is not called gone', () => {
    const before = Array.from({ length: 60 }, (_, i) => (i % 9 === 0 ? '在吗' : `第 ${i} 句`));
    const { book, changes } = reloaded(before, [...before.slice(45), '新的一句']);
    expect(told(changes)).toEqual(['added 新的一句 late']);
    expect(book.messages).toHaveLength(61);
    expect(
      reloaded(before, ['在吗', ...before.slice(57), '在吗']).changes.map(({ change }) => change),
    ).toEqual(['added']);
    expect(
      reloaded(before, ['第 50 句', '第 51 句', '第 52 句', '在吗']).changes.map(({ change }) => change),
    ).not.toContain('removed');
  });

  test('what stands behind the last known message may be another one, and is not said to be its change', () => {
    const { changes } = reloaded(['甲', '先交激活费', '丙'], ['甲', '先交激活费', '丁']);
    expect(told(changes)).toEqual(['added 丁 late']);
    const recalled = reloaded(['甲', '乙', '先交激活费'], ['甲', '乙', '对方撤回了一条消息']);
    expect(told(recalled.changes)).toEqual(['recalled 对方撤回了一条消息 late']);
  });

  test('another conversation changes nothing in this one', () => {
    const { book, changes } = reloaded(['甲', '乙'], ['子', '丑', '寅']);
    expect(changes).toEqual([]);
    expect(order(book)).toEqual(['甲', '乙', '子', '丑', '寅']);
    expect(book.messages[2]?.gapBefore).toBe(true);
  });
});

test('earlier history stands above what was there', () => {
  const book = new Book();
  book.apply({ kind: 'began', at: 1 });
  book.apply(heard(1, present('丙', '丁')));
  book.apply(
    heard(2, [
      { type: 'present', at: 2, row: 7, facts: facts('甲'), below: 8 },
      { type: 'present', at: 2, row: 8, facts: facts('乙'), above: 7, below: 0 },
    ]),
  );
  expect(order(book)).toEqual(['甲', '乙', '丙', '丁']);
});

test('a picture shows the state that it was taken of, and a recall names it', () => {
  const book = new Book();
  book.apply({ kind: 'began', at: 1 });
  book.apply(heard(1, present('甲')));
  const rect = { x: 0, y: 0, width: 1, height: 1 };
  const shows = [
    { row: 0, version: 0, rect },
    { row: 0, version: 1, rect },
    { row: 5, version: 0, rect },
  ];
  // What it was not told of yet it cannot name.
  expect(book.nameable(shows)).toEqual([shows[0]]);
  const sha256 = 'a'.repeat(64) as never;
  book.apply({
    kind: 'picture',
    at: 2,
    path: 'pictures/0001.png',
    sha256,
    scale: 1,
    rect,
    shows: shows.slice(0, 1),
  });
  const [change] = book.apply(
    heard(3, [{ type: 'recalled', at: 3, row: 0, facts: facts('对方撤回了一条消息') }]),
  );
  expect(change && book.picturesBefore(change).map(({ path }) => path)).toEqual(['pictures/0001.png']);
});
