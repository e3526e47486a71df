import type { EvidenceKind } from '@/utils/exhibit/model';
import type { ExhibitRow } from '@/utils/storage/rows';

/** What an exhibit counts as: the user's word, else what was recognised. */
export const kindOf = (row: Pick<ExhibitRow, 'kind' | 'record'>): EvidenceKind => row.kind ?? row.record.kind;
