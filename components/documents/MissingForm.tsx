import { CASE_FIELDS, type CaseEntry, type CaseField } from '@/utils/case/model';
import { ANSWERS, MAX_ANSWER, type AnswerForm, type AnswerId } from '@/utils/documents/model';
import { askedOf } from '@/utils/documents/asked';
import { useState } from 'preact/hooks';
import { FactInput } from '../case/facts/FactInput';
import { isMessageKey, useT, type Translate } from '../i18n';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { RadioCards } from '../ui/RadioCards';
import type { Letters } from './use-letters';

interface MissingFormProps {
  readonly letters: Letters;
  readonly nowMs: number;
  readonly onRecord: (entries: readonly CaseEntry[], said: string) => void;
}

/** What the paper still has blank: facts of the case, kept there; and what only the paper needs, which is not. */
export function MissingForm({ letters, nowMs, onRecord }: MissingFormProps) {
  const t = useT();
  const { missing, template, answers, answer } = letters;
  const [open, setOpen] = useState<CaseField | null>(missing.fields[0] ?? null);
  // Decided once for a paper: a box that folds itself with its last blank takes the field from under the hand.
  const [unfolded] = useState(missing.answers.length > 0);
  const asked = askedOf(template, letters.paper);
  const personal = asked.some((id) => 'personal' in ANSWERS[id]);
  const count = missing.fields.length + missing.answers.length + missing.others.length;
  const field = open && missing.fields.includes(open) ? open : (missing.fields[0] ?? null);
  return (
    <section class="missing-form sheet" aria-labelledby="letters-missing">
      <h4 id="letters-missing">{t('letters.missing')}</h4>
      <p class="pane-soft" role="status">
        {count === 0 ? t('letters.nothingMissing') : t('letters.blanks', { n: count })}
      </p>
      {missing.fields.length > 0 && (
        <div class="missing-fields">
          <p>{t('letters.ofCase')}</p>
          <div class="missing-names">
            {missing.fields.map((id) => (
              <Button key={id} size="small" look="quiet" pressed={id === field} onClick={() => setOpen(id)}>
                {t(`case.field.${id}`)}
              </Button>
            ))}
          </div>
          {field && CASE_FIELDS[field] && (
            <FactInput
              key={field}
              field={field}
              nowMs={nowMs}
              onCancel={() => setOpen(missing.fields.find((id) => id !== field) ?? null)}
              onSave={(value) =>
                onRecord(
                  [{ type: 'field-set', field, value }],
                  t('letters.filled', { field: t(`case.field.${field}`) }),
                )
              }
            />
          )}
        </div>
      )}
      <details open={unfolded}>
        <summary>{t('letters.ofPaper')}</summary>
        <div class="missing-answers">
          {personal && <p class="pane-soft">{t('letters.personal')}</p>}
          {asked.map((id) => (
            <AnswerInput
              key={id}
              id={id}
              value={answers[id] ?? ''}
              onInput={(value) => answer({ [id]: value })}
            />
          ))}
          {asked.includes('pageCounts') && (
            <Button size="small" onClick={() => answer({ pageCounts: guessedPages(letters) })}>
              {t('letters.guessPages')}
            </Button>
          )}
        </div>
      </details>
      {missing.others.length > 0 && (
        <p class="pane-soft">{t('letters.byHand', { what: missing.others.join('；') })}</p>
      )}
    </section>
  );
}

/** By the size of what was kept; `?` where only the print will tell. */
const guessedPages = ({ paper }: Letters): string =>
  paper.exhibits.map(({ pages }) => pages ?? '?').join(', ');

function AnswerInput({
  id,
  value,
  onInput,
}: {
  id: AnswerId;
  value: string;
  onInput: (value: string) => void;
}) {
  const t = useT();
  const form: AnswerForm = ANSWERS[id];
  const key = `letters.hint.${id}`;
  const hint = isMessageKey(key) ? t(key) : '';
  if (form.type === 'choice')
    return (
      <div>
        <RadioCards
          label={t(`letters.answer.${id}`)}
          layout="row"
          options={(form.options ?? []).map((option) => ({ id: option, label: optionText(option, t) }))}
          selected={value || null}
          onSelect={onInput}
        />
        {hint && <p class="field-hint">{hint}</p>}
      </div>
    );
  return (
    <Field
      label={t(`letters.answer.${id}`)}
      value={value}
      onInput={onInput}
      multiline={form.type === 'long'}
      maxLength={form.type === 'long' || id === 'pageCounts' ? MAX_ANSWER : 200}
      hint={
        form.type === 'long' && value.length > 0
          ? `${hint} ${t('letters.count', { n: value.length, most: MAX_ANSWER })}`.trim()
          : hint || undefined
      }
      {...(form.type === 'count' ? { inputMode: 'numeric' as const } : {})}
    />
  );
}

/** Papers are Chinese: the words of a choice stand on them, the interface says what they mean. */
function optionText(option: string, t: Translate): string {
  const key = `letters.option.${option}`;
  return isMessageKey(key) ? t(key) : option;
}
