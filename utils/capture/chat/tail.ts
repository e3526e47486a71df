import type { Sighting } from '../../recognise/chat/ledger';
import { boundingRect, firstElementChild, lastElementChild } from '../snapshot/natives';
import type { Conversation } from './conversation';
import { composedEnd, composedParent } from './dom';
import { rowsIn } from './rows';

/** Children of the list that a guard looks after: what is newer than that many rows. */
const MOST = 400;
/** Rows whose place is measured afresh at every look; above them it is kept while nothing has moved. */
const MEASURED = 60;

interface Known {
  readonly rows: readonly Sighting[];
}

/**
 * The newest rows of a conversation, read again only where the page changed something: a chat that gets ten messages a
 * second must not be taken apart ten times a second.
 */
export class Tail {
  readonly #known = new WeakMap<Element, Known>();
  /** Rows taken apart so far. */
  read = 0;

  /**
   * @param touched nodes the page changed since the last look, with all that stand around them
   * @param onRead is told of every child of the list that was taken apart
   */
  look(
    conversation: Conversation,
    touched: ReadonlySet<Node>,
    now: number,
    onRead: (item: Element) => void,
  ): Sighting[] {
    const { list } = conversation;
    if (!list) return [];
    const [first, last] = [firstElementChild(list), lastElementChild(list)];
    const reversed = first && last && boundingRect(first).top > boundingRect(last).top;
    const items = composedEnd(list, MOST, reversed ? 'first' : 'last');
    if (reversed) items.reverse();
    const found: Sighting[] = [];
    for (const item of items) {
      const known = touched.has(item) ? undefined : this.#known.get(item);
      if (known) {
        found.push(...known.rows);
        continue;
      }
      const rows = conversation.read(rowsIn(item), now);
      onRead(item);
      this.read += rows.length;
      this.#known.set(item, { rows });
      found.push(...rows);
    }
    return this.#place(found, conversation);
  }

  /** Measures where rows stand now. Rows that take no room any more are gone; placed ones are put in order of place. */
  #place(rows: readonly Sighting[], conversation: Conversation): Sighting[] {
    const offset = conversation.port.contentY(0);
    const from = Math.max(0, rows.length - MEASURED);
    const measure = (row: Sighting): Sighting | undefined => {
      const { top, height, width } = boundingRect(row.handle as Element);
      return height > 0 && width > 0 ? { ...row, y: top + offset, height } : undefined;
    };
    const end = rows.slice(from).map(measure);
    const moved = rows[from] !== undefined && Math.abs((end[0]?.y ?? -1e9) - rows[from].y) > 0.5;
    const above = moved ? rows.slice(0, from).map(measure) : rows.slice(0, from);
    const placed = [...above, ...end].filter((row) => row !== undefined);
    const sorted = placed.every((row, i) => i === 0 || row.y >= (placed[i - 1]?.y ?? 0));
    return sorted ? placed : placed.sort((a, b) => a.y - b.y);
  }
}

/** A node and everything it stands in. */
export function touch(node: Node, into: Set<Node>): void {
  for (let at: Node | null = node; at && !into.has(at); at = composedParent(at as Element)) into.add(at);
}
