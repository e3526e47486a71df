import { CASE_FIELDS, type CaseEntry, type CaseField, type FieldValue } from '@/utils/case/model';
import type { Proposal } from '@/utils/case/view.types';
import type { ExhibitId } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { CircleHelp, PencilLine, Split } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { fieldText } from '../../format/case-words';
import { useT } from '../../i18n';
import { Button, IconButton } from '../../ui/Button';
import { ExhibitStamps } from '../../ui/ExhibitStamps';
import { Icon } from '../../ui/Icon';
import { FactInput } from './FactInput';
import { X } from 'lucide';

interface FactRowProps {
  readonly field: CaseField;
  readonly current: FieldValue | undefined;
  readonly proposal: Proposal | undefined;
  readonly exhibits: readonly ExhibitRow[];
  readonly nowMs: number;
  readonly onOpen: (id: ExhibitId) => void;
  readonly onRecord: (entries: readonly CaseEntry[], said: string) => void;
}

/** One field: its value and where it is from; or what the exhibits say, to be confirmed; side by side where they differ. */
export function FactRow(props: FactRowProps) {
  const { field, current, proposal, exhibits, nowMs, onOpen, onRecord } = props;
  const t = useT();
  const [editing, setEditing] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !editing) edit.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  const name = t(`case.field.${field}`);
  const values = proposal?.values ?? [];
  const others = current ? values.filter(({ value }) => value !== current.value) : values;
  const conflict = current ? others.some(({ confidence }) => confidence !== 'low') : others.length > 1;

  const take = ({ value, from }: Proposal['values'][number]) => {
    const [source] = from;
    onRecord(
      [{ type: 'field-set', field, value, ...source }],
      t('facts.set', { field: name, value: fieldText(field, value, t) }),
    );
  };
  const write = (value: string) => {
    setEditing(false);
    if (value === current?.value) return;
    // A value that an exhibit shows as well still names that exhibit.
    const [source] = values.find((one) => one.value === value)?.from ?? [];
    onRecord(
      [{ type: 'field-set', field, value, ...source }],
      t('facts.set', { field: name, value: fieldText(field, value, t) }),
    );
  };

  return (
    <div class={`fact${current ? '' : ' fact-open'}`} id={`fact-${field}`}>
      <dt>{name}</dt>
      <dd>
        {editing ? (
          <FactInput
            field={field}
            value={current?.value ?? values[0]?.value}
            nowMs={nowMs}
            onSave={write}
            onCancel={() => setEditing(false)}
          />
        ) : (
          <div class="fact-line">
            {current ? (
              <>
                <FactValue field={field} value={current.value} />
                {current.from ? (
                  <ExhibitStamps numbers={[current.from.number]} exhibits={exhibits} onOpen={onOpen} />
                ) : (
                  <span class="tag">{t('facts.byHand')}</span>
                )}
              </>
            ) : (
              values.length === 0 && <span class="fact-none">{t('facts.none')}</span>
            )}
            <span class="fact-tools">
              <Button
                size="small"
                look="quiet"
                icon={PencilLine}
                buttonRef={edit}
                onClick={() => setEditing(true)}
              >
                {t(current ? 'facts.edit' : 'facts.write')}
                <span class="unseen"> {name}</span>
              </Button>
              {current && (
                <IconButton
                  label={t('facts.clear', { field: name })}
                  icon={X}
                  onClick={() =>
                    onRecord([{ type: 'field-cleared', field }], t('facts.cleared', { field: name }))
                  }
                />
              )}
            </span>
          </div>
        )}
        {!editing && others.length > 0 && (
          <div class={`fact-offers${conflict ? ' fact-conflict' : ''}`}>
            {conflict && (
              <p class="mark mark-warn">
                <Icon node={Split} size={14} />
                {t(current ? 'facts.differs' : 'facts.conflict')}
              </p>
            )}
            <ul>
              {others.map((one) => (
                <li key={one.value} class="fact-offer">
                  <span class="fact-said">
                    <FactValue field={field} value={one.value} />
                    {one.verbatim !== one.value && one.verbatim !== fieldText(field, one.value, t) && (
                      <span class="fact-verbatim-soft">{t('facts.saidAs', { text: one.verbatim })}</span>
                    )}
                  </span>
                  <ExhibitStamps
                    numbers={one.from.map(({ number }) => number)}
                    exhibits={exhibits}
                    onOpen={onOpen}
                  />
                  {one.confidence === 'low' && (
                    <span class="mark mark-warn">
                      <Icon node={CircleHelp} size={14} />
                      {t('facts.unsure')}
                    </span>
                  )}
                  <Button size="small" onClick={() => take(one)}>
                    {t(current || others.length > 1 ? 'facts.choose' : 'facts.confirm')}
                    <span class="unseen">
                      {' '}
                      {name} {fieldText(field, one.value, t)}
                    </span>
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        )}
      </dd>
    </div>
  );
}

const MONO: ReadonlySet<string> = new Set(['orderNumber', 'cashierNumber', 'transactionNumber', 'shopUrl']);

function FactValue({ field, value }: { field: CaseField; value: string }) {
  const t = useT();
  const type = CASE_FIELDS[field];
  const text = fieldText(field, value, t);
  if (type === 'time') return <time dateTime={value}>{text}</time>;
  return <span class={MONO.has(field) ? 'fact-value mono' : 'fact-value'}>{text}</span>;
}
