import { decodeHTML } from 'entities/decode';

/** Elements whose content no reader sees. */
const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'head', 'svg']);
/** Elements inside a line: nothing parts the words before and after them. */
const INLINE =
  /^(?:a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|rp|rt|ruby|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr|w:(?:r|t|rpr|sz|b|i|rfonts|color|lang|prooferr|bookmark\w*|hyperlink)|a:(?:r|t|rpr|latin|ea)|t|r|rpr|v)$/;

/**
 * The words of HTML or XML as they stand in its source, for searching: nothing is run, loaded or laid out, so what a style hides is
 * among them. In one pass however broken it is.
 */
export function markupWords(source: string): string {
  let out = '';
  let from = 0;
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', from)) {
    out += source.slice(from, at);
    if (source.startsWith('<!--', at)) {
      from = after(source, '-->', at + 4);
      continue;
    }
    from = after(source, '>', at);
    const name = /^<\/?([a-z][\w:-]{0,40})/i.exec(source.slice(at, at + 44))?.[1]?.toLowerCase();
    if (name === undefined || !INLINE.test(name)) out += '\n';
    if (name !== undefined && UNSEEN.has(name) && source[at + 1] !== '/' && source[from - 2] !== '/')
      from = pastElement(source, name, from);
  }
  return decodeHTML(out + source.slice(from));
}

/** Past the end tag, whatever the case of its letters; without one, past the start tag of a head, else past everything. */
function pastElement(source: string, name: string, from: number): number {
  const found = new RegExp(`</${name}[\\s>/]`, 'gi');
  found.lastIndex = from;
  const end = found.exec(source);
  if (end) return after(source, '>', end.index);
  return name === 'head' ? from : source.length;
}

function after(source: string, what: string, from: number): number {
  const at = source.indexOf(what, from);
  return at < 0 ? source.length : at + what.length;
}
