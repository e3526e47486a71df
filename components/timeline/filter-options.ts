import { EVIDENCE_KINDS } from '@/utils/exhibit/model';
import { kindText } from '../format/kind';
import type { Translate } from '../i18n';
import { passes, type ExhibitFilter, type Filtered } from './filter';

export interface FilterOption {
  readonly id: ExhibitFilter;
  readonly label: string;
  readonly count: number;
}

/** What there is to filter by: nothing that all exhibits are, or none. */
export function filterOptions(exhibits: readonly Filtered[], t: Translate): readonly FilterOption[] {
  return [...EVIDENCE_KINDS, 'partial' as const, 'imported' as const].flatMap((id) => {
    const found = exhibits.filter((exhibit) => passes(id, exhibit));
    if (found.length === 0 || found.length === exhibits.length) return [];
    return [{ id, label: labelOf(id, found, t), count: found.length }];
  });
}

function labelOf(id: ExhibitFilter, found: readonly Filtered[], t: Translate): string {
  if (id === 'partial') return t('filter.partial');
  if (id === 'imported') return t('import.mark');
  return [...new Set(found.map(({ origin }) => kindText(id, origin, t)))].join(' / ');
}
