import { completenessOf } from './completeness';
import { deadlinesOf } from './deadlines';
import { stagesOf } from './escalation';
import { flagsOf } from './flags';
import type { Dossier } from './model';
import { nextStep, type Standing } from './next-step';
import { proposalsOf } from './proposals';
import type { CaseExhibit, CaseFlag, NextStep, Proposal } from './view.types';

export interface CaseStanding extends Standing {
  readonly proposals: readonly Proposal[];
  readonly flags: readonly CaseFlag[];
  readonly next: NextStep;
}

/**
 * Everything that a case's screens show, out of what is kept and what the user said.
 *
 * @param now ms since the epoch
 */
export function standingOf(exhibits: readonly CaseExhibit[], dossier: Dossier, now: number): CaseStanding {
  const completeness = completenessOf(exhibits, dossier);
  const deadlines = deadlinesOf(dossier, exhibits, now);
  const stages = stagesOf(dossier, completeness, now);
  const standing = { dossier, exhibits, completeness, deadlines, stages };
  return {
    ...standing,
    proposals: proposalsOf(exhibits, dossier),
    flags: flagsOf(exhibits, dossier, now),
    next: nextStep(standing),
  };
}
