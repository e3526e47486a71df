import type { CaseEntry, CaseField } from '@/utils/case/model';
import type { Proposal } from '@/utils/case/view.types';
import type { ExhibitId } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { Check } from 'lucide';
import { useT } from '../../i18n';
import { Button } from '../../ui/Button';
import type { CaseView } from '../case-view';
import { FactRow } from './FactRow';
import './facts.css';
import { FIELD_GROUPS } from './groups';

interface FactsFormProps {
  readonly view: Pick<CaseView, 'dossier' | 'proposals'>;
  readonly exhibits: readonly ExhibitRow[];
  readonly nowMs: number;
  readonly onOpen: (id: ExhibitId) => void;
  readonly onRecord: (entries: readonly CaseEntry[], said: string) => void;
}

/** What one look can confirm: not held yet, one value only, read without doubt. */
export function clearProposals(proposals: readonly Proposal[]): readonly CaseEntry[] {
  return proposals.flatMap(({ field, values, current }) => {
    const [only, ...more] = values;
    if (current || !only || more.length > 0 || only.confidence === 'low') return [];
    const [source] = only.from;
    return [{ type: 'field-set' as const, field, value: only.value, ...source }];
  });
}

/** 案情: every field of the case, by subject. */
export function FactsForm({ view, exhibits, nowMs, onOpen, onRecord }: FactsFormProps) {
  const t = useT();
  const { fields } = view.dossier;
  const offer = new Map<CaseField, Proposal>(view.proposals.map((one) => [one.field, one]));
  const clear = clearProposals(view.proposals);
  return (
    <section class="facts-form" aria-labelledby="facts-title">
      <div class="facts-head">
        <div>
          <h3 id="facts-title">{t('facts.title')}</h3>
          <p class="pane-soft">{t('facts.hint')}</p>
        </div>
        {clear.length > 1 && (
          <Button icon={Check} onClick={() => onRecord(clear, t('facts.allSet', { n: clear.length }))}>
            {t('facts.confirmAll', { n: clear.length })}
          </Button>
        )}
      </div>
      <div class="facts-groups">
        {FIELD_GROUPS.map((group) => (
          <section key={group.id} class="facts-group" aria-labelledby={`facts-${group.id}`}>
            <h4 id={`facts-${group.id}`}>
              {t(`facts.group.${group.id}`)}
              <span class="facts-count">
                {t('facts.filled', {
                  n: group.fields.filter((field) => fields[field]).length,
                  total: group.fields.length,
                })}
              </span>
            </h4>
            <dl>
              {group.fields.map((field) => (
                <FactRow
                  key={field}
                  field={field}
                  current={fields[field]}
                  proposal={offer.get(field)}
                  exhibits={exhibits}
                  nowMs={nowMs}
                  onOpen={onOpen}
                  onRecord={onRecord}
                />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </section>
  );
}
