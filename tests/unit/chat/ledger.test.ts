import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RowFacts } from '@/utils/recognise/chat/facts.types';
import { Ledger, type Sighting } from '@/utils/recognise/chat/ledger';

/** A row of a simulated list. */
interface Row {
  readonly text: string;
  readonly height: number;
  readonly id?: string;
}

const facts = (row: Row): RowFacts => ({
  ids: row.id === undefined ? [] : [{ name: 'data-id', value: row.id }],
  parts: [],
  boxes: [],
  height: row.height,
  listWidth: 600,
  readAt: 0,
});

/** What a window of the list shows: rows `from` to `to`, elements drawn from a pool as recycling programs do. */
function look(
  rows: readonly Row[],
  from: number,
  to: number,
  pool: readonly object[],
  shift = 0,
): Sighting[] {
  let y = shift;
  const out: Sighting[] = [];
  rows.forEach((row, i) => {
    if (i >= from && i < to)
      out.push({
        facts: facts(row),
        content: row.text,
        y,
        height: row.height,
        handle: pool[i % pool.length] ?? {},
      });
    y += row.height;
  });
  return out;
}

const pool = Array.from({ length: 11 }, () => ({}));
const said = (ledger: Ledger): string[] => ledger.entries.map(({ content }) => content);
const window = { at: 1, extent: 'window' } as const;

