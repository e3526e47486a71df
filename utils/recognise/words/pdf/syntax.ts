/** Values of a PDF file (ISO 32000-1 › 7.3), read from Latin-1: one UTF-16 unit is one byte. */
export class Name {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** Another object by its number; generations are not told apart, the last one written counts. */
export class Ref {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}

/** A string's bytes, one UTF-16 unit each. */
export class Bytes {
  readonly latin: string;
  constructor(latin: string) {
    this.latin = latin;
  }
}

/** Anything else: an operator of a content stream, a keyword, a bracket that closes nothing. */
export class Operator {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

export type Dict = ReadonlyMap<string, PdfValue>;
export type PdfValue = null | boolean | number | Name | Ref | Bytes | Dict | readonly PdfValue[];

export const isDict = (value: unknown): value is Dict => value instanceof Map;
export const isList = (value: unknown): value is readonly PdfValue[] => Array.isArray(value);
export const nameIn = (value: unknown): string => (value instanceof Name ? value.name : '');

/** Arrays in arrays that are followed; a real file has three or four. */
const DEEP = 40;
const SPACE = /[\0\t\n\f\r ]*/y;
const COMMENT = /%[^\r\n]*/y;
const REGULAR = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;
const REF = /[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;

/** Reads values one after the other; whatever stands there, it moves on and never throws. */
export class Lexer {
  readonly source: string;
  at: number;

  constructor(source: string, at = 0) {
    this.source = source;
    this.at = at;
  }

  /** `undefined`: the end. */
  next(depth = 0): PdfValue | Operator | undefined {
    this.#skip();
    const { source } = this;
    const first = source[this.at];
    if (first === undefined) return undefined;
    if (first === '/') return this.#name();
    if (first === '(') return this.#literal();
    if (first === '<') return source[this.at + 1] === '<' ? this.#dict(depth) : this.#hex();
    if (first === '[') return this.#list(depth);
    const word = this.#take(REGULAR);
    if (word === '') {
      const close = source.startsWith('>>', this.at) ? '>>' : first;
      this.at += close.length;
      return new Operator(close);
    }
    return this.#plain(word);
  }

  #plain(word: string): PdfValue | Operator {
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) {
      if (/^\d+$/.test(word) && this.#take(REF) !== '') return new Ref(Number(word));
      return Number(word);
    }
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : new Operator(word);
  }

  #take(what: RegExp): string {
    what.lastIndex = this.at;
    const found = what.exec(this.source)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  #skip(): void {
    this.#take(SPACE);
    while (this.source[this.at] === '%') {
      this.#take(COMMENT);
      this.#take(SPACE);
    }
  }

  #name(): Name {
    this.at += 1;
    const raw = this.#take(REGULAR);
    return new Name(
      raw.replaceAll(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    );
  }

  #hex(): Bytes {
    const end = this.source.indexOf('>', this.at);
    const digits = this.source.slice(this.at + 1, end < 0 ? undefined : end).replaceAll(/[^0-9a-fA-F]/g, '');
    this.at = end < 0 ? this.source.length : end + 1;
    let latin = '';
    for (let i = 0; i < digits.length; i += 2)
      latin += String.fromCharCode(parseInt(digits.slice(i, i + 2).padEnd(2, '0'), 16));
    return new Bytes(latin);
  }

  #literal(): Bytes {
    const { source } = this;
    let latin = '';
    let open = 0;
    for (this.at += 1; this.at < source.length; this.at++) {
      const unit = source[this.at] ?? '';
      if (unit === ')' && open-- === 0) break;
      if (unit === '(') open += 1;
      latin += unit === '\\' ? this.#escape() : unit;
    }
    this.at += 1;
    return new Bytes(latin);
  }

  /** Leaves `at` on the last unit of the escape. */
  #escape(): string {
    const { source } = this;
    const octal = /^[0-7]{1,3}/.exec(source.slice(this.at + 1, this.at + 4))?.[0];
    if (octal !== undefined) {
      this.at += octal.length;
      return String.fromCharCode(parseInt(octal, 8) & 255);
    }
    this.at += 1;
    const unit = source[this.at] ?? '';
    if (unit === '\r' && source[this.at + 1] === '\n') this.at += 1;
    return ESCAPES[unit] ?? unit;
  }

  #list(depth: number): PdfValue[] {
    this.at += 1;
    const out: PdfValue[] = [];
    for (;;) {
      const value = this.#inner(depth);
      if (value === undefined || (value instanceof Operator && value.name === ']')) return out;
      if (!(value instanceof Operator)) out.push(value);
    }
  }

  #dict(depth: number): Dict {
    this.at += 2;
    const out = new Map<string, PdfValue>();
    for (;;) {
      const key = this.#inner(depth);
      if (key === undefined || (key instanceof Operator && key.name === '>>')) return out;
      if (!(key instanceof Name)) continue;
      const value = this.#inner(depth);
      if (value === undefined || (value instanceof Operator && value.name === '>>')) return out;
      if (!(value instanceof Operator)) out.set(key.name, value);
    }
  }

  #inner(depth: number): PdfValue | Operator | undefined {
    if (depth < DEEP) return this.next(depth + 1);
    this.at = this.source.length;
    return undefined;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '\n': '',
  '\r': '',
};
