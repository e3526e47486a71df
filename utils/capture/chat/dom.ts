import { documentOf } from '../snapshot/frames';
import {
  assignedNodes,
  boundingRect,
  clientLeft,
  clientTop,
  defaultView,
  firstChild,
  firstElementChild,
  getter,
  isElement,
  isHtml,
  lastElementChild,
  localName,
  method,
  nextElementSibling,
  nextSibling,
  parentNode,
  previousElementSibling,
  shadowRootOf,
} from '../snapshot/natives';

// The DOM members the chat sweep needs besides those of the snapshot and the page agent.
export const activeElement = getter(Document, 'activeElement');
export const visibilityState = getter(Document, 'visibilityState');
export const frameElement = (doc: Document): Element | null => {
  try {
    return defaultView(doc)?.frameElement ?? null;
  } catch {
    return null; // the frame around it belongs to another origin
  }
};
export const linkHref = getter(HTMLAnchorElement, 'href');
export const buttonType = getter(HTMLButtonElement, 'type');
export const disabledButton = getter(HTMLButtonElement, 'disabled');
const focusOf = method(HTMLElement, 'focus');
export const focusElement = (el: HTMLElement): void =>
  (focusOf as (self: HTMLElement, options?: FocusOptions) => void)(el, { preventScroll: true });
const clickOf = method(HTMLElement, 'click');
export const clickElement = (el: HTMLElement): void => clickOf(el);
const addListener = method(EventTarget, 'addEventListener');
const removeListener = method(EventTarget, 'removeEventListener');
export const listen = (self: EventTarget, type: string, act: () => void): void =>
  addListener(self, type, act);
export const unlisten = (self: EventTarget, type: string, act: () => void): void =>
  removeListener(self, type, act);
export const previousSibling = getter(Node, 'previousSibling');
const owner = getter(Node, 'ownerDocument');
export const documentOfNode = (node: Node): Document => owner(node) ?? (node as Document);
const assignedSlot = getter(Element, 'assignedSlot');
export const containsNode = method(Node, 'contains');
const descendants = method(Element, 'querySelectorAll');
/** Elements inside, shadow roots left out. */
export const elementsInside = (el: Element): number => descendants(el, '*').length;
const pointIn = method(Document, 'elementFromPoint');
const pointInShadow = method(ShadowRoot, 'elementFromPoint');

const UNREAD = /^(?:script|style|template|noscript|link|meta|head|title)$/;

/** Child elements as composed: of a shadow root where there is one, what is assigned where it is a slot. */
export function composedChildren(el: Element): Element[] {
  const shadow = shadowRootOf(el);
  if (!shadow && isHtml(el, 'slot')) {
    const assigned = assignedNodes(el as HTMLSlotElement).filter(isElement);
    if (assigned.length > 0) return assigned;
  }
  const found: Element[] = [];
  if (shadow) {
    for (let node = firstChild(shadow); node; node = nextSibling(node))
      if (isElement(node) && !UNREAD.test(localName(node))) found.push(node);
    return found;
  }
  for (let child = firstElementChild(el); child; child = nextElementSibling(child))
    if (!UNREAD.test(localName(child))) found.push(child);
  return found;
}

/** The last (or first) so many of them, without going through all the others where there are thousands. */
export function composedEnd(el: Element, most: number, from: 'last' | 'first'): Element[] {
  if (shadowRootOf(el) || isHtml(el, 'slot')) {
    const all = composedChildren(el);
    return from === 'last' ? all.slice(-most) : all.slice(0, most);
  }
  const found: Element[] = [];
  const next = from === 'last' ? previousElementSibling : nextElementSibling;
  let child = from === 'last' ? lastElementChild(el) : firstElementChild(el);
  for (; child && found.length < most; child = next(child))
    if (!UNREAD.test(localName(child))) found.push(child);
  return from === 'last' ? found.reverse() : found;
}

/** The same, with boxless wrappers (`display: contents`, slots) replaced by what is in them. */
export function boxedChildren(el: Element, depth = 0): Element[] {
  return boxed(composedChildren(el), depth);
}

/** Those among the last (or first) so many. */
export const boxedEnd = (el: Element, most: number, from: 'last' | 'first'): Element[] =>
  boxed(composedEnd(el, most, from), 0);

function boxed(children: readonly Element[], depth: number): Element[] {
  const found: Element[] = [];
  for (const child of children) {
    const rect = boundingRect(child);
    if (rect.width > 0 && rect.height > 0) found.push(child);
    // A box of no height may hold what is placed on the screen by itself: support windows mostly do.
    else if (depth < 8) found.push(...boxedChildren(child, depth + 1));
  }
  return found;
}

/** Parent in the composed tree: out of a shadow root to its host, out of a slotted place to the slot. */
export function composedParent(el: Element): Element | null {
  const slot = assignedSlot(el);
  if (slot) return slot;
  const parent = parentNode(el);
  if (!parent) return null;
  if (isElement(parent)) return parent;
  return (parent as Partial<ShadowRoot>).host ?? null;
}

/** Ancestor-or-self in the composed tree. */
export function isWithin(el: Element, outer: Element): boolean {
  for (let at: Element | null = el; at; at = composedParent(at)) if (at === outer) return true;
  return false;
}

/** The innermost element at a point of the viewport, through shadow roots and reachable frames. */
export function deepestAt(doc: Document, x: number, y: number): Element | null {
  let found = pointIn(doc, x, y);
  for (let depth = 0; found && depth < 20; depth++) {
    const shadow = shadowRootOf(found);
    const inner: Element | null = shadow ? pointInShadow(shadow, x, y) : null;
    if (inner && inner !== found) {
      found = inner;
      continue;
    }
    const tag = localName(found);
    const framed = tag === 'iframe' || tag === 'frame' ? documentOf(found, tag) : null;
    if (!framed) return found;
    const rect = boundingRect(found);
    return deepestAt(framed, x - rect.left - clientLeft(found), y - rect.top - clientTop(found)) ?? found;
  }
  return found;
}