describe('windows joined into a sequence', () => {
  test('one notice at the edge that reads like one far above does not say that all in between has gone', () => {
    const NOTICE = '对方撤回了一条消息';
    const texts = ['早上好', NOTICE, ...Array.from({ length: 12 }, (_, i) => `第${i}句话，说得很清楚`)];
    const rows = texts.map((text) => ({ text, height: 60 }));
    const elements = texts.map(() => ({}));
    const ledger = new Ledger();
    ledger.append(look(rows, 0, 14, elements));
    // What stood in the eighth place was taken back, and something far above has gone: all of it moved up.
    const now = rows.with(8, { text: NOTICE, height: 20 });
    const outcome = ledger.observe(
      look(now, 8, 14, [...elements.slice(0, 8), {}, ...elements.slice(9)], -90),
      window,
    );
    expect(outcome.vanished).toEqual([]);
    expect(outcome.changed).toEqual([]);
    expect(said(ledger)).toEqual([...texts.slice(0, 9), NOTICE, ...texts.slice(9)]);
  });

  test('any list with repeats comes back in order, once each, whatever the elements', () => {
    const row = fc.record({
      text: fc.constantFrom('在吗', '在吗', '好', '？', '请稍等', 'a', 'b', 'c'),
      height: fc.integer({ min: 30, max: 140 }),
    });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 120 }),
        fc.integer({ min: 4, max: 20 }),
        (rows, size) => {
          const ledger = new Ledger();
          const step = Math.max(1, Math.floor(size * 0.75));
          for (let from = 0; ; from += step) {
            expect(ledger.observe(look(rows, from, from + size, pool), window).joined).toBe(true);
            if (from + size >= rows.length) break;
          }
          expect(said(ledger)).toEqual(rows.map(({ text }) => text));
          expect(
            ledger.entries.some(({ vanishedAt, earlier }) => vanishedAt !== undefined || earlier.length > 0),
          ).toBe(false);
        },
      ),
    );
  });

  test('a list of nothing but identical messages of one height', () => {
    const rows = Array.from({ length: 200 }, () => ({ text: '在吗', height: 50 }));
    const ledger = new Ledger();
    for (let from = 0; from < 200; from += 7) ledger.observe(look(rows, from, from + 10, pool), window);
    expect(said(ledger)).toHaveLength(200);
  });

  test('rows below one that grew are still the same rows', () => {
    const rows = ['a', '在吗', 'b', '在吗', 'c', '在吗', 'd'].map((text) => ({ text, height: 50 }));
    const ledger = new Ledger();
    ledger.observe(look(rows, 0, 6, pool), window);
    const grown = rows.map((row, i) => (i === 2 ? { ...row, height: 90 } : row));
    ledger.observe(look(grown, 1, 7, pool), window);
    expect(said(ledger)).toEqual(rows.map(({ text }) => text));
  });

  test('an edit in place keeps what was said before', () => {
    const rows = ['a', '秒到账', 'c', 'd'].map((text) => ({ text, height: 50 }));
    const ledger = new Ledger();
    ledger.observe(look(rows, 0, 4, pool), window);
    const edited = rows.map((row, i) => (i === 1 ? { ...row, text: '24小时内' } : row));
    const { changed } = ledger.observe(look(edited, 0, 4, pool), { at: 9, extent: 'window' });
    expect(changed).toHaveLength(1);
    expect(said(ledger)).toEqual(['a', '24小时内', 'c', 'd']);
    expect(ledger.entries[1]?.earlier).toHaveLength(1);
    expect(ledger.entries[1]?.earlier[0]?.until).toBe(9);
  });

  test('a row gone from between its neighbours vanished; one scrolled out of the window did not', () => {
    const rows = ['a', 'b', 'c', 'd', 'e'].map((text) => ({ text, height: 50 }));
    const ledger = new Ledger();
    ledger.observe(look(rows, 0, 4, pool), window);
    const { vanished } = ledger.observe(
      look(
        rows.filter((_, i) => i !== 2),
        1,
        4,
        pool,
      ),
      window,
    );
    expect(vanished.map(({ content }) => content)).toEqual(['c']);
    expect(said(ledger)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('a row without text yet is filled, not edited', () => {
    const rows = ['a', '', 'c'].map((text) => ({ text, height: 50 }));
    const ledger = new Ledger();
    ledger.observe(look(rows, 0, 3, pool), window);
    ledger.observe(
      look(
        rows.map((row, i) => (i === 1 ? { ...row, text: 'b' } : row)),
        0,
        3,
        pool,
      ),
      window,
    );
    expect(said(ledger)).toEqual(['a', 'b', 'c']);
    expect(ledger.entries[1]?.earlier).toEqual([]);
  });

  test('another conversation in the same place is not taken for edits of this one', () => {
    const ledger = new Ledger();
    ledger.observe(
      look(
        ['a', 'b', 'c', 'd'].map((text) => ({ text, height: 50 })),
        0,
        4,
        pool,
      ),
      window,
    );
    const { joined } = ledger.observe(
      look(
        ['w', 'x', 'y', 'z'].map((text) => ({ text, height: 50 })),
        0,
        4,
        pool,
      ),
      window,
    );
    expect(joined).toBe(false);
    expect(said(ledger)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('a look from before the sweep adds what had gone since', () => {
    const rows = ['a', 'b', '退款可以', 'd', 'e'].map((text) => ({ text, height: 50 }));
    const ledger = new Ledger();
    const now = rows
      .map((row, i) => (i === 2 ? { ...row, text: '对方撤回了一条消息' } : row))
      .filter((_, i) => i !== 3);
    ledger.observe(look(now, 0, 4, pool), window);
    ledger.observe(look(rows, 0, 5, pool), { at: 5, extent: 'window', older: true });
    expect(said(ledger)).toEqual(['a', 'b', '对方撤回了一条消息', 'd', 'e']);
    expect(ledger.entries[2]?.earlier).toHaveLength(1);
    expect(ledger.entries[3]?.vanishedAt).toBe(5);
  });

  test('ids of messages hold through equal content; ids of recycled places are not believed', () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({ text: '在吗', height: 50, id: `m${i}` }));
    const ledger = new Ledger();
    ledger.observe(look(rows, 0, 12, pool), window);
    ledger.observe(look(rows, 8, 20, pool, 333), window);
    expect(said(ledger)).toHaveLength(20);
    expect(ledger.trust.name).toBe('data-id');

    const places = Array.from({ length: 40 }, (_, i) => ({
      text: `t${i}`,
      height: 50,
      id: `slot-${i % 12}`,
    }));
    const other = new Ledger();
    for (let from = 0; from < 30; from += 7) other.observe(look(places, from, from + 10, pool), window);
    expect(said(other)).toEqual(places.slice(0, 38).map(({ text }) => text));
  });

  test('a break is on record', () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({ text: `t${i}`, height: 50 }));
    const ledger = new Ledger();
    ledger.observe(look(rows, 0, 10, pool), window);
    const far = look(rows, 20, 30, pool);
    expect(ledger.observe(far, window).joined).toBe(false);
    ledger.force(far, 'end');
    expect(ledger.entries[10]?.gapBefore).toBe(true);
  });
});
