import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLast, nextOffset, TILE_LIMITS, type View } from '@/utils/app/capture/tile-plan';

function offsets(view: View): number[] {
  const all = [0];
  for (let at: number | null = 0; at !== null && all.length < 500;) {
    at = nextOffset(at, view, all.length === 1, TILE_LIMITS);
    if (at !== null) all.push(at);
  }
  return all;
}

test.each([
  ['fits on one screen', { scrollHeight: 800, clientHeight: 800, stuckTop: 0, stuckBottom: 0 }, 1],
  [
    'is three rows taller than the screen',
    { scrollHeight: 803, clientHeight: 800, stuckTop: 0, stuckBottom: 0 },
    2,
  ],
  ['is ten screens tall', { scrollHeight: 8000, clientHeight: 800, stuckTop: 0, stuckBottom: 0 }, 11],
  [
    'has a header over the last rows',
    { scrollHeight: 1560, clientHeight: 800, stuckTop: 60, stuckBottom: 0 },
    3,
  ],
])('a page that %s takes the fewest tiles that show everything', (_, view, tiles) => {
  expect(offsets(view)).toHaveLength(tiles);
});

test('whatever the page and its bars: every row is shown free of bars, the end is reached, nothing runs on', () => {
  fc.assert(
    fc.property(
      fc.record({
        scrollHeight: fc.integer({ min: 100, max: 60_000 }),
        clientHeight: fc.integer({ min: 200, max: 2000 }),
        top: fc.integer({ min: 0, max: 45 }),
        bottom: fc.integer({ min: 0, max: 45 }),
      }),
      ({ scrollHeight, clientHeight, top, bottom }) => {
        const view = {
          scrollHeight: Math.max(scrollHeight, clientHeight),
          clientHeight,
          stuckTop: (clientHeight * top) / 100,
          stuckBottom: (clientHeight * bottom) / 100,
        };
        const all = offsets(view);
        const last = all.at(-1) ?? 0;
        expect(isLast(last, view)).toBe(true);
        let shown = 0;
        for (const [i, y] of all.entries()) {
          const first = i === 0;
          const end = y === last;
          const from = y + (end && !first ? view.stuckTop : 0);
          expect(from).toBeLessThanOrEqual(shown + 0.5);
          shown = y + clientHeight - (first && !end ? view.stuckBottom : 0);
        }
        expect(shown).toBeGreaterThanOrEqual(view.scrollHeight - 1.01);
      },
    ),
    // A page hardly taller than the window, with bars over most of it: found by chance once.
    { numRuns: 2000, examples: [[{ scrollHeight: 225, clientHeight: 200, top: 43, bottom: 45 }]] },
  );
});

test('at a fractional DPR the end is where the scroller stops, although its heights are rounded', () => {
  expect(isLast(1234.2, { scrollHeight: 2035, clientHeight: 800, stuckTop: 0, stuckBottom: 0 })).toBe(true);
});
