import type { Flag } from './flags';
import { timeOf, type KnownFields } from './known';
import { issueOf } from './issue';
import type { CaseField, Dossier } from './model';
import { promisedTime } from './promise';

/** A computer's clock may be a little behind the page's. */
const TOLERANCE = 5 * 60_000;
const MINUTE = 60_000;

/** Times that contradict each other, and promises that were not held. */
export function order(known: KnownFields, dossier: Dossier, now: number): Flag[] {
  const [ordered, paid, delivered] = (['orderedAt', 'paidAt', 'deliveredAt'] as const).map((field) =>
    timeOf(known, field),
  );
  const exhibits = (...fields: readonly CaseField[]): number[] => [
    ...new Set(fields.flatMap((field) => [...(known[field]?.exhibits ?? [])])),
  ];
  const conflict = (code: Flag['code'], ...fields: readonly CaseField[]): Flag => ({
    code,
    severity: 'conflict',
    fields,
    exhibits: exhibits(...fields),
  });
  const flags: Flag[] = [];
  if (ordered !== undefined && paid !== undefined && paid + MINUTE < ordered)
    flags.push(conflict('paidBeforeOrdered', 'orderedAt', 'paidAt'));
  if (paid !== undefined && delivered !== undefined && delivered + MINUTE < paid)
    flags.push(conflict('deliveredBeforePaid', 'paidAt', 'deliveredAt'));
  for (const field of ['orderedAt', 'paidAt', 'deliveredAt'] as const)
    if ((timeOf(known, field) ?? 0) > now + TOLERANCE) flags.push(conflict('timeInFuture', field));
  if (issueOf(dossier) === 'not-delivered' && dossier.fields.deliveredAt)
    flags.push(conflict('deliveredThough', 'issue', 'deliveredAt'));
  return [...flags, ...promise(known, dossier, now, paid, delivered)];
}

function promise(
  known: KnownFields,
  dossier: Dossier,
  now: number,
  paid: number | undefined,
  delivered: number | undefined,
): Flag[] {
  const said = known.promise;
  const promised = said && promisedTime(said.value);
  if (!promised || paid === undefined || dossier.outcome) return [];
  const issue = issueOf(dossier);
  // Nothing says that it did not arrive: a page without a time of arrival proves nothing.
  if (delivered === undefined && issue !== 'not-delivered' && issue !== 'late') return [];
  const late = Math.floor(((delivered ?? now) - paid) / MINUTE - (promised.instant ? 0 : promised.minutes));
  if (late <= (promised.instant ? promised.minutes : 0)) return [];
  return [
    {
      code: delivered === undefined ? 'promisePassed' : 'promiseLate',
      severity: 'warning',
      fields: delivered === undefined ? ['promise', 'paidAt'] : ['promise', 'paidAt', 'deliveredAt'],
      exhibits: [...said.exhibits],
      values: { promise: said.value, minutes: late },
    },
  ];
}
