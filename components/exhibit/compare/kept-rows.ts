import type { Exhibit } from '@/utils/exhibit/model';

/** Rows of a stitched picture, device px; `to` is the first row after them. */
export interface Rows {
  readonly from: number;
  readonly to: number;
}

/** Rounding of scroll offsets at fractional pixel ratios leaves gaps of a row that are none. */
const ROUNDING = 2;
const PICTURE_GAPS: ReadonlySet<string> = new Set(['pixels', 'tile', 'scroller']);

/**
 * Rows of the picture that no screenshot showed. They hold no page pixels, so a difference there is a gap and not a
 * change. Empty for a capture that names no gap in its picture.
 */
export function unseenRows({ picture, notCaptured }: Exhibit): readonly Rows[] {
  if (!picture || !notCaptured.some((gap) => PICTURE_GAPS.has(gap.what))) return [];
  const { scale, scroller, tiles } = picture;
  const start = tiles[0]?.scrollY ?? 0;
  const paneTop = scroller.rect.y;
  const unseen: Rows[] = [];
  // The first screenshot shows what stands above the pane too.
  let filled = 0;
  for (const tile of tiles) {
    const top = tile === tiles[0] ? 0 : (paneTop + tile.scrollY - start) * scale;
    if (top - filled > ROUNDING) unseen.push({ from: Math.floor(filled), to: Math.ceil(top) });
    filled = Math.max(
      filled,
      (paneTop + tile.scrollY - start) * scale + Math.min(tile.height, scroller.rect.height * scale),
    );
  }
  return unseen;
}

/** The picture ends before the page did: rows the other capture has beyond it are a gap, not a change. */
export function endsEarly({ notCaptured }: Exhibit): boolean {
  return notCaptured.some((gap) => gap.what === 'page-end' || gap.what === 'tile' || gap.what === 'pixels');
}
