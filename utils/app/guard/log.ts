import { caseTitle } from '../capture/case-title';
import type { GuardEntry, GuardSaw } from '../../integrity/guard-entries';
import { fromUnknown, type AppError } from '../../shared/errors';
import { err, type Result } from '../../shared/result';
import { utcIso } from '../../shared/time';
import type { GuardCounts, GuardJournalRow, GuardRow } from '../../storage/guard-rows';
import { Book } from './book';
import type { JournalEntry, JournalPicture } from './journal.types';
import type { GuardPorts } from './ports';
import { tell, understood } from './words';

/** What happened, on its way into the store. `events` gets its words when its turn comes. */
export type GuardNews =
  | Exclude<JournalEntry, { kind: 'events' }>
  | (Omit<Extract<JournalEntry, { kind: 'events' }>, 'saw'> & { readonly heard: number });

/**
 * ms between two writes: a busy conversation makes two strict transactions a second, and what happened is in the custody
 * log within one second all the same. What comes after a quiet moment is written at once.
 */
const PERIOD = 450;
/** ms until a write that failed is tried again. What is not written is still held by the page. */
const AGAIN = 1500;

/** Puts what happens to a guard into the store: journal, custody log and row, in order, in few transactions. */
export class GuardLog {
  readonly book = new Book();
  readonly #ports: GuardPorts;
  #row: GuardRow;
  #queue: GuardNews[] = [];
  #writing: Promise<void> | undefined;
  #last = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #error: AppError | undefined;
  readonly #changed: () => void;

  constructor(ports: GuardPorts, row: GuardRow, changed: () => void = () => undefined) {
    this.#ports = ports;
    this.#row = row;
    this.#changed = changed;
  }

  get row(): GuardRow {
    return this.#row;
  }

  /** Why the last write failed, until one succeeds. */
  get error(): AppError | undefined {
    return this.#error;
  }

