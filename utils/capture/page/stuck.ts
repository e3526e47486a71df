import type { Pose } from '../agent-protocol';
import type { Scroller } from './scroller';
import { describe, parentOf } from './describe';

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
  /** Smallest document offset seen of each sticky element: where it stands when it is not pinned. */
  readonly #natural = new Map<Element, number>();

  constructor(doc: Document) {
    this.#doc = doc;
  }

  get log(): readonly string[] {
    return [...this.#log];
  }

  /** Looks at every element, hides what is stuck (or shows everything), and measures the bars. */
  apply(scroller: Scroller, scrollY: number, hide: boolean): Pick<Pose, 'stuckTop' | 'stuckBottom'> {
    if (!hide) this.showAll();
    const stuck: Element[] = [];
    for (const element of allElements(this.#doc)) {
      const style = getComputedStyle(element);
      if (style.position === 'fixed') stuck.push(element);
      else if (style.position === 'sticky' && this.#isPinned(element, scrollY)) stuck.push(element);
    }
    const pane = paneOf(this.#doc, scroller);
    let stuckTop = 0;
    let stuckBottom = 0;
    for (const element of stuck) {
      if (scroller.element && contains(element, scroller.element)) continue; // the pane itself sits in it
      const box = element.getBoundingClientRect();
      const wide = box.width >= pane.width / 2 && box.height < pane.height / 2 && box.height > 0;
      if (wide && box.top <= pane.top + 2 && box.bottom > pane.top) {
        stuckTop = Math.max(stuckTop, box.bottom - pane.top);
      } else if (wide && box.bottom >= pane.bottom - 2 && box.top < pane.bottom) {
        stuckBottom = Math.max(stuckBottom, pane.bottom - box.top);
      }
      if (hide) this.#hide(element);
    }
    return { stuckTop, stuckBottom };
  }

  showAll(): void {
    for (const animation of this.#hidden.values()) animation.cancel();
    this.#hidden.clear();
  }

  #isPinned(element: Element, scrollY: number): boolean {
    const offset = element.getBoundingClientRect().top + scrollY;
    const natural = Math.min(this.#natural.get(element) ?? Infinity, offset);
    this.#natural.set(element, natural);
    return offset > natural + 1;
  }

  #hide(element: Element): void {
    if (this.#hidden.has(element)) return;
    if (getComputedStyle(element).visibility === 'hidden') return;
    this.#hidden.set(element, element.animate({ opacity: [0, 0] }, { duration: 1, fill: 'both' }));
    this.#log.add(describe(element));
  }
}

function paneOf(doc: Document, scroller: Scroller): DOMRect {
  return (
    scroller.element?.getBoundingClientRect() ??
    new DOMRect(0, 0, doc.documentElement.clientWidth, innerHeight)
  );
}

function contains(outer: Element, inner: Element): boolean {
  let at: Element | null = inner;
  while (at) {
    if (at === outer) return true;
    at = parentOf(at) ?? hostOf(at);
  }
  return false;
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** Every element, those in open shadow roots included. */
function* allElements(root: Document | ShadowRoot): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot instanceof ShadowRoot) yield* allElements(element.shadowRoot);
  }
}
