import type { CaseView } from '../case/case-view';
import type { CaseEdits } from '../hooks/use-case-edits';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import type { CaseRow, ExhibitRow } from '@/utils/storage/rows';

export interface LettersPanelProps {
  readonly ports: Ports;
  readonly row: CaseRow;
  /** Newest first. */
  readonly exhibits: readonly ExhibitRow[];
  readonly view: CaseView;
  readonly edits: CaseEdits;
}

/** 文书: the text of each step, filled from the case. */
export function LettersPanel(_props: LettersPanelProps) {
  const t = useT();
  return <h3>{t('letters.title')}</h3>;
}
