import type { EvidenceKind, Exhibit } from '@/utils/exhibit/model';
import type { ExhibitRow } from '@/utils/storage/rows';
import type { Translate } from '../i18n';

/** What an exhibit counts as: the user's word, else what was recognised. */
export const kindOf = (row: Pick<ExhibitRow, 'kind' | 'record'>): EvidenceKind => row.kind ?? row.record.kind;

/** The name of a kind that several are of: those without one may be pages, files or both. */
export function kindTextOfAll(
  kind: EvidenceKind,
  rows: readonly Pick<ExhibitRow, 'record'>[],
  t: Translate,
): string {
  const origins = [...new Set(rows.map(({ record }) => record.origin))];
  return [...new Set(origins.map((origin) => kindText(kind, origin, t)))].join(' / ') || t(`kind.${kind}`);
}

/** A capture without a kind is a web page, an import without one a file. */
export function kindText(kind: EvidenceKind, origin: Exhibit['origin'], t: Translate): string {
  return kind === 'other' && origin === 'imported' ? t('import.kindOther') : t(`kind.${kind}`);
}
