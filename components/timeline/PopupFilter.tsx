import { zhFilter } from '@/assets/locales/zh-CN/filter';
import { useEffect } from 'preact/hooks';
import { addMessages } from '../i18n';
import { ExhibitFilterSelect } from './ExhibitFilterSelect';
import type { Filtered } from './filter';
import { useExhibitFilter } from './use-exhibit-filter';

addMessages(zhFilter);

interface PopupFilterProps {
  /** All there are; `null` while they are read. */
  readonly exhibits: readonly Filtered[] | null;
  /** Which are shown; `null`: all. */
  readonly onFilter: (passes: ((exhibit: Filtered) => boolean) | null) => void;
}

/** The filter of the popup, which holds nothing of it but the outcome. */
export function PopupFilter({ exhibits, onFilter }: PopupFilterProps) {
  const flow = useExhibitFilter(null);
  useEffect(() => onFilter(flow.passes), [flow.passes]);
  useEffect(() => () => onFilter(null), []);
  return <ExhibitFilterSelect flow={flow} exhibits={exhibits} />;
}
