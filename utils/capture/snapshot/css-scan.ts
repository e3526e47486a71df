/** CSS Syntax 3 › 4, as far as needed to step over tokens: names, escapes, strings, comments, unquoted urls. */
export interface Scanned {
  readonly value: string;
  /** Offset behind the last character. */
  readonly end: number;
}

export const isSpace = (c: number): boolean => c === 32 || c === 10 || c === 9 || c === 13 || c === 12;
const isNewline = (c: number): boolean => c === 10 || c === 13 || c === 12;
const isHex = (c: number): boolean => (c >= 48 && c <= 57) || (c >= 65 && c <= 70) || (c >= 97 && c <= 102);
export const isDigit = (c: number): boolean => c >= 48 && c <= 57;

/** Letters, `_`, `-`, digits, non-ASCII, or a valid escape at `i`. */
export function isNameAt(text: string, i: number): boolean {
  const c = text.charCodeAt(i);
  if (Number.isNaN(c)) return false;
  if ((c >= 97 && c <= 122) || (c >= 65 && c <= 90) || isDigit(c) || c === 95 || c === 45 || c > 127)
    return true;
  return c === 92 && i + 1 < text.length && !isNewline(text.charCodeAt(i + 1));
}

/** The escape whose backslash is at `i`. Outside strings a newline cannot be escaped: callers checked. */
function scanEscape(text: string, i: number): Scanned {
  let at = i + 1;
  let hex = '';
  while (hex.length < 6 && isHex(text.charCodeAt(at))) hex += text[at++];
  if (hex === '') {
    const point = text.codePointAt(at);
    return point === undefined
      ? { value: '\ufffd', end: at }
      : { value: String.fromCodePoint(point), end: at + (point > 0xffff ? 2 : 1) };
  }
  if (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10) at += 2;
  else if (isSpace(text.charCodeAt(at))) at++;
  const code = Number.parseInt(hex, 16);
  const bad = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
  return { value: bad ? '\ufffd' : String.fromCodePoint(code), end: at };
}

export function scanName(text: string, start: number): Scanned {
  let i = start;
  let value = '';
  while (isNameAt(text, i)) {
    if (text.charCodeAt(i) === 92) {
      const escape = scanEscape(text, i);
      value += escape.value;
      i = escape.end;
    } else value += text[i++];
  }
  return { value, end: i };
}

/** A string whose quote is at `start`. An unescaped newline ends it (bad-string). */
export function scanString(text: string, start: number): Scanned {
  const quote = text.charCodeAt(start);
  let i = start + 1;
  let value = '';
  while (i < text.length) {
    const c = text.charCodeAt(i);
    if (c === quote) return { value, end: i + 1 };
    if (isNewline(c)) return { value, end: i };
    if (c !== 92) {
      const from = i;
      while (i < text.length && !isStringStop(text.charCodeAt(i), quote)) i++;
      value += text.slice(from, i);
    } else if (isNewline(text.charCodeAt(i + 1))) {
      i += text.charCodeAt(i + 1) === 13 && text.charCodeAt(i + 2) === 10 ? 3 : 2; // continued line
    } else {
      const escape = scanEscape(text, i);
      value += escape.value;
      i = escape.end;
    }
  }
  return { value, end: i };
}
const isStringStop = (c: number, quote: number): boolean => c === quote || c === 92 || isNewline(c);

/** Offset behind white space and comments. */
export function skipBlank(text: string, start: number): number {
  let i = start;
  for (;;) {
    while (isSpace(text.charCodeAt(i))) i++;
    if (text.charCodeAt(i) !== 47 || text.charCodeAt(i + 1) !== 42) return i;
    i = skipComment(text, i);
  }
}

/** Offset behind the comment that starts at `start`; an unclosed one runs to the end. */
export function skipComment(text: string, start: number): number {
  const close = text.indexOf('*/', start + 2);
  return close < 0 ? text.length : close + 2;
}

/**
 * The rest of `url(`, from behind the parenthesis. Null for a bad url (quotes, parentheses or blanks inside an unquoted
 * one), which the browser drops together with its declaration.
 */
export function scanUrl(text: string, start: number): (Scanned & { readonly bad: boolean }) | null {
  let i = start;
  while (isSpace(text.charCodeAt(i))) i++;
  const c = text.charCodeAt(i);
  if (c === 34 || c === 39) {
    const string = scanString(text, i);
    // Anything behind the string (url modifiers) belongs to the function.
    const close = scanToClose(text, string.end);
    return { value: string.value, end: close, bad: false };
  }
  let value = '';
  while (i < text.length) {
    const d = text.charCodeAt(i);
    if (d === 41) return { value, end: i + 1, bad: false };
    if (isSpace(d)) {
      while (isSpace(text.charCodeAt(i))) i++;
      if (i >= text.length || text.charCodeAt(i) === 41)
        return { value, end: Math.min(i + 1, text.length), bad: false };
      return { value: '', end: scanBadUrl(text, i), bad: true };
    }
    if (d === 34 || d === 39 || d === 40 || d < 32) return { value: '', end: scanBadUrl(text, i), bad: true };
    if (d === 92) {
      if (isNewline(text.charCodeAt(i + 1))) return { value: '', end: scanBadUrl(text, i), bad: true };
      const escape = scanEscape(text, i);
      value += escape.value;
      i = escape.end;
    } else {
      const from = i++;
      while (i < text.length && isPlainUrl(text.charCodeAt(i))) i++;
      value += text.slice(from, i);
    }
  }
  return value === '' ? null : { value, end: i, bad: false };
}
const isPlainUrl = (c: number): boolean => c > 32 && c !== 34 && c !== 39 && c !== 40 && c !== 41 && c !== 92;

function scanBadUrl(text: string, start: number): number {
  let i = start;
  while (i < text.length && text.charCodeAt(i) !== 41) i += text.charCodeAt(i) === 92 ? 2 : 1;
  return Math.min(i + 1, text.length);
}

function scanToClose(text: string, start: number): number {
  let depth = 1;
  let i = skipBlank(text, start);
  while (i < text.length) {
    const c = text.charCodeAt(i);
    if (c === 34 || c === 39) i = scanString(text, i).end;
    else if (c === 40) {
      depth++;
      i++;
    } else if (c === 41) {
      i++;
      if (--depth === 0) return i;
    } else if (c === 59 || c === 125) return i;
    else i++;
    i = skipBlank(text, i);
  }
  return text.length;
}
