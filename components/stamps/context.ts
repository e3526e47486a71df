import type { ExhibitId } from '@/utils/exhibit/ids';
import type { StampRow } from '@/utils/storage/paper-rows';
import { createContext, type FunctionComponent } from 'preact';
import { useContext } from 'preact/hooks';

/** Time-stamps of the case that is shown; empty in the popup, which does not show them. */
export const CaseStamps = createContext<readonly StampRow[]>([]);

/** What draws the mark of a row; given by the workspace, so that the popup does not load it. */
export const RowMark = createContext<FunctionComponent<{ readonly id: ExhibitId }> | null>(null);

type Marks = ReadonlyMap<ExhibitId, StampRow['state']>;
const RANK: readonly StampRow['state'][] = ['refused', 'waiting', 'stamped'];
const known = new WeakMap<readonly StampRow[], Marks>();

/** Of each exhibit what a row has room for: one good time-stamp is enough. Worked out once for each answer of the store. */
export function marksOf(rows: readonly StampRow[]): Marks {
  const before = known.get(rows);
  if (before) return before;
  const marks = new Map<ExhibitId, StampRow['state']>();
  for (const { exhibitId, state } of rows) {
    const other = marks.get(exhibitId);
    if (other === undefined || RANK.indexOf(state) > RANK.indexOf(other)) marks.set(exhibitId, state);
  }
  known.set(rows, marks);
  return marks;
}

export function useStampMark(id: ExhibitId): StampRow['state'] | undefined {
  return marksOf(useContext(CaseStamps)).get(id);
}
