import type { PageRect } from '../../recognise/types';
import type { Pose, TilePlace } from '../agent-protocol';
import { boundingRect, clientWidth, computedStyle, documentElement } from '../snapshot/natives';
import { selectorOf } from '../snapshot/selector';
import { allElements, animateElement, isPainted, parentElement, rootOf } from './dom';
import type { Scroller } from './scroller';

type StuckMeasure = Pick<Pose, 'stuckTop' | 'stuckBottom' | 'floating'>;

/**
 * Elements that stay put while the page scrolls (`position: fixed`, and `sticky` once pinned) would be repeated in
 * every tile. Between the first and the last tile they are made transparent by an animation: unlike a style or a
 * class it changes no attribute, so the page sees no mutation, it works in shadow roots, and cancelling it undoes it
 * whatever happened in between.
 */
export class StuckElements {
  readonly #doc: Document;
  readonly #hidden = new Map<Element, Animation>();
  readonly #log = new Set<string>();
  /** Floating elements the first tile has. */
  readonly #shown = new WeakSet<Element>();
  /** Smallest document offset seen of each sticky element: where it stands when it is not pinned. */
  readonly #natural = new Map<Element, number>();

  constructor(doc: Document) {
    this.#doc = doc;
  }

  get log(): readonly string[] {
    return [...this.#log];
  }

  /**
   * Looks at every element, hides what the tile must not show, and measures what it does. The first tile shows
   * everything as it is. Between, everything stuck is hidden. The last shows its bars again, and whatever stuck
   * element has not been shown yet; a dialog or a floating button that is in the first tile is not kept twice.
   */
  apply(scroller: Scroller, scrollY: number, tile: TilePlace): StuckMeasure {
    const pane = paneOf(this.#doc, scroller);
    let stuckTop = 0;
    let stuckBottom = 0;
    const floating: PageRect[] = [];
    for (const element of this.#find(scroller, scrollY)) {
      const box = boundingRect(element);
      const wide = box.width >= pane.width / 2 && box.height < pane.height / 2 && box.height > 0;
      const above = wide && box.top <= pane.top + 2 && box.bottom > pane.top;
      const below = wide && !above && box.bottom >= pane.bottom - 2 && box.top < pane.bottom;
      if (above) stuckTop = Math.max(stuckTop, box.bottom - pane.top);
      if (below) stuckBottom = Math.max(stuckBottom, pane.bottom - box.top);
      const float = !above && !below;
      if (tile === 'middle' || (tile === 'last' && float && this.#shown.has(element))) {
        this.#hide(element);
        continue;
      }
      this.#show(element);
      if (float && isPainted(element)) {
        if (tile === 'first') this.#shown.add(element);
        floating.push({ x: box.x, y: box.y, width: box.width, height: box.height });
      }
    }
    return { stuckTop, stuckBottom, floating };
  }

  showAll(): void {
    for (const animation of this.#hidden.values()) animation.cancel();
    this.#hidden.clear();
  }

  *#find(scroller: Scroller, scrollY: number): Generator<Element> {
    for (const element of allElements(this.#doc)) {
      const { position } = computedStyle(element);
      const stuck = position === 'fixed' || (position === 'sticky' && this.#isPinned(element, scrollY));
      // Not what the pane itself sits in.
      if (stuck && !(scroller.element && contains(element, scroller.element))) yield element;
    }
  }

  #isPinned(element: Element, scrollY: number): boolean {
    const offset = boundingRect(element).top + scrollY;
    const natural = Math.min(this.#natural.get(element) ?? Infinity, offset);
    this.#natural.set(element, natural);
    return offset > natural + 1;
  }

  #show(element: Element): void {
    this.#hidden.get(element)?.cancel();
    this.#hidden.delete(element);
  }

  #hide(element: Element): void {
    if (this.#hidden.has(element)) return;
    if (computedStyle(element).visibility === 'hidden') return;
    this.#hidden.set(element, animateElement(element, { opacity: [0, 0] }, { duration: 1, fill: 'both' }));
    this.#log.add(selectorOf(element));
  }
}

function paneOf(doc: Document, scroller: Scroller): DOMRect {
  return (
    (scroller.element && boundingRect(scroller.element)) ??
    new DOMRect(0, 0, clientWidth(documentElement(doc)), innerHeight)
  );
}

function contains(outer: Element, inner: Element): boolean {
  let at: Element | null = inner;
  while (at) {
    if (at === outer) return true;
    at = parentElement(at) ?? hostOf(at);
  }
  return false;
}

function hostOf(element: Element): Element | null {
  const root = rootOf(element);
  return root instanceof ShadowRoot ? root.host : null;
}
