import type { PdfValue } from './syntax';

/** `[a b c d e f]`: x′ = a·x + c·y + e, y′ = b·x + d·y + f. */
type Matrix = readonly [number, number, number, number, number, number];
const STILL: Matrix = [1, 0, 0, 1, 0, 0];

/** Of an em: what is further apart on one line are two words; what is further off it is another line. */
const BLANK = 0.2;
const LINE = 0.5;

interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * Where letters are put (9.4), as far as words and lines have to be told apart: documents set single letters at places and
 * write no blanks. Other transformations of the page are left out, so what they move apart counts as another line.
 */
export class Pen {
  #matrix = STILL;
  /** Beginning of the line, and how far the pen has moved since, in the units of the matrix. */
  #line: Place = { x: 0, y: 0 };
  #moved = 0;
  #leading = 0;
  #size = 1;
  #spacing = 0;
  #stretch = 1;
  /** End of what was shown last; `null` when a font does not say how wide it was. */
  #last: Place | null | undefined;

  /** An operator that moves the pen or says how it moves. */
  apply(operator: string, held: readonly PdfValue[]): void {
    const [x = 0, y = 0] = held.map((value) => (typeof value === 'number' ? value : 0));
    if (operator === 'BT') this.#set(STILL);
    else if (operator === 'Tm') this.#set(matrixOf(held));
    else if (operator === 'Td') this.#move(x, y);
    else if (operator === 'TD') {
      this.#leading = -y;
      this.#move(x, y);
    } else if (operator === 'T*' || operator === "'" || operator === '"') this.#move(0, -this.#leading);
    else if (operator === 'TL') this.#leading = x;
    else if (operator === 'Tc') this.#spacing = x;
    else if (operator === 'Tz') this.#stretch = x / 100;
    else if (operator === 'Tf') this.#size = Math.abs(y) || 1;
  }

  /** Thousandths of an em back, between two strings. */
  push(by: number): void {
    this.#moved -= (by / 1000) * this.#size * this.#stretch;
  }

  /** What lies between the last letters and those to come. */
  gap(): '' | ' ' | '\n' {
    if (this.#last === undefined) return '';
    if (this.#last === null) return this.#moved === 0 ? '\n' : ' ';
    const [a, b] = this.#matrix;
    const em = Math.hypot(a, b) * this.#size || 1;
    const long = Math.hypot(a, b) || 1;
    const { x, y } = this.#place();
    const [dx, dy] = [x - this.#last.x, y - this.#last.y];
    const along = (dx * a + dy * b) / long;
    const across = Math.abs(dy * a - dx * b) / long;
    if (across > LINE * em) return '\n';
    return along > BLANK * em || along < -em ? ' ' : '';
  }

  /** @param advance thousandths of an em. */
  show(advance: number, codes: number): void {
    if (Number.isNaN(advance)) {
      this.#last = null;
      return;
    }
    this.#moved += ((advance / 1000) * this.#size + codes * this.#spacing) * this.#stretch;
    this.#last = this.#place();
    // The space after the last letter belongs to no word.
    if (this.#spacing > 0) this.#last = this.#place(-this.#spacing * this.#stretch);
  }

  #place(more = 0): Place {
    const [a, b, c, d, e, f] = this.#matrix;
    const x = this.#line.x + this.#moved + more;
    const { y } = this.#line;
    return { x: a * x + c * y + e, y: b * x + d * y + f };
  }

  #set(matrix: Matrix): void {
    this.#matrix = matrix;
    this.#line = { x: 0, y: 0 };
    this.#moved = 0;
  }

  #move(x: number, y: number): void {
    this.#line = { x: this.#line.x + x, y: this.#line.y + y };
    this.#moved = 0;
  }
}

function matrixOf(held: readonly PdfValue[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = held.map((value) =>
    typeof value === 'number' && Number.isFinite(value) ? value : 0,
  );
  return [a, b, c, d, e, f];
}
