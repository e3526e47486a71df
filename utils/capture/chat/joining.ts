import type { Entry, Ledger, Outcome, Sighting } from '../../recognise/chat/ledger';
import { commonRuns, joinsFirmly, NOTHING, type Runs } from './common-runs';
import type { Shown } from './dropped';
import { beside, inPlace, moveRows } from './neighbours';

/** Unchanged rows beside the changed ones that show where these belong. */
const CONTEXT = 20;

interface Seen {
  readonly at: number;
  readonly atEnd: boolean;
  /** So far from the last look that nothing of the one need be in the other. */
  readonly leapt: boolean;
  /** CSS px of what is in sight. */
  readonly height: number;
}

interface Looks {
  readonly window: readonly Sighting[];
  readonly previous: readonly Shown[];
  /** What the two have in common. */
  readonly runs: Runs;
  readonly seen: Seen;
}

/** Puts the looks of a watch into its ledger, and knows which entry each row of the last one stands for. */
export class Joining {
  readonly #ledger: Ledger;
  /** Entries this look was found to show, by element. */
  #by = new Map<object, Entry>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** These entries stand in this look. */
  show(entries: readonly Entry[]): void {
    for (const entry of entries) this.#by.set(entry.handle, entry);
  }

  /** Puts the look into the ledger: only what differs from the last one, with some rows around it, is aligned. */
  compare(window: readonly Sighting[], previous: readonly Shown[], seen: Seen): Outcome {
    if (window.length === 0) return { joined: true, added: [], changed: [], vanished: [] };
    if (this.#ledger.entries.length === 0) return this.#collect(this.#ledger.append(window));
    moveRows(window, previous, this.#ledger.entries);
    const runs = commonRuns(
      previous.map(({ row }) => row),
      window,
      seen.height,
    );
    const looks = { window, previous, runs, seen };
    const parts = runs.head === 0 ? this.#anew(looks) : [...this.#above(looks), ...this.#below(looks)];
    return {
      joined: true,
      added: parts.flatMap(({ added }) => added),
      changed: parts.flatMap(({ changed }) => changed),
      vanished: parts.flatMap(({ vanished }) => vanished),
    };
  }

  /** The look does not begin with anything that stayed. */
  #anew({ window, previous, runs: { foot }, seen }: Looks): readonly Outcome[] {
    const slice = window.slice(0, window.length - foot + Math.min(foot, CONTEXT));
    const lost = seen.leapt || previous.length === 0;
    return this.#align(slice, seen, !lost || joinsFirmly(slice, this.#ledger.entries));
  }

  /** What stands above the first row that stayed: the rows that stood there, or those that are known to stand there. */
  #above({ window, previous, runs: { from, head }, seen }: Looks): readonly Outcome[] {
    const still = inPlace(previous.slice(0, from.previous), window.slice(0, from.window));
    const outcomes = still.map(({ row, entry }) => this.#ledger.amend(entry, row, seen.at));
    this.show(still.map(({ entry }) => entry));
    const fresh = window.slice(0, from.window - still.length);
    const next = still.at(-1)?.entry ?? previous[from.previous]?.entry;
    if (fresh.length === 0 || !next) return outcomes;
    const { found, outermost, atEdge } = beside(this.#ledger.entries, next, fresh, 'above');
    this.show(found);
    const older = fresh.slice(0, fresh.length - found.length);
    if (older.length === 0) return outcomes;
    if (atEdge) return [...outcomes, this.#collect(this.#ledger.insertBeside(outermost, older, true))];
    return [...outcomes, ...this.#align(window.slice(0, from.window + Math.min(head, CONTEXT)), seen)];
  }

  /** What stands between the first rows that stayed and those at the end that did. */
  #below({ window, previous, runs: { from, head, foot }, seen }: Looks): readonly Outcome[] {
    const start = from.window + head;
    const end = window.length - foot;
    const fresh = window.slice(start, end);
    const left = previous.slice(from.previous + head, previous.length - foot).map(({ entry }) => entry);
    if (fresh.length === 0) {
      if (foot === 0) return [];
      // Gone from between two rows that stayed.
      this.#ledger.vanish(left, seen.at);
      return [{ joined: true, added: [], changed: [], vanished: left }];
    }
    const last = previous[from.previous + head - 1]?.entry;
    const next = left.length === 0 && last ? beside(this.#ledger.entries, last, fresh, 'below') : undefined;
    this.show(next?.found ?? []);
    const rest = fresh.slice(next?.found.length ?? 0);
    if (rest.length === 0) return [];
    if (next && (foot > 0 || next.atEdge))
      return [this.#collect(this.#ledger.insertBeside(next.outermost, rest))];
    const around = window.slice(Math.max(from.window, start - CONTEXT), end + Math.min(foot, CONTEXT));
    return this.#align(around, seen);
  }

  /** @param joins whether any of it is known */
  #align(slice: readonly Sighting[], { at, atEnd }: Seen, joins = true): readonly Outcome[] {
    const outcome = joins ? this.#ledger.observe(slice, { at, extent: 'window' }) : NOTHING;
    if (outcome.joined) return [this.#collect(outcome)];
    // Far from all that is known and not at the end: the user looks at something older. Nothing of it can be placed.
    return atEnd ? [this.#collect(this.#ledger.force(slice, 'end'))] : [];
  }

  #collect(outcome: Outcome): Outcome {
    for (const entry of this.#ledger.shown)
      if (entry.vanishedAt === undefined) this.#by.set(entry.handle, entry);
    return outcome;
  }

  /** The window with the entries it stands for. */
  shown(window: readonly Sighting[], previous: readonly Shown[]): Shown[] {
    const by = this.#by;
    this.#by = new Map();
    for (const { row, entry } of previous)
      if (entry.handle === row.handle && !by.has(row.handle)) by.set(row.handle, entry);
    return window.flatMap((row) => {
      const entry = by.get(row.handle);
      // An element that was used again for something that could not be placed does not show what it showed.
      return entry && (row.content === entry.content || row.content === '') ? [{ row, entry }] : [];
    });
  }
}
