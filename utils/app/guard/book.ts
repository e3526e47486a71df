import type { WatchEvent } from '../../capture/chat/watch.types';
import type { GuardChange } from '../../integrity/guard-entries';
import type { RowFacts } from '../../recognise/chat/facts.types';
import type { PageRect } from '../../recognise/types';
import type { JournalEntry, JournalPicture } from './journal.types';
import { align } from './realign';

/** A message, or any other row, of a guarded conversation. */
export interface BookMessage {
  /** From 1, in order of discovery. */
  readonly n: number;
  /** Stood there when it was first seen, as against said while the guard was on. */
  readonly present: boolean;
  readonly at: number;
  facts: RowFacts;
  readonly earlier: { readonly facts: RowFacts; readonly until: number }[];
  /** Gone without a notice. */
  removedAt?: number;
  /** Came and went between two looks: only its text is known. */
  readonly fleeting?: true;
  /** Others may be missing between the one before and this. */
  gapBefore?: true;
  /** Not seen again after a blind spell, and nothing can be said of it. */
  unconfirmed?: true;
  /** Changes so far: which state of it a picture shows. */
  version: number;
  readonly views: { readonly picture: number; readonly version: number; readonly rect: PageRect }[];
}

export interface BookChange {
  readonly change: GuardChange;
  readonly message: BookMessage;
  readonly at: number;
  /** What it said once that had happened: by now it may say something else. Of `removed`, what it said last. */
  readonly facts: RowFacts;
  /** Its `version` by then. */
  readonly version: number;
  readonly before?: RowFacts;
  /** Found out afterwards: it happened while nobody could see. */
  readonly late?: true;
}

export interface BlindSpell {
  readonly from: number;
  to?: number;
  readonly reason: string;
  unconfirmed?: number;
}

/** Rows of a document before it was lost that are compared with those of the one after it. */
const COMPARED = 400;

/**
 * A guarded conversation as its journal tells it. The same entries always make the same book: a background that was
 * ended reads it up again, and the exhibit is made from it.
 */
export class Book {
  /** In order of position. */
  readonly messages: BookMessage[] = [];
  readonly pictures: JournalPicture[] = [];
  readonly blind: BlindSpell[] = [];
  #byRow = new Map<number, BookMessage>();
  /** A page counts the changes of a row from when it was last opened: how many there had been before. */
  readonly #base = new Map<BookMessage, number>();
  #count = 0;
  /** A document has begun to be watched and has not told what stands in it. */
  #begun = false;
  #unconfirmed = 0;

  get spell(): BlindSpell | undefined {
    const last = this.blind.at(-1);
    return last?.to === undefined ? last : undefined;
  }

  /** Messages of before the last blind spell that have not been seen again. */
  get unconfirmed(): number {
    return this.#unconfirmed;
  }

  /** What an entry changes in what is known. */
  apply(entry: JournalEntry): readonly BookChange[] {
    const { spell } = this;
    if (entry.kind === 'events') return this.#hear(entry.events, entry.at);
    if (entry.kind === 'began') this.#begun = true;
    else if (entry.kind === 'picture') this.#picture(entry);
    else {
      if (spell) spell.to = entry.at;
      if (entry.kind === 'blind') {
        this.#unconfirmed = 0;
        this.blind.push({ from: entry.at, reason: entry.reason });
      } else if (entry.kind === 'seeing' && spell && entry.unconfirmed !== undefined)
        spell.unconfirmed = entry.unconfirmed;
    }
    return [];
  }

  #hear(events: readonly WatchEvent[], heard: number): BookChange[] {
    const changes: BookChange[] = [];
    let rest = events;
    if (this.#begun && events.some(({ facts }) => facts)) {
      this.#begun = false;
      const first = events.filter(({ type, row }) => type === 'present' && row !== undefined);
      rest = events.filter((event) => !first.includes(event));
      if (this.messages.length === 0) this.#place(first);
      else changes.push(...this.#again(first, heard));
    }
    const fresh = rest.filter(({ type, row = 0 }) => /^(?:present|added)$/.test(type) && row >= 0);
    this.#place(fresh);
    for (const event of rest) {
      const change = this.#change(event);
      if (change) changes.push(change);
    }
    return changes;
  }

