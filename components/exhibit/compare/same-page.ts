import { pageKey } from '@/utils/recognise/compare/page-key';
import type { ExhibitId } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';

/** Conversations are compared message by message when they are kept (`merge.json`), not as pages. */
const keyOf = ({ record }: ExhibitRow): string | null => (record.chat ? null : pageKey(record.source.url));

/** Other captures of the page this exhibit shows, oldest first (numbers are given in order of capture). */
export function samePage(row: ExhibitRow, rows: readonly ExhibitRow[]): readonly ExhibitRow[] {
  const key = keyOf(row);
  if (key === null) return [];
  return rows
    .filter((other) => other.id !== row.id && keyOf(other) === key)
    .toSorted((a, b) => a.number - b.number);
}

/** What an exhibit is compared with unless the user says otherwise: the capture before it, else the one after. */
export function counterpart(row: ExhibitRow, rows: readonly ExhibitRow[]): ExhibitRow | undefined {
  const others = samePage(row, rows);
  return others.findLast((other) => other.number < row.number) ?? others[0];
}

/** For each exhibit the capture of the same page just before it, in one pass over the case. */
export function earlierCaptures(rows: readonly ExhibitRow[]): ReadonlyMap<ExhibitId, ExhibitRow> {
  const latest = new Map<string, ExhibitRow>();
  const earlier = new Map<ExhibitId, ExhibitRow>();
  for (const row of rows.toSorted((a, b) => a.number - b.number)) {
    const key = keyOf(row);
    if (key === null) continue;
    const before = latest.get(key);
    if (before) earlier.set(row.id, before);
    latest.set(key, row);
  }
  return earlier;
}
