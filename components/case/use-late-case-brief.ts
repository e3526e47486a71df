import type { CaseExhibit } from '@/utils/case/view.types';
import type { CaseRow } from '@/utils/storage/rows';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useNow } from '../hooks/use-now';
import type * as caseRules from './case-brief';
import type { CaseBrief } from './case-brief';

type Rules = Pick<typeof caseRules, 'turnsOf' | 'caseBrief' | 'NextLine'>;
/** The line comes with its rules: a popup that is just opening reads neither. */
export type LateCaseBrief = CaseBrief & Pick<Rules, 'NextLine'>;

/**
 * What the popup shows of a case. It must be there at once: the rules (periods, holidays, what each claim needs) are read
 * after the exhibits are on the screen. `null` until then.
 */
export function useLateCaseBrief(
  row: CaseRow | null,
  held: readonly CaseExhibit[] | null,
  now: () => number,
): LateCaseBrief | null {
  const [rules, setRules] = useState<Rules | null>(null);
  const wanted = held !== null;
  useEffect(() => {
    // Without them the popup still captures; it shows no deadline, as before.
    if (wanted) void import('./case-brief').then(setRules, () => setRules(null));
  }, [wanted]);
  const turns = useMemo(
    () => (rules && row && held ? rules.turnsOf(row, held, now()) : []),
    [rules, row, held],
  );
  const nowMs = useNow(now, () => turns);
  return useMemo(
    () => (rules && row && held ? { ...rules.caseBrief(row, held, nowMs), NextLine: rules.NextLine } : null),
    [rules, row, held, nowMs],
  );
}
