import { MAX_CONTACT_TEXT, type Outcome } from '@/utils/case/model';
import { utcIso } from '@/utils/shared/time';
import { FolderCheck, FolderOpen } from 'lucide';
import { useState } from 'preact/hooks';
import { hereText, moneyText } from '../../format/case-words';
import { useT } from '../../i18n';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { RadioCards } from '../../ui/RadioCards';
import { parseMoney } from '../facts/parse-value';
import type { StepsProps } from './StagePath';

const RESULTS = ['refunded', 'partly', 'refused', 'given-up', 'other'] as const;

interface OutcomePanelProps extends Pick<StepsProps, 'now' | 'onRecord'> {
  /** What came back so far, plain decimal of CNY. */
  readonly recovered: string | undefined;
  readonly outcome: Outcome | undefined;
}

/** 了结: how it ended and what came back; or the way there. */
export function OutcomePanel({ outcome, recovered, now, onRecord }: OutcomePanelProps) {
  const t = useT();
  const [closing, setClosing] = useState(false);
  return (
    <section class="outcome" aria-labelledby="outcome-title">
      <h3 id="outcome-title">{t('stage.closed.title')}</h3>
      {outcome ? (
        <>
          <dl class="pairs">
            <div>
              <dt>{t('outcome.result')}</dt>
              <dd>{t(`outcome.${outcome.result}`)}</dd>
            </div>
            {outcome.recovered && (
              <div>
                <dt>{t('outcome.recovered')}</dt>
                <dd>{moneyText(outcome.recovered)}</dd>
              </div>
            )}
            <div>
              <dt>{t('outcome.at')}</dt>
              <dd>{hereText(outcome.at)}</dd>
            </div>
            {outcome.note && (
              <div>
                <dt>{t('outcome.note')}</dt>
                <dd class="outcome-note">{outcome.note}</dd>
              </div>
            )}
          </dl>
          <div class="fact-actions">
            <Button
              icon={FolderOpen}
              onClick={() => onRecord([{ type: 'case-reopened' }], t('outcome.reopened'))}
            >
              {t('outcome.reopen')}
            </Button>
          </div>
        </>
      ) : closing ? (
        <OutcomeForm
          recovered={recovered}
          onCancel={() => setClosing(false)}
          onSave={(said) => {
            setClosing(false);
            onRecord(
              [{ type: 'case-closed', outcome: { ...said, at: utcIso(now()) } }],
              t('outcome.closed', { result: t(`outcome.${said.result}`) }),
            );
          }}
        />
      ) : (
        <>
          <p class="pane-soft">{t('stage.closed.about')}</p>
          <div class="fact-actions">
            <Button icon={FolderCheck} onClick={() => setClosing(true)}>
              {t('outcome.close')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

interface OutcomeFormProps {
  readonly recovered: string | undefined;
  readonly onSave: (outcome: Omit<Outcome, 'at'>) => void;
  readonly onCancel: () => void;
}

function OutcomeForm({ recovered: before, onSave, onCancel }: OutcomeFormProps) {
  const t = useT();
  const [result, setResult] = useState<Outcome['result'] | null>(null);
  const [recovered, setRecovered] = useState(before ?? '');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const money = recovered.trim() === '' ? null : parseMoney(recovered.trim());
  return (
    <form
      class="contact-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!result || (money && !money.ok)) return;
        onSave({ result, note: note.trim(), ...(money?.ok ? { recovered: money.value } : {}) });
      }}
    >
      <RadioCards
        label={t('outcome.result')}
        layout="row"
        options={RESULTS.map((id) => ({ id, label: t(`outcome.${id}`) }))}
        selected={result}
        onSelect={setResult}
      />
      {tried && !result && (
        <p class="field-error" role="alert">
          {t('outcome.pick')}
        </p>
      )}
      <Field
        label={t('outcome.recovered')}
        value={recovered}
        onInput={setRecovered}
        inputMode="decimal"
        hint={t('outcome.recoveredHint')}
        error={tried && money && !money.ok ? t('facts.problem.money') : undefined}
      />
      <Field
        label={t('outcome.note')}
        value={note}
        onInput={setNote}
        multiline
        maxLength={MAX_CONTACT_TEXT}
        placeholder={t('outcome.noteHint')}
      />
      <div class="fact-actions">
        <Button type="submit" look="primary">
          {t('outcome.close')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
