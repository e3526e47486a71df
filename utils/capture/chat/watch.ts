import type { RowFacts } from '../../recognise/chat/facts.types';
import { Ledger, type Entry, type Sighting } from '../../recognise/chat/ledger';
import { plain } from '../../recognise/chat/row-text';
import { RECALL } from '../../recognise/chat/wording.data';
import { parentNode, textContent } from '../snapshot/natives';
import type { Conversation } from './conversation';
import { listen, unlisten, visibilityState } from './dom';
import type { RowElement } from './rows';

/** One line of the journal of a guarded conversation. */
export interface WatchEvent {
  readonly type:
    | 'present' // was there when the watch began
    | 'added'
    | 'changed'
    | 'recalled' // a notice now stands where it stood
    | 'removed' // gone from in sight, with no notice
    | 'blind' // the page was hidden: what happened meanwhile may show late or not at all
    | 'seeing'
    | 'gone'; // the conversation left the page
  /** ms since the epoch. */
  readonly at: number;
  /** Names the row within this watch. */
  readonly row?: number;
  readonly facts?: RowFacts;
  /** What it said before it was changed, recalled or removed. */
  readonly before?: RowFacts;
}

export interface WatchOptions {
  readonly onEvents: (events: readonly WatchEvent[]) => void;
  readonly now?: () => number;
  /** Shortest time between two looks, ms. */
  readonly pause?: number;
}

export interface WatchStats {
  readonly looks: number;
  readonly rowsRead: number;
  /** ms of the page's main thread that the watch took. */
  readonly busy: number;
  /** ms since it began. */
  readonly elapsed: number;
}

const PAUSE = 80;
/** Rows at the end of a long list that every look reads, beside those that changed. */
const TAIL = 40;

/**
 * Keeps a journal of a conversation while it goes on. Sees what is in the document: rows that a virtualised list drops
 * because the user scrolls are not reported, rows that go while their place stays in sight are. Reads, never scrolls.
 */
export class ConversationWatch {
  readonly #conversation: Conversation;
  readonly #options: WatchOptions;
  readonly #ledger = new Ledger();
  readonly #observer: MutationObserver;
  readonly #now: () => number;
  readonly #began = performance.now();
  readonly #marks = new WeakMap<Element, string>();
  #range: { readonly top: number; readonly bottom: number } = { top: 0, bottom: 0 };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = Number.NEGATIVE_INFINITY;
  #busy = 0;
  #looks = 0;
  #rowsRead = 0;
  #stopped = false;
  #observed: Node | undefined;
  #blind = false;
  readonly #seen: () => void;

