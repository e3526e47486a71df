import { boundingRect, computedStyle, documentElement, scrollLeft, scrollTop } from '../snapshot/natives';
import { animateElement, isConnected, outerElement, scrollElement, scrollIntoView } from './dom';
import { rowsOffScreen, scrollTo, scrollTopOf, type Scroller } from './scroller';
import { StuckElements } from './stuck';

interface Place {
  readonly element: Element;
  readonly top: number;
  readonly left: number;
}

/** One scroller while it is photographed: what is done to the page for it, and how that is undone. */
export class Sweep {
  readonly #doc: Document;
  #scroller: Scroller;
  readonly stuck: StuckElements;
  readonly #alone: boolean;
  #start: number | undefined;
  /** Where everything around the pane stood, outermost first. */
  #around: readonly Place[] = [];
  #unsnapped: Animation | undefined;

  /** @param alone the pane is photographed for itself, and brought into view for it. */
  constructor(doc: Document, scroller: Scroller, alone: boolean) {
    this.#doc = doc;
    this.#scroller = scroller;
    this.#alone = alone;
    this.stuck = new StuckElements(doc, alone);
  }

  get scroller(): Scroller {
    return this.#scroller;
  }

  /** The page has drawn its pane anew. */
  follow(scroller: Scroller): void {
    this.#scroller = scroller;
  }

  get lost(): boolean {
    const { element } = this.#scroller;
    return element !== undefined && !isConnected(element);
  }

  /** Remembers where things are, brings the pane into view and lets it stop anywhere. Again and again if need be. */
  begin(): void {
    const { element } = this.#scroller;
    if (this.#start === undefined) {
      this.#start = scrollTopOf(this.#doc, this.#scroller);
      if (element && this.#alone) this.#around = placesAround(element);
    }
    // Between its snap points a page could not be held where tiles meet.
    const snaps = element ?? documentElement(this.#doc);
    if (!this.#unsnapped && !/^(none)?$/.test(computedStyle(snaps).scrollSnapType)) {
      this.#unsnapped = animateElement(
        snaps,
        { scrollSnapType: ['none', 'none'] },
        { duration: 1, fill: 'both' },
      );
    }
    if (element && this.#alone && !isInView(element)) {
      scrollIntoView(element, { block: 'start', inline: 'nearest', behavior: 'instant' });
    }
  }

  /** @returns whether everything is where it was. */
  restore(): boolean {
    this.stuck.showAll();
    if (this.#start === undefined) return true;
    scrollTo(this.#doc, this.#scroller, this.#start);
    this.#unsnapped?.cancel();
    this.#unsnapped = undefined;
    for (const { element, top, left } of this.#around) {
      if (scrollTop(element) !== top || scrollLeft(element) !== left) {
        scrollElement(element, { top, left, behavior: 'instant' });
      }
    }
    const back = (place: Place): boolean => Math.abs(scrollTop(place.element) - place.top) < 1;
    return Math.abs(scrollTopOf(this.#doc, this.#scroller) - this.#start) < 1 && this.#around.every(back);
  }
}

function isInView(element: Element): boolean {
  const { left, right } = boundingRect(element);
  return rowsOffScreen(element) < 1 && left >= -1 && right <= innerWidth + 1;
}

function placesAround(element: Element): Place[] {
  const places: Place[] = [];
  for (let at = outerElement(element); at; at = outerElement(at)) {
    places.unshift({ element: at, top: scrollTop(at), left: scrollLeft(at) });
  }
  return places;
}
