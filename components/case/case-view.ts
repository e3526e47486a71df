import { deadlinesOf, nearestDeadline } from '@/utils/case/deadlines';
import { caseExhibitOf } from '@/utils/case/exhibit-of';
import { EMPTY_DOSSIER } from '@/utils/case/model';
import { standingOf, type CaseStanding } from '@/utils/case/standing';
import type { CaseExhibit, Deadline } from '@/utils/case/view.types';
import type { CaseRow, ExhibitRow } from '@/utils/storage/rows';
import { useMemo } from 'preact/hooks';
import { useNow } from '../hooks/use-now';

/** Everything the screens of a case show that follows from what it holds and from the time. */
export interface CaseView extends CaseStanding {
  /** The first that still counts. */
  readonly nearest: Deadline | undefined;
}

/** An exhibit as the rules of a case see it. */
export const caseExhibit: (row: ExhibitRow) => CaseExhibit = caseExhibitOf;

export const caseExhibits = (rows: readonly ExhibitRow[]): CaseExhibit[] => rows.map(caseExhibit);

/** @param nowMs ms since the epoch */
export function caseView(row: CaseRow, held: readonly CaseExhibit[], nowMs: number): CaseView {
  const standing = standingOf(held, row.dossier ?? EMPTY_DOSSIER, nowMs);
  return { ...standing, nearest: nearestDeadline(standing.deadlines) };
}

/** The view of a case, worked out again when the case changes and when one of its clocks begins to press or runs out. */
export function useCaseView(
  row: CaseRow | null,
  held: readonly CaseExhibit[] | null,
  now: () => number,
): CaseView | null {
  const turns = useMemo(() => (row && held ? turnsOf(row, held, now()) : []), [row, held]);
  const nowMs = useNow(now, () => turns);
  return useMemo(() => (row && held ? caseView(row, held, nowMs) : null), [row, held, nowMs]);
}

/** When a clock of the case begins to press or runs out, ms since the epoch; which moments these are, `now` does not change. */
function turnsOf(row: CaseRow, held: readonly CaseExhibit[], now: number): number[] {
  return deadlinesOf(row.dossier ?? EMPTY_DOSSIER, held, now).flatMap(({ dueAt, warnAt }) =>
    [dueAt, warnAt].flatMap((moment) => (moment ? [Date.parse(moment)] : [])),
  );
}
