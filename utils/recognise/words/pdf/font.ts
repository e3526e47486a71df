import { fromLatin1 } from '../../../shared/bytes';
import type { PdfFile } from './file';
import { Bytes, isDict, isList, Lexer, Name, nameIn, Operator, type Dict, type PdfValue } from './syntax';
import { readWidths, type Widths } from './widths';

/** What a string shows: its letters, and how many of its codes are of letters nobody can tell. */
export interface Shown {
  readonly text: string;
  readonly codes: number;
  readonly unread: number;
}

type Letters = (latin: string) => Shown;

export interface Font {
  readonly letters: Letters;
  readonly widths: Widths;
}

/** Codes of one table; a hostile range does not fill the memory. */
const MAX_CODES = 70_000;

/** Nothing is known of it: every code is unread. */
export const NO_FONT: Font = {
  letters: (latin) => ({ text: '', codes: latin.length, unread: latin.length }),
  widths: () => Number.NaN,
};

/** Character codes to letters: by the font's ToUnicode table, else by an encoding that says so itself. */
export async function readFont(file: PdfFile, font: Dict): Promise<Font> {
  const wide = nameIn(file.resolve(font.get('Subtype'))) === 'Type0';
  const encoding = file.resolve(font.get('Encoding'));
  const table = await file.stream(font.get('ToUnicode'));
  const plain = wide ? wideFont(nameIn(encoding)) : narrowFont(file, font, encoding);
  const letters = table === null ? plain : byTable(readTable(table, wide ? 2 : 1), plain, wide);
  return { letters, widths: readWidths(file, font) };
}

/** Text in one piece under an encoding that browsers know. */
const decoded = (label: string): Letters => {
  const decoder = new TextDecoder(label);
  return (latin) => {
    const text = decoder.decode(fromLatin1(latin));
    return { text, codes: text.length, unread: text.split('\ufffd').length - 1 };
  };
};

/** Predefined tables (9.7.5.2) that are encodings; `Identity-H` gives numbers of glyphs, which mean nothing. */
function wideFont(encoding: string): Letters {
  if (/^Uni\w+-(?:UCS2|UTF16)-/.test(encoding)) return decoded('utf-16be');
  if (encoding.startsWith('GB')) return decoded('gb18030');
  if (/^(?:B5|ETen|HKscs)/.test(encoding)) return decoded('big5');
  if (/RKSJ/.test(encoding)) return decoded('shift_jis');
  return (latin) => {
    const codes = Math.ceil(latin.length / 2);
    return { text: '', codes, unread: codes };
  };
}

function narrowFont(file: PdfFile, font: Dict, encoding: PdfValue): Letters {
  const differences = isDict(encoding) ? file.resolve(encoding.get('Differences')) : null;
  const base = isDict(encoding) ? nameIn(file.resolve(encoding.get('BaseEncoding'))) : nameIn(encoding);
  const subset = /^[A-Z]{6}\+/.test(nameIn(file.resolve(font.get('BaseFont'))));
  const own = nameIn(file.resolve(font.get('Subtype'))) === 'Type3' || (subset && base === '');
  const usual = base === 'MacRomanEncoding' ? decoded('macintosh') : decoded('windows-1252');
  const named = isList(differences) ? namedLetters(differences) : new Map<number, string | null>();
  if (!own && named.size === 0) return usual;
  return (latin) => {
    let text = '';
    let unread = 0;
    for (const unit of latin) {
      const code = unit.charCodeAt(0);
      // A name that was changed to nothing readable, or a code of a font with an order of its own.
      const letter = named.has(code) ? named.get(code) : own ? null : usual(unit).text;
      if (letter) text += letter;
      else unread += 1;
    }
    return { text, codes: latin.length, unread };
  };
}

const LETTER_NAMES: Readonly<Record<string, string>> = {
  space: ' ',
  period: '.',
  comma: ',',
  colon: ':',
  semicolon: ';',
  hyphen: '-',
  minus: '-',
  slash: '/',
  at: '@',
  numbersign: '#',
  parenleft: '(',
  parenright: ')',
  yen: '¥',
  dollar: '$',
  percent: '%',
  ampersand: '&',
  plus: '+',
  equal: '=',
  asterisk: '*',
  exclam: '!',
  question: '?',
  quotesingle: "'",
  quotedbl: '"',
  quoteleft: '‘',
  quoteright: '’',
  quotedblleft: '“',
  quotedblright: '”',
  bracketleft: '[',
  bracketright: ']',
  bullet: '•',
  endash: '–',
  emdash: '—',
  fi: 'fi',
  fl: 'fl',
  ff: 'ff',
  ffi: 'ffi',
  ffl: 'ffl',
  underscore: '_',
  zero: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
};

