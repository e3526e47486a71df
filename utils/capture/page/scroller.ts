import type { ScrollPlan } from '../protocol';
import { describe } from './describe';

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

/**
 * A page that scrolls as a whole is taken as such; a page that does not scroll but holds a scrolling pane (the normal
 * case in single-page shops) is taken by that pane.
 */
export function findScroller(doc: Document): Scroller {
  const root = doc.scrollingElement ?? doc.documentElement;
  const rootRange = root.scrollHeight - root.clientHeight;
  const area = innerWidth * innerHeight;
  const panes: { element: Element; share: number; range: number }[] = [];
  for (const element of doc.querySelectorAll('*')) {
    if (element === root || element === doc.body || element === doc.documentElement) continue;
    const range = element.scrollHeight - element.clientHeight;
    if (range < HIDDEN) continue;
    const overflow = getComputedStyle(element).overflowY;
    if (overflow !== 'auto' && overflow !== 'scroll') continue;
    const share = visibleArea(element.getBoundingClientRect()) / area;
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
  const root = doc.scrollingElement ?? doc.documentElement;
  const element = scroller.element;
  if (!element) {
    const { clientWidth: width } = doc.documentElement;
    // In quirks mode the scrolling element is <body>, whose own clientHeight is the viewport's all the same.
    const height = root.clientHeight;
    return {
      selector: ':root',
      rect: { x: 0, y: 0, width, height },
      scrollHeight: Math.max(root.scrollHeight, height),
      clientHeight: height,
    };
  }
  const box = element.getBoundingClientRect();
  const rect = {
    x: box.left + element.clientLeft,
    y: box.top + element.clientTop,
    width: element.clientWidth,
    height: element.clientHeight,
  };
  return {
    selector: describe(element),
    rect,
    scrollHeight: element.scrollHeight,
    clientHeight: element.clientHeight,
  };
}

export function scrollTopOf(doc: Document, scroller: Scroller): number {
  return (scroller.element ?? doc.scrollingElement ?? doc.documentElement).scrollTop;
}

/** `instant` also on pages that ask for smooth scrolling. */
export function scrollTo(doc: Document, scroller: Scroller, top: number): void {
  (scroller.element ?? doc.scrollingElement ?? doc.documentElement).scrollTo({ top, behavior: 'instant' });
}
