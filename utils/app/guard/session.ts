import type { GuardEvent } from '../../capture/chat-agent/guard-protocol';
import type { AppError, ErrorCode } from '../../shared/errors';
import { ok, type Result } from '../../shared/result';
import type { GuardRow } from '../../storage/guard-rows';
import { attachAgain, type Attached } from './attach';
import { GuardLog, type GuardNews } from './log';
import { GuardPictures } from './pictures';
import type { GuardPorts } from './ports';

/** ms a question stays open when nothing happens; below what ends a worker that is only waiting. */
const WAIT = 15_000;
const CALL = 10_000;
/** ms between attempts to find the conversation again; the last stays. */
const RETRIES = [150, 300, 500, 1000, 2000, 3000, 5000] as const;
/** ms */
const HASTE = 150;
/** Attempts for which a page that was reloaded is simply still loading. */
const LOADING = 4;

/** Why the session let go of the conversation. */
type Lost = 'TAB_NAVIGATED' | 'CONVERSATION_GONE' | 'CONVERSATION_REPLACED' | 'ENDED';

/** One guard while it lasts: hears the page, loses and finds it, until it is ended or its tab is closed. */
export class GuardSession {
  readonly log: GuardLog;
  readonly #ports: GuardPorts;
  readonly #pictures: GuardPictures;
  #held: Attached | undefined;
  /** Number of the last event heard from the document, and which document of the guard that is. */
  #heard = 0;
  #document: number;
  #looks = 0;
  #taken: number;
  #ending = false;
  #poke: () => void = () => undefined;
  #lost: Lost | undefined;
  #blind = false;
  #done: Promise<void> = Promise.resolve();

