import {
  isDigit,
  isNameAt,
  isSpace,
  scanName,
  scanString,
  scanUrl,
  skipBlank,
  skipComment,
} from './css-scan';

/** A place in a style sheet that points outside it, or that only a running page could satisfy. Offsets are UTF-16. */
export type CssReference =
  | {
      readonly kind: 'url';
      readonly start: number;
      readonly end: number;
      readonly value: string;
      /** Inside `@font-face`. */
      readonly font: boolean;
      /** `var()` may stand here: not in `@font-face`, `@property`, `@counter-style`, `@page` … */
      readonly variable: boolean;
    }
  | {
      readonly kind: 'import';
      readonly start: number;
      readonly end: number;
      readonly value: string;
      /** Layer, supports and media conditions, verbatim. */
      readonly rest: string;
    }
  | { readonly kind: 'pseudo'; readonly start: number; readonly end: number; readonly value: string };

const NO_VARIABLE = /^(?:font-face|counter-style|property|page|font-palette-values|font-feature-values)$/;
const PSEUDO =
  /^(?:defined|modal|popover-open|hover|active|focus(?:-visible|-within)?|target|user-(?:in)?valid|autofill|indeterminate)$/;

/**
 * Finds `url()`, strings in `image-set()`, `@import`, and the pseudo-classes that only a running page satisfies.
 * Comments, strings, escapes and bad urls are stepped over as CSS Syntax 3 says.
 */
export function findCssReferences(text: string, inline = false): CssReference[] {
  const found: CssReference[] = [];
  const open: string[] = inline ? ['{'] : []; // '{at-rule' for blocks, '(name' for functions and parentheses
  let atRule = '';
  let importable = !inline;
  let i = 0;

  const url = (start: number, end: number, value: string): void => {
    const blocks = open.filter((o) => o.startsWith('{'));
    const font = blocks.includes('{font-face');
    const variable = blocks.length > 0 && !blocks.some((b) => NO_VARIABLE.test(b.slice(1)));
    found.push({ kind: 'url', start, end, value, font, variable });
  };

  while (i < text.length) {
    const c = text.charCodeAt(i);
    if (c === 47 && text.charCodeAt(i + 1) === 42) i = skipComment(text, i);
    else if (c === 34 || c === 39) {
      const string = scanString(text, i);
      if (/^\((?:-webkit-)?image-set$/.test(open.at(-1) ?? '')) url(i, string.end, string.value);
      i = string.end;
    } else if (c === 64) {
      const name = scanName(text, i + 1);
      atRule = name.value.toLowerCase();
      const imported =
        atRule === 'import' && importable && open.length === 0 ? scanImport(text, i, name.end) : null;
      if (imported) found.push(imported);
      i = imported ? imported.end : atRule === 'namespace' ? skipStatement(text, name.end) : name.end;
      if (i === name.end && name.value === '') i = name.end;
    } else if (c === 123) {
      open.push(`{${atRule}`);
      atRule = '';
      importable = false;
      i++;
    } else if (c === 125) {
      while (open.length > (inline ? 1 : 0) && !open.pop()?.startsWith('{'));
      atRule = '';
      i++;
    } else if (c === 59) {
      while (open.at(-1)?.startsWith('(')) open.pop();
      atRule = '';
      i++;
    } else if (c === 40) {
      open.push('(');
      i++;
    } else if (c === 41) {
      if (open.at(-1)?.startsWith('(')) open.pop();
      i++;
    } else if (c === 58 && isNameAt(text, i + 1) && !isDigit(text.charCodeAt(i + 1))) {
      const name = scanName(text, i + 1);
      const value = name.value.toLowerCase();
      const next = text.charCodeAt(name.end);
      if (PSEUDO.test(value) && next !== 40 && isSelector(text, i, name.end)) {
        found.push({ kind: 'pseudo', start: i, end: name.end, value });
        i = name.end;
      } else i++;
    } else if (c === 35 || isDigit(c)) {
      // A hash or a dimension swallows the name that follows: `#url(` and `1url(` are no functions.
      i = scanName(text, i + 1).end;
    } else if (isNameAt(text, i)) {
      const name = scanName(text, i);
      if (text.charCodeAt(name.end) !== 40) i = name.end;
      else if (name.value.toLowerCase() === 'url') {
        const scanned = scanUrl(text, name.end + 1);
        if (scanned && !scanned.bad) url(i, scanned.end, scanned.value);
        i = scanned ? scanned.end : text.length;
      } else {
        open.push(`(${name.value.toLowerCase()}`);
        i = name.end + 1;
      }
    } else i++;
  }
  return found;
}

/** `a:focus{}` and not `animation:focus 1s`; nor behind a pseudo-element, where little more than the name may stand. */
function isSelector(text: string, start: number, end: number): boolean {
  const stop = /[{};]/g;
  stop.lastIndex = end;
  return (
    stop.exec(text)?.[0] === '{' &&
    !/::[\w-]+(?:\(\w*\))?(?::[\w-]+)*$/.test(text.slice(Math.max(0, start - 80), start))
  );
}

function scanImport(text: string, start: number, from: number): CssReference | null {
  let i = skipBlank(text, from);
  let value: string;
  const c = text.charCodeAt(i);
  if (c === 34 || c === 39) {
    const string = scanString(text, i);
    value = string.value;
    i = string.end;
  } else {
    const name = scanName(text, i);
    if (name.value.toLowerCase() !== 'url' || text.charCodeAt(name.end) !== 40) return null;
    const scanned = scanUrl(text, name.end + 1);
    if (!scanned || scanned.bad) return null;
    value = scanned.value;
    i = scanned.end;
  }
  const end = skipStatement(text, i);
  const rest = text.slice(i, end).replace(/;$/, '').trim();
  return rest.includes('{') ? null : { kind: 'import', start, end, value, rest };
}

/** Offset behind the `;` that ends a statement at-rule. */
function skipStatement(text: string, start: number): number {
  let i = start;
  while (i < text.length) {
    const c = text.charCodeAt(i);
    if (c === 59) return i + 1;
    if (c === 123 || c === 125) return i;
    if (c === 34 || c === 39) i = scanString(text, i).end;
    else if (c === 47 && text.charCodeAt(i + 1) === 42) i = skipComment(text, i);
    else if (isSpace(c) || !isNameAt(text, i)) i++;
    else {
      const name = scanName(text, i);
      const isUrl = name.value.toLowerCase() === 'url' && text.charCodeAt(name.end) === 40;
      i = isUrl ? (scanUrl(text, name.end + 1)?.end ?? text.length) : name.end;
    }
  }
  return i;
}

/** A string token with this value. */
export function cssString(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&').replace(/[\n\r\f\0]/g, (c) => `\\${c.charCodeAt(0).toString(16)} `)}"`;
}
