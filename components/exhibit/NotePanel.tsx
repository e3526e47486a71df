import type { AppError } from '@/utils/shared/errors';
import type { Result } from '@/utils/shared/result';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useState } from 'preact/hooks';
import { useT } from '../i18n';
import { Button } from '../ui/Button';
import { ErrorNote } from '../ui/ErrorNote';
import { Field } from '../ui/Field';

interface NotePanelProps {
  readonly row: ExhibitRow;
  readonly onNote: (note: string) => Promise<Result<unknown>>;
  readonly onTag: (tags: readonly string[]) => Promise<Result<unknown>>;
}

export function parseTags(text: string): readonly string[] {
  return [...new Set(text.split(/[,，、;；\n]/).map((tag) => tag.trim()))]
    .filter(Boolean)
    .map((tag) => tag.slice(0, 50))
    .slice(0, 50);
}

/** Notes and tags are new lines of the custody log; the exhibit itself is never touched. */
export function NotePanel({ row, onNote, onTag }: NotePanelProps) {
  const t = useT();
  const [note, setNote] = useState(row.note);
  const [tags, setTags] = useState(row.tags.join(', '));
  const [saved, setSaved] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  const save = async () => {
    const wanted = parseTags(tags);
    const answers: Result<unknown>[] = [];
    if (note.trim() !== row.note) answers.push(await onNote(note.trim()));
    if (wanted.join('\n') !== row.tags.join('\n')) answers.push(await onTag(wanted));
    const failed = answers.find((answer) => !answer.ok);
    setError(failed && !failed.ok ? failed.error : null);
    setSaved(answers.length > 0 && !failed);
  };
  const edit = (change: () => void) => {
    setSaved(false);
    change();
  };

  return (
    <details class="note-panel">
      <summary>
        <span class="note-title">{t('note.title')}</span>
        {row.tags.map((tag) => (
          <span key={tag} class="tag">
            {tag}
          </span>
        ))}
        {row.note && <span class="note-preview">{row.note}</span>}
      </summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field
          label={t('note.note')}
          value={note}
          onInput={(value) => edit(() => setNote(value))}
          placeholder={t('note.notePlaceholder')}
          multiline
        />
        <Field
          label={t('note.tags')}
          value={tags}
          onInput={(value) => edit(() => setTags(value))}
          placeholder={t('note.tagsPlaceholder')}
          maxLength={500}
        />
        {error && <ErrorNote error={error} onDismiss={() => setError(null)} />}
        <div class="note-foot">
          <p class="pane-soft">{t('note.hint')}</p>
          <span role="status" class="note-saved">
            {saved ? t('note.saved') : ''}
          </span>
          <Button type="submit">{t('common.save')}</Button>
        </div>
      </form>
    </details>
  );
}
