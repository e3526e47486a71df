import type { RowFacts } from '../../recognise/chat/facts.types';

import { isFurnitureText } from '../../recognise/chat/understand';
import { isConnected } from '../page/dom';
import { isElement, localName, textContent } from '../snapshot/natives';
import { idsOf } from './read-row';

/** Texts remembered as seen. */
const MEMORY = 2000;
const LONGEST = 20_000;

/**
 * Messages that came and went between two looks: nothing of them is on the page any more, but the page's own removal hands
 * over the element with its text. What reads like a row that is or was shown is a list being redrawn.
 */
export class Fleeting {
  readonly #seen = new Set<string>();
  #gone = new Map<string, Element>();
  #count = 0;

  note(removed: NodeList, list: Element, target: Node): void {
    if (target !== list) return;
    for (const node of Array.from(removed)) {
      const text = isElement(node) ? textOf(node) : '';
      if (isElement(node) && text !== '' && !this.#seen.has(text)) this.#gone.set(text, node);
    }
  }

  /** A child of the list was read. */
  see(item: Element): void {
    // The oldest go first: a set keeps the order of insertion.
    for (const text of this.#seen) {
      if (this.#seen.size <= MEMORY) break;
      this.#seen.delete(text);
    }
    this.#seen.add(textOf(item));
  }

  /** Those to report, each once. @param still the list was not scrolled meanwhile */
  *take(still: boolean): Generator<readonly [serial: number, element: Element]> {
    const gone = this.#gone;
    this.#gone = new Map();
    for (const [text, element] of gone) {
      if (!still || isConnected(element) || this.#seen.has(text) || isFurnitureText(text)) continue;
      this.#seen.add(text);
      this.#count += 1;
      yield [-this.#count, element];
    }
  }
}

const textOf = (el: Element): string => (textContent(el) ?? '').trim().slice(0, LONGEST);

/** What can be told of a row that is no longer on the page: its text and its ids, no places. */
export function fleetingFacts(el: Element, at: number): RowFacts {
  return {
    ids: idsOf(el),
    parts: [
      {
        kind: 'text',
        text: textOf(el),
        tag: localName(el),
        source: 'text',
        size: 0,
        slot: '',
        block: 0,
        box: 0,
        x0: 0,
        x1: 0,
        y0: 0,
        y1: 0,
      },
    ],
    boxes: [],
    height: 0,
    listWidth: 0,
    readAt: at,
  };
}
