import type { Seam } from '../../exhibit/model';
import { PartCanvases } from './parts';

/** Device px. The part of a tile that scrolls; the whole tile when the page itself does. */
export interface Pane {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedTile {
  readonly image: ImageBitmap;
  /** Device px: how far the pane was scrolled. */
  readonly offset: number;
  readonly pane: Pane;
  /** Device px at the pane's bottom covered by a bar: shown by the next tile, or, in the last one, on top of the page. */
  readonly barBelow: number;
  readonly last: boolean;
  /** Device px in the tile: dialogs and buttons over the page, which neighbouring tiles do not show. */
  readonly floating: readonly Pane[];
}

export interface Stitched {
  readonly parts: readonly Blob[];
  readonly seams: readonly Seam[];
  /** Device-px rows no tile showed, or only one that a window resized in between made. */
  readonly missingRows: number;
  readonly height: number;
}

/** Of 255 a channel: gradients are dithered anew in every tile, and differ by this much at most. */
const SAME = 8;

interface Tail {
  /** Picture row the tail starts at. */
  readonly top: number;
  readonly pixels: ImageData;
  /** Floating elements over it, rows relative to the picture, columns to the pane. */
  readonly floating: readonly Pane[];
}

/**
 * Puts tiles one below the other as they come, into parts of bounded size (one canvas for a whole page fails beyond
 * 65,536 px a side or 16,384² px; measured on Chromium 156). Where two tiles show the same rows they are compared,
 * and the difference is reported, never smoothed over.
 */
export class Stitcher {
  readonly #overlap: number;
  readonly #parts: PartCanvases;
  readonly #seams: Seam[] = [];
  #count = 0;
  #filled = 0;
  #missing = 0;
  #tail: Tail | undefined;
  /** Of the first tile. */
  #width: number | undefined;

  /** @param width device px of the picture. @param expected its likely height. @param overlap rows to compare. */
  constructor(width: number, expected: number, overlap: number) {
    this.#overlap = overlap;
    this.#parts = new PartCanvases(width, expected);
  }

  add(tile: PlacedTile): void {
    const { image, pane } = tile;
    const top = pane.y + tile.offset;
    // The window was resized in between: where things are in this tile nobody knows, so its rows do not count.
    this.#width ??= image.width;
    const resized = image.width !== this.#width || image.height < pane.y + pane.height;
    if (this.#count === 0) {
      // The first tile brings everything above and beside the pane.
      this.#parts.draw(image, 0, 0, image.width, pane.y + pane.height, 0, 0);
      this.#filled = pane.y + pane.height;
    } else {
      this.#compare(tile, top);
      if (top > this.#filled) {
        this.#missing += top - this.#filled;
        this.#filled = top;
      }
      // The bar of the last tile is drawn whole, as it stands on the screen, not cut where the tile before ended.
      if (tile.last) this.#filled = Math.min(this.#filled, top + pane.height - tile.barBelow);
      const skip = this.#filled - top;
      const rows = pane.height - skip;
      if (rows > 0) {
        this.#parts.draw(image, pane.x, pane.y + skip, pane.width, rows, pane.x, this.#filled);
        this.#filled += rows;
        if (resized) this.#missing += rows;
      }
    }
    if (tile.last) {
      const below = pane.y + pane.height;
      this.#parts.draw(image, 0, below, image.width, image.height - below, 0, this.#filled);
      this.#filled += image.height - below;
    } else {
      this.#filled -= tile.barBelow;
      this.#keepTail(tile, top);
    }
    this.#count += 1;
  }

  async finish(): Promise<Stitched> {
    return {
      parts: await this.#parts.finish(this.#filled),
      seams: this.#seams,
      missingRows: this.#missing,
      height: this.#filled,
    };
  }

  #keepTail(tile: PlacedTile, top: number): void {
    const from = Math.max(top, this.#filled - this.#overlap);
    const rows = this.#filled - from;
    this.#tail =
      rows > 0
        ? { top: from, pixels: rowsOf(tile, from - top, rows), floating: overPage(tile, top) }
        : undefined;
  }

  #compare(tile: PlacedTile, top: number): void {
    const tail = this.#tail;
    if (!tail) return;
    const from = Math.max(tail.top, top);
    const below = top + tile.pane.height - (tile.last ? tile.barBelow : 0);
    const rows = Math.min(tail.top + tail.pixels.height, below) - from;
    if (rows <= 0) {
      this.#seams.push({ tile: this.#count, rows: 0, differing: 0 });
      return;
    }
    const now = rowsOf(tile, from - top, rows);
    const masks = [...tail.floating, ...overPage(tile, top)];
    const seam = share(tail.pixels, from - tail.top, now, (x, row) =>
      masks.some((m) => x >= m.x && x < m.x + m.width && from + row >= m.y && from + row < m.y + m.height),
    );
    this.#seams.push({ tile: this.#count, rows: seam.compared > 0 ? rows : 0, differing: seam.differing });
  }
}

/** Pixels of the pane, `rows` rows from `from` (device px, relative to the pane's top). */
function rowsOf({ image, pane }: PlacedTile, from: number, rows: number): ImageData {
  const canvas = new OffscreenCanvas(pane.width, rows);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('no 2d context');
  context.drawImage(image, pane.x, pane.y + from, pane.width, rows, 0, 0, pane.width, rows);
  return context.getImageData(0, 0, pane.width, rows);
}

/** The tile's floating elements in picture rows and pane columns, a pixel wider for shadows and rounding. */
function overPage({ pane, floating }: PlacedTile, top: number): Pane[] {
  return floating.map((box) => ({
    x: box.x - pane.x - 1,
    y: top + box.y - pane.y - 1,
    width: box.width + 2,
    height: box.height + 2,
  }));
}

/** Share (0–1) of differing pixels between `below` and the rows of `above` that start at `row`, masked ones left out. */
function share(
  above: ImageData,
  row: number,
  below: ImageData,
  masked: (x: number, row: number) => boolean,
): { compared: number; differing: number } {
  if (above.width !== below.width) return { compared: 1, differing: 1 };
  const { width, height } = below;
  const a = above.data.subarray(row * width * 4);
  const b = below.data;
  let compared = 0;
  let differing = 0;
  for (let i = 0; i < width * height; i++) {
    if (masked(i % width, Math.floor(i / width))) continue;
    compared += 1;
    for (let channel = i * 4; channel < i * 4 + 3; channel++) {
      if (Math.abs((a[channel] ?? 0) - (b[channel] ?? 0)) > SAME) {
        differing += 1;
        break;
      }
    }
  }
  return { compared, differing: compared > 0 ? differing / compared : 0 };
}
