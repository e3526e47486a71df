import { caseExhibitOf } from '@/utils/case/exhibit-of';
import type { CaseExhibit } from '@/utils/case/view.types';
import type { ExhibitRow } from '@/utils/storage/rows';

/** An exhibit as the rules of a case see it. */
export const caseExhibit: (row: ExhibitRow) => CaseExhibit = caseExhibitOf;

export const caseExhibits = (rows: readonly ExhibitRow[]): CaseExhibit[] => rows.map(caseExhibit);
