import { expect, test } from 'vitest';
import { joinTiles, type JoinTile } from '@/utils/app/chat/join-tiles';
import type { ReadRow, RowView } from '@/utils/recognise/chat/facts.types';
import { row } from './app-stage';

const PANE = { x: 10, y: 50, width: 200, height: 100 };
const tile = (step: number, scrollTop: number): JoinTile => ({ step, rect: PANE, scrollTop });

/** Rows of a conversation as each step shows them: where each row stands, and how far the list is scrolled in truth. */
function rowsSeen(heights: readonly number[], scrolled: readonly number[]): ReadRow[] {
  let top = 0;
  return heights.map((height, i) => {
    const from = top;
    top += height;
    const views = scrolled.flatMap((offset, step): RowView[] => {
      const y = Math.max(0, from - offset);
      const bottom = Math.min(PANE.height, from + height - offset);
      return bottom > y ? [{ step, rect: { x: 10, y: PANE.y + y, width: 200, height: bottom - y } }] : [];
    });
    return { ...row(`第 ${i} 条`), views };
  });
}

const offsets = (tiles: readonly JoinTile[], rows: readonly ReadRow[]): (number | string)[] =>
  joinTiles(tiles, rows).map(({ tile: { step }, offset, broken }) => (broken ? `${step} below` : offset));

test('pictures are joined by the messages both show, not by a scroll position that jumps', () => {
  const rows = rowsSeen([40, 40, 40, 40, 40], [0, 60, 100]);
  // The list corrected its estimate: it says it was scrolled by 900.
  expect(offsets([tile(0, 0), tile(1, 900), tile(2, 940)], rows)).toEqual([0, 60, 100]);
});

test('a message cut off at an edge is measured at the edge that shows', () => {
  // 0–90 and 90–180: the only shared row is cut at the foot of one and at the head of the other.
  const rows = rowsSeen([70, 80, 70], [0, 75]);
  expect(offsets([tile(0, 0), tile(1, 75)], rows)).toEqual([0, 75]);
});

test('pictures with nothing in common stand one below the other, and it shows', () => {
  const rows = rowsSeen([50, 50, 50, 50, 50, 50], [0, 200]);
  expect(offsets([tile(0, 0), tile(1, 200)], rows)).toEqual([0, '1 below']);
});

test('pages of a conversation that were photographed newest first come in the order of their messages', () => {
  const rows = rowsSeen([50, 50, 50], [50, 0]);
  expect(joinTiles([tile(0, 50), tile(1, 0)], rows).map(({ tile: { step } }) => step)).toEqual([1, 0]);
});

test('a picture that shows no message of the record has no place', () => {
  expect(joinTiles([tile(0, 0), tile(5, 0)], rowsSeen([50, 50], [0]))).toHaveLength(1);
});
