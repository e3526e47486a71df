import { deadlinesOf, nearestDeadline } from '@/utils/case/deadlines';
import { EMPTY_DOSSIER } from '@/utils/case/model';
import { standingOf, type CaseStanding } from '@/utils/case/standing';
import type { CaseExhibit, Deadline } from '@/utils/case/view.types';
import type { CaseRow, ExhibitRow } from '@/utils/storage/rows';
import { useMemo } from 'preact/hooks';
import { kindOf } from '../format/kind';
import { useNow } from '../hooks/use-now';

/** Everything the screens of a case show that follows from what it holds and from the time. */
export interface CaseView extends CaseStanding {
  /** The first that still counts. */
  readonly nearest: Deadline | undefined;
}

export function caseExhibits(rows: readonly ExhibitRow[]): CaseExhibit[] {
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    kind: kindOf(row),
    origin: row.record.origin,
    state: row.record.state,
    at: row.record.startedAt.utc,
    hints: row.hints ?? [],
  }));
}

/** @param nowMs ms since the epoch */
export function caseView(row: CaseRow, rows: readonly ExhibitRow[], nowMs: number): CaseView {
  const standing = standingOf(caseExhibits(rows), row.dossier ?? EMPTY_DOSSIER, nowMs);
  return { ...standing, nearest: nearestDeadline(standing.deadlines) };
}

/** The view of a case, worked out again when the case changes and when one of its clocks begins to press or runs out. */
export function useCaseView(
  row: CaseRow | null,
  rows: readonly ExhibitRow[] | null,
  now: () => number,
): CaseView | null {
  const nowMs = useNow(now, (at) =>
    row && rows
      ? deadlinesOf(row.dossier ?? EMPTY_DOSSIER, caseExhibits(rows), at).flatMap(({ dueAt, warnAt }) =>
          [dueAt, warnAt].flatMap((moment) => (moment ? [Date.parse(moment)] : [])),
        )
      : [],
  );
  return useMemo(() => (row && rows ? caseView(row, rows, nowMs) : null), [row, rows, nowMs]);
}
