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
  querySelectorAll,
  scrollingElement,
  scrollTop,
} from '../snapshot/natives';
import { selectorOf } from '../snapshot/selector';
import { scrollElement, scrollHeight } from './dom';

/** The element whose scrolling shows the rest of the page. */
export interface Scroller {
  /** Absent: the document itself scrolls. */
  readonly element?: Element;
  /** Noticeable scrollers besides it. */
  readonly others: readonly Element[];
}

/** Share of the viewport a pane must cover to be taken for the page's own content. */
const DOMINANT = 0.3;
/** Below this share of the viewport a scroller is a detail (a textarea, a menu). */
const NOTICEABLE = 0.1;
/** CSS px of hidden content that make something a scroller. */
const HIDDEN = 8;

const rootOf = (doc: Document): Element => scrollingElement(doc) ?? documentElement(doc);
const target = (doc: Document, scroller: Scroller): Element => scroller.element ?? rootOf(doc);

/**
 * A page that scrolls as a whole is taken as such; a page that does not scroll but holds a scrolling pane (the normal
 * case in single-page shops) is taken by that pane.
 */
export function findScroller(doc: Document): Scroller {
  const root = rootOf(doc);
  const rootRange = scrollHeight(root) - clientHeight(root);
  const area = innerWidth * innerHeight;
  const panes: { element: Element; share: number; range: number }[] = [];
  for (const element of querySelectorAll(doc, '*')) {
    if (element === root || isHtml(element, 'body') || isHtml(element, 'html')) continue;
    const range = scrollHeight(element) - clientHeight(element);
    if (range < HIDDEN) continue;
    const overflow = computedStyle(element).overflowY;
    if (overflow !== 'auto' && overflow !== 'scroll') continue;
    const share = visibleArea(boundingRect(element)) / area;
    if (share >= NOTICEABLE) panes.push({ element, share, range });
  }
  panes.sort((a, b) => b.share - a.share);
  const best = panes.find((pane) => pane.share >= DOMINANT);
  const chosen = best && rootRange < Math.max(HIDDEN, best.range / 4) ? best.element : undefined;
  const others = panes.map((pane) => pane.element).filter((element) => element !== chosen);
  return chosen ? { element: chosen, others } : { others };
}

function visibleArea(rect: DOMRect): number {
  const width = Math.min(rect.right, innerWidth) - Math.max(rect.left, 0);
  const height = Math.min(rect.bottom, innerHeight) - Math.max(rect.top, 0);
  return width > 0 && height > 0 ? width * height : 0;
}

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
  const rect = {
    x: box.left + clientLeft(element),
    y: box.top + clientTop(element),
    width: clientWidth(element),
    height: clientHeight(element),
  };
  return {
    selector: selectorOf(element),
    rect,
    scrollHeight: scrollHeight(element),
    clientHeight: rect.height,
  };
}

/** CSS px the scroller is scrolled down. */
export const scrollTopOf = (doc: Document, scroller: Scroller): number => scrollTop(target(doc, scroller));

/** `instant` also on pages that ask for smooth scrolling. */
export function scrollTo(doc: Document, scroller: Scroller, top: number): void {
  scrollElement(target(doc, scroller), { top, behavior: 'instant' });
}
