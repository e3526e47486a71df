import type { RowFacts, RowId } from '../../recognise/chat/facts.types';
import { isVolatileText } from '../../recognise/chat/row-text';
import { readShownTime } from '../../recognise/chat/shown-time';
import { isFurnitureText } from '../../recognise/chat/understand';
import { isConnected } from '../page/dom';
import { isElement, localName, parentNode } from '../snapshot/natives';
import { glimpsesOf, isKept, piecesOf, type Glimpse } from './glimpses';
import { aboveAll, placeOf } from './placed';
import { idsOf } from './read-row';

/** Wordings remembered as seen. */
const MEMORY = 2000;
/** UTF-16 units of a text that is told. */
const LONGEST = 20_000;

interface Held extends Glimpse {
  readonly ids: readonly RowId[];
}

/** What a batch of records comes to before anything is read. */
export interface Noted {
  /** Rows came, went, or say something else: not a text that grows, or a mark that changes. */
  readonly urgent: boolean;
  /** Children of the list in which something changed. */
  readonly items: ReadonlySet<Element>;
  /** Rows came or went. */
  readonly moved: boolean;
}

/**
 * Messages that came and went between two looks: nothing of them is on the page any more, but the page's own changes hand
 * over what was taken away. What reads like a row that is or was shown is a list being redrawn.
 */
export class Fleeting {
  readonly #seen = new Set<string>();
  /** Children that were read, or came while the watch went on: of others nobody knows how long they had been there. */
  readonly #own = new WeakSet<Element>();
  readonly #last = new WeakMap<Element, readonly string[]>();
  /** Children that were read, and where what was read stands. */
  readonly #read = new WeakMap<Element, number | undefined>();
  #gone = new Map<string, Held>();
  #count = 0;

  note(records: readonly MutationRecord[], list: Element): Noted {
    const items = new Set<Element>();
    let moved = false;
    for (const record of records) {
      if (isMove(record)) continue;
      const { type, target, addedNodes } = record;
      const item = itemOf(target, list);
      if (item) items.add(item);
      else if (type === 'childList') moved = true;
      if (target !== list) continue;
      for (const node of Array.from(addedNodes))
        if (isElement(node)) {
          this.#own.add(node);
          items.add(node);
        }
    }
    for (const glimpse of glimpsesOf(records, list)) this.#hold(glimpse);
    for (const record of records) {
      const item = isMove(record) && itemOf(record.target, list);
      // As a whole, not drawn anew for another row.
      if (item && this.#read.has(item) && !items.has(item)) this.#read.set(item, placeOf(item));
    }
    let urgent = moved;
    for (const item of items) {
      const now = piecesOf(item);
      const before = this.#last.get(item);
      this.#last.set(item, now);
      urgent ||= !before || !isKept(lasting(before), now);
    }
    return { urgent, items, moved };
  }

  /** They are read later only, and may say something else by then. */
  hold(items: ReadonlySet<Element>): void {
    for (const item of items)
      this.#hold({
        item,
        pieces: this.#last.get(item) ?? piecesOf(item),
        first: false,
        place: placeOf(item),
      });
  }

  #hold(glimpse: Glimpse): void {
    const { item, pieces } = glimpse;
    const key = keyOf(pieces);
    if (key === '' || !this.#own.has(item) || this.#seen.has(key)) return;
    // An element that is in the list may have become another message: its ids are those of what it shows now.
    this.#gone.set(key, { ...glimpse, ids: isConnected(item) ? [] : idsOf(item) });
  }

  /** A child of the list was read. */
  see(item: Element): void {
    // The oldest go first: a set keeps the order of insertion.
    for (const key of this.#seen) {
      if (this.#seen.size <= MEMORY) break;
      this.#seen.delete(key);
    }
    const pieces = piecesOf(item);
    this.#own.add(item);
    this.#read.set(item, placeOf(item));
    this.#last.set(item, pieces);
    this.#seen.add(keyOf(pieces));
  }

  /** Those to report, each once. @param still the list was not scrolled meanwhile */
  *take(still: boolean, at: number, list: Element): Generator<readonly [serial: number, facts: RowFacts]> {
    const gone = this.#gone;
    this.#gone = new Map();
    if (gone.size === 0) return;
    const isAbove = aboveAll(list);
    for (const [key, { item, pieces, ids, first, place }] of gone) {
      if (!still || this.#seen.has(key)) continue;
      // A list that is drawn in part draws a row of long ago for a moment. What is new stands at the other end.
      // A row that had been read, and said something else before it scrolled away, is none of those.
      // An element that is in use again elsewhere is another row.
      const wasRead = this.#read.has(item) && this.#read.get(item) === place;
      if (!wasRead && isAbove(place, first)) continue;
      // Of an element that stays, only what it does not say any more.
      const now = isConnected(item) ? piecesOf(item) : [];
      const left = pieces.filter((piece) => !isKept([piece], now));
      const text = left.join('').slice(0, LONGEST);
      if (keyOf(left) === '' || isFurnitureText(text) || readShownTime(text)) continue;
      this.#seen.add(key);
      this.#count += 1;
      yield [-this.#count, factsOf(item, text, ids, at)];
    }
  }
}

/** Programs move rows by their style: where a row stood is read off such records, and nothing is looked at for them. */
export const isMove = ({ attributeName }: MutationRecord): boolean => attributeName === 'style';

const lasting = (pieces: readonly string[]): readonly string[] =>
  pieces.filter((piece) => !isVolatileText(piece));
const keyOf = (pieces: readonly string[]): string => lasting(pieces).join('\u241f').slice(0, LONGEST);

function itemOf(node: Node, list: Element): Element | undefined {
  for (let at: Node | null = node; at; at = parentNode(at))
    if (parentNode(at) === list) return isElement(at) ? at : undefined;
  return undefined;
}

/** What can be told of a row that is no longer on the page: its text and its ids, no places. */
function factsOf(el: Element, text: string, ids: readonly RowId[], at: number): RowFacts {
  return {
    ids: [...ids],
    parts: [
      {
        kind: 'text',
        text,
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
