import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandPlan, rowsPerBand, type Band } from '@/utils/app/capture/band-plan';

const LIMITS = { rows: 30_000, overlap: 12, maxHeight: 120_000 };
const view = (
  scrollHeight: number,
  more: Partial<{ clientHeight: number; stuckBottom: number; dialog: boolean }> = {},
): Parameters<typeof bandPlan>[0] => ({
  scrollHeight,
  clientHeight: more.clientHeight ?? 800,
  stuckBottom: more.stuckBottom ?? 0,
  floating: more.dialog ? [{ x: 900, y: 600, width: 60, height: 60 }] : [],
});

test.each([
  ['of one screen is one picture', view(800), [[0, 800, 'first']]],
  ['of 20,000 px is one picture', view(20_000), [[0, 20_000, 'first']]],
  [
    'taller than one picture may be is taken in bands that share 12 rows',
    view(60_000),
    [
      [0, 29_912, 'first'],
      [29_900, 29_912, 'first'],
      [59_800, 200, 'first'],
    ],
  ],
  [
    'with a chat button is the first screen as it is, then the rest without the button',
    view(5000, { dialog: true }),
    [
      [0, 800, 'first'],
      [700, 4300, 'middle'],
    ],
  ],
  [
    'with a bar at the bottom ends with a screen that shows the bar',
    view(5000, { stuckBottom: 60 }),
    [
      [0, 800, 'first'],
      [700, 4300, 'middle'],
      [4200, 800, 'last'],
    ],
  ],
  [
    'beyond the limit ends there',
    view(200_000, { stuckBottom: 60 }),
    [
      [0, 800, 'first'],
      [700, 29_912, 'middle'],
      [30_600, 29_912, 'middle'],
      [60_500, 29_912, 'middle'],
      [90_400, 29_600, 'middle'],
    ],
  ],
])('a page %s', (_, page, expected) => {
  expect(bandPlan(page, LIMITS).map((band) => [band.y, band.height, band.place])).toEqual(expected);
});

test('whatever the page: every row up to the end is in a band without the bar, none is taller than the browser can', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 150_000 }),
      fc.integer({ min: 200, max: 2000 }),
      fc.integer({ min: 0, max: 120 }),
      fc.boolean(),
      fc.integer({ min: 300, max: 30_000 }),
      (scrollHeight, clientHeight, stuckBottom, dialog, rows) => {
        const limits = { ...LIMITS, rows: Math.max(rows, clientHeight) };
        const bands = bandPlan(view(scrollHeight, { clientHeight, stuckBottom, dialog }), limits);
        const end = Math.max(clientHeight, Math.min(scrollHeight, limits.maxHeight));
        const clear = (band: Band): number =>
          band.y + band.height - (band.place === 'first' && bands.length > 1 ? stuckBottom : 0);
        let shown = 0;
        for (const band of bands) {
          expect(band.y).toBeGreaterThanOrEqual(0);
          expect(band.height).toBeGreaterThan(0);
          expect(band.height).toBeLessThanOrEqual(limits.rows);
          expect(band.y).toBeLessThanOrEqual(shown);
          if (band.place !== 'last') shown = Math.max(shown, clear(band));
        }
        expect(shown).toBe(end);
      },
    ),
  );
});

test.each([
  ['DPR 1', 1268, 1],
  ['DPR 2', 1268, 2],
  ['DPR 3', 1268, 3],
  ['150 % zoom', 845, 1.5],
  ['a very wide page', 9000, 2],
])(
  'at %s a picture stays below what a surface may hold, and bands begin at whole device px',
  (_, width, scale) => {
    const rows = rowsPerBand(width, scale);
    expect(rows * scale).toBeLessThan(32_767);
    expect(rows * scale * width * scale).toBeLessThanOrEqual(40_000_000);
    expect(Number.isInteger(rows * scale)).toBe(true);
  },
);
