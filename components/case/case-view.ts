import { nearestDeadline } from '@/utils/case/deadlines';
import { sealFlags } from '@/utils/case/flags-seals';
import { EMPTY_DOSSIER } from '@/utils/case/model';
import { standingOf, type CaseStanding } from '@/utils/case/standing';
import type { CaseExhibit, Deadline } from '@/utils/case/view.types';
import type { StampRow } from '@/utils/storage/paper-rows';
import type { CaseRow } from '@/utils/storage/rows';
import { useMemo } from 'preact/hooks';
import { useCaseTime } from './case-brief';

/** Everything the screens of a case show that follows from what it holds and from the time. */
export interface CaseView extends CaseStanding {
  /** The first that still counts. */
  readonly nearest: Deadline | undefined;
}

/** @param nowMs ms since the epoch */
export function caseView(
  row: CaseRow,
  held: readonly CaseExhibit[],
  nowMs: number,
  stamps: readonly StampRow[] = [],
): CaseView {
  const standing = standingOf(held, row.dossier ?? EMPTY_DOSSIER, nowMs);
  const flags = [...standing.flags, ...sealFlags(held, stamps, nowMs)];
  return { ...standing, flags, nearest: nearestDeadline(standing.deadlines) };
}

/** The view of a case, worked out again when the case changes and when one of its clocks begins to press or runs out. */
export function useCaseView(
  row: CaseRow | null,
  held: readonly CaseExhibit[] | null,
  now: () => number,
  stamps?: readonly StampRow[],
): CaseView | null {
  const nowMs = useCaseTime(row, held, now);
  return useMemo(() => (row && held ? caseView(row, held, nowMs, stamps) : null), [row, held, nowMs, stamps]);
}
