import { CASE_FIELDS, ISSUE_TYPES, type CaseField } from '@/utils/case/model';
import { offsetText } from '@/utils/shared/time';
import { useEffect, useRef, useState } from 'preact/hooks';
import { hereOffset } from '../../format/case-words';
import { useT } from '../../i18n';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { RadioCards } from '../../ui/RadioCards';
import { LONG_FIELDS } from './groups';
import { editText, parseValue, type Problem } from './parse-value';

interface FactInputProps {
  readonly field: CaseField;
  /** In the field's own form; absent: not filled yet. */
  readonly value?: string | undefined;
  readonly nowMs: number;
  readonly onSave: (value: string) => void;
  readonly onCancel: () => void;
}

/** Writes one field by hand, with a control of the field's own kind. */
export function FactInput({ field, value, nowMs, onSave, onCancel }: FactInputProps) {
  const t = useT();
  const [typed, setTyped] = useState(value === undefined ? '' : editText(field, value));
  const [problem, setProblem] = useState<Problem | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input:checked, input, textarea')?.focus(), []);
  const type = CASE_FIELDS[field];
  const label = t(`case.field.${field}`);
  const save = (text: string) => {
    const parsed = parseValue(field, text);
    if (parsed.ok) onSave(parsed.value);
    else setProblem(parsed.problem);
  };
  return (
    <form
      ref={form}
      class="fact-form"
      onSubmit={(event) => {
        event.preventDefault();
        save(typed);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      {type === 'issue' ? (
        <RadioCards
          label={label}
          options={ISSUE_TYPES.map((id) => ({ id, label: t(`issue.${id}`), note: t(`issue.${id}.note`) }))}
          selected={ISSUE_TYPES.find((id) => id === typed) ?? null}
          onSelect={setTyped}
        />
      ) : type === 'claim' ? (
        <RadioCards
          label={label}
          layout="row"
          options={(['full', 'partial'] as const).map((id) => ({ id, label: t(`case.claim.${id}`) }))}
          selected={typed === 'full' || typed === 'partial' ? typed : null}
          onSelect={setTyped}
        />
      ) : (
        <Field
          label={label}
          value={typed}
          onInput={(next) => {
            setProblem(null);
            setTyped(next);
          }}
          type={type === 'time' ? 'datetime-local' : 'text'}
          {...(type === 'money' || type === 'count' ? { inputMode: 'decimal' as const } : {})}
          multiline={LONG_FIELDS.has(field)}
          hint={
            type === 'time'
              ? t('facts.zone', { zone: offsetText(hereOffset(nowMs)) })
              : type === 'money'
                ? t('facts.yuan')
                : undefined
          }
          error={problem ? t(`facts.problem.${problem}`) : undefined}
        />
      )}
      <div class="fact-actions">
        <Button type="submit" size="small" disabled={typed.trim() === ''}>
          {t('common.save')}
        </Button>
        <Button size="small" look="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
