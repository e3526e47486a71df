import type { CaseEntry, CaseField } from '@/utils/case/model';
import type { ExhibitId } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useT } from '../i18n';
import type { CaseView } from './case-view';
import { ChainCards } from './chain/ChainMeter';
import { ClaimElements } from './chain/ClaimElements';
import { FlagList } from './chain/FlagList';
import { NeedList } from './chain/NeedList';
import { FactsForm } from './facts/FactsForm';
import './overview.css';

interface OverviewProps {
  readonly view: CaseView;
  readonly exhibits: readonly ExhibitRow[];
  readonly nowMs: number;
  readonly onOpen: (id: ExhibitId) => void;
  readonly onRecord: (entries: readonly CaseEntry[], said: string) => void;
}

/** Brings a field of the form into view and the focus to its button. */
export function goToField(field: CaseField): void {
  const row = document.getElementById(`fact-${field}`);
  row?.scrollIntoView({ block: 'center' });
  row?.querySelector<HTMLElement>('button')?.focus();
}

/** 概览: the chain, what the claim lacks, what to keep next, and the facts of the case. */
export function Overview({ view, exhibits, nowMs, onOpen, onRecord }: OverviewProps) {
  const t = useT();
  const { completeness, flags } = view;
  return (
    <div class="case-overview">
      {flags.length > 0 && (
        <section aria-labelledby="flags-title">
          <h3 id="flags-title">{t('flag.title')}</h3>
          <FlagList flags={flags} exhibits={exhibits} onOpen={onOpen} />
        </section>
      )}
      <section aria-labelledby="chain-title">
        <h3 id="chain-title">{t('chain.title')}</h3>
        <ChainCards links={completeness.links} exhibits={exhibits} onOpen={onOpen} />
      </section>
      <div class="case-overview-pair">
        <section aria-labelledby="needs-title">
          <h3 id="needs-title">{t('need.title')}</h3>
          {completeness.needs.length === 0 ? (
            <p class="pane-soft">{t('need.none')}</p>
          ) : (
            <NeedList needs={completeness.needs} onField={goToField} />
          )}
        </section>
        <section aria-labelledby="elements-title">
          <h3 id="elements-title">{t('element.title')}</h3>
          <p class="pane-soft">{t('element.hint')}</p>
          <ClaimElements completeness={completeness} exhibits={exhibits} onOpen={onOpen} />
        </section>
      </div>
      <FactsForm view={view} exhibits={exhibits} nowMs={nowMs} onOpen={onOpen} onRecord={onRecord} />
    </div>
  );
}
