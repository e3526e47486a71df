import { Ledger, type Entry } from '../../recognise/chat/ledger';
import { parentNode } from '../snapshot/natives';
import type { Conversation } from './conversation';
import { between, droppedFrom, type Shown, type Span } from './dropped';
import { Fleeting, isMove, type Noted } from './fleeting';
import { Joining } from './joining';
import { Pace } from './pace';
import { Presence } from './presence';
import { Tail, touch } from './tail';
import { partDoubtful } from './doubtful';
import { besides, changeOf, isNew, isReplaced, isSurelyGone, rowsInSight } from './watch-rows';
import type { RowInSight, WatchEvent, WatchOptions, WatchStats } from './watch.types';

export type { WatchEvent, WatchOptions, WatchStats } from './watch.types';
/** CSS px from the end within which a pane stands at its end. */
const AT_END = 40;
/** Screens scrolled between two looks beyond which nothing of the one need be in the other. */
const LEAP = 0.9;

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
  readonly #joining = new Joining(this.#ledger);
  #span: Span | undefined;
  /** The last message when the end of the conversation was last in sight: what stands below it is new. */
  #end: Entry | undefined;
  /** Nothing had been said when the watch began. */
  #bare = false;
  /** Told as gone. */
  readonly #toldGone = new Set<Entry>();
  /** Since the last look: batches of changes, and whether rows came or went in them. */
  #batches = 0;
  #moved = false;
  readonly #pace: Pace;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #busy = 0;
  #first = 0;
  #looks = 0;
  #stopped = false;
  #observed: Node | undefined;
  #blind = false;
  readonly #presence: Presence;

  constructor(conversation: Conversation, options: WatchOptions) {
    this.#conversation = conversation;
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#pace = new Pace(options.pause);
    this.#observer = new MutationObserver((records) => this.#stir(records));
    this.#presence = new Presence(conversation.port.doc, (hidden) => this.#turned(hidden));
    this.#look();
    this.#first = this.#busy;
    this.#presence.tell();
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

  /** Rows that can be seen on the screen now. */
  get sight(): readonly RowInSight[] {
    return this.#stopped ? [] : rowsInSight(this.#previous, this.#conversation.port);
  }

  stop(): void {
    this.#stopped = true;
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    this.#presence.stop();
  }

  /**
   * At once when rows came, went or say something else: a message may live for a moment only, and what is looked at one
   * change at a time cannot be mixed up. In a hidden tab timers are held back for a second and more, so there every change
   * is looked at as it comes.
   */
  #stir(records: readonly MutationRecord[]): void {
    if (this.#stopped) return;
    const began = performance.now();
    const { urgent, items } = this.#note(records);
    const wait = this.#blind ? 0 : this.#pace.wait(performance.now(), urgent);
    if (wait > 0) this.#fleeting.hold(items);
    this.#busy += performance.now() - began;
    if (records.length > 0 && records.every(isMove)) return;
    if (wait <= 0) return this.#look();
    this.#timer ??= setTimeout(() => this.#look(), wait);
  }

  #note(records: readonly MutationRecord[]): Noted {
    const told = records.filter((record) => !isMove(record));
    for (const { target } of told) touch(target, this.#touched);
    const { list } = this.#conversation;
    const noted = list
      ? this.#fleeting.note(records, list)
      : { urgent: true, items: new Set<Element>(), moved: true };
    if (told.length > 0) this.#batches += 1;
    this.#moved ||= noted.moved;
    return noted;
  }

  #turned(hidden: boolean): void {
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
    this.#batches = 0;
    this.#moved = false;
    this.#busy += this.#pace.looked(began, performance.now());
    if (events.length > 0) this.#options.onEvents(events);
    if (/^(?:gone|replaced)$/.test(events.at(-1)?.type ?? '')) this.stop();
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
      characterDataOldValue: true,
      attributes: true,
      attributeOldValue: true,
      attributeFilter: ['style', 'src', 'href', 'alt', 'datetime', 'aria-label', 'title', 'class', 'hidden'],
    });
    this.#observed = root;
    return true;
  }

  #read(events: WatchEvent[]): void {
    const at = this.#now();
    const window = this.#tail.look(this.#conversation, this.#touched, at, (item) => this.#fleeting.see(item));
    this.#touched = new Set();
    const before = this.#span;
    const { port, list } = this.#conversation;
    const { top, height, range } = port;
    const now: Span = { top, bottom: top + height, atEnd: top >= range - AT_END };
    const previous = this.#previous;
    const leapt = before !== undefined && Math.abs(now.top - before.top) > height * LEAP;
    const seeming = this.#joining.compare(window, previous, { at, atEnd: now.atEnd, leapt, height });
    const simple = this.#batches <= 1 && !this.#moved;
    const { fresh, ...outcome } = partDoubtful(this.#ledger, seeming, { window, previous, simple, at });
    this.#joining.show(fresh);
    this.#span = now;
    this.#previous = this.#joining.shown(window, previous);
    /** In both looks the end of the conversation was in sight. */
    const atEnd = before?.atEnd === true && now.atEnd;
    const isFirst = this.#told.size === 0 && !before;
    for (const event of this.#tellShown(new Set(outcome.added), previous, isFirst, atEnd))
      events.push({ ...event, at });
    for (const entry of outcome.changed) events.push(changeOf(entry, at));
    this.#bare ||= now.atEnd && window.length === 0 && !before;
    if (now.atEnd) this.#end = this.#previous.at(-1)?.entry ?? this.#end;
    const dropped = before ? droppedFrom(previous, this.#previous, window, before, now, at) : [];
    const gone = [...this.#surelyGone(outcome.vanished, previous, atEnd, dropped), ...dropped];
    for (const entry of gone) {
      if (entry.content === '') continue;
      this.#toldGone.add(entry);
      events.push({ type: 'removed', at, row: entry.serial, before: entry.facts });
    }
    // Rows a scrolled list drew and dropped on the way came and went as well, and nobody took them back.
    const still = !before || before.top === now.top || atEnd;
    for (const [row, facts] of list ? this.#fleeting.take(still, at, list) : [])
      events.push({ type: 'added', at, row, facts }, { type: 'removed', at, row, before: facts });
    if (isReplaced(events, previous, this.#previous))
      events.splice(0, events.length, { type: 'replaced', at });
  }

  /** Rows of this look that were not told yet, or were told as gone. */
  *#tellShown(
    added: ReadonlySet<Entry>,
    previous: readonly Shown[],
    isFirst: boolean,
    atEnd: boolean,
  ): Generator<Omit<WatchEvent, 'at'>> {
    const known = new Set(previous.map(({ entry }) => entry));
    const since = { entries: this.#ledger.entries, end: this.#end, bare: this.#bare, atEnd };
    for (const [i, { entry }] of this.#previous.entries()) {
      const again = this.#toldGone.delete(entry);
      if (entry.content === '' || (this.#told.has(entry) && !again)) continue;
      this.#told.add(entry);
      const old = !again && (isFirst || (added.has(entry) && !isNew(entry, this.#previous, known, since)));
      yield {
        type: old ? 'present' : 'added',
        row: entry.serial,
        facts: entry.facts,
        ...besides(this.#previous, i),
      };
    }
  }

  /** Of the entries that vanished those of which that can be said; the others count as there. */
  #surelyGone(
    vanished: readonly Entry[],
    previous: readonly Shown[],
    atEnd: boolean,
    dropped: readonly Entry[],
  ): readonly Entry[] {
    const isBetween = between(previous, this.#previous, atEnd);
    const shown = new Set(this.#previous.map(({ entry }) => entry));
    return vanished.filter((entry) => {
      if (dropped.includes(entry)) return false;
      const sure = isBetween(entry) || isSurelyGone(entry, this.#ledger.entries, shown);
      if (!sure && entry.content !== '') delete entry.vanishedAt;
      return sure;
    });
  }
}
