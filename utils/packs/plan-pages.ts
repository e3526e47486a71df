import { pictureScale } from './legible';
import { textHeight, type RowScan } from './row-scan';

/** Something that stands in the picture, device-px rows: never cut through, and a reason to show its page. */
export interface RowMark {
  readonly top: number;
  readonly bottom: number;
  /** How much it tells a reader; 0: it is only not to be cut. */
  readonly weight: number;
  /** Of a conversation: which message. */
  readonly message?: number;
}

export interface PlannedPage {
  /** Device-px rows of the sheet. */
  readonly top: number;
  readonly bottom: number;
  /**
   * How it ends. `overlap`: no row was free of text or pictures for three pages' length, so that the next page shows the
   * last rows again.
   */
  readonly end: 'quiet' | 'overlap' | 'last';
  /** px of ink, in the original. */
  readonly text: number | null;
  readonly scale: number;
  readonly least: number;
  readonly weight: number;
}

/** px of the finished picture. */
const LOWEST_PAGE = 1200;
const HIGHEST_PAGE = 2000;
const ASPECT = 1.5;
/** Height to width of what is not cut at all: the screen of a phone. */
const PHONE = 2.25;
/** Device px a gap has at least: strokes of one character are nearer to each other. */
const LEAST_GAP = 3;

interface Gap {
  readonly from: number;
  readonly to: number;
  /** Edges of cards, columns and pictures that stand across it. */
  readonly frame: number;
}

/**
 * Cuts a sheet into pages of about one size, each ending where no line of text, no picture and none of the marks is: the
 * wider the gap, and the more it reaches across cards and columns, the better.
 */
export function planPages(scan: RowScan, marks: readonly RowMark[] = []): readonly PlannedPage[] {
  const text = textHeight(scan, 0, scan.height);
  const { scale } = pictureScale(text, scan.width);
  const usual = Math.min(HIGHEST_PAGE, Math.max(LOWEST_PAGE, ASPECT * scan.width * scale)) / scale;
  // Better a message cut between two of its lines than a line.
  const gaps = [gapsOf(scan, marks, Math.max(LEAST_GAP, (text ?? 0) * 0.3)), gapsOf(scan, [], LEAST_GAP)];
  const pages: PlannedPage[] = [];
  let top = 0;
  while (top < scan.height) {
    const left = scan.height - top;
    const whole = top === 0 && left <= PHONE * scan.width;
    const count = whole ? 1 : Math.max(1, Math.ceil(left / (usual * 1.15)));
    const wanted = left / count;
    const cut =
      count === 1
        ? { at: scan.height, end: 'last' as const }
        : cutNear(scan, gaps, top, wanted, usual, text ?? 16);
    pages.push(page(scan, marks, top, cut.at, cut.end));
    if (cut.end === 'last') break;
    top = cut.end === 'overlap' ? cut.at - overlap(text, wanted) : cut.at;
  }
  const shown = pages.filter(
    ({ top: from, bottom }) => pages.length === 1 || hasSomething(scan, from, bottom),
  );
  return shown.length > 0 ? shown : pages.slice(0, 1);
}

const overlap = (text: number | null, wanted: number): number =>
  Math.round(Math.min((text ?? 16) * 4, wanted / 4));

function cutNear(
  scan: RowScan,
  gaps: readonly (readonly Gap[])[],
  top: number,
  wanted: number,
  usual: number,
  text: number,
): { readonly at: number; readonly end: 'quiet' | 'overlap' | 'last' } {
  for (const some of gaps) {
    const found =
      bestCut(some, [top + wanted * 0.6, top + usual * 1.3], top + wanted, wanted, text) ??
      bestCut(some, [top + wanted * 0.3, top + usual * 2], top + wanted, wanted, text);
    if (found !== undefined) return { at: found, end: 'quiet' };
  }
  if (scan.height - top <= usual * 2) return { at: scan.height, end: 'last' };
  return { at: Math.round(top + usual * 1.3), end: 'overlap' };
}

/** The row between two others that ends a page best. */
function bestCut(
  gaps: readonly Gap[],
  [from, to]: readonly [number, number],
  target: number,
  wanted: number,
  text: number,
): number | undefined {
  const able: { readonly gap: Gap; readonly row: number }[] = [];
  for (let at = firstFrom(gaps, from); at < gaps.length; at++) {
    const gap = gaps[at];
    if (!gap || gap.from > to) break;
    const row = rowIn(gap, target, text);
    if (row >= from && row <= to) able.push({ gap, row });
  }
  const clear = Math.min(...able.map(({ gap }) => gap.frame));
  const worth = ({ gap, row }: (typeof able)[number]): number =>
    (1.3 * Math.min(gap.to - gap.from, text * 1.5)) / text +
    (gap.frame === clear ? 3 : 0) -
    (5 * Math.abs(row - target)) / wanted;
  return able.reduce<(typeof able)[number] | undefined>(
    (best, one) => (best && worth(best) >= worth(one) ? best : one),
    undefined,
  )?.row;
}

/** The row of a gap nearest to where the page should end, with room left above and below. */
function rowIn({ from, to }: Gap, wanted: number, text: number): number {
  const room = Math.min((to - from) / 2, text);
  return Math.floor(Math.min(to - room, Math.max(from + room, wanted)));
}

/** Index of the first gap that ends below a row. */
function firstFrom(gaps: readonly Gap[], row: number): number {
  let [low, high] = [0, gaps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((gaps[middle]?.to ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Stretches of rows without ink, outside every mark; where a card or picture begins another stretch begins. */
function gapsOf({ ink, frame, height }: RowScan, marks: readonly RowMark[], least: number): readonly Gap[] {
  const kept = new Uint8Array(height);
  for (const { top, bottom } of marks)
    kept.fill(1, Math.max(0, Math.floor(top)), Math.max(0, Math.ceil(bottom)));
  const gaps: Gap[] = [];
  let from = -1;
  for (let row = 0; row <= height; row++) {
    const quiet = row < height && ink[row] === 0 && kept[row] === 0;
    if (quiet && from < 0) from = row;
    if (quiet || from < 0) continue;
    if (row - from >= least) gaps.push(...stretches(frame, from, row, least));
    from = -1;
  }
  return gaps;
}

function stretches(frame: Int32Array, from: number, to: number, least: number): readonly Gap[] {
  const found: Gap[] = [];
  let begin = from;
  for (let row = from + 1; row <= to; row++) {
    if (row < to && frame[row] === frame[begin]) continue;
    if (row - begin >= least) found.push({ from: begin, to: row, frame: frame[begin] ?? 0 });
    begin = row;
  }
  return found.length > 0 ? found : [{ from, to, frame: frame[(from + to) >> 1] ?? 0 }];
}

function page(
  scan: RowScan,
  marks: readonly RowMark[],
  top: number,
  bottom: number,
  end: PlannedPage['end'],
): PlannedPage {
  const text = textHeight(scan, top, bottom);
  const weight = marks
    .filter((mark) => mark.top >= top && mark.bottom <= bottom)
    .reduce((sum, mark) => sum + mark.weight, 0);
  return { top, bottom, end, text, weight, ...pictureScale(text, scan.width) };
}

/** A stretch of empty page is left out. */
function hasSomething({ ink, frame }: RowScan, top: number, bottom: number): boolean {
  for (let row = top; row < bottom; row++) if (ink[row] !== 0 || frame[row] !== 0) return true;
  return false;
}
