import type { Pair } from './align';
import { alignWindow } from './align-window';
import type { ReadRow, RowFacts, RowView } from './facts.types';
import { IdTrust } from './id-trust';
import { matchWhole } from './match-whole';
import { mostVoted } from './overlap';
import { contentOf } from './row-text';

/** A row as one look found it. */
export interface Sighting {
  readonly facts: RowFacts;
  /** `contentOf(facts)`; empty while its text has not come. */
  readonly content: string;
  /** CSS px from the top of the scrolled content. */
  readonly y: number;
  readonly height: number;
  /** The element, to be compared only: programs give one element to many messages in turn. */
  readonly handle: object;
}

/** A row of the conversation as far as it is known. */
export interface Entry extends ReadRow {
  readonly serial: number;
  facts: RowFacts;
  content: string;
  y: number;
  height: number;
  handle: object;
  earlier: { readonly facts: RowFacts; readonly until: number }[];
  vanishedAt?: number;
  gapBefore?: true;
  views: RowView[];
}

export interface Look {
  /** ms since the epoch. */
  readonly at: number;
  /** Windows of a virtualised list show a stretch; a list whose rows are all in the document shows everything. */
  readonly extent: 'window' | 'whole';
  /** The look was taken before those already in the ledger: differences are earlier states. */
  readonly older?: boolean;
}

export interface Outcome {
  /** The window overlaps what is known; otherwise nothing was taken over. */
  readonly joined: boolean;
  readonly added: readonly Entry[];
  readonly changed: readonly Entry[];
  readonly vanished: readonly Entry[];
}

const NOTHING: Outcome = { joined: false, added: [], changed: [], vanished: [] };
/** Rows around the last window that are searched first. */
const MARGIN = 30;

/**
 * The conversation put together from overlapping looks, in the order of position. Windows are joined by aligning them with
 * what is known; the order in which rows were discovered plays no part.
 */
export class Ledger {
  readonly entries: Entry[] = [];
  readonly trust = new IdTrust();
  #serial = 0;
  /** Indexes of the entries that the last look showed. */
  #shown: { from: number; to: number } = { from: 0, to: 0 };

  /** Entries of the last look, top to bottom. */
  get shown(): readonly Entry[] {
    return this.entries.slice(this.#shown.from, this.#shown.to);
  }

  observe(window: readonly Sighting[], look: Look): Outcome {
    if (window.length === 0) return NOTHING;
    this.trust.window(window.filter(({ content }) => content !== '').map(({ facts }) => facts));
    if (this.entries.length === 0) return this.#insert(window, 0);
    if (look.extent === 'whole') return this.#take(window, this.#matchAll(window), 0, look);
    let best: { pairs: Pair[]; from: number } | undefined;
    for (const [from, to] of this.#places(window, look)) {
      const pairs = this.#align(window, from, to, look);
      if (pairs.length > (best?.pairs.length ?? 0)) best = { pairs, from };
      // A look of now stands where the last one stood, or near; one from before may stand anywhere.
      if (best && look.older !== true) break;
    }
    if (best) return this.#take(window, best.pairs, best.from, look);
    return NOTHING;
  }

  /** Takes rows over that join nothing known: after everything (or before it), with the break on record. */
  force(window: readonly Sighting[], where: 'end' | 'start'): Outcome {
    if (where === 'end') {
      const outcome = this.#insert(window, this.entries.length);
      const first = outcome.added[0];
      if (first && this.entries[0] !== first) first.gapBefore = true;
      return outcome;
    }
    const next = this.entries[0];
    const outcome = this.#insert(window, 0);
    if (next && outcome.added.length > 0) next.gapBefore = true;
    return outcome;
  }

  /** Puts a page of older rows before everything; pages follow each other without a break. */
  prepend(window: readonly Sighting[]): Outcome {
    return this.#insert(window, 0);
  }

  append(window: readonly Sighting[]): Outcome {
    return this.#insert(window, this.entries.length);
  }

  /** Rows that appeared right behind a known one, or came into sight right `before` it. */
  insertBeside(entry: Entry, window: readonly Sighting[], before = false): Outcome {
    return this.#insert(window, this.entries.indexOf(entry) + (before ? 0 : 1));
  }

  /** A known row stands where it stood and reads like this now. */
  amend(entry: Entry, row: Sighting, at: number): Outcome {
    const changed = this.#update(entry, row, { at, extent: 'window' }) ? [entry] : [];
    return { joined: true, added: [], changed, vanished: [] };
  }

  /** Rows known to be gone from between others. */
  vanish = (entries: readonly Entry[], at: number): void =>
    entries.forEach((entry) => void (entry.vanishedAt ??= at));

  /** What stands in the place of a row is another: the row has gone as it was. */
  part(entry: Entry, row: Sighting, at: number): Entry | undefined {
    const { facts } = entry.earlier.pop() ?? {};
    if (!facts) return undefined;
    Object.assign(entry, { facts, content: contentOf(facts), handle: {}, vanishedAt: at });
    const fresh = this.#entry(row);
    this.entries.splice(this.entries.indexOf(entry) + 1, 0, fresh);
    this.#shown.to += 1;
    return fresh;
  }

  #insert(window: readonly Sighting[], at: number): Outcome {
    const added = window.map((row) => this.#entry(row));
    this.entries.splice(at, 0, ...added);
    this.#shown = { from: at, to: at + added.length };
    return { joined: true, added, changed: [], vanished: [] };
  }

  #entry({ facts, content, y, height, handle }: Sighting): Entry {
    this.trust.fresh(facts);
    return { serial: this.#serial++, facts, content, y, height, handle, earlier: [], views: [] };
  }

  /** Stretches of the ledger where the window may belong: around the last one, the ends, and where its rare rows are. */
  *#places(window: readonly Sighting[], look: Look): Generator<readonly [number, number]> {
    const reach = window.length + MARGIN;
    const count = this.entries.length;
    yield [Math.max(0, this.#shown.from - reach), Math.min(count, this.#shown.to + reach)];
    if (count <= reach) return;
    if (look.older === true) {
      yield [0, reach];
      yield [count - reach, count];
    }
    for (const middle of mostVoted(this.entries, window))
      yield [Math.max(0, middle - MARGIN), Math.min(count, middle + reach)];
  }

  #align(window: readonly Sighting[], from: number, to: number, look: Look): Pair[] {
    const known = this.entries.slice(from, to);
    const by = (ids: boolean): Pair[] =>
      alignWindow(known, window, look, ids ? (facts) => this.trust.idOf(facts) : undefined);
    // Ids decide once they stayed with their rows; before that only where nothing else joins.
    const { proven } = this.trust;
    const pairs = by(proven);
    return (pairs.length > 0 || proven ? pairs : by(true)).map(([a, b]): Pair => [a + from, b]);
  }

  #matchAll(window: readonly Sighting[]): Pair[] {
    const { same, changed } = matchWhole(
      this.entries.map(({ content }) => content),
      window.map(({ content }) => content),
      {
        a: (i) => this.#id(this.entries[i]),
        b: (i) => this.#id(window[i]),
      },
    );
    return [...same, ...changed].sort((a, b) => a[0] - b[0]);
  }

