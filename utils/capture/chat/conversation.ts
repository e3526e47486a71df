import { DisturbanceCounter } from './disturbance';
import { contentOf } from '../../recognise/chat/row-text';
import type { Sighting } from '../../recognise/chat/ledger';
import { isConnected } from '../page/dom';
import { boundingRect } from '../snapshot/natives';
import type { ScrollPort } from './port';
import { frameOf, readRow, type RowElement } from './read-row';
import { RowFinder } from './rows';

/** More rows than this in the document, and a look reads only those around what is in sight. */
export const MANY = 250;

/** A conversation on the page: what scrolls it, and the element whose children are its rows. */
export class Conversation {
  readonly port: ScrollPort;
  readonly #finder = new RowFinder();
  readonly #relocate: () => Element | undefined;
  #list: Element;
  #disturbance: DisturbanceCounter | undefined;

  /** @param relocate finds the list again after the page has drawn it anew */
  constructor(port: ScrollPort, list: Element, relocate: () => Element | undefined) {
    this.port = port;
    this.#list = list;
    this.#relocate = relocate;
  }

  /** The list, if it is still on the page. */
  get list(): Element | undefined {
    if (isConnected(this.#list)) return this.#list;
    const again = this.#relocate();
    if (again) this.#list = again;
    return again;
  }

  /** Counts from now on what our reading and scrolling, and the page itself, do to its document. */
  watch(): DisturbanceCounter {
    const counter = new DisturbanceCounter(this.port, this.#list);
    this.#disturbance = counter;
    this.port.own = (act) => counter.own(act);
    return counter;
  }

  /** Every row in the document, top to bottom. */
  rows(): RowElement[] {
    const { list } = this;
    return list ? this.#own(() => this.#finder.rowsOf(list)) : [];
  }

  #own<T>(act: () => T): T {
    return this.#disturbance ? this.#disturbance.own(act) : act();
  }

  /** Reads rows of the list as they stand. */
  read(rows: readonly RowElement[], now: number): Sighting[] {
    const { list } = this;
    return list ? this.#own(() => this.#read(list, rows, now)) : [];
  }

  #read(list: Element, rows: readonly RowElement[], now: number): Sighting[] {
    const { port } = this;
    const frame = frameOf(list);
    // One offset for all: the list does not move while it is read.
    const offset = port.contentY(0);
    return rows.map((row) => {
      const facts = readRow(row, frame, now);
      const rect = boundingRect(row.element);
      return {
        facts,
        content: contentOf(facts),
        y: rect.top + offset,
        height: rect.height,
        handle: row.element,
      };
    });
  }

  /** The rows drawn around what is in sight; all of them when they are few. */
  look(now: number, rows: readonly RowElement[] = this.rows()): Sighting[] {
    return this.read(this.around(rows, 1), now);
  }

  /** Rows within so many screens of what is in sight, when there are many. */
  around(rows: readonly RowElement[], screens: number): readonly RowElement[] {
    if (rows.length <= MANY) return rows;
    const { edge } = this.port;
    const from = firstBelow(rows, edge.y - edge.height * screens);
    const to = firstBelow(rows, edge.y + edge.height * (1 + screens));
    return rows.slice(Math.max(0, from - 1), to + 1);
  }

  /** Rows that are in sight now, of those given. */
  inSight(rows: readonly RowElement[]): readonly RowElement[] {
    const { edge } = this.port;
    return this.around(rows, 0).filter(({ element }) => {
      const rect = boundingRect(element);
      return rect.bottom > edge.y + 1 && rect.top < edge.y + edge.height - 1;
    });
  }
}

/** Index of the first row whose lower edge lies below a line; rows stand top to bottom. */
function firstBelow(rows: readonly RowElement[], y: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row && boundingRect(row.element).bottom <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}
