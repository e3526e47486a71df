import type { Dossier } from './model';
import type { CaseExhibit, CaseFlag } from './view.types';
import { knownFields, timeOf } from './known';

/** What cannot all be true, and what a reader will ask about; conflicts first. */
export function flagsOf(exhibits: readonly CaseExhibit[], dossier: Dossier, now: number): CaseFlag[] {
  const known = knownFields(exhibits, dossier);
  const flags: CaseFlag[] = [];
  const [ordered, paid] = [timeOf(known, 'orderedAt'), timeOf(known, 'paidAt')];
  if (ordered !== undefined && paid !== undefined && paid < ordered)
    flags.push({
      code: 'paidBeforeOrdered',
      severity: 'conflict',
      fields: ['paidAt', 'orderedAt'],
      exhibits: [],
    });
  if (paid !== undefined && paid > now)
    flags.push({ code: 'timeInFuture', severity: 'conflict', fields: ['paidAt'], exhibits: [] });
  return flags;
}
