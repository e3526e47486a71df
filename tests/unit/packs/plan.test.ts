import { planPages } from '@/utils/packs/plan-pages';
import { RowScanner, textHeight, type RowScan } from '@/utils/packs/row-scan';
import { describe, expect, test } from 'vitest';

const WIDTH = 400;

interface Line {
  readonly top: number;
  readonly height: number;
  /** Columns it stands in. */
  readonly left?: number;
  readonly right?: number;
}

/** White rows with lines of upright strokes, as text has them; `rule`: columns of a card's sides, all the way down. */
function scanOf(height: number, lines: readonly Line[], rules: readonly number[] = [], strip = 700): RowScan {
  const scanner = new RowScanner(WIDTH, height, 1);
  for (let top = 0; top < height; top += strip) {
    const rows = Math.min(strip, height - top);
    const rgba = new Uint8ClampedArray(WIDTH * rows * 4).fill(255);
    const dark = (x: number, row: number) => rgba.fill(0, (row * WIDTH + x) * 4, (row * WIDTH + x) * 4 + 3);
    for (const line of lines) {
      for (let row = Math.max(line.top, top); row < Math.min(line.top + line.height, top + rows); row++)
        for (let x = line.left ?? 20; x < (line.right ?? 380); x += 5) {
          dark(x, row - top);
          dark(x + 1, row - top);
        }
    }
    for (const x of rules) for (let row = 0; row < rows; row++) dark(x, row);
    scanner.add(rgba, rows);
  }
  return scanner.finish();
}

const text = (from: number, to: number, step: number, height: number, extra: Partial<Line> = {}): Line[] =>
  Array.from({ length: Math.floor((to - from) / step) }, (_, at) => ({
    top: from + at * step,
    height,
    ...extra,
  }));

const cutsThrough = (lines: readonly Line[], row: number) =>
  lines.filter(({ top, height }) => row > top && row < top + height);

describe('rows of a picture', () => {
  test('text is where its strokes are; the sides of a card are frame', () => {
    const scan = scanOf(500, text(100, 300, 40, 12), [10, 390]);
    expect(scan.ink[90]).toBe(0);
    expect(scan.ink[106]).toBeGreaterThan(50);
    expect(scan.ink[120]).toBe(0);
    expect(scan.frame[120]).toBeGreaterThan(0);
    expect(textHeight(scan, 0, 500)).toBe(12);
    expect(textHeight(scan, 0, 90)).toBeNull();
  });

  test('strips of any height give the same rows', () => {
    const lines = text(5, 1900, 31, 14);
    expect(scanOf(2000, lines, [7], 97)).toEqual(scanOf(2000, lines, [7], 2000));
  });

  test('columns whose lines stand at other heights do not hide how high text is', () => {
    const left = text(10, 900, 20, 12, { left: 20, right: 180 });
    const right = text(20, 900, 20, 12, { left: 220, right: 380 });
    expect(textHeight(scanOf(1000, [...left, ...right]), 0, 1000)).toBe(12);
  });
});

describe('pages of a picture', () => {
  test.each([
    ['a short one', 600, 1],
    ['three screens', 4000, 3],
    ['a hundred thousand rows', 100_000, 73],
  ])('%s: every row once, no line cut, about one size', (_name, height, about) => {
    const lines = text(13, height - 20, 26, 14);
    const pages = planPages(scanOf(height, lines, [3]));
    expect(pages[0]?.top).toBe(0);
    expect(pages.at(-1)?.bottom).toBe(height);
    expect(Math.abs(pages.length - about)).toBeLessThanOrEqual(Math.ceil(about / 8));
    for (const [at, { top, bottom }] of pages.entries()) {
      expect(cutsThrough(lines, bottom)).toEqual([]);
      expect(pages[at + 1]?.top ?? bottom).toBe(bottom);
      expect(bottom - top).toBeLessThan(2000);
    }
  });

  test('wide gaps between groups are preferred to the space between two lines', () => {
    // Groups of eight lines, 60 rows apart.
    const lines = Array.from({ length: 12 }, (_, group) =>
      text(group * 300 + 10, group * 300 + 250, 30, 16),
    ).flat();
    const gaps = Array.from({ length: 12 }, (_, group) => [group * 300 - 60, group * 300 + 10] as const);
    for (const { bottom, end } of planPages(scanOf(3600, lines))) {
      if (end === 'last') continue;
      expect(gaps.some(([from, to]) => bottom >= from && bottom <= to)).toBe(true);
    }
  });

  test('text too small to read is enlarged, large text is left', () => {
    const small = planPages(scanOf(900, text(10, 890, 20, 8)));
    expect((small[0]?.scale ?? 0) * 8).toBeGreaterThanOrEqual(11);
    expect((small[0]?.least ?? 0) * 8).toBeGreaterThanOrEqual(11);
    expect(planPages(scanOf(900, text(10, 890, 40, 24)))[0]?.scale).toBe(1);
  });

  test('the screen of a phone is one page', () => {
    expect(planPages(scanOf(900, text(13, 880, 40, 20)))).toHaveLength(1);
  });

  test('pictures one below the other are cut between, not through', () => {
    // Plain inside, upright sides of 700 rows, ten rows apart.
    const sides = (at: number): Line[] => [{ top: at * 710, height: 700, left: 100, right: 101 }];
    const pages = planPages(scanOf(7 * 710, Array.from({ length: 7 }, (_, at) => sides(at)).flat(), [3]));
    expect(pages.length).toBeGreaterThan(2);
    for (const { bottom, end } of pages) if (end !== 'last') expect(bottom % 710).toBeGreaterThanOrEqual(700);
  });

  test('a mark is never cut, though its rows are empty', () => {
    const height = 2400;
    const marks = [{ top: 300, bottom: 2100, weight: 3 }];
    const pages = planPages(scanOf(height, text(13, 290, 26, 14)), marks);
    for (const { bottom } of pages) expect(bottom <= 300 || bottom >= 2100).toBe(true);
    expect(Math.max(...pages.map(({ weight }) => weight))).toBe(3);
  });

  test('where no row is free the next page repeats the last rows, and the page says so', () => {
    // Two columns against each other, so that every row is crossed by a line.
    const lines = [
      ...text(0, 8000, 20, 14, { left: 20, right: 190 }),
      ...text(10, 8000, 20, 14, { left: 200, right: 380 }),
    ];
    const pages = planPages(scanOf(8000, lines));
    expect(pages.some(({ end }) => end === 'overlap')).toBe(true);
    for (const [at, { bottom, end }] of pages.entries()) {
      const next = pages[at + 1];
      if (!next || end !== 'overlap') continue;
      for (const { top, height } of cutsThrough(lines, bottom)) {
        expect(next.top).toBeLessThanOrEqual(top);
        expect(next.bottom).toBeGreaterThanOrEqual(top + height);
      }
    }
  });

  test('a stretch with nothing on it is no page', () => {
    const pages = planPages(scanOf(9000, [...text(10, 500, 26, 14), ...text(8500, 8990, 26, 14)]));
    expect(pages.length).toBeLessThan(5);
    expect(pages.at(-1)?.bottom).toBeGreaterThanOrEqual(8990 - 26);
  });
});
