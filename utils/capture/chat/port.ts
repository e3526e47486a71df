import type { PageRect } from '../../recognise/types';
import { rootOf, rowsOffScreen } from '../page/scroller';
import { scrollElement } from '../page/dom';
import {
  boundingRect,
  clientHeight,
  clientLeft,
  clientTop,
  clientWidth,
  computedStyle,
  documentElement,
  scrollTop,
  styleValue,
  scrollHeight,
} from '../snapshot/natives';
import { documentOfNode, frameElement } from './dom';

/** CSS px of content out of sight that make something scroll. */
const HIDDEN = 8;

/**
 * What scrolls a conversation: a pane (also one with `overflow: hidden` and a scrollbar drawn by script), or the page.
 * Positions are counted from the top of the content, also in panes that count from the bottom (`column-reverse`).
 */
export class ScrollPort {
  readonly doc: Document;
  /** Absent: the document. */
  readonly element: Element | undefined;
  /** Around everything that scrolls: counts what it does to the document. */
  own: (act: () => void) => void = (act) => act();

  constructor(doc: Document, element: Element | undefined) {
    this.doc = doc;
    this.element = element;
  }

  get target(): Element {
    return this.element ?? rootOf(this.doc);
  }

  /** Height of what is in sight. */
  get height(): number {
    if (this.element) return Math.max(1, clientHeight(this.element));
    return Math.max(1, clientHeight(documentElement(this.doc)) || clientHeight(this.target));
  }

  get range(): number {
    const range = scrollHeight(this.target) - this.height;
    return range > HIDDEN ? range : 0;
  }

  get #lowest(): number {
    if (!this.element) return 0;
    const css = computedStyle(this.element);
    const reversed =
      /flex/.test(styleValue(css, 'display')) && styleValue(css, 'flex-direction') === 'column-reverse';
    return reversed ? -this.range : 0;
  }

  get top(): number {
    return scrollTop(this.target) - this.#lowest;
  }

  /** `instant` also where the page asks for smooth scrolling. */
  scrollTo(top: number): void {
    const to = top + this.#lowest;
    this.own(() => scrollElement(this.target, { top: to, behavior: 'instant' }));
  }

  /** CSS px from the top of the content to a viewport co-ordinate of its document. */
  contentY(viewportY: number): number {
    return viewportY - this.edge.y + this.top;
  }

  /** The part that moves, CSS px in the viewport of its own document. */
  get edge(): PageRect {
    if (!this.element) {
      const root = documentElement(this.doc);
      return { x: 0, y: 0, width: clientWidth(root), height: this.height };
    }
    const rect = boundingRect(this.element);
    return {
      x: rect.left + clientLeft(this.element),
      y: rect.top + clientTop(this.element),
      width: clientWidth(this.element),
      height: this.height,
    };
  }

  /** The same in the viewport of the top reachable document, cut to what is on the screen. */
  get onScreen(): PageRect {
    const edge = this.edge;
    const hidden = this.element ? rowsOffScreen(this.element) : 0;
    const y = Math.max(0, edge.y);
    const { dx, dy } = frameOffset(this.doc);
    return { x: edge.x + dx, y: y + dy, width: edge.width, height: Math.max(0, edge.height - hidden) };
  }
}

/** CSS px from the viewport of a framed document to that of the outermost one that can be reached. */
export function frameOffset(doc: Document): { readonly dx: number; readonly dy: number } {
  let dx = 0;
  let dy = 0;
  let at = doc;
  for (let depth = 0; depth < 20; depth++) {
    const frame: Element | null = frameElement(at);
    if (!frame) break;
    const rect = boundingRect(frame);
    const css = computedStyle(frame);
    const pad = (side: string): number => Number.parseFloat(styleValue(css, `padding-${side}`)) || 0;
    dx += rect.left + clientLeft(frame) + pad('left');
    dy += rect.top + clientTop(frame) + pad('top');
    at = documentOfNode(frame);
  }
  return { dx, dy };
}

/** Something with content out of sight that can be brought into it. */
export function isPort(el: Element): boolean {
  if (scrollHeight(el) - clientHeight(el) < HIDDEN || clientHeight(el) < 60) return false;
  return /^(?:auto|scroll|hidden|overlay)$/.test(styleValue(computedStyle(el), 'overflow-y'));
}
