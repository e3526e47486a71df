import type { CaseRow, ExhibitRow } from '@/utils/storage/rows';

const DAY = 86_400_000;
/** Nobody is told to export in the middle of keeping: a day after the first exhibit is early enough, ms. */
const FIRST_AFTER = DAY;
/** New evidence since the last export may wait that long, ms. */
const AGAIN_AFTER = 7 * DAY;
/** How long a dismissed reminder keeps quiet, ms. */
export const SNOOZE = 7 * DAY;

export type Reminder =
  | { readonly kind: 'never' }
  /** `added` exhibits since the export `at`. */
  | { readonly kind: 'since'; readonly added: number; readonly at: string };

/**
 * Whether evidence of a case should be exported by now: it never was and is a day old, or more came a week ago.
 *
 * @param until no reminder before this moment, RFC 3339 UTC.
 */
export function reminderOf(
  { exportedAt }: Pick<CaseRow, 'exportedAt'>,
  exhibits: readonly Pick<ExhibitRow, 'createdAt'>[],
  nowMs: number,
  until: string | null,
): Reminder | null {
  if (until !== null && Date.parse(until) > nowMs) return null;
  const waiting = exportedAt ? exhibits.filter((one) => one.createdAt > exportedAt) : exhibits;
  if (waiting.length === 0) return null;
  const oldest = Math.min(...waiting.map((one) => Date.parse(one.createdAt)));
  if (nowMs - oldest < (exportedAt ? AGAIN_AFTER : FIRST_AFTER)) return null;
  return exportedAt ? { kind: 'since', added: waiting.length, at: exportedAt } : { kind: 'never' };
}
