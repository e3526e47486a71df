import type { CaseExhibit } from '@/utils/case/view.types';
import type { CaseRow } from '@/utils/storage/rows';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useNow } from '../hooks/use-now';
import type { CaseBrief } from './case-brief';
import type * as popupLate from './popup-late';

type Late = typeof popupLate;

/**
 * What the popup shows of a case. It must be there at once: the rules (periods, holidays, what each claim needs), the filter and
 * a dialog are read after the exhibits are on the screen. `null` until then.
 *
 * @param shown there is nothing to wait for.
 */
export function useLateCaseBrief(
  row: CaseRow | null,
  held: readonly CaseExhibit[] | null,
  now: () => number,
  shown: boolean,
): { readonly brief: CaseBrief | null; readonly late: Late | null } {
  const [rules, setRules] = useState<Late | null>(null);
  useEffect(() => {
    // Without them the popup still captures; it shows no deadline, as before.
    if (shown) void import('./popup-late').then(setRules, () => setRules(null));
  }, [shown]);
  const turns = useMemo(
    () => (rules && row && held ? rules.turnsOf(row, held, now()) : []),
    [rules, row, held],
  );
  const nowMs = useNow(now, () => turns);
  const brief = useMemo(
    () => (rules && row && held ? rules.caseBrief(row, held, nowMs) : null),
    [rules, row, held, nowMs],
  );
  return { brief, late: rules };
}
