import type { AlterationKind } from '../../exhibit/alterations';
import type { NotCaptured } from '../../exhibit/model';
import type { AlterationCount } from '../protocol';

export type { AlterationKind };

export interface Tally {
  altered(kind: AlterationKind, count?: number): void;
  /** One row per (what, reason, where); repeats raise its count. */
  missed(what: NotCaptured['what'], reason: string, where?: string): void;
  alterations(): AlterationCount[];
  notCaptured(): NotCaptured[];
}

export function createTally(): Tally {
  const kinds = new Map<AlterationKind, number>();
  const rows = new Map<string, { row: NotCaptured; count: number }>();
  return {
    altered(kind, count = 1) {
      if (count > 0) kinds.set(kind, (kinds.get(kind) ?? 0) + count);
    },
    missed(what, reason, where) {
      const key = `${what}\n${reason}\n${where ?? ''}`;
      const known = rows.get(key);
      if (known) known.count++;
      else rows.set(key, { row: where === undefined ? { what, reason } : { what, reason, where }, count: 1 });
    },
    alterations: () => [...kinds].map(([kind, count]) => ({ kind, count })),
    notCaptured: () => [...rows.values()].map(({ row, count }) => ({ ...row, count })),
  };
}

/** What went wrong, as a short code: the name of an exception, never its page-controlled message. */
export function failureCode(thrown: unknown): string {
  // Not `instanceof`: in Firefox an exception of `fetch` belongs to the page's realm, not to the content script's.
  const { name } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as { name?: unknown };
  return typeof name === 'string' && /^\w{1,40}$/.test(name) ? name : 'FAILED';
}

/** Goes on without what fails, with a row. */
export function attempt<T>(tally: Tally, work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (thrown) {
    tally.missed('html', failureCode(thrown));
    return otherwise;
  }
}