/** `[65 /A /B 97 /uni4E2D]`: code by code from each number on. `null`: a name that says nothing. */
function namedLetters(differences: readonly PdfValue[]): Map<number, string | null> {
  const out = new Map<number, string | null>();
  let code = 0;
  for (const value of differences) {
    if (typeof value === 'number') code = value;
    if (!(value instanceof Name)) continue;
    const hex = /^u(?:ni)?([0-9A-F]{4,6})$/.exec(value.name)?.[1];
    const point = hex === undefined ? Number.NaN : parseInt(hex, 16);
    if (point <= 0x10ffff) out.set(code, String.fromCodePoint(point));
    else out.set(code, value.name.length === 1 ? value.name : (LETTER_NAMES[value.name] ?? null));
    code += 1;
  }
  return out;
}

interface Table {
  /** Bytes of a code. */
  readonly width: number;
  readonly letters: ReadonlyMap<number, string>;
}

function byTable({ width, letters }: Table, plain: Letters, wide: boolean): Letters {
  return (latin) => {
    let text = '';
    let codes = 0;
    let unread = 0;
    for (let at = 0; at < latin.length; at += width) {
      const code = codeOf(latin.slice(at, at + width));
      const letter = letters.get(code) ?? (wide ? '' : plain(latin.charAt(at)).text);
      codes += 1;
      // Private letters and none at all: the table hides what is shown.
      if (letter === '' || /^[\0\ufffd\ue000-\uf8ff]/.test(letter)) unread += 1;
      else text += letter;
    }
    return { text, codes, unread };
  };
}

/** A ToUnicode table (9.10.3): `beginbfchar <0041> <4E2D> …` and `beginbfrange <00> <10> <4E2D>` or `[<…> <…>]`. */
function readTable(source: string, usual: number): Table {
  const letters = new Map<number, string>();
  let width = usual;
  const lexer = new Lexer(source);
  let held: PdfValue[] = [];
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    if (!(token instanceof Operator)) {
      held.push(token);
      continue;
    }
    if (token.name === 'endcodespacerange' && held[0] instanceof Bytes) width = held[0].latin.length || usual;
    if (token.name === 'endbfchar') {
      for (let i = 0; i + 1 < held.length; i += 2) put(letters, held[i], 0, held[i + 1]);
    } else if (token.name === 'endbfrange') {
      for (let i = 0; i + 2 < held.length; i += 3) putRange(letters, held[i], held[i + 1], held[i + 2]);
    }
    held = [];
  }
  return { width, letters };
}

function putRange(
  letters: Map<number, string>,
  first: PdfValue | undefined,
  last: PdfValue | undefined,
  to: PdfValue | undefined,
): void {
  if (!(first instanceof Bytes) || !(last instanceof Bytes)) return;
  const span = Math.min(codeOf(last.latin) - codeOf(first.latin), 0xffff);
  for (let i = 0; i <= span && letters.size < MAX_CODES; i++) {
    if (isList(to)) put(letters, first, i, to[i]);
    else if (to instanceof Bytes) {
      const at = to.latin.length - 1;
      // Only the last byte counts up, and never beyond 255 (9.10.3); writers that carry are followed.
      const low = to.latin.charCodeAt(at) + i;
      const high = to.latin.charCodeAt(at - 1) + (low >> 8);
      const counted = at > 0 ? String.fromCharCode(high & 255, low & 255) : String.fromCharCode(low & 255);
      put(letters, first, i, new Bytes(to.latin.slice(0, Math.max(0, at - 1)) + counted));
    }
  }
}

function put(
  letters: Map<number, string>,
  code: PdfValue | undefined,
  more: number,
  to: PdfValue | undefined,
): void {
  if (!(code instanceof Bytes) || !(to instanceof Bytes) || letters.size >= MAX_CODES) return;
  let text = '';
  for (let i = 0; i < to.latin.length; i += 2) text += String.fromCharCode(codeOf(to.latin.slice(i, i + 2)));
  letters.set(codeOf(code.latin) + more, text);
}

function codeOf(latin: string): number {
  let code = 0;
  for (let i = 0; i < Math.min(latin.length, 4); i++) code = code * 256 + latin.charCodeAt(i);
  return code;
}
