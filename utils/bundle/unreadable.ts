import { verdict, type Verdict } from '../integrity/verdicts';
import type { BundleReport } from './report';

/** A report of which nothing but the structure could be judged. `ours`: it was a bundle once, and is damaged. */
export function unread(name: string, structure: Verdict, ours: boolean): BundleReport {
  const rest = verdict('NOT_CHECKED');
  return {
    files: [name],
    lines: { structure, payload: rest, chain: rest, signature: rest, timestamp: rest, completeness: rest },
    readable: ours,
    timestamps: [],
    exhibits: [],
    facts: [],
    deleted: [],
  };
}

/** A file that could not even be opened, or failed while being read. */
export function unreadable(name: string, cause: string): BundleReport {
  return unread(name, verdict('FILE_UNREADABLE', { cause }), false);
}
