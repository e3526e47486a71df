import { Ledger, type Entry, type Outcome, type Sighting } from '../../recognise/chat/ledger';
import { plain } from '../../recognise/chat/row-text';
import { RECALL } from '../../recognise/chat/wording.data';
import { parentNode } from '../snapshot/natives';
import { commonRuns } from './common-runs';
import type { Conversation } from './conversation';
import { droppedFrom, type Shown, type Span } from './dropped';
import { listen, unlisten, visibilityState } from './dom';
import { fleetingFacts, Fleeting } from './fleeting';
import { Tail, touch } from './tail';
import type { WatchEvent, WatchOptions, WatchStats } from './watch.types';

export type { WatchEvent, WatchOptions, WatchStats } from './watch.types';

const PAUSE = 80;
/** Unchanged rows beside the changed ones that show where these belong. */
const CONTEXT = 20;
/** CSS px from the end within which a pane stands at its end. */
const AT_END = 40;

/**
 * Keeps a journal of a conversation while it goes on. Sees what is in the document, the newest rows of a long list: rows
 * that a virtualised list drops because the user scrolls are not reported, rows that go while their place stays in sight
 * are. Reads, never scrolls, clicks nothing.
 */
export class ConversationWatch {
  readonly #conversation: Conversation;
  readonly #options: WatchOptions;
  readonly #ledger = new Ledger();
  readonly #tail = new Tail();
  readonly #fleeting = new Fleeting();
  readonly #observer: MutationObserver;
  readonly #now: () => number;
  readonly #began = performance.now();
  readonly #told = new Set<Entry>();
  #touched = new Set<Node>();
  #previous: readonly Shown[] = [];
  /** Entries this look was found to show, by element. */
  #by = new Map<object, Entry>();
  #span: Span | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = Number.NEGATIVE_INFINITY;
  #busy = 0;
  #first = 0;
  #looks = 0;
  #stopped = false;
  #observed: Node | undefined;
  #blind = false;
  readonly #seen: () => void;

  constructor(conversation: Conversation, options: WatchOptions) {
    this.#conversation = conversation;
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#observer = new MutationObserver((records) => this.#stir(records));
    this.#seen = () => this.#visibility();
    listen(conversation.port.doc, 'visibilitychange', this.#seen);
    this.#look();
    this.#first = this.#busy;
    this.#visibility();
  }

  get stats(): WatchStats {
    return {
      looks: this.#looks,
      rowsRead: this.#tail.read,
      busy: this.#busy,
      first: this.#first,
      elapsed: performance.now() - this.#began,
    };
  }

  stop(): void {
    this.#stopped = true;
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    unlisten(this.#conversation.port.doc, 'visibilitychange', this.#seen);
  }

  /**
   * At once when the last look was a while ago, else soon: a message may live for a moment only. In a hidden tab timers are
   * held back for a second and more, so there every change is looked at as it comes.
   */
  #stir(records: readonly MutationRecord[]): void {
    if (this.#stopped) return;
    const began = performance.now();
    this.#note(records);
    this.#busy += performance.now() - began;
    const wait = this.#blind ? 0 : (this.#options.pause ?? PAUSE) - (performance.now() - this.#last);
    if (wait <= 0) this.#look();
    else this.#timer ??= setTimeout(() => this.#look(), wait);
  }

  #note(records: readonly MutationRecord[]): void {
    const { list } = this.#conversation;
    for (const { target, removedNodes } of records) {
      touch(target, this.#touched);
      if (list && removedNodes.length > 0) this.#fleeting.note(removedNodes, list, target);
    }
  }

  #visibility(): void {
    const hidden = visibilityState(this.#conversation.port.doc) === 'hidden';
    if (hidden === this.#blind) return;
    this.#blind = hidden;
    this.#options.onEvents([{ type: hidden ? 'blind' : 'seeing', at: this.#now() }]);
    if (!hidden) this.#stir([]);
  }

  #look(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#stopped) return;
    const began = performance.now();
    this.#note(this.#observer.takeRecords());
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
      attributeFilter: ['src', 'href', 'alt', 'datetime', 'aria-label', 'title', 'class', 'hidden'],
    });
    this.#observed = root;
    return true;
  }