  #change({ type, at, row = 0, facts, before }: WatchEvent): BookChange | undefined {
    if (type === 'added' && row < 0 && facts) {
      const message = this.#make({ at, facts, present: false, fleeting: true });
      this.messages.push(message);
      this.#byRow.set(row, message);
      return changed('added', message, at);
    }
    const message = this.#byRow.get(row);
    if (!message) return undefined;
    if (type === 'added') {
      // Gone, and there again.
      delete message.removedAt;
      return { ...changed('added', message, at), facts: facts ?? message.facts };
    }
    if (type === 'removed') {
      message.removedAt = at;
      return changed('removed', message, at, before);
    }
    if ((type !== 'changed' && type !== 'recalled') || !facts) return undefined;
    return this.#edit(message, type, facts, at, before);
  }

  #edit(
    message: BookMessage,
    change: 'changed' | 'recalled',
    facts: RowFacts,
    at: number,
    before: RowFacts = message.facts,
  ): BookChange {
    message.earlier.push({ facts: before, until: at });
    message.facts = facts;
    message.version += 1;
    return { ...changed(change, message, at), before };
  }

  /** The document after a blind spell: what stands in it, against what stood there before. */
  #again(first: readonly WatchEvent[], heard: number): BookChange[] {
    this.#byRow = new Map();
    const known = this.messages
      .filter(({ removedAt, fleeting }) => removedAt === undefined && !fleeting)
      .slice(-COMPARED);
    const found = align(known, first);
    const changes: BookChange[] = [];
    for (const { message, event, change } of found.pairs) {
      this.#byRow.set(event.row ?? 0, message);
      delete message.unconfirmed;
      if (!event.facts) continue;
      if (change) changes.push({ ...this.#edit(message, change, event.facts, heard), late: true });
      else message.facts = event.facts;
      this.#base.set(message, message.version);
    }
    this.#place(found.fresh);
    if (found.pairs.length === 0) {
      const gap = this.#byRow.get(first[0]?.row ?? 0);
      if (gap) gap.gapBefore = true;
    }
    for (const { row = 0 } of found.added) {
      const message = this.#byRow.get(row);
      if (message) changes.push({ ...changed('added', message, heard), late: true });
    }
    for (const message of found.gone) {
      message.removedAt = heard;
      changes.push({ ...changed('removed', message, heard), late: true });
    }
    for (const message of found.unseen) message.unconfirmed = true;
    this.#unconfirmed = found.unseen.length;
    return changes;
  }

  #make(of: Pick<BookMessage, 'at' | 'facts' | 'present'> & { fleeting?: true }): BookMessage {
    return { n: ++this.#count, ...of, earlier: [], version: 0, views: [] };
  }

  /** Puts rows where the page shows them: after the one above, before the one below, else at the end. */
  #place(events: readonly WatchEvent[]): void {
    const made = events.flatMap((event) => {
      const { row, facts, at, type } = event;
      if (row === undefined || !facts || this.#byRow.has(row)) return [];
      const message = this.#make({ at, facts, present: type === 'present' });
      return [{ ...event, row, message, placed: false }];
    });
    const put = (one: (typeof made)[number], index: number): void => {
      this.messages.splice(index, 0, one.message);
      this.#byRow.set(one.row, one.message);
      one.placed = true;
    };
    const indexOf = (row: number | undefined): number => {
      const beside = row === undefined ? undefined : this.#byRow.get(row);
      return beside ? this.messages.lastIndexOf(beside) : -1;
    };
    for (const one of made) {
      const above = indexOf(one.above);
      if (above >= 0) put(one, above + 1);
    }
    for (const one of [...made].reverse()) {
      const below = one.placed ? -1 : indexOf(one.below);
      if (below >= 0) put(one, below);
    }
    for (const one of made) if (!one.placed) put(one, this.messages.length);
  }

  /** What of a picture this book can name: rows it knows, in states it was told of. */
  nameable<P extends { readonly row: number; readonly version: number }>(shows: readonly P[]): P[] {
    return shows.filter(({ row, version }) => {
      const message = this.#byRow.get(row);
      return message !== undefined && version + (this.#base.get(message) ?? 0) <= message.version;
    });
  }

  #picture(entry: JournalPicture): void {
    const picture = this.pictures.length;
    this.pictures.push(entry);
    for (const { row, version, rect } of entry.shows) {
      const message = this.#byRow.get(row);
      message?.views.push({ picture, version: version + (this.#base.get(message) ?? 0), rect });
    }
  }

  /** Numbers of the messages that a picture shows. */
  shown(picture: number): number[] {
    return this.messages
      .filter(({ views }) => views.some((view) => view.picture === picture))
      .map(({ n }) => n);
  }

  /** Pictures of what a message said before a change. */
  picturesBefore({ change, message, version }: BookChange): JournalPicture[] {
    const state = change === 'removed' ? version : version - 1;
    return message.views.flatMap((view) => {
      const picture = this.pictures[view.picture];
      return view.version === state && picture ? [picture] : [];
    });
  }
}

/** Of `removed`, `last` is what it said. */
function changed(change: GuardChange, message: BookMessage, at: number, last?: RowFacts): BookChange {
  const { facts, version } = message;
  const said = last ?? facts;
  return { change, message, at, facts: said, version, ...(change === 'removed' ? { before: said } : {}) };
}
