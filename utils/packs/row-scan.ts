/**
 * What the rows of a picture hold, found from its pixels alone. Rows are device px of the picture.
 *
 * `ink`: edges between neighbouring pixels that are part of something small: a letter, a button, a photograph. Where it is 0
 * no line of text crosses. `frame`: edges of something tall, the side of a card or a column: it may be cut.
 */
export interface RowScan {
  readonly width: number;
  readonly height: number;
  readonly ink: Int32Array;
  readonly frame: Int32Array;
  /** Text found in upright slices of the picture, so that columns do not hide each other: tops and heights in turn. */
  readonly lines: Int32Array;
}

/** Of 255, in the channel that differs most: fainter is noise of a camera or of JPEG, and no text people can read. */
const EDGE = 20;
/** Pixels between those compared: blurred strokes take two to change. */
const REACH = 2;
/** CSS px: what stands upright without a break longer than this is no letter. */
const TALL = 96;
const SLICE = 80;
/** Edges a row of at least two characters has in one slice. */
const WRITTEN = 6;
/** CSS px. Lower is a comma, a dash or a speck. */
const LOWEST = 6;

/** Reads a picture in strips, top to bottom: memory is a few numbers a row, however tall it is. */
export class RowScanner {
  readonly #width: number;
  readonly #height: number;
  readonly #tall: number;
  readonly #lowest: number;
  readonly #ink: Int32Array;
  readonly #frame: Int32Array;
  readonly #slices: readonly Int32Array[];
  /** Row + 1 in which the edge of a column began; 0: there is none. */
  readonly #since: Int32Array;
  #row = 0;

  /** @param scale device px per CSS px */
  constructor(width: number, height: number, scale: number) {
    this.#width = width;
    this.#height = height;
    this.#tall = TALL * scale;
    this.#lowest = LOWEST * scale;
    this.#ink = new Int32Array(height + 1);
    this.#frame = new Int32Array(height + 1);
    this.#since = new Int32Array(width);
    const slices = Math.max(1, Math.ceil(width / (SLICE * scale)));
    this.#slices = Array.from({ length: slices }, () => new Int32Array(height + 1));
  }

  /** @param rgba `rows` rows of the picture's width, four bytes a pixel */
  add(rgba: Uint8ClampedArray | Uint8Array, rows: number): void {
    const width = this.#width;
    const since = this.#since;
    for (let row = 0; row < rows && this.#row < this.#height; row++, this.#row++) {
      const line = row * width * 4;
      for (let x = REACH; x < width; x++) {
        const at = line + x * 4;
        const before = at - REACH * 4;
        const edge =
          Math.abs((rgba[at] ?? 0) - (rgba[before] ?? 0)) > EDGE ||
          Math.abs((rgba[at + 1] ?? 0) - (rgba[before + 1] ?? 0)) > EDGE ||
          Math.abs((rgba[at + 2] ?? 0) - (rgba[before + 2] ?? 0)) > EDGE;
        if (edge) {
          if (since[x] === 0) since[x] = this.#row + 1;
        } else if (since[x] !== 0) this.#end(x);
      }
    }
  }

  finish(): RowScan {
    for (let x = 0; x < this.#width; x++) if (this.#since[x] !== 0) this.#end(x);
    sumUp(this.#ink);
    sumUp(this.#frame);
    const lines: number[] = [];
    for (const slice of this.#slices) {
      sumUp(slice);
      this.#linesIn(slice, lines);
    }
    return {
      width: this.#width,
      height: this.#height,
      ink: this.#ink.subarray(0, this.#height),
      frame: this.#frame.subarray(0, this.#height),
      lines: Int32Array.from(lines),
    };
  }

  /** An edge that stood in this column is over: only now it is known how tall it was. */
  #end(x: number): void {
    const from = (this.#since[x] ?? 0) - 1;
    this.#since[x] = 0;
    if (this.#row - from >= this.#tall) return count(this.#frame, from, this.#row);
    count(this.#ink, from, this.#row);
    const slice = this.#slices[Math.floor((x * this.#slices.length) / this.#width)];
    if (slice) count(slice, from, this.#row);
  }

  #linesIn(slice: Int32Array, lines: number[]): void {
    let from = -1;
    let edges = 0;
    for (let row = 0; row <= this.#height; row++) {
      const here = row < this.#height ? (slice[row] ?? 0) : 0;
      if (here > 0) {
        if (from < 0) [from, edges] = [row, 0];
        edges += here;
      } else if (from >= 0) {
        const height = row - from;
        if (height >= this.#lowest && height < this.#tall && edges >= WRITTEN * height)
          lines.push(from, height);
        from = -1;
      }
    }
  }
}

/** Differences from row to row: `sumUp` makes them counts. */
function count(rows: Int32Array, from: number, to: number): void {
  rows[from] = (rows[from] ?? 0) + 1;
  rows[to] = (rows[to] ?? 0) - 1;
}

function sumUp(rows: Int32Array): void {
  let sum = 0;
  for (let row = 0; row < rows.length; row++) {
    sum += rows[row] ?? 0;
    rows[row] = sum;
  }
}

/**
 * How high the smaller text between two rows stands, px of ink: nine lines of ten are higher. `null`: there is no text.
 */
export function textHeight({ lines }: RowScan, top: number, bottom: number): number | null {
  const heights: number[] = [];
  for (let at = 0; at < lines.length; at += 2) {
    const row = lines[at] ?? 0;
    const height = lines[at + 1] ?? 0;
    if (row >= top && row + height <= bottom) heights.push(height);
  }
  if (heights.length === 0) return null;
  heights.sort((a, b) => a - b);
  return heights[Math.floor(heights.length / 10)] ?? null;
}
