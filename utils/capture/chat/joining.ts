import type { Entry, Ledger, Outcome, Sighting } from '../../recognise/chat/ledger';
import { commonRuns, joinsFirmly, NOTHING } from './common-runs';
import type { Shown } from './dropped';
import { follow, inPlace, moveRows, precede } from './neighbours';

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
  compare(
    window: readonly Sighting[],
    previous: readonly Shown[],
    { at, atEnd, leapt, height }: Seen,
  ): Outcome {
    if (window.length === 0) return { joined: true, added: [], changed: [], vanished: [] };
    if (this.#ledger.entries.length === 0) return this.#collect(this.#ledger.append(window));
    moveRows(window, previous, this.#ledger.entries);
    const { from, head, foot } = commonRuns(
      previous.map(({ row }) => row),
      window,
      height,
    );
    const start = from.window + head;
    const end = window.length - foot;
    const parts: Outcome[] = [];
    const align = (slice: readonly Sighting[]): void => {
      const lost = leapt || previous.length === 0;
      const joins = head > 0 || !lost || joinsFirmly(slice, this.#ledger.entries);
      const outcome = joins ? this.#ledger.observe(slice, { at, extent: 'window' }) : NOTHING;
      if (outcome.joined) parts.push(this.#collect(outcome));
      // Far from all that is known and not at the end: the user looks at something older. Nothing of it can be placed.
      else if (atEnd) parts.push(this.#collect(this.#ledger.force(slice, 'end')));
    };
    if (head === 0) align(window.slice(0, end + Math.min(foot, CONTEXT)));
    else {
      const edge = {
        above: window.slice(0, from.window),
        before: previous.slice(0, from.previous),
        below: previous[from.previous]?.entry,
      };
      const { outcomes, isPlaced } = this.#above(edge, at);
      parts.push(...outcomes);
      if (!isPlaced) align(window.slice(0, from.window + Math.min(head, CONTEXT)));
      const fresh = window.slice(start, end);
      const left = previous.slice(from.previous + head, previous.length - foot).map(({ entry }) => entry);
      const last = previous[from.previous + head - 1]?.entry;
      if (fresh.length === 0 && foot > 0) {
        // Gone from between two rows that stayed.
        this.#ledger.vanish(left, at);
        parts.push({ joined: true, added: [], changed: [], vanished: left });
      } else if (fresh.length > 0) {
        const next = left.length === 0 && last ? follow(this.#ledger.entries, last, fresh) : undefined;
        for (const entry of next?.known ?? []) this.#by.set(entry.handle, entry);
        const rest = fresh.slice(next?.known.length ?? 0);
        if (next && (foot > 0 || next.atEnd)) {
          if (rest.length > 0) parts.push(this.#collect(this.#ledger.insertBeside(next.last, rest)));
        } else if (rest.length > 0)
          align(window.slice(Math.max(from.window, start - CONTEXT), end + Math.min(foot, CONTEXT)));
      }
    }
    return {
      joined: true,
      added: parts.flatMap(({ added }) => added),
      changed: parts.flatMap(({ changed }) => changed),
      vanished: parts.flatMap(({ vanished }) => vanished),
    };
  }

  /** What stands above the first row that stayed: the rows that stood there, or those that are known to stand there. */
  #above(
    {
      above,
      before,
      below,
    }: { above: readonly Sighting[]; before: readonly Shown[]; below: Entry | undefined },
    at: number,
  ): { readonly outcomes: readonly Outcome[]; readonly isPlaced: boolean } {
    const still = inPlace(before, above);
    const outcomes = still.map(({ row, entry }) => this.#ledger.amend(entry, row, at));
    this.show(still.map(({ entry }) => entry));
    const fresh = above.slice(0, above.length - still.length);
    const next = still.at(-1)?.entry ?? below;
    if (fresh.length === 0 || !next) return { outcomes, isPlaced: true };
    const { known, first, atStart } = precede(this.#ledger.entries, next, fresh);
    this.show(known);
    const older = fresh.slice(0, fresh.length - known.length);
    if (older.length === 0) return { outcomes, isPlaced: true };
    if (!atStart) return { outcomes, isPlaced: false };
    return {
      outcomes: [...outcomes, this.#collect(this.#ledger.insertBeside(first, older, true))],
      isPlaced: true,
    };
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
