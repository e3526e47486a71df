import type { Pose, TilePlace } from '../../capture/agent-protocol';

/** One photograph of a part of the page, taken without scrolling to it. CSS px from the page's top. */
export interface Band {
  readonly y: number;
  readonly height: number;
  /** What stuck elements do meanwhile; `last` is scrolled to its place, so that its bar stands at the page's end. */
  readonly place: TilePlace;
}

export interface BandLimits {
  /** CSS px one call may be tall. */
  readonly rows: number;
  /** CSS px two neighbouring bands share, to compare. */
  readonly overlap: number;
  /** CSS px of the page at most; the caller records what is beyond. */
  readonly maxHeight: number;
}

/** Device px. A surface may be 32,767 px a side in Firefox; 40 million pixels are 160 MB decoded. */
const ROWS = 30_000;
const PIXELS = 40_000_000;
/** Bands begin at multiples of it, which are whole device px at every usual scale. */
const STEP = 100;

/** @param width CSS px. @param scale device px per CSS px. */
export function rowsPerBand(width: number, scale: number): number {
  const rows = Math.min(ROWS, PIXELS / (width * scale)) / scale;
  return Math.max(STEP * 2, Math.floor(rows / STEP) * STEP);
}

/**
 * One band when nothing hides a part of the first screen for good: a bar at the top is drawn once and the page leaves
 * room for it. Otherwise (a bar at the bottom, a dialog) the first screen is kept as the user sees it, the rest
 * without them, and the last screen with its bar, as the tiles of other browsers are.
 */
export function bandPlan(
  view: Pick<Pose, 'scrollHeight' | 'clientHeight' | 'stuckBottom' | 'floating'>,
  limits: BandLimits,
): Band[] {
  const { clientHeight, stuckBottom } = view;
  const height = Math.min(view.scrollHeight, limits.maxHeight);
  if (height <= clientHeight) return [{ y: 0, height: clientHeight, place: 'first' }];
  if (stuckBottom === 0 && view.floating.length === 0) return slices(0, height, 'first', limits);
  const clear = Math.max(0, clientHeight - stuckBottom - limits.overlap);
  return [
    { y: 0, height: clientHeight, place: 'first' },
    ...slices(Math.floor(clear / STEP) * STEP, height, 'middle', limits),
    ...(stuckBottom > 0 && height === view.scrollHeight
      ? [{ y: height - clientHeight, height: clientHeight, place: 'last' as const }]
      : []),
  ];
}

function slices(from: number, to: number, place: TilePlace, { rows, overlap }: BandLimits): Band[] {
  const all: Band[] = [];
  const step = Math.max(STEP, Math.floor((rows - overlap) / STEP) * STEP);
  for (let y = from; ; y += step) {
    // What is left over fits in this one: no band of a few rows.
    const rest = to - y;
    if (rest <= rows) return [...all, { y, height: rest, place }];
    all.push({ y, height: step + overlap, place });
  }
}
