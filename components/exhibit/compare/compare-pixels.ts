import { appError, fromUnknown } from '@/utils/shared/errors';
import { err, ok, type Result } from '@/utils/shared/result';
import { BandReader } from './band-reader';
import { ChangeGrid, type Region } from './change-grid';
import type { Rows } from './kept-rows';
import type { PictureFiles } from './picture-files';

export interface PixelComparison {
  /** Device-px rows both pictures have. */
  readonly rows: number;
  /** Where they differ, top to bottom. */
  readonly regions: readonly Region[];
  /** Share of differing pixels among those compared, 0–1. */
  readonly share: number;
}

interface Options {
  /** Rows that one of the two never kept. */
  readonly leaveOut: readonly Rows[];
  readonly signal: AbortSignal;
  /** 0–1. */
  readonly onProgress: (share: number) => void;
}

/** Of 255 a channel, as at the seams of one picture: gradients are dithered anew each time they are drawn. */
export const SAME = 8;
/** Rows read at a time: a band of 1,280 px takes about 5 ms, so a key press never waits longer. */
const BAND = 128;
/** Time after which the page gets its turn, ms. */
const TURN = 10;

/**
 * Compares two stitched pictures of one width, aligned at the top, over the rows both have. Works band by band with one
 * decoded part a side and gives way to the page between bands. `CANCELLED` after an abort; `STORE_DAMAGED` where a part
 * cannot be decoded.
 */
export async function comparePixels(
  before: PictureFiles,
  after: PictureFiles,
  { leaveOut, signal, onProgress }: Options,
): Promise<Result<PixelComparison>> {
  const { width } = before;
  const rows = Math.min(before.height, after.height);
  const grid = new ChangeGrid(width, rows);
  const readers = [new BandReader(before, BAND), new BandReader(after, BAND)] as const;
  let differing = 0;
  let compared = 0;
  let since = performance.now();
  try {
    for (let top = 0; top < rows; top += BAND) {
      if (signal.aborted) return err(appError('CANCELLED'));
      const height = Math.min(BAND, rows - top);
      const [a, b] = await Promise.all(readers.map((reader) => reader.read(top, height)));
      if (!a || !b) continue;
      for (let row = 0; row < height; row++) {
        if (leaveOut.some((out) => top + row >= out.from && top + row < out.to)) continue;
        compared += width;
        differing += compareRow(a, b, row * width, width, (x) => grid.mark(x, top + row));
      }
      onProgress((top + height) / rows);
      if (performance.now() - since > TURN) {
        await turn();
        since = performance.now();
      }
    }
    return ok({ rows, regions: grid.regions(), share: compared > 0 ? differing / compared : 0 });
  } catch (thrown) {
    return err(fromUnknown(thrown, 'STORE_DAMAGED'));
  } finally {
    for (const reader of readers) reader.close();
  }
}

/** How many pixels of a row differ. Equal words are equal pixels: most of a page is done with that. */
function compareRow(
  a: Uint32Array,
  b: Uint32Array,
  from: number,
  width: number,
  mark: (x: number) => void,
): number {
  let differing = 0;
  for (let x = 0; x < width; x++) {
    const p = a[from + x] ?? 0;
    const q = b[from + x] ?? 0;
    if (p === q || !differs(p, q)) continue;
    differing += 1;
    mark(x);
  }
  return differing;
}

function differs(p: number, q: number): boolean {
  for (let shift = 0; shift < 24; shift += 8) {
    if (Math.abs(((p >>> shift) & 255) - ((q >>> shift) & 255)) > SAME) return true;
  }
  return false;
}

/** The page's turn. Not a timer: those wait a second each in a tab that is not in front. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
