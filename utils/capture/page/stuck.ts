import type { PageRect } from '../../recognise/types';
import { shadowReach } from './shadow-reach';
import type { Pose, TilePlace } from '../agent-protocol';
import { boundingRect, clientWidth, computedStyle, documentElement } from '../snapshot/natives';
import { selectorOf } from '../snapshot/selector';
import { allElements, animateElement, contains, isPainted } from './dom';
import type { Scroller } from './scroller';

/** At once and until cancelled. */
const HOLD: KeyframeAnimationOptions = { duration: 1, fill: 'both' };
const NOTHING = 'inset(50%)';

type StuckMeasure = Pick<Pose, 'stuckTop' | 'stuckBottom' | 'floating'>;

/**
 * Elements that stay put while the page scrolls (`position: fixed`, and `sticky` once pinned) would be repeated in
 * every tile. Between the first and the last tile they are made transparent by an animation: unlike a style or a
 * class it changes no attribute, so the page sees no mutation, it works in shadow roots, and cancelling it undoes it
 * whatever happened in between. A page's own `opacity: … !important` beats an animation (CSS Cascade 5, §6.1): such an
 * element is clipped away instead, and one that is stuck against both is named.
 */
export class StuckElements {
  readonly #doc: Document;
  readonly #hidden = new Map<Element, readonly Animation[]>();
  readonly #alone: boolean;
  readonly #stillShown = new Set<string>();
  readonly #log = new Set<string>();
  /** Floating elements the first tile has. */
  readonly #shown = new WeakSet<Element>();
  /** Smallest document offset seen of each sticky element: where it stands when it is not pinned. */
  readonly #natural = new Map<Element, number>();

  /** @param alone the pane is kept by itself: whatever lies over it from outside is hidden in every tile. */
  constructor(doc: Document, alone = false) {
    this.#doc = doc;
    this.#alone = alone;
  }

  get log(): readonly string[] {
    return [...this.#log];
  }

  /** What the page keeps visible by force. */
  get stillShown(): readonly string[] {
    return [...this.#stillShown];
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
      if (this.#isForeign(element, scroller)) {
        this.#hide(element);
        continue;
      }
      const box = boundingRect(element);
      const wide = box.width >= pane.width / 2 && box.height < pane.height / 2 && box.height > 0;
      const above = wide && box.top <= pane.top + 2 && box.bottom > pane.top;
      const below = wide && !above && box.bottom >= pane.bottom - 2 && box.top < pane.bottom;
      if (above) stuckTop = Math.max(stuckTop, box.bottom - pane.top);
      const reach = shadowReach(element);
      if (below) stuckBottom = Math.max(stuckBottom, pane.bottom - box.top + reach);
      const float = !above && !below;
      if (tile === 'middle' || (tile === 'last' && float && this.#shown.has(element))) {
        this.#hide(element);
        continue;
      }
      this.#show(element);
      if (float && isPainted(element)) {
        if (tile === 'first') this.#shown.add(element);
        const { x, y, width, height } = box;
        floating.push({
          x: x - reach,
          y: y - reach,
          width: width + 2 * reach,
          height: height + 2 * reach,
        });
      }
    }
    return { stuckTop, stuckBottom, floating };
  }

  showAll(): void {
    for (const element of this.#hidden.keys()) this.#show(element);
  }

  *#find(scroller: Scroller, scrollY: number): Generator<Element> {
    for (const element of allElements(this.#doc)) {
      const { position } = computedStyle(element);
      const stuck =
        position === 'fixed' ||
        (position === 'sticky' &&
          (this.#isForeign(element, scroller)
            ? isOver(element, scroller)
            : this.#isPinned(element, scrollY)));
      // Not what the pane itself sits in.
      if (stuck && !(scroller.element && contains(element, scroller.element))) yield element;
    }
  }

  #isForeign(element: Element, { element: pane }: Scroller): boolean {
    return this.#alone && pane !== undefined && !contains(pane, element);
  }

  #isPinned(element: Element, scrollY: number): boolean {
    const offset = boundingRect(element).top + scrollY;
    const natural = Math.min(this.#natural.get(element) ?? Infinity, offset);
    this.#natural.set(element, natural);
    return offset > natural + 1;
  }

  #show(element: Element): void {
    for (const animation of this.#hidden.get(element) ?? []) animation.cancel();
    this.#hidden.delete(element);
  }

  #hide(element: Element): void {
    if (this.#hidden.has(element)) return;
    if (computedStyle(element).visibility === 'hidden') return;
    const animations = [animateElement(element, { opacity: [0, 0] }, HOLD)];
    const selector = selectorOf(element);
    if (Number(computedStyle(element).opacity) > 0) {
      animations.push(animateElement(element, { clipPath: [NOTHING, NOTHING] }, HOLD));
      if (computedStyle(element).clipPath !== NOTHING) this.#stillShown.add(selector);
    }
    this.#hidden.set(element, animations);
    this.#log.add(selector);
  }
}

function paneOf(doc: Document, scroller: Scroller): DOMRect {
  return (
    (scroller.element && boundingRect(scroller.element)) ??
    new DOMRect(0, 0, clientWidth(documentElement(doc)), innerHeight)
  );
}

function isOver(element: Element, { element: pane }: Scroller): boolean {
  if (!pane) return false;
  const a = boundingRect(element);
  const b = boundingRect(pane);
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}
