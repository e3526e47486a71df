import { expect, test } from 'vitest';
import type { WatchEvent } from '@/utils/capture/chat/watch.types';
import { Book } from '@/utils/app/guard/book';
import { tell } from '@/utils/app/guard/words';
import type { GuardSaw } from '@/utils/integrity/guard-entries';
import type { RowFacts } from '@/utils/recognise/chat/facts.types';
import { row } from '../chat/app-stage';
import { CLOCK } from '../chat/rows';

const NOTICE = '对方撤回了一条消息';
const SOURCE = { url: 'https://shop.example/', title: '', label: '' };
const facts = (text: string): RowFacts => row(text).facts;
const said = (text: string): Pick<WatchEvent, 'facts'> => ({ facts: facts(text) });
const was = (text: string): Pick<WatchEvent, 'before'> => ({ before: facts(text) });

/** A guard that heard of all this at once, as it does after its background was away. */
function heardAtOnce(...events: WatchEvent[]): { book: Book; saw: readonly GuardSaw[] } {
  const book = new Book();
  book.apply({ kind: 'began', at: 1 });
  const present = ['甲', '乙', '丙'].map((text, i): WatchEvent => ({
    type: 'present',
    at: 1,
    row: i,
    ...said(text),
  }));
  book.apply({ kind: 'events', at: 1, events: present, saw: [] });
  const changes = book.apply({ kind: 'events', at: 9, events, saw: [] });
  return { book, saw: tell(book, changes, SOURCE, CLOCK) };
}

const told = (saw: readonly GuardSaw[]): string[] =>
  saw.map(({ change, before, text }) => `${change} ${before ?? ''}→${text}`);

test('several changes of one message heard at once: each line has the words of its own moment', () => {
  const { book, saw } = heardAtOnce(
    { type: 'added', at: 2, row: 9, ...said('先交激活费 50 元') },
    { type: 'changed', at: 3, row: 9, ...said('不用激活费'), ...was('先交激活费 50 元') },
    { type: 'recalled', at: 4, row: 9, ...said(NOTICE), ...was('不用激活费') },
    { type: 'removed', at: 5, row: 9, ...was(NOTICE) },
  );
  expect(told(saw)).toEqual([
    'added →先交激活费 50 元',
    'changed 先交激活费 50 元→不用激活费',
    `recalled 不用激活费→${NOTICE}`,
    `removed ${NOTICE}→`,
  ]);
  expect(new Set(saw.map(({ message }) => message)).size).toBe(1);
  expect(book.messages.at(-1)?.earlier).toHaveLength(2);
});

test('two messages that change in turn keep their own words', () => {
  const { saw } = heardAtOnce(
    { type: 'added', at: 2, row: 8, ...said('加微信 kf8866') },
    { type: 'added', at: 2, row: 9, ...said('先交激活费 50 元') },
    { type: 'recalled', at: 3, row: 8, ...said(NOTICE), ...was('加微信 kf8866') },
    { type: 'changed', at: 3, row: 9, ...said('先交激活费 80 元'), ...was('先交激活费 50 元') },
    { type: 'removed', at: 4, row: 9, ...was('先交激活费 80 元') },
  );
  expect(told(saw)).toEqual([
    'added →加微信 kf8866',
    'added →先交激活费 50 元',
    `recalled 加微信 kf8866→${NOTICE}`,
    'changed 先交激活费 50 元→先交激活费 80 元',
    'removed 先交激活费 80 元→',
  ]);
});

test('a picture is named only where it shows what was said before', () => {
  const book = new Book();
  book.apply({ kind: 'began', at: 1 });
  book.apply({
    kind: 'events',
    at: 1,
    events: [{ type: 'present', at: 1, row: 0, ...said('甲') }],
    saw: [],
  });
  const rect = { x: 0, y: 0, width: 1, height: 1 };
  const sha256 = 'a'.repeat(64) as never;
  book.apply({
    kind: 'picture',
    at: 2,
    path: 'p.png',
    sha256,
    scale: 1,
    rect,
    shows: [{ row: 0, version: 0, rect }],
  });
  const changes = book.apply({
    kind: 'events',
    at: 9,
    events: [
      { type: 'changed', at: 3, row: 0, ...said('乙'), ...was('甲') },
      { type: 'changed', at: 4, row: 0, ...said('丙'), ...was('乙') },
    ],
    saw: [],
  });
  expect(tell(book, changes, SOURCE, CLOCK).map(({ pictures }) => pictures)).toEqual([[sha256], undefined]);
});

test('a message that was gone and is there again is not left as gone', () => {
  const { book, saw } = heardAtOnce(
    { type: 'removed', at: 2, row: 1, ...was('乙') },
    { type: 'added', at: 3, row: 1, ...said('乙') },
  );
  expect(told(saw)).toEqual(['removed 乙→', 'added →乙']);
  expect(book.messages.map(({ removedAt }) => removedAt)).toEqual([undefined, undefined, undefined]);
});
