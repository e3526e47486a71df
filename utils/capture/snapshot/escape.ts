const TEXT = /[&<>\u00a0\r]/g;
const VALUE = /[&<>"\u00a0\r]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\u00a0': '&nbsp;',
  // A literal CR would be read back as LF (HTML › preprocessing the input stream).
  '\r': '&#13;',
};
const entity = (c: string): string => ENTITIES[c] ?? c;

/** Escapes a text node (HTML › serialising fragments, plus CR). */
export function escapeText(text: string): string {
  return text.replace(TEXT, entity);
}

/** Escapes an attribute value for double quotes. */
export function escapeValue(value: string): string {
  return value.replace(VALUE, entity);
}

/**
 * Content of a raw-text element, such that it cannot end the element early. In CSS and JavaScript strings `<\/` equals
 * `</`; scripts also must not open the "double escaped" state (`<!--<script`). Returns the input itself when safe.
 */
export function guardRawText(text: string, tag: string): string {
  const lines = text.replace(/\r\n?/g, '\n'); // a parser reads CR as LF, and raw text has no escape for it
  if (tag !== 'script') return lines.replace(new RegExp(`</(?=${tag})`, 'gi'), '<\\/');
  return lines.replace(/<(?=!--|\/?script)/gi, '\\x3c');
}

/** Content of a comment, such that it cannot end the comment early (HTML › comment state). */
export function guardComment(data: string): string {
  return data
    .replace(/--(!?)>/g, '--$1\u200b>')
    .replace(/^(-?>)/, '\u200b$1')
    .replace(/<!-$|--!?$|-$/, '$&\u200b');
}

// `isWellFormed` is younger than the oldest Firefox we run on.
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export interface WellFormed {
  readonly text: string;
  readonly surrogates: number;
  readonly nuls: number;
}

/** What UTF-8 and an HTML parser can carry: lone surrogates and NUL become U+FFFD, counted. */
export function wellFormed(text: string): WellFormed {
  let surrogates = 0;
  let nuls = 0;
  let out = text;
  if (LONE.test(out)) out = out.replace(LONE, () => (surrogates++, '\ufffd'));
  LONE.lastIndex = 0;
  if (out.includes('\0')) out = out.replaceAll('\0', () => (nuls++, '\ufffd'));
  return { text: out, surrogates, nuls };
}