  /** Reads up what an earlier background has stored. */
  async restore(): Promise<void> {
    for (const { entry } of await this.#ports.store.journal(this.#row.id)) this.book.apply(entry);
  }

  put(...news: readonly GuardNews[]): void {
    this.#queue.push(...news);
    this.#plan();
  }

  /** Until all that was put is in the store, or could not be written. */
  async flush(): Promise<Result<null>> {
    await this.#writing;
    // A write that failed is repeated by itself first: what was put since then needs another.
    while (this.#pending) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      await (this.#writing ?? this.#write());
      if (this.#error) return err(this.#error);
    }
    return { ok: true, value: null };
  }

  get #pending(): boolean {
    return this.#made !== undefined || this.#queue.length > 0;
  }

  #plan(): void {
    if (this.#writing || this.#timer !== undefined) return;
    const wait = this.#last + (this.#error ? AGAIN : PERIOD) - this.#ports.clock().monotonicMs;
    if (wait <= 0) void this.#write();
    else
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        void this.#write();
      }, wait);
  }

  #write(): Promise<void> {
    this.#writing = this.#writeQueue()
      .catch((thrown: unknown) => void (this.#error = fromUnknown(thrown, 'STORE_FAILED')))
      .finally(() => {
        this.#writing = undefined;
        this.#last = this.#ports.clock().monotonicMs;
        this.#changed();
        if (this.#pending) this.#plan();
      });
    return this.#writing;
  }

  /** Entries that were applied to the book, and await their write. */
  #made: { rows: GuardJournalRow[]; events: GuardEntry[]; row: GuardRow } | undefined;

  async #writeQueue(): Promise<void> {
    this.#made ??= this.#make();
    const { rows, events, row } = this.#made;
    const newCaseTitle = caseTitle({ source: { ...row.source, host: row.host }, summary: {} });
    const written = await this.#ports.store.write({ row, journal: rows, events, newCaseTitle });
    this.#error = written.ok ? undefined : written.error;
    if (!written.ok) return;
    this.#row = row;
    this.#made = undefined;
  }

  /** What the queue comes to: once applied, a write that failed is repeated as it was. */
  #make(): { rows: GuardJournalRow[]; events: GuardEntry[]; row: GuardRow } {
    const queue = this.#queue;
    this.#queue = [];
    const clock = this.#ports.clock();
    const saw: GuardSaw[] = [];
    const pictures: JournalPicture[] = [];
    const events: GuardEntry[] = [];
    const rows: GuardJournalRow[] = [];
    let row: GuardRow = { ...this.#row, updatedAt: clock.utc };
    const guard = row.id;
    const told = (): void => {
      if (saw.length + pictures.length === 0) return;
      const taken = pictures.map(({ sha256, at }) => ({
        sha256,
        at: utcIso(at),
        shows: this.book.shown(this.book.pictures.findIndex((one) => one.sha256 === sha256 && one.at === at)),
      }));
      const shown = taken.length > 0 ? { pictures: taken } : {};
      events.push({ type: 'guard-saw', guard, saw: saw.splice(0), ...shown });
      pictures.length = 0;
    };
    for (const news of queue) {
      let entry: JournalEntry;
      if (news.kind === 'events') {
        const { heard, ...plain } = news;
        const changes = this.book.apply({ ...plain, saw: [] });
        const words = tell(this.book, changes, row.source, clock);
        saw.push(...words);
        entry = { ...plain, saw: words };
        row = { ...row, heard: Math.max(row.heard, heard), counts: counted(row.counts, words) };
      } else {
        if (news.kind !== 'picture') told();
        const spell = this.book.spell;
        entry = this.#ready(news);
        this.book.apply(entry);
        if (news.kind === 'began') row = { ...row, document: row.document + 1, heard: 0 };
        if (entry.kind === 'picture') {
          if (entry.shows.length === 0) continue;
          pictures.push(entry);
          row = { ...row, counts: { ...row.counts, pictures: row.counts.pictures + 1 } };
        }
        if (news.kind === 'blind') {
          const since = utcIso(news.at);
          events.push({ type: 'guard-blind', guard, reason: news.reason, since });
          row = { ...row, state: 'blind', reason: news.reason, since };
        }
        if (entry.kind === 'seeing' && spell) {
          const [since, until] = [utcIso(spell.from), utcIso(entry.at)];
          const lost = entry.unconfirmed ? { unconfirmed: entry.unconfirmed } : {};
          events.push({ type: 'guard-seeing', guard, reason: spell.reason, since, until, ...lost });
          row = seeing(row);
        }
        if (news.kind === 'ended') {
          const { added, changed, recalled, removed } = row.counts;
          const ends = { added, changed, recalled, removed, exhibit: row.exhibitId };
          events.push({ type: 'guard-ended', guard, reason: news.reason, ...ends });
          row = { ...row, state: 'ending', reason: news.reason };
        }
      }
      rows.push({ guardId: guard, seq: row.nextSeq, entry });
      row = { ...row, nextSeq: row.nextSeq + 1 };
    }
    told();
    if (this.#row.nextSeq === 0) row = this.#started(row, events);
    return { rows, events, row };
  }

  /** What is only known once everything before it was heard. */
  #ready(news: Exclude<GuardNews, { kind: 'events' }>): Exclude<JournalEntry, { kind: 'events' }> {
    if (news.kind === 'picture') return { ...news, shows: this.book.nameable(news.shows) };
    const { unconfirmed } = this.book;
    return news.kind === 'seeing' && unconfirmed > 0 ? { ...news, unconfirmed } : news;
  }

  /** The first write tells what stood there. */
  #started(row: GuardRow, events: GuardEntry[]): GuardRow {
    const { source, id: guard } = row;
    const known = understood(this.book.messages, source, this.#ports.clock());
    const present = this.book.messages.filter((message) => message.present && known.has(message.n)).length;
    const frame = source.frameUrl === undefined ? {} : { frameUrl: source.frameUrl };
    const { url, label } = source;
    events.unshift({ type: 'guard-started', guard, url, label, ...frame, present });
    return { ...row, counts: { ...row.counts, present } };
  }
}

/** Seen again. */
function seeing({ reason: _reason, since: _since, ...row }: GuardRow): GuardRow {
  return { ...row, state: 'on' };
}

function counted(counts: GuardCounts, saw: readonly GuardSaw[]): GuardCounts {
  const next = { ...counts };
  for (const { change } of saw) next[change] += 1;
  return next;
}
