import { zhCaseRules } from '@/assets/locales/zh-CN/case-rules';
import { completenessOf } from '@/utils/case/completeness';
import { deadlinesOf, nearestDeadline } from '@/utils/case/deadlines';
import { stagesOf } from '@/utils/case/escalation';
import { EMPTY_DOSSIER } from '@/utils/case/model';
import { nextStep } from '@/utils/case/next-step';
import { recoveredOf } from '@/utils/case/recovered';
import type { CaseExhibit, ChainLink, Deadline, NextStep } from '@/utils/case/view.types';
import type { CaseRow } from '@/utils/storage/rows';
import { useMemo } from 'preact/hooks';
import { useNow } from '../hooks/use-now';
import { addMessages } from '../i18n';

// The rules come with their sentences: the popup reads both once it stands.
addMessages(zhCaseRules);

/** What the popup shows of a case; a small part of `CaseView`, so that it reads only the rules for that. */
export interface CaseBrief {
  readonly links: readonly ChainLink[];
  /** The first that still counts. */
  readonly nearest: Deadline | undefined;
  /** What came back so far, plain decimal of CNY. */
  readonly recovered: string | undefined;
  /** What is asked for. */
  readonly claimAmount: string | undefined;
  readonly next: NextStep;
  /** As confirmed. */
  readonly orderNumber: string | undefined;
}

/** The time, ms since the epoch, read again when the case changes and when one of its clocks begins to press or runs out. */
export function useCaseTime(
  row: CaseRow | null,
  held: readonly CaseExhibit[] | null,
  now: () => number,
): number {
  const turns = useMemo(() => (row && held ? turnsOf(row, held, now()) : []), [row, held]);
  return useNow(now, () => turns);
}

/** When a clock of the case begins to press or runs out, ms since the epoch; which moments these are, `now` does not change. */
export function turnsOf(row: CaseRow, held: readonly CaseExhibit[], now: number): number[] {
  return deadlinesOf(row.dossier ?? EMPTY_DOSSIER, held, now).flatMap(({ dueAt, warnAt }) =>
    [dueAt, warnAt].flatMap((moment) => (moment ? [Date.parse(moment)] : [])),
  );
}

/** @param nowMs ms since the epoch */
export function caseBrief(row: CaseRow, held: readonly CaseExhibit[], nowMs: number): CaseBrief {
  const dossier = row.dossier ?? EMPTY_DOSSIER;
  const completeness = completenessOf(held, dossier);
  const deadlines = deadlinesOf(dossier, held, nowMs);
  const stages = stagesOf(dossier, completeness, nowMs);
  return {
    links: completeness.links,
    nearest: nearestDeadline(deadlines),
    next: nextStep({ dossier, exhibits: held, completeness, deadlines, stages }),
    recovered: recoveredOf(dossier)?.amount,
    claimAmount: dossier.fields.claimAmount?.value,
    orderNumber: dossier.fields.orderNumber?.value,
  };
}
