import type { RowFacts } from './facts.types';

/** Attributes that number places, not messages. */
const PLACE = /index|ordinal|posinset|setsize|rownum|position|offset|level|height|tabindex/i;

interface Record {
  kept: number;
  broken: number;
  windows: number;
}

/**
 * Finds out which attribute names a message. It must be on nearly every row, differ between rows of one window, and stay
 * with the same content from window to window; a number that travels with the recycled element betrays itself.
 */
export class IdTrust {
  readonly #names = new Map<string, Record>();
  readonly #values = new Map<string, Set<string>>();

  /** One window of rows that show content. */
  window(rows: readonly RowFacts[]): void {
    if (rows.length === 0) return;
    const values = new Map<string, Set<string>>();
    for (const row of rows)
      for (const { name, value } of row.ids) {
        if (PLACE.test(name)) continue;
        values.set(name, (values.get(name) ?? new Set()).add(value));
      }
    for (const [name, found] of values) {
      const record = this.#record(name);
      record.windows += 1;
      const carriers = rows.filter((row) => row.ids.some((id) => id.name === name)).length;
      if (found.size < carriers || carriers < rows.length * 0.5) record.broken += 1;
    }
  }

  /** The same row, told by other means, in two windows. */
  pair(before: RowFacts, now: RowFacts): void {
    for (const { name, value } of before.ids) {
      const record = this.#names.get(name);
      const other = now.ids.find((id) => id.name === name)?.value;
      if (!record || other === undefined) continue;
      if (other === value) record.kept += 1;
      else record.broken += 1;
    }
  }

  /** A row that is new carries a value that another row carries: it does not name messages. */
  fresh(row: RowFacts): void {
    for (const { name, value } of row.ids) {
      const record = this.#names.get(name);
      if (!record) continue;
      const seen = this.#values.get(name) ?? new Set();
      this.#values.set(name, seen);
      if (seen.has(value)) record.broken += 1;
      seen.add(value);
    }
  }

  /** Whether the attribute stayed with its rows from one look to the next. */
  get proven(): boolean {
    const { name } = this;
    return name !== undefined && (this.#names.get(name)?.kept ?? 0) > 0;
  }

  /** The attribute to go by; the most borne out one. */
  get name(): string | undefined {
    let best: string | undefined;
    let most = -1;
    for (const [name, { kept, broken, windows }] of this.#names) {
      if (broken > 0 || windows === 0) continue;
      const rank = kept + (/id|key/i.test(name) ? 0.5 : 0);
      if (rank > most) [best, most] = [name, rank];
    }
    return best;
  }

  idOf(row: RowFacts): string | undefined {
    const { name } = this;
    return name === undefined ? undefined : row.ids.find((id) => id.name === name)?.value;
  }

  #record(name: string): Record {
    const found = this.#names.get(name) ?? { kept: 0, broken: 0, windows: 0 };
    this.#names.set(name, found);
    return found;
  }
}
