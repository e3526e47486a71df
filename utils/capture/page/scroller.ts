import type { ScrollPlan } from '../protocol';
import {
  boundingRect,
  clientHeight,
  clientLeft,
  clientTop,
  clientWidth,
  computedStyle,
  documentElement,
  isHtml,
  scrollingElement,
  scrollTop,
} from '../snapshot/natives';
import { selectorOf } from '../snapshot/selector';
import { allElements, scrollElement, scrollHeight } from './dom';

/** The element whose scrolling shows the rest of the page. Absent: the document itself scrolls. */
export interface Scroller {
  readonly element?: Element;
}

/** Share of the viewport a pane must cover to be taken for the page's own content. */
export const DOMINANT = 0.3;
/** CSS px of hidden content that make something a scroller. */
export const HIDDEN = 8;

export const rootOf = (doc: Document): Element => scrollingElement(doc) ?? documentElement(doc);
const target = (doc: Document, scroller: Scroller): Element => scroller.element ?? rootOf(doc);

/**
 * A page that scrolls as a whole is taken as such; a page that does not scroll but holds a scrolling pane (the normal
 * case in single-page shops, often in a shadow root) is taken by that pane.
 */
export function findScroller(doc: Document): Scroller {
  const root = rootOf(doc);
  const rootRange = scrollHeight(root) - clientHeight(root);
  let best: { element: Element; share: number; range: number } | undefined;
  for (const element of allElements(doc)) {
    const range = scrollHeight(element) - clientHeight(element);
    if (range < HIDDEN || !isBox(doc, element)) continue;
    const overflow = computedStyle(element).overflowY;
    if (overflow !== 'auto' && overflow !== 'scroll') continue;
    const share = visibleShare(element);
    if (share >= DOMINANT && share > (best?.share ?? 0)) best = { element, share, range };
  }
  return best && rootRange < Math.max(HIDDEN, best.range / 4) ? { element: best.element } : {};
}

/**
 * Whether the element's own overflow is its own: that of `<html>`, and of `<body>` while `<html>` leaves it to it, is the
 * viewport's (CSS Overflow 3, §3.3). `html{overflow:hidden} body{overflow:auto}` makes the body a pane like any other.
 */
export function isBox(doc: Document, element: Element): boolean {
  if (element === rootOf(doc) || isHtml(element, 'html')) return false;
  return !isHtml(element, 'body') || computedStyle(documentElement(doc)).overflowY !== 'visible';
}

/** Share (0–1) of the viewport that the element covers at this moment. */
export function visibleShare(element: Element): number {
  const rect = boundingRect(element);
  const width = Math.min(rect.right, innerWidth) - Math.max(rect.left, 0);
  const height = Math.min(rect.bottom, innerHeight) - Math.max(rect.top, 0);
  return width > 0 && height > 0 ? (width * height) / (innerWidth * innerHeight) : 0;
}

/** Rows of the pane above and below the viewport, CSS px: no scrolling of the pane shows them. */
export function rowsOffScreen(element: Element): number {
  const top = boundingRect(element).top + clientTop(element);
  const bottom = top + clientHeight(element);
  return Math.max(0, 0 - top) + Math.max(0, bottom - innerHeight);
}

/**
 * Where the scroller is and how far it goes. Of a pane that is partly off the screen only the rows on it count, so that
 * offsets and pictures agree.
 */
export function planOf(doc: Document, scroller: Scroller): ScrollPlan {
  const element = scroller.element;
  if (!element) {
    const root = rootOf(doc);
    // In quirks mode the scrolling element is <body>, whose own clientHeight is the viewport's all the same.
    const height = clientHeight(root);
    return {
      selector: ':root',
      rect: { x: 0, y: 0, width: clientWidth(documentElement(doc)), height },
      scrollHeight: Math.max(scrollHeight(root), height),
      clientHeight: height,
    };
  }
  const box = boundingRect(element);
  const hidden = rowsOffScreen(element);
  const height = clientHeight(element) - hidden;
  if (height < 1) throw new Error('the scrolled pane is not on the screen');
  const rect = {
    x: box.left + clientLeft(element),
    y: Math.max(0, box.top + clientTop(element)),
    width: clientWidth(element),
    height,
  };
  return {
    selector: selectorOf(element),
    rect,
    scrollHeight: scrollHeight(element) - hidden,
    clientHeight: height,
  };
}

/** CSS px the scroller is scrolled down. */
export const scrollTopOf = (doc: Document, scroller: Scroller): number => scrollTop(target(doc, scroller));

/** `instant` also on pages that ask for smooth scrolling. */
export function scrollTo(doc: Document, scroller: Scroller, top: number): void {
  scrollElement(target(doc, scroller), { top, behavior: 'instant' });
}
