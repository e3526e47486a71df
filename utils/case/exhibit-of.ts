import type { EvidenceKind, Exhibit } from '../exhibit/model';
import type { Hint } from './model';
import type { CaseExhibit } from './view.types';

/** An exhibit as the store has it. */
interface Kept {
  readonly id: CaseExhibit['id'];
  readonly number: number;
  readonly record: Pick<Exhibit, 'kind' | 'origin' | 'state' | 'startedAt'>;
  readonly kind?: EvidenceKind;
  readonly hints?: readonly Hint[];
  readonly integrity?: 'verifying' | 'verified' | 'damaged';
  readonly serverAheadMs?: number;
}

/**
 * As the case sees it: of the kind that the user says, else of the kind in its record. One whose files are damaged proves no
 * more than one that was kept in part.
 */
export function caseExhibitOf({
  id,
  number,
  record,
  kind,
  hints,
  integrity,
  serverAheadMs,
}: Kept): CaseExhibit {
  return {
    id,
    number,
    kind: kind ?? record.kind,
    origin: record.origin,
    state: integrity === 'damaged' ? 'partial' : record.state,
    at: record.startedAt.utc,
    hints: hints ?? [],
    ...(serverAheadMs === undefined ? {} : { serverAheadMs }),
  };
}