  constructor(conversation: Conversation, options: WatchOptions) {
    this.#conversation = conversation;
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#observer = new MutationObserver(() => this.#stir());
    this.#seen = () => this.#visibility();
    listen(conversation.port.doc, 'visibilitychange', this.#seen);
    this.#look();
    this.#visibility();
  }

  get stats(): WatchStats {
    return {
      looks: this.#looks,
      rowsRead: this.#rowsRead,
      busy: this.#busy,
      elapsed: performance.now() - this.#began,
    };
  }

  stop(): void {
    this.#stopped = true;
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    unlisten(this.#conversation.port.doc, 'visibilitychange', this.#seen);
  }

  /** At once when the last look was a while ago, else soon: a message may live for a moment only. */
  #stir(): void {
    if (this.#stopped || this.#timer !== undefined) return;
    const wait = (this.#options.pause ?? PAUSE) - (performance.now() - this.#last);
    if (wait <= 0) this.#look();
    else
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#look();
      }, wait);
  }

  #visibility(): void {
    const hidden = visibilityState(this.#conversation.port.doc) === 'hidden';
    if (hidden === this.#blind) return;
    this.#blind = hidden;
    this.#options.onEvents([{ type: hidden ? 'blind' : 'seeing', at: this.#now() }]);
    if (!hidden) this.#stir();
  }

  #look(): void {
    const began = performance.now();
    const events: WatchEvent[] = [];
    if (this.#observe()) this.#read(events);
    else events.push({ type: 'gone', at: this.#now() });
    this.#looks += 1;
    this.#last = performance.now();
    this.#busy += this.#last - began;
    if (events.length > 0) this.#options.onEvents(events);
    if (events.at(-1)?.type === 'gone') this.stop();
  }

  /** The list's parent is observed: programs put a new list in the place of the old one. */
  #observe(): boolean {
    const { list, port } = this.#conversation;
    if (!list) return false;
    const root = port.element ?? parentNode(list) ?? list;
    if (root === this.#observed) return true;
    this.#observer.disconnect();
    this.#observer.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['src', 'href', 'alt', 'datetime', 'aria-label', 'title'],
    });
    this.#observed = root;
    return true;
  }

  #read(events: WatchEvent[]): void {
    const conversation = this.#conversation;
    const rows = conversation.rows();
    const chosen = this.#chosen(rows);
    const first = this.#ledger.entries.length === 0;
    if (chosen.length === 0 && !first) return;
    const at = this.#now();
    const many = chosen.length < rows.length;
    const window = conversation.read(chosen, at);
    this.#rowsRead += window.length;
    for (const { element } of chosen) this.#marks.set(element, markOf(element));
    if (window.length === 0) return;
    const previous = this.#ledger.shown;
    const outcome = this.#ledger.observe(window, { at, extent: 'window' });
    const added = outcome.joined ? outcome.added : this.#ledger.force(window, 'end').added;
    for (const entry of added)
      events.push({ type: first ? 'present' : 'added', at, row: entry.serial, facts: entry.facts });
    for (const entry of outcome.changed) events.push(changeOf(entry, at));
    const gone = [
      ...outcome.vanished,
      ...(many || !outcome.joined ? [] : this.#dropped(previous, window, at)),
    ];
    for (const entry of gone)
      if (entry.content !== '') events.push({ type: 'removed', at, row: entry.serial, before: entry.facts });
    const { port } = conversation;
    this.#range = { top: port.top, bottom: port.top + port.height };
  }

  /**
   * The rows to read: all of a short list, else those whose text changed with some around them, and the last ones. Nothing
   * when no row reads otherwise than before.
   */
  #chosen(rows: readonly RowElement[]): readonly RowElement[] {
    const dirty: number[] = [];
    const from = rows.length > 400 ? rows.length - 400 : 0;
    for (let i = from; i < rows.length; i++) {
      const element = rows[i]?.element;
      if (element && this.#marks.get(element) !== markOf(element)) dirty.push(i);
    }
    const same = rows.length === this.#count;
    this.#count = rows.length;
    if (dirty.length === 0 && same) return [];
    if (rows.length <= TAIL * 2) return rows;
    const low = Math.min(dirty[0] ?? rows.length, rows.length - TAIL);
    return rows.slice(Math.max(0, low - TAIL / 4));
  }
  #count = -1;

  /** Rows at the edges of the last look that are no longer there although their place is still in sight. */
  #dropped(previous: readonly Entry[], window: readonly Sighting[], at: number): Entry[] {
    const { port } = this.#conversation;
    const present = new Set(this.#ledger.shown);
    const top = port.top;
    const bottom = top + port.height;
    const first = window[0];
    const last = window.at(-1);
    if (!first || !last) return [];
    const found: Entry[] = [];
    for (const entry of previous) {
      if (present.has(entry) || entry.vanishedAt !== undefined) continue;
      const middle = entry.y + entry.height / 2;
      const was = middle >= this.#range.top && middle <= this.#range.bottom;
      // Below the last row there is room, or the content has become shorter: the row did not scroll away.
      const endsHere = last.y + last.height <= bottom + 1 && middle >= last.y + last.height / 2;
      const inSight = middle >= top && middle <= bottom;
      const atTop = middle <= first.y && top <= first.y && first.y - top < entry.height * 0.5 && top <= 1;
      if (!was || !(endsHere || (inSight && middle < first.y && atTop))) continue;
      entry.vanishedAt = at;
      found.push(entry);
    }
    return found;
  }
}

function changeOf(entry: Entry, at: number): WatchEvent {
  const before = entry.earlier.at(-1)?.facts;
  const notice = entry.facts.parts.some(
    (part) => part.kind === 'text' && RECALL.pattern.test(plain(part.text)),
  );
  return {
    type: notice ? 'recalled' : 'changed',
    at,
    row: entry.serial,
    facts: entry.facts,
    ...(before ? { before } : {}),
  };
}

/** Cheap sign that a row reads as before; no styles, no layout. */
const markOf = (element: Element): string => textContent(element) ?? '';
