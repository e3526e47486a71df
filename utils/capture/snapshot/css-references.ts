import {
  scanAddress,
  scanState,
  scanStatement,
  scanToken,
  scanUrl,
  unescapeCss,
  unquoteCss,
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
  | {
      readonly kind: 'pseudo';
      readonly start: number;
      readonly end: number;
      readonly value: string;
      /** Of `:state()`. */
      readonly argument?: string;
    };

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

  const url = (start: number, end: number, value: string): void => {
    const blocks = open.filter((o) => o.startsWith('{'));
    const font = blocks.includes('{font-face');
    const variable = blocks.length > 0 && !blocks.some((b) => NO_VARIABLE.test(b.slice(1)));
    found.push({ kind: 'url', start, end, value, font, variable });
  };

  for (let i = 0; i < text.length;) {
    const start = i;
    const token = scanToken(text, i);
    if (!token) break;
    i = token.end;
    const [all = '', string, keyword, pseudo, name, paren] = token.groups;
    if (string !== undefined) {
      if (/^\((?:-webkit-)?image-set$/.test(open.at(-1) ?? '')) url(start, i, unquoteCss(string));
    } else if (keyword !== undefined) {
      atRule = unescapeCss(keyword).toLowerCase();
      if (atRule === 'namespace') i = scanStatement(text, i)?.end ?? i;
      const imported =
        atRule === 'import' && importable && open.length === 0 ? readImport(text, start, i) : null;
      if (!imported) continue;
      found.push(imported);
      i = imported.end;
    } else if (pseudo !== undefined) {
      i = start + 1; // when it is none that matters, its name may still begin a function
      const value = unescapeCss(pseudo).toLowerCase();
      const argument = value === 'state' ? scanState(text, token.end) : null;
      const end = argument?.end ?? token.end;
      if (!argument && (!PSEUDO.test(value) || text[end] === '(')) continue;
      if (!isSelector(text, start, end)) continue;
      const state = argument?.groups[1];
      found.push({ kind: 'pseudo', start, end, value, ...(state ? { argument: unescapeCss(state) } : {}) });
      i = end;
    } else if (name !== undefined && paren) {
      const fn = unescapeCss(name).toLowerCase();
      if (fn !== 'url') {
        open.push(`(${fn}`);
        continue;
      }
      const rest = scanUrl(text, i);
      const [, quoted, bare] = rest?.groups ?? [];
      i = rest?.end ?? text.length;
      const value = quoted === undefined ? bare : unquoteCss(quoted);
      if (value !== undefined) url(start, i, quoted === undefined ? unescapeCss(value) : value);
    } else if (all === '{') {
      open.push(`{${atRule}`);
      atRule = '';
      importable = false;
    } else if (all === '}') {
      while (open.length > (inline ? 1 : 0) && !open.pop()?.startsWith('{'));
      atRule = '';
    } else if (all === ';') {
      while (open.at(-1)?.startsWith('(')) open.pop();
      atRule = '';
    } else if (all === '(') open.push('(');
    else if (all === ')' && open.at(-1)?.startsWith('(')) open.pop();
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

function readImport(text: string, start: number, from: number): CssReference | null {
  const address = scanAddress(text, from);
  const [, string, quoted, bare] = address?.groups ?? [];
  const token = string ?? quoted;
  const value = token === undefined ? bare && unescapeCss(bare) : unquoteCss(token);
  if (!address || value === undefined) return null;
  const end = scanStatement(text, address.end)?.end ?? address.end;
  return { kind: 'import', start, end, value, rest: text.slice(address.end, end).replace(/;$/, '').trim() };
}

/** A string token with this value. */
export function cssString(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&').replace(/[\n\r\f\0]/g, (c) => `\\${c.charCodeAt(0).toString(16)} `)}"`;
}
