import type { ChatRecord } from '../../recognise/chat/model';
import { readShownTime } from '../../recognise/chat/shown-time';
import { isFurnitureText } from '../../recognise/chat/understand';
import { boundingRect, documentTitle, getAttribute, localName, textContent } from '../snapshot/natives';
import { boxedChildren, composedParent, frameElement } from './dom';
import type { ScrollPort } from './port';

const GENERIC = /^(?:chat|messages?|message list|conversation|list|log|消息列表|聊天|消息)$/i;
const LONGEST = 60;

const short = (text: string | null): string | undefined => {
  const plain = (text ?? '').replace(/\s+/g, ' ').trim();
  return plain === '' ||
    plain.length > LONGEST ||
    GENERIC.test(plain) ||
    readShownTime(plain) ||
    isFurnitureText(plain)
    ? undefined
    : plain;
};

/** What a user would call the conversation: its own label, the heading above it, who answers in it, the page's title. */
export function labelOf(list: Element, port: ScrollPort, record: ChatRecord): string {
  let at: Element | null = list;
  for (let depth = 0; at && depth < 6; depth++) {
    const own = short(getAttribute(at, 'aria-label'));
    if (own !== undefined && at !== list) return own;
    const above = headingAbove(at);
    if (above !== undefined) return above;
    at = composedParent(at);
  }
  const others = record.participants.filter(({ side }) => side !== 'self').map(({ name }) => name);
  const frame = frameElement(port.doc);
  return (
    short(frame && getAttribute(frame, 'title')) ??
    short(others.slice(0, 3).join('、')) ??
    short(documentTitle(port.doc)) ??
    documentTitle(port.doc).slice(0, LONGEST)
  );
}

/** A short text that stands above an element, in the same box. */
function headingAbove(el: Element): string | undefined {
  const parent = composedParent(el);
  if (!parent || /^(?:html|body)$/.test(localName(el))) return undefined;
  const top = boundingRect(el).top;
  const siblings = boxedChildren(parent);
  const before = siblings.slice(0, Math.max(0, siblings.indexOf(el))).reverse();
  for (const sibling of before.slice(0, 4)) {
    if (boundingRect(sibling).top > top || /^(?:button|input|textarea|form)$/.test(localName(sibling)))
      continue;
    const heading = firstHeading(sibling, 0) ?? short(textContent(sibling));
    if (heading !== undefined) return heading;
  }
  return undefined;
}

function firstHeading(el: Element, depth: number): string | undefined {
  if (/^h[1-6]$/.test(localName(el)) || getAttribute(el, 'role') === 'heading') return short(textContent(el));
  if (depth > 4) return undefined;
  for (const child of boxedChildren(el)) {
    const found = firstHeading(child, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
