/** Where a tall page is photographed. All lengths CSS px along the scroller. */
export interface TileLimits {
  /** Rows two neighbouring tiles share, to compare and to hide rounding. */
  readonly overlap: number;
  readonly maxTiles: number;
}

export const TILE_LIMITS: TileLimits = { overlap: 12, maxTiles: 160 };

export interface View {
  readonly scrollHeight: number;
  readonly clientHeight: number;
  readonly stuckTop: number;
  readonly stuckBottom: number;
}

/**
 * `scrollHeight` and `clientHeight` are rounded to whole CSS px while `scrollTop` is not: at a fractional DPR the end
 * lies up to this much above their difference.
 */
const ROUNDING = 1.01;

/**
 * The next scroll offset, or `null` when `reached` (offset of the last tile) already shows the end.
 *
 * The first tile keeps its bars: what its bottom bar covers is photographed again by the second. The last tile keeps
 * its bars too: what its top bar covers must already be in the tile before, so one more tile goes in between when the
 * rest is short of that.
 */
export function nextOffset(reached: number, view: View, first: boolean, limits: TileLimits): number | null {
  if (isLast(reached, view)) return null;
  const end = view.scrollHeight - view.clientHeight;
  const covered = reached + view.clientHeight - (first ? view.stuckBottom : 0);
  const step = covered - limits.overlap;
  // Never stand still, however large the bars.
  const next = Math.max(step, reached + view.clientHeight / 4);
  // Not just short of the end either: what counts as the end must be where the last tile is.
  if (next < end - 2 * ROUNDING) return next;
  const barClear = end + view.stuckTop + limits.overlap <= covered;
  // Halfway to the end: the tile after it is then the last, with its top bar over rows that are already kept.
  const between = Math.max(
    reached + 1,
    Math.min(end - 2 * ROUNDING, covered - limits.overlap, end - view.stuckTop),
  );
  // One row further is enough after the first tile, whose bottom bar hid what it was short of; later it would run on.
  const worth = first ? between < end - ROUNDING : between > reached + 1;
  return !barClear && worth ? between : end;
}

export function isLast(offset: number, view: View): boolean {
  return offset >= view.scrollHeight - view.clientHeight - ROUNDING;
}
