import type { Context } from './context';
import {
  compatMode,
  elementQuery,
  firstChild,
  firstElementChild,
  inHtml,
  isElement,
  isHtml,
  localName,
  nextSibling,
  nodeType,
  nodeValue,
  parentNode,
} from './natives';

// HTML › 13.2.6.4.7: start tags that end an open `<p>`. `table` does so outside quirks mode only.
const ENDS_P =
  'address,article,aside,blockquote,center,details,dialog,dir,div,dl,dd,dt,fieldset,figcaption,figure,footer,form,' +
  'h1,h2,h3,h4,h5,h6,header,hgroup,hr,li,listing,main,menu,nav,ol,p,plaintext,pre,search,section,summary,ul,xmp';
const HEADINGS = 'h1,h2,h3,h4,h5,h6';
const MARKER = 'applet|object|marquee|template|td|th|caption';
const SCOPE = `${MARKER}|table`;
// Items end through phrasing content, `div`, `p` and `address`, but not out of another block.
const BLOCK = /^(?!(?:address|div|p|a|b|i|u|s|em|strong|span|label|small|font|code)$|.*-)/;
const ENDED_BY: Readonly<Record<string, readonly [selector: string, boundary: RegExp]>> = {
  p: [ENDS_P, new RegExp(`^(?:${SCOPE}|button|foreignObject|desc|title)$`)],
  a: ['a', new RegExp(`^(?:${MARKER})$`)],
  nobr: ['nobr', new RegExp(`^(?:${MARKER})$`)],
  button: ['button', new RegExp(`^(?:${SCOPE})$`)],
  form: ['form', /^template$/],
  li: ['li', BLOCK],
  dd: ['dd,dt', BLOCK],
  ...Object.fromEntries(HEADINGS.split(',').map((h) => [h, [HEADINGS, /./]])),
};

/**
 * Would a parser end this element too early, because a script nested into it what HTML cannot? What can be kept apart
 * (`<p><div>`, `<a><a>`) is noted: an `<applet>`, today an element without meaning, still shields what is inside it from
 * the parser (HTML › 13.2.4.2). Of the others (a form in a form, a block right in a table) the outer one has to be
 * written under another name: true.
 */
export function isMisnested(el: Element, name: string, context: Context): boolean {
  if (TABLE_PART.test(name)) return isLoose(el, name, context);
  const rule = ENDED_BY[name === 'dt' ? 'dd' : name];
  if (!rule || !firstElementChild(el)) return false;
  const [inner, boundary] = rule;
  const table = name === 'p' && compatMode(context.document) !== 'BackCompat';
  const found = elementQuery(el, table ? `${inner},table` : inner);
  for (let i = 0; i < found.length; i++) {
    const offender = found[i];
    if (!offender || !inHtml(offender)) continue;
    let at: Node | null = offender;
    do at = parentNode(at);
    while (at && at !== el && !boundary.test(localName(at as Element)));
    if (at !== el) continue;
    if (name === 'form') return true;
    context.apart.add(offender);
  }
  return false;
}

const TABLE_PART = /^(?:table|caption|colgroup|thead|tbody|tfoot|tr|td|th)$/;
const ANYWHERE = /^(?:script|style|template)$/;
const IN_TABLE = /^(?:caption|colgroup|thead|tbody|tfoot|tr)$/;
const SECTION = /^(?:thead|tbody|tfoot)$/;

/** Parts follow their table: once it is no table to the parser, the tags of its rows and cells would be dropped. */
function isLoose(el: Element, name: string, { renamed }: Context): boolean {
  if (name === 'table') return !fits(el, IN_TABLE);
  const parent = parentNode(el);
  if (!parent || !isElement(parent)) return false; // first in a shadow root or template: anything goes
  if (renamed.has(parent)) return true;
  if (name === 'td' || name === 'th') return !isHtml(parent, 'tr');
  return !isHtml(parent, 'table') && !(name === 'tr' && SECTION.test(localName(parent)));
}

/** Nothing in this part of a table, nor in its rows, that a parser would move out before the table. */
function fits(part: Element, allowed: RegExp): boolean {
  for (let child = firstChild(part); child; child = nextSibling(child)) {
    if (nodeType(child) === 3 && /[^\t\n\f\r ]/.test(nodeValue(child) ?? '')) return false;
    if (!isElement(child)) continue;
    const name = localName(child);
    if (ANYWHERE.test(name)) continue;
    if (!allowed.test(name)) return false;
    const inner = SECTION.test(name) ? /^tr$/ : name === 'tr' ? /^(?:td|th)$/ : null;
    if (inner && !fits(child, inner)) return false;
  }
  return true;
}
