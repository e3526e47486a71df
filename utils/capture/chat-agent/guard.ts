import type { Conversation } from '../chat/conversation';
import { listen, unlisten, visibilityState } from '../chat/dom';
import { ConversationWatch } from '../chat/watch';
import type { WatchEvent } from '../chat/watch.types';
import type { GuardAsk, GuardEvent, GuardSight, GuardTold } from './guard-protocol';
import { SLICE } from './protocol';

/** ms between two looks at what has come into sight by scrolling. */
const SCROLLED = 250;
/** ms after which a background that was called and has not come is called again. */
const CALL_AGAIN = 2000;
/** Events held for a background that does not come; beyond it the oldest are dropped, which their numbers tell. */
const MOST = 20_000;

/** A guarded conversation of this document: the watch, and what nobody has stored yet. */
export class Guard {
  readonly #watch: ConversationWatch;
  readonly #doc: Document;
  readonly #pane: EventTarget;
  readonly #call: () => void;
  #events: GuardEvent[] = [];
  #last = 0;
  readonly #versions = new Map<number, number>();
  /** Rows that no picture shows as they are now. */
  readonly #wanted = new Set<number>();
  #looks = 0;
  #wake: () => void = () => undefined;
  #attendant: object | undefined = this;
  #started = false;
  #ended = false;
  #called = Number.NEGATIVE_INFINITY;
  #scrolled: ReturnType<typeof setTimeout> | undefined;
  readonly #onScroll = (): void => {
    this.#scrolled ??= setTimeout(() => {
      this.#scrolled = undefined;
      this.#notice();
    }, SCROLLED);
  };

  /** @param call wakes a background that no longer listens */
  constructor(conversation: Conversation, now: () => number, call: () => void) {
    this.#call = call;
    const { doc, element } = conversation.port;
    this.#doc = doc;
    this.#pane = element ?? doc;
    let early: readonly WatchEvent[] | undefined;
    const hear = (events: readonly WatchEvent[]): void => {
      if (this.#started) this.#hear(events);
      else early = [...(early ?? []), ...events];
    };
    this.#watch = new ConversationWatch(conversation, { onEvents: hear, now });
    this.#started = true;
    const inSight = new Set(this.#watch.sight.map(({ row }) => row));
    this.#hear(early ?? [], (row) => inSight.has(row));
    listen(this.#pane, 'scroll', this.#onScroll);
  }

  /** @param who the connection that asks: when it closes, and no other has asked since, nobody listens any more */
  async told(ask: GuardAsk, who: object): Promise<GuardTold> {
    this.#attendant = who;
    this.#events = this.#events.filter(({ n }) => n > ask.kept);
    for (const { row, version } of ask.pictured)
      if (this.#versions.get(row) === version) this.#wanted.delete(row);
    const news = (): boolean => this.#last > ask.after || this.#looks > ask.looks;
    if (!news() && ask.wait > 0)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ask.wait);
        this.#wake();
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    const events: GuardEvent[] = [];
    let size = 0;
    for (const event of this.#events) {
      if (event.n <= ask.after) continue;
      size += JSON.stringify(event).length;
      if (size > SLICE && events.length > 0) break;
      events.push(event);
    }
    return { known: true, events, looks: this.#looks };
  }

  get sight(): readonly GuardSight[] {
    if (visibilityState(this.#doc) !== 'visible') return [];
    return this.#watch.sight.map((seen) => ({ ...seen, version: this.#versions.get(seen.row) ?? 0 }));
  }

  /** That connection has closed: the background was ended, and is called back. */
  left(who: object): void {
    if (this.#attendant !== who) return;
    this.#attendant = undefined;
    this.#callBack();
  }

  end(): void {
    this.#watch.stop();
    clearTimeout(this.#scrolled);
    unlisten(this.#pane, 'scroll', this.#onScroll);
    this.#ended = true;
    this.#events = [];
    this.#wake();
  }

  #hear(events: readonly WatchEvent[], isWanted: (row: number) => boolean = () => false): void {
    for (const event of events) {
      const { type, row } = event;
      this.#events.push({ ...event, n: ++this.#last });
      if (row === undefined || row < 0) continue;
      if (type === 'removed') this.#wanted.delete(row);
      else if (type === 'changed' || type === 'recalled')
        this.#versions.set(row, (this.#versions.get(row) ?? 0) + 1);
      if (/^(?:added|changed|recalled)$/.test(type) || (type === 'present' && isWanted(row)))
        this.#wanted.add(row);
    }
    if (this.#events.length > MOST) this.#events.splice(0, this.#events.length - MOST);
    this.#notice();
    this.#wake();
    if (!this.#attendant) this.#callBack();
  }

  /** A row without a picture is in sight. */
  #notice(): void {
    if (this.#wanted.size === 0 || !this.sight.some(({ row }) => this.#wanted.has(row))) return;
    this.#looks += 1;
    this.#wake();
  }

  #callBack(): void {
    const now = performance.now();
    if (this.#ended || now - this.#called < CALL_AGAIN) return;
    this.#called = now;
    this.#call();
  }
}