  #id(row: { readonly facts: RowFacts } | undefined): string | undefined {
    return row && this.trust.idOf(row.facts);
  }

  #take(window: readonly Sighting[], pairs: readonly Pair[], from: number, look: Look): Outcome {
    const first = pairs[0];
    const last = pairs.at(-1);
    if (!first || !last) return NOTHING;
    const matched = new Map(pairs.map(([a, b]) => [b, this.entries[a] as Entry]));
    const changed: Entry[] = [];
    const vanished: Entry[] = [];
    const kept = new Set(pairs.map(([a]) => a));
    const whole = look.extent === 'whole';
    const start = whole ? 0 : first[0];
    const end = whole ? this.entries.length - 1 : last[0];
    for (let i = start; i <= end && look.older !== true; i++) {
      const entry = this.entries[i];
      if (!entry || kept.has(i) || entry.vanishedAt !== undefined) continue;
      // A row that never showed anything and goes is no message.
      entry.vanishedAt = look.at;
      vanished.push(entry);
    }
    for (const [b, entry] of matched) {
      const row = window[b];
      if (row && this.#update(entry, row, look)) changed.push(entry);
    }
    const added = this.#addNew(window, matched, from, look);
    const at = [...matched.values(), ...added].map((entry) =>
      this.entries.indexOf(entry, Math.max(0, start - 1)),
    );
    this.#shown = { from: Math.min(...at), to: Math.max(...at) + 1 };
    return { joined: true, added, changed, vanished };
  }

  /** @returns whether the row says something else than before. */
  #update(entry: Entry, row: Sighting, look: Look): boolean {
    if (look.older === true) {
      if (row.content === '' || row.content === entry.content) return false;
      entry.earlier.unshift({ facts: row.facts, until: look.at });
      return true;
    }
    delete entry.vanishedAt;
    const differs = row.content !== entry.content;
    if (!differs) this.trust.pair(entry.facts, row.facts);
    const { y, height, handle } = row;
    // A row drawn anew may be empty for a moment: what it said stays until it says something.
    if (row.content === '' && entry.content !== '') {
      Object.assign(entry, { y, height, handle });
      return false;
    }
    const said = entry.content !== '';
    if (differs && said) entry.earlier.push({ facts: entry.facts, until: look.at });
    Object.assign(entry, { facts: row.facts, content: row.content, y, height, handle });
    return differs && said;
  }

  #addNew(
    window: readonly Sighting[],
    matched: ReadonlyMap<number, Entry>,
    from: number,
    look: Look,
  ): Entry[] {
    const added: Entry[] = [];
    const firstMatch = Math.min(...matched.keys());
    const anchor = matched.get(firstMatch);
    let at = anchor ? this.entries.indexOf(anchor, from) : this.entries.length;
    // Rows above the first match go before it, all others behind the one above them.
    window.forEach((row, b) => {
      const entry = matched.get(b);
      if (entry) {
        at = this.entries.indexOf(entry, from) + 1;
        return;
      }
      if (look.older === true && row.content === '') return;
      const fresh = this.#entry(row);
      if (look.older === true) fresh.vanishedAt = look.at;
      this.entries.splice(at, 0, fresh);
      at += 1;
      added.push(fresh);
    });
    return added;
  }
}
