import type { ExhibitRow } from '@/utils/storage/rows';
import { dayKey } from '../format/when';

export type Entry =
  | { readonly type: 'day'; readonly day: string }
  | { readonly type: 'exhibit'; readonly row: ExhibitRow; readonly position: number };

/** Rows newest first, a heading before the first of each day (in the zone each was captured in). */
export function timelineEntries(rows: readonly ExhibitRow[]): readonly Entry[] {
  const entries: Entry[] = [];
  let day = '';
  rows.forEach((row, position) => {
    const key = dayKey(row.record.startedAt);
    if (key !== day) {
      day = key;
      entries.push({ type: 'day', day });
    }
    entries.push({ type: 'exhibit', row, position });
  });
  return entries;
}
