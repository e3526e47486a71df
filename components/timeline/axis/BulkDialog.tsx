import { EVIDENCE_KINDS, type EvidenceKind } from '@/utils/exhibit/model';
import type { BulkChange } from '@/utils/storage/bulk-edit';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useId, useState } from 'preact/hooks';
import { kindTextOfAll } from '../../format/kind';
import { useT } from '../../i18n';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Field } from '../../ui/Field';

export type BulkAsked = BulkChange['type'];

interface BulkDialogProps {
  readonly asked: BulkAsked;
  readonly rows: readonly ExhibitRow[];
  readonly onSubmit: (change: BulkChange) => void;
  readonly onClose: () => void;
}

/** Says how many it is about before anything happens. 取消 comes first, so Enter by reflex does nothing. */
export function BulkDialog({ asked, rows, onSubmit, onClose }: BulkDialogProps) {
  const t = useT();
  const n = rows.length;
  const tags = [...new Set(rows.flatMap((row) => row.tags))];
  const [text, setText] = useState('');
  const [tag, setTag] = useState(tags[0] ?? '');
  const [kind, setKind] = useState<EvidenceKind>('order');
  const change = changeOf(asked, { text: text.trim(), tag, kind });
  const title = {
    'add-tag': t('bulk.addTagTitle', { n }),
    'remove-tag': t('bulk.removeTagTitle', { n }),
    classify: t('bulk.classifyTitle', { n }),
    delete: t('bulk.deleteTitle', { n }),
  }[asked];
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // A deletion wants the button itself.
          if (change && asked !== 'delete') onSubmit(change);
        }}
      >
        <div class="bulk-words">
          {asked === 'add-tag' && (
            <Field label={t('bulk.tag')} value={text} onInput={setText} maxLength={50} />
          )}
          {asked === 'remove-tag' &&
            (tags.length > 0 ? (
              <Choice
                label={t('bulk.tagWhich')}
                value={tag}
                options={tags.map((one) => [one, one])}
                onPick={setTag}
              />
            ) : (
              <p>{t('bulk.noTags')}</p>
            ))}
          {asked === 'classify' && (
            <Choice
              label={t('bulk.kindWhich')}
              value={kind}
              options={EVIDENCE_KINDS.map((one) => [one, kindTextOfAll(one, rows, t)])}
              onPick={setKind}
            />
          )}
          {asked === 'delete' && (
            <>
              <p>{t('bulk.deleteGone', { n })}</p>
              <p>{t('bulk.deleteStays')}</p>
              <Field label={t('delete.reason')} value={text} onInput={setText} maxLength={500} />
            </>
          )}
          {asked !== 'delete' && <p class="bulk-hint">{t('bulk.log')}</p>}
        </div>
        <div class="dialog-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          {asked === 'delete' ? (
            <Button look="danger" onClick={() => change && onSubmit(change)}>
              {t('bulk.deleteConfirm', { n })}
            </Button>
          ) : (
            <Button type="submit" disabled={!change}>
              {t('bulk.apply')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

function changeOf(
  asked: BulkAsked,
  { text, tag, kind }: { text: string; tag: string; kind: EvidenceKind },
): BulkChange | null {
  if (asked === 'delete') return { type: asked, reason: text };
  if (asked === 'classify') return { type: asked, kind };
  const wanted = asked === 'add-tag' ? text : tag;
  return wanted ? { type: asked, tag: wanted } : null;
}

interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly (readonly [V, string])[];
  readonly onPick: (value: V) => void;
}

function Choice<V extends string>({ label, value, options, onPick }: ChoiceProps<V>) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const picked = options[event.currentTarget.selectedIndex]?.[0];
          if (picked !== undefined) onPick(picked);
        }}
      >
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
