/** Device-px rows of one part at most; viewers and channels choke on taller pictures. */
const PART_ROWS = 16_000;
/** Pixels of one part at most (about 190 MB decoded). */
const PART_PIXELS = 48_000_000;
/** What shows where no tile had anything to show (beside an inner pane): plainly not page pixels. */
const PAPER = '#e7e4dd';

interface Part {
  readonly top: number;
  readonly canvas: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D;
}

/** A picture of any height as PNG parts; full ones are encoded while the next is being drawn. */
export class PartCanvases {
  readonly #width: number;
  readonly #rows: number;
  readonly #expected: number;
  readonly #encoded: Promise<Blob>[] = [];
  #current: Part;
  #previous: Part | undefined;

  constructor(width: number, expected: number) {
    this.#width = width;
    this.#expected = expected;
    this.#rows = Math.min(PART_ROWS, Math.floor(PART_PIXELS / width));
    this.#current = this.#open(0);
  }

  /** Like `drawImage`, in picture coordinates (device px). Rows may fall into the current and the next parts. */
  draw(
    image: ImageBitmap,
    sx: number,
    sy: number,
    width: number,
    rows: number,
    dx: number,
    dy: number,
  ): void {
    let from = 0;
    while (from < rows) {
      const row = dy + from;
      const part = this.#partAt(row);
      const take = Math.min(rows - from, part.top + part.canvas.height - row);
      part.context.drawImage(image, sx, sy + from, width, take, dx, row - part.top, width, take);
      from += take;
    }
    // Nothing is drawn over that far back: the part before need not wait in memory until this one is full.
    if (dy + rows > this.#current.top + 2 * image.height) this.#encodePrevious();
  }

  async finish(height: number): Promise<Blob[]> {
    for (const part of [this.#previous, this.#current]) if (part) this.#encode(part, height - part.top);
    return Promise.all(this.#encoded);
  }

  /** The part's first `rows` rows: the page may have become shorter than what was drawn of it. */
  #encode({ canvas }: Part, rows: number): void {
    if (rows <= 0) return;
    let whole = canvas;
    if (rows < canvas.height) {
      whole = new OffscreenCanvas(this.#width, rows);
      whole.getContext('2d', { alpha: false })?.drawImage(canvas, 0, 0);
    }
    this.#encoded.push(encodeAndRelease(whole));
    if (whole !== canvas) release(canvas);
  }

  #partAt(row: number): Part {
    // A bar at the bottom of the first tile is drawn over again: that may still be the part before.
    if (row < this.#current.top) {
      if (!this.#previous) throw new Error('the page became shorter than what is encoded of it');
      return this.#previous;
    }
    while (row >= this.#current.top + this.#current.canvas.height) {
      this.#encodePrevious();
      this.#previous = this.#current;
      this.#current = this.#open(this.#current.top + this.#current.canvas.height);
    }
    return this.#current;
  }

  #encodePrevious(): void {
    if (!this.#previous) return;
    this.#encode(this.#previous, this.#previous.canvas.height);
    this.#previous = undefined;
  }

  #open(top: number): Part {
    const left = this.#expected - top;
    const canvas = new OffscreenCanvas(this.#width, Math.min(this.#rows, left > 0 ? left : this.#rows));
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('no 2d context');
    context.fillStyle = PAPER;
    context.fillRect(0, 0, canvas.width, canvas.height);
    return { top, canvas, context };
  }
}

async function encodeAndRelease(canvas: OffscreenCanvas): Promise<Blob> {
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  release(canvas);
  return blob;
}

/** Its pixels at once, not when the collector comes by: a part may have 190 MB of them, and the next is open already. */
function release(canvas: OffscreenCanvas): void {
  canvas.width = 1;
  canvas.height = 1;
}
