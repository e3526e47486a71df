import type { CaseEntry, Stage } from '@/utils/case/model';
import { recoveredOf } from '@/utils/case/recovered';
import type { StageView } from '@/utils/case/view.types';
import type { TemplateId } from '@/utils/documents/model';
import type { ExhibitId } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useT } from '../../i18n';
import type { CaseView } from '../case-view';
import { OutcomePanel } from './OutcomePanel';
import { StageCard } from './StageCard';
import './contacts.css';
import './steps.css';

export interface StepsProps {
  readonly view: CaseView;
  readonly exhibits: readonly ExhibitRow[];
  readonly now: () => number;
  readonly onOpen: (id: ExhibitId) => void;
  /** Leads to the text of a step, filled from the case. */
  readonly onWrite: (paper: TemplateId) => void;
  readonly onRecord: (entries: readonly CaseEntry[], said: string) => void;
}

const BESIDE: ReadonlySet<Stage> = new Set(['police', 'closed']);

/** 固证 → 协商 → 平台 → 支付渠道 → 12315 → 诉讼 as one path, 报警 beside it, 了结 at its end. */
export function StagePath(props: StepsProps) {
  const t = useT();
  const { stages } = props.view;
  const path = stages.filter(({ stage }) => !BESIDE.has(stage));
  const police = stages.find(({ stage }) => stage === 'police');
  const card = (stage: StageView, number: number | null) => (
    <StageCard key={stage.stage} {...props} stage={stage} number={number} />
  );
  return (
    <section class="steps" aria-labelledby="steps-title">
      <div>
        <h3 id="steps-title">{t('steps.title')}</h3>
        <p class="pane-soft">{t('steps.hint')}</p>
      </div>
      <ol class="steps-path">{path.map((stage, at) => card(stage, at + 1))}</ol>
      {police && (
        <div class="steps-beside">
          <p class="pane-soft">{t('steps.beside')}</p>
          <ul>{card(police, null)}</ul>
        </div>
      )}
      <OutcomePanel
        outcome={props.view.dossier.outcome}
        recovered={recoveredOf(props.view.dossier)?.amount}
        now={props.now}
        onRecord={props.onRecord}
      />
    </section>
  );
}