  constructor(ports: GuardPorts, row: GuardRow) {
    this.#ports = ports;
    this.log = new GuardLog(ports, row, () => this.#show());
    this.#document = row.document;
    this.#heard = row.heard;
    this.#taken = row.counts.pictures;
    this.#pictures = new GuardPictures(ports, {
      tabId: row.tabId,
      attached: () => this.#held,
      count: () => this.#taken,
      stage: (path, sha256, blob) => {
        this.#taken += 1;
        const file = { path, sha256, bytes: blob.size, mediaType: 'image/png', role: 'original' } as const;
        return ports.store.stage(row.id, file, blob);
      },
      keep: async (picture) => {
        await this.#ask(0, picture.shows);
        this.log.put(picture);
      },
    });
  }

  /** Hears what stands there and stores it: from then on nothing is lost. */
  async begin(held: Attached): Promise<Result<null>> {
    this.#take(held);
    const heard = await this.#ask(0);
    return heard.ok ? this.log.flush() : heard;
  }

  /** Takes up what a background that was ended left. Answers with why that cannot be. */
  async resume(): Promise<Result<null>> {
    await this.log.restore();
    const { spell } = this.log.book;
    this.#blind = spell !== undefined && spell.reason !== 'TAB_HIDDEN';
    if (this.#blind) this.#blindReason = spell?.reason;
    const held = await attachAgain(this.#ports, this.log.row, false);
    if (!held.ok) return held;
    if (held.value.fresh && !this.#blind) this.#blindFor('TAB_NAVIGATED', Date.parse(this.log.row.updatedAt));
    this.#take(held.value);
    return ok(null);
  }

  /** @param over is told when the guard has ended by itself */
  run(over: (reason: string) => void): void {
    this.#done = (async () => {
      const reason = await this.#run();
      if (reason !== undefined) over(reason);
    })();
  }

  /** Something may have become possible: a permission, a page that loads. */
  poke(): void {
    this.#poke();
    if (this.#held) this.#pictures.poke();
  }

  /** Hears what is left, and lets go of the page. */
  async end(reason: string): Promise<Result<null>> {
    this.#ending = true;
    this.#poke();
    await this.#pictures.stop();
    const held = this.#held;
    if (held) {
      await this.#ask(0);
      await held.agent.call('unguard', { guard: held.name }, CALL);
    }
    // Its last question is answered now; after the port has closed it never would be.
    await this.#done;
    (this.#held ?? held)?.close();
    this.#held = undefined;
    this.log.put({ kind: 'ended', at: this.#ports.clock().epochMs, reason });
    return this.log.flush();
  }

  async #run(): Promise<string | undefined> {
    for (;;) {
      if (!this.#held) {
        const failed = await this.#find(this.#lost === 'CONVERSATION_REPLACED');
        if (this.#ending) return undefined;
        if (failed) return 'TAB_CLOSED';
      }
      this.#show();
      this.#lost = undefined;
      const since = this.#ports.clock().monotonicMs;
      while (!this.#lost && !this.#ending) {
        const told = await this.#ask(WAIT);
        if (!told.ok && told.error.code !== 'PAGE_NOT_RESPONDING') this.#lost ??= 'TAB_NAVIGATED';
      }
      if (this.#ending) return undefined;
      await this.#letGo();
      // A page that answers and at once does not must not keep us spinning.
      if (this.#ports.clock().monotonicMs - since < HASTE) await this.#pause(HASTE);
    }
  }

  async #letGo(): Promise<void> {
    const held = this.#held;
    if (this.#lost && this.#lost !== 'TAB_NAVIGATED') {
      this.#blindFor(this.#lost);
      // Nothing more comes of that watch; what it told is stored before the page forgets it.
      const stored = await this.log.flush();
      if (stored.ok) await held?.agent.call('unguard', { guard: held.name }, CALL);
    }
    held?.close();
    this.#held = undefined;
  }

  /** Until the conversation was found again; `TAB_GONE` when there is no tab to find it in. */
  async #find(strict: boolean): Promise<AppError | undefined> {
    const since = this.#ports.clock().epochMs;
    for (let attempt = 0; !this.#ending; attempt++) {
      const held = await attachAgain(this.#ports, this.log.row, strict);
      if (this.#ending) {
        if (held.ok) held.value.close();
        return undefined;
      }
      if (held.ok) {
        if (held.value.fresh && !this.#blind) this.#blindFor('TAB_NAVIGATED', since);
        this.#take(held.value);
        return undefined;
      }
      const { code } = held.error;
      if (code === 'TAB_GONE') return held.error;
      if (!this.#blind) this.#blindFor('TAB_NAVIGATED', since);
      if (attempt >= LOADING || code === 'PAGE_NO_PERMISSION') this.#blindFor(reasonOf(code));
      await this.#pause(RETRIES[Math.min(attempt, RETRIES.length - 1)] ?? 5000);
    }
    return undefined;
  }

  #take(held: Attached): void {
    this.#held = held;
    this.#looks = 0;
    if (!held.fresh) return;
    this.#heard = 0;
    this.#document = this.log.row.document + 1;
    this.#began = { kind: 'began', at: this.#ports.clock().epochMs };
  }
  /** To be told with the first words of a document. */
  #began: GuardNews | undefined;

  /** One question to the page, and what its answer comes to. */
  async #ask(
    wait: number,
    pictured: readonly { readonly row: number; readonly version: number }[] = [],
  ): Promise<Result<null>> {
    const held = this.#held;
    if (!held) return ok(null);
    const { document, heard } = this.log.row;
    const told = await held.agent.call(
      'told',
      {
        guard: held.name,
        after: this.#heard,
        kept: document === this.#document ? heard : 0,
        pictured: pictured.map(({ row, version }) => ({ row, version })),
        looks: this.#looks,
        wait,
      },
      wait + CALL,
    );
    if (!told.ok) return told;
    if (held !== this.#held) return ok(null);
    if (!told.value.known) this.#lost ??= 'TAB_NAVIGATED';
    else {
      const began = this.#began ? [this.#began] : [];
      this.#began = undefined;
      const news = [...began, ...this.#hear(told.value.events), ...this.#sees(this.#ports.clock().epochMs)];
      if (news.length > 0) this.log.put(...news);
      if (told.value.looks > this.#looks) {
        this.#looks = told.value.looks;
        this.#pictures.poke();
      }
    }
    return ok(null);
  }

  #hear(all: readonly GuardEvent[]): GuardNews[] {
    const at = this.#ports.clock().epochMs;
    const events = all.filter(({ n }) => n > this.#heard);
    const [first] = events;
    const news: GuardNews[] = [];
    if (!first) return news;
    if (first.n > this.#heard + 1) this.#blindFor('GUARD_OVERFLOW', first.at);
    let group: GuardEvent[] = [];
    const close = (): void => {
      const last = group.at(-1);
      if (!last) return;
      news.push({ kind: 'events', at, events: group.map(({ n: _n, ...event }) => event), heard: last.n });
      group = [];
    };
    for (const event of events) {
      group.push(event);
      if (event.type === 'present' || !TURNS.has(event.type)) continue;
      close();
      if (event.type === 'blind') {
        news.push(...this.#sees(event.at), { kind: 'blind', at: event.at, reason: 'TAB_HIDDEN' });
      } else if (event.type === 'seeing') news.push({ kind: 'seeing', at: event.at });
      else this.#lost = event.type === 'gone' ? 'CONVERSATION_GONE' : 'CONVERSATION_REPLACED';
    }
    close();
    this.#heard = events.at(-1)?.n ?? this.#heard;
    return news;
  }

  /** After a spell in which the conversation was out of reach, its first words end it. */
  #sees(at: number): GuardNews[] {
    if (!this.#blind || this.#lost) return [];
    this.#blind = false;
    return [{ kind: 'seeing', at }];
  }

  #blindReason: string | undefined;

  #blindFor(reason: string, at: number = this.#ports.clock().epochMs): void {
    if (this.#blind && this.#blindReason === reason) return;
    this.#blind = true;
    this.#blindReason = reason;
    this.log.put({ kind: 'blind', at, reason });
    this.#show();
  }

  #show(): void {
    if (this.#ending) return;
    const { tabId, state } = this.log.row;
    this.#ports.signal(tabId, this.#blind || state === 'blind' || this.log.error ? 'blind' : 'on');
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#poke = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

const TURNS: ReadonlySet<GuardEvent['type']> = new Set(['blind', 'seeing', 'gone', 'replaced']);

/** What a log line says of a page that cannot be read. */
const reasonOf = (code: ErrorCode): string =>
  code === 'CHAT_NOT_FOUND' || code === 'CHAT_FRAME_CLOSED' ? code : 'PAGE_NO_PERMISSION';
