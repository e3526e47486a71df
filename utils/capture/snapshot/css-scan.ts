/**
 * CSS Syntax 3 › 4 as regular expressions, as far as needed to step over tokens. Every one ends in something optional
 * or is held by a lookahead, so that none tries a second way through its input: time is linear in its length.
 */
const BLANK = String.raw`[ \t\n\r\f]`;
const ESCAPE = String.raw`\\(?:[\da-f]{1,6}(?:\r\n|${BLANK})?|[^\n\r\f])`;
const COMMENT = String.raw`\/\*[^]*?(?:\*\/|$)`;
/** An unescaped newline ends it (bad-string). */
const STRING = String.raw`"(?:[^"\\\n\r\f]|\\(?:\r\n|[^]))*"?|'(?:[^'\\\n\r\f]|\\(?:\r\n|[^]))*'?`;
const NAME = String.raw`(?:[\w-]|[^\0-\x7f]|${ESCAPE})+`;
const GAP = `(?:${BLANK}|${COMMENT})*`;
/** Behind `url(`. Group 1: a string, 2 unquoted; neither for a bad url, which a browser drops with its declaration. */
const URL_BODY =
  String.raw`${BLANK}*(?:(${STRING})(?:${COMMENT}|[^"');}])*\)?|` +
  String.raw`(?=((?:[^\0-\x20"'()\\]|${ESCAPE})*))\2${BLANK}*(?:\)|$)|(?:[^)\\]|\\[^])*\)?)`;

const sticky = (source: string): RegExp => new RegExp(source, 'iy');

/** One token, at most one of: 1 string, 2 at-keyword, 3 pseudo-class, 4 name, with 5 the parenthesis behind it. */
const TOKEN = sticky(
  `${COMMENT}|(${STRING})|@(${NAME})?|[#\\d](?:${NAME})?|:(?!\\d)(${NAME})|(${NAME})(\\()?|[^]`,
);
const URL_REST = sticky(URL_BODY);
/** Behind `@import`: 1 string, 2 in `url()` quoted, 3 unquoted. */
const ADDRESS = sticky(`${GAP}(?:(${STRING})|url\\(${URL_BODY.replace('\\2', '\\3')})`);
/** What is left of a statement at-rule. */
const STATEMENT = sticky(`(?:${COMMENT}|${STRING}|url\\([^)]*\\)|[^;{}])*;?`);
const STATE = sticky(`\\(${GAP}(${NAME})${GAP}\\)`);

const at =
  (pattern: RegExp) =>
  (
    text: string,
    from: number,
  ): { readonly groups: readonly (string | undefined)[]; readonly end: number } | null => {
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    return found && { groups: found, end: pattern.lastIndex };
  };

export const scanToken = at(TOKEN);
export const scanUrl = at(URL_REST);
export const scanAddress = at(ADDRESS);
export const scanStatement = at(STATEMENT);
export const scanState = at(STATE);

/** A name or address without its escapes. */
export function unescapeCss(text: string): string {
  return text.replace(/\\(?:([\da-f]{1,6})(?:\r\n|[ \t\n\r\f])?|\r\n|([^]))/gi, (_, hex?: string, c = '') => {
    if (hex === undefined) return /[\n\r\f]/.test(c as string) ? '' : (c as string); // a continued line
    const code = Number.parseInt(hex, 16);
    const bad = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
    return bad ? '\ufffd' : String.fromCodePoint(code);
  });
}

/** The value of a string token, quotes off. */
export const unquoteCss = (token: string): string =>
  unescapeCss(token.slice(1, token.length > 1 && token.endsWith(token[0] ?? '') ? -1 : undefined));
