import type { UtcIso } from '@/utils/shared/time';
import { offsetText } from '@/utils/shared/time';
import { useState } from 'preact/hooks';
import { hereOffset } from '../../format/case-words';
import { useT } from '../../i18n';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { localInput, parseValue } from '../facts/parse-value';

interface DeadlineFormProps {
  readonly nowMs: number;
  readonly title?: string;
  readonly dueAt?: UtcIso;
  /** A rule's clock keeps its name. */
  readonly fixedTitle?: boolean;
  readonly onSave: (title: string, dueAt: UtcIso) => void;
  readonly onCancel: () => void;
}

const DAY = 86_400_000;
const MINUTE = 60_000;

/** Names a clock of the user's own, or moves one. */
export function DeadlineForm({ nowMs, title, dueAt, fixedTitle, onSave, onCancel }: DeadlineFormProps) {
  const t = useT();
  const tomorrow = Math.ceil((nowMs + DAY) / MINUTE) * MINUTE;
  const [name, setName] = useState(title ?? '');
  const [time, setTime] = useState(localInput(dueAt ? Date.parse(dueAt) : tomorrow));
  const [tried, setTried] = useState(false);
  const parsed = parseValue('paidAt', time);
  return (
    <form
      class="deadline-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (name.trim() && parsed.ok) onSave(name.trim(), parsed.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      {!fixedTitle && (
        <Field
          label={t('deadline.name')}
          value={name}
          onInput={setName}
          placeholder={t('deadline.nameHint')}
          maxLength={200}
          error={tried && !name.trim() ? t('deadline.nameEmpty') : undefined}
        />
      )}
      <Field
        label={t('deadline.dueLabel')}
        type="datetime-local"
        value={time}
        onInput={setTime}
        hint={t('facts.zone', { zone: offsetText(hereOffset(parsed.ok ? Date.parse(parsed.value) : nowMs)) })}
        error={tried && !parsed.ok ? t('facts.problem.time') : undefined}
      />
      <div class="fact-actions">
        <Button type="submit" size="small">
          {t('common.save')}
        </Button>
        <Button size="small" look="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