  #read(events: WatchEvent[]): void {
    const at = this.#now();
    const window = this.#tail.look(this.#conversation, this.#touched, at, (item) => this.#fleeting.see(item));
    this.#touched = new Set();
    const before = this.#span;
    const { port } = this.#conversation;
    const { top, height, range } = port;
    const now: Span = { top, bottom: top + height, atEnd: top >= range - AT_END };
    const previous = this.#previous;
    const outcome = this.#compare(window, previous, at);
    this.#span = now;
    this.#previous = this.#shown(window);
    const added = new Set(outcome.added);
    for (const { entry } of this.#previous) {
      if (entry.content === '' || this.#told.has(entry)) continue;
      this.#told.add(entry);
      const type = added.has(entry) && !this.#isNew(entry, previous, before) ? 'present' : 'added';
      events.push({
        type: previous.length === 0 && !before ? 'present' : type,
        at,
        row: entry.serial,
        facts: entry.facts,
      });
    }
    for (const entry of outcome.changed) events.push(changeOf(entry, at));
    const dropped = before ? droppedFrom(previous, this.#previous, window, before, now, at) : [];
    for (const entry of [...outcome.vanished, ...dropped])
      if (entry.content !== '') events.push({ type: 'removed', at, row: entry.serial, before: entry.facts });
    // Rows a scrolled list drew and dropped on the way came and went as well, and nobody took them back.
    const still = !before || before.top === now.top || (before.atEnd && now.atEnd);
    for (const [serial, element] of this.#fleeting.take(still)) {
      const facts = fleetingFacts(element, at);
      events.push(
        { type: 'added', at, row: serial, facts },
        { type: 'removed', at, row: serial, before: facts },
      );
    }
  }

  /** Puts the look into the ledger: only what differs from the last one, with some rows around it, is aligned. */
  #compare(window: readonly Sighting[], previous: readonly Shown[], at: number): Outcome {
    if (window.length === 0) return { joined: true, added: [], changed: [], vanished: [] };
    if (this.#ledger.entries.length === 0) return this.#collect(this.#ledger.append(window));
    this.#move(window, previous);
    const { from, head, foot } = commonRuns(
      previous.map(({ row }) => row),
      window,
      this.#conversation.port.height,
    );
    const start = from.window + head;
    const end = window.length - foot;
    const parts: Outcome[] = [];
    const align = (slice: readonly Sighting[]): void => {
      const outcome = this.#ledger.observe(slice, { at, extent: 'window' });
      parts.push(this.#collect(outcome.joined ? outcome : this.#ledger.force(slice, 'end')));
    };
    if (head === 0) align(window.slice(0, end + Math.min(foot, CONTEXT)));
    else {
      if (from.window > 0) align(window.slice(0, from.window + Math.min(head, CONTEXT)));
      const fresh = window.slice(start, end);
      const left = previous.slice(from.previous + head, previous.length - foot).map(({ entry }) => entry);
      const above = previous[from.previous + head - 1]?.entry;
      const atEnd =
        foot > 0 || above === this.#ledger.entries.findLast((one) => one.vanishedAt === undefined);
      if (fresh.length === 0 && foot > 0) {
        // Gone from between two rows that stayed.
        this.#ledger.vanish(left, at);
        parts.push({ joined: true, added: [], changed: [], vanished: left });
      } else if (fresh.length > 0) {
        if (left.length === 0 && above && atEnd)
          parts.push(this.#collect(this.#ledger.insertAfter(above, fresh)));
        else align(window.slice(Math.max(from.window, start - CONTEXT), end + Math.min(foot, CONTEXT)));
      }
    }
    return {
      joined: true,
      added: parts.flatMap(({ added }) => added),
      changed: parts.flatMap(({ changed }) => changed),
      vanished: parts.flatMap(({ vanished }) => vanished),
    };
  }

  #collect(outcome: Outcome): Outcome {
    for (const entry of this.#ledger.shown)
      if (entry.vanishedAt === undefined) this.#by.set(entry.handle, entry);
    return outcome;
  }

  /** Rows that read as before may stand elsewhere now. */
  #move(window: readonly Sighting[], previous: readonly Shown[]): void {
    const by = new Map(window.map((row) => [row.handle, row]));
    for (const { row, entry } of previous) {
      const now = by.get(row.handle);
      if (now?.content === row.content) Object.assign(entry, { y: now.y, height: now.height });
    }
  }

  /** The window with the entries it stands for. */
  #shown(window: readonly Sighting[]): Shown[] {
    const by = this.#by;
    this.#by = new Map();
    for (const { row, entry } of this.#previous)
      if (entry.handle === row.handle && !by.has(row.handle)) by.set(row.handle, entry);
    return window.flatMap((row) => {
      const entry = by.get(row.handle);
      return entry ? [{ row, entry }] : [];
    });
  }

  /** Said while the watch went on, as against what was there and came into sight. */
  #isNew(entry: Entry, previous: readonly Shown[], before: Span | undefined): boolean {
    const known = new Set(previous.map((shown) => shown.entry));
    const at = this.#previous.findIndex((shown) => shown.entry === entry);
    const above = this.#previous.slice(0, at).some((shown) => known.has(shown.entry));
    const below = this.#previous.slice(at + 1).some((shown) => known.has(shown.entry));
    if (below) return above;
    return before === undefined || before.atEnd;
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
