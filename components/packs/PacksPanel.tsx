import type { CaseView } from '../case/case-view';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import type { CaseRow, ExhibitRow } from '@/utils/storage/rows';

export interface PacksPanelProps {
  readonly ports: Ports;
  readonly row: CaseRow;
  /** Newest first. */
  readonly exhibits: readonly ExhibitRow[];
  readonly view: CaseView;
}

/** 材料包: the pictures a channel takes, cut from the exhibits. */
export function PacksPanel(_props: PacksPanelProps) {
  const t = useT();
  return <h3>{t('packs.title')}</h3>;
}
