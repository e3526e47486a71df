import type { CaseExhibit } from '@/utils/case/view.types';
import type { EvidenceKind } from '@/utils/exhibit/model';

/** An exhibit as far as it is filtered. */
export type Filtered = Pick<CaseExhibit, 'kind' | 'origin' | 'state'>;

/** A kind of evidence, what could not be kept whole, or what was brought in. */
export type ExhibitFilter = EvidenceKind | 'partial' | 'imported';

export function passes(filter: ExhibitFilter, { kind, state, origin }: Filtered): boolean {
  if (filter === 'partial') return state === 'partial';
  return filter === 'imported' ? origin === 'imported' : kind === filter;
}
