/** A rectangle of a stitched picture, device px. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Device px a side: as fine as a changed digit needs, and glyphs of one word still touch. */
const CELL = 16;
/** More marks than this say less: neighbours are then taken together. */
const MOST_REGIONS = 60;

/** Where two pictures differ, as a coarse grid: 1 byte for each 16 × 16 px. */
export class ChangeGrid {
  readonly #columns: number;
  readonly #cells: Uint8Array;
  readonly #width: number;
  readonly #height: number;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
    this.#columns = Math.ceil(width / CELL);
    this.#cells = new Uint8Array(this.#columns * Math.ceil(height / CELL));
  }

  mark(x: number, y: number): void {
    this.#cells[Math.floor(y / CELL) * this.#columns + Math.floor(x / CELL)] = 1;
  }

  /** Rectangles around touching cells, top to bottom. */
  regions(): readonly Region[] {
    let grid = { cells: this.#cells, columns: this.#columns };
    for (let cell = CELL; ; cell *= 2) {
      const boxes = boxesOf(grid.cells, grid.columns);
      if (boxes.length <= MOST_REGIONS || grid.columns === 1)
        return boxes.map((box) => this.#scaled(box, cell));
      grid = halved(grid.cells, grid.columns);
    }
  }

  #scaled(box: Box, cell: number): Region {
    const x = box.left * cell;
    const y = box.top * cell;
    return {
      x,
      y,
      width: Math.min(this.#width, (box.right + 1) * cell) - x,
      height: Math.min(this.#height, (box.bottom + 1) * cell) - y,
    };
  }
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Flood fill over the eight neighbours; leaves `cells` as it was. */
function boxesOf(cells: Uint8Array, columns: number): Box[] {
  const seen = new Uint8Array(cells.length);
  const boxes: Box[] = [];
  const stack: number[] = [];
  for (let start = 0; start < cells.length; start++) {
    if (!cells[start] || seen[start]) continue;
    const box: Box = { left: Infinity, top: Infinity, right: -1, bottom: -1 };
    seen[start] = 1;
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const x = at % columns;
      const y = (at - x) / columns;
      box.left = Math.min(box.left, x);
      box.top = Math.min(box.top, y);
      box.right = Math.max(box.right, x);
      box.bottom = Math.max(box.bottom, y);
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          if (x + dx < 0 || x + dx >= columns) continue;
          const next = at + dy * columns + dx;
          if (!cells[next] || seen[next]) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    boxes.push(box);
  }
  return boxes;
}

function halved(cells: Uint8Array, columns: number): { cells: Uint8Array; columns: number } {
  const rows = cells.length / columns;
  const half = Math.ceil(columns / 2);
  const coarse = new Uint8Array(half * Math.ceil(rows / 2));
  cells.forEach((cell, at) => {
    if (!cell) return;
    const x = at % columns;
    coarse[(((at - x) / columns) >> 1) * half + (x >> 1)] = 1;
  });
  return { cells: coarse, columns: half };
}
