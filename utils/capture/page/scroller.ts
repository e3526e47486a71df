import type { ScrollPlan } from '../protocol';
import {
  boundingRect,
  clientHeight,
  clientLeft,
  clientTop,
  clientWidth,
  computedStyle,
  documentElement,
  elementQuery,
  isHtml,
  scrollingElement,
  scrollTop,
  scrollHeight,
} from '../snapshot/natives';
import { selectorOf } from '../snapshot/selector';
import { allElements, isPainted, outerElement, parentElement, scrollElement } from './dom';
import { screenScale } from './screen-scale';

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
    if (!scrollsDown(element)) continue;
    const share = visibleShare(element);
    if (share < DOMINANT || share <= (best?.share ?? 0) || !screenScale(element)) continue;
    best = { element, share, range };
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

export const scrollable = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';

/** Bars that libraries draw themselves, over boxes that hide the browser's. */
const OWN_BAR = '[role=scrollbar],[class*=scrollbar i],[class*=scroll-bar i],[class*=ps__rail i]';

/** A reader can scroll it: with the browser's bar, or with one that the page draws in its place. */
export function scrollsDown(element: Element): boolean {
  const overflow = computedStyle(element).overflowY;
  if (scrollable(overflow)) return true;
  if (overflow !== 'hidden') return false;
  const parent = parentElement(element);
  return [...elementQuery(parent ?? element, OWN_BAR)].some((bar) => {
    const holder = parentElement(bar);
    return bar !== element && (holder === element || holder === parent) && isPainted(bar);
  });
}

/** Share (0–1) of the viewport that the element covers at this moment. */
export function visibleShare(element: Element): number {
  const rect = boundingRect(element);
  const width = Math.min(rect.right, innerWidth) - Math.max(rect.left, 0);
  const height = Math.min(rect.bottom, innerHeight) - Math.max(rect.top, 0);
  return width > 0 && height > 0 ? (width * height) / (innerWidth * innerHeight) : 0;
}

/** What the viewport and the boxes around it leave of the element's inside: rows of the viewport, CSS px. */
function shownRows(element: Element, scale: number): { top: number; bottom: number } {
  let top = boundingRect(element).top + clientTop(element) * scale;
  let bottom = Math.min(top + clientHeight(element) * scale, innerHeight);
  top = Math.max(top, 0);
  for (let at = element; ;) {
    if (computedStyle(at).position === 'fixed') break;
    const outer = outerElement(at);
    // What <html> and, in its place, <body> cut off is the viewport's; see `isBox`.
    if (!outer || isHtml(outer, 'html')) break;
    const given = isHtml(outer, 'body') && parentOverflow(outer) === 'visible';
    if (!given && computedStyle(outer).overflowY !== 'visible') {
      const box = boundingRect(outer);
      top = Math.max(top, box.top);
      bottom = Math.min(bottom, box.bottom);
    }
    at = outer;
  }
  return { top, bottom };
}

function parentOverflow(element: Element): string {
  const parent = parentElement(element);
  return parent ? computedStyle(parent).overflowY : 'visible';
}

/** Rows of the pane above and below what is on the screen, CSS px: no scrolling of the pane shows them. */
export function rowsOffScreen(element: Element): number {
  const scale = screenScale(element)?.y ?? 1;
  const { top, bottom } = shownRows(element, scale);
  return Math.max(0, clientHeight(element) * scale - Math.max(0, bottom - top));
}

/**
 * Where the scroller is and how far it goes, in px of the viewport: those of a pane in a scaled box are not its own. Of a
 * pane that is partly off the screen only the rows on it count, so that offsets and pictures agree.
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
  const scale = screenScale(element);
  if (!scale) throw new Error('the scrolled pane is turned');
  const { top, bottom } = shownRows(element, scale.y);
  const height = bottom - top;
  if (height < 1) throw new Error('the scrolled pane is not on the screen');
  const rect = {
    x: boundingRect(element).left + clientLeft(element) * scale.x,
    y: top,
    width: clientWidth(element) * scale.x,
    height,
  };
  const hidden = clientHeight(element) * scale.y - height;
  // Whole px of its own, which are more of the screen's: the end may be that much nearer.
  const rounding = Math.max(0, scale.y - 1);
  return {
    selector: selectorOf(element),
    rect,
    scrollHeight: scrollHeight(element) * scale.y - hidden - rounding,
    clientHeight: height,
  };
}

const scaleOf = ({ element }: Scroller): number => (element && screenScale(element)?.y) ?? 1;

/** CSS px of the viewport the scroller is scrolled down. */
export const scrollTopOf = (doc: Document, scroller: Scroller): number =>
  scrollTop(target(doc, scroller)) * scaleOf(scroller);

/** `instant` also on pages that ask for smooth scrolling. */
export function scrollTo(doc: Document, scroller: Scroller, top: number): void {
  const scale = scaleOf(scroller);
  const element = target(doc, scroller);
  // Not short of the end, wherever that is.
  const end = scrollHeight(element) - clientHeight(element) - 2;
  const own = scale === 1 || top / scale >= end ? top / scale : wholePixels(top, scale);
  scrollElement(element, { top: own, behavior: 'instant' });
}

/**
 * The next place not below `top` where a scaled pane stands on whole device px by its own measure and the screen's:
 * elsewhere its letters are drawn between pixels, and no two tiles agree.
 */
function wholePixels(top: number, scale: number): number {
  const device = Math.floor(top * devicePixelRatio);
  for (let up = 0; up < 100; up++) {
    const own = (device - up) / scale;
    if (Math.abs(own - Math.round(own)) < 0.01) return Math.max(0, Math.round(own) / devicePixelRatio);
  }
  return top / scale;
}
