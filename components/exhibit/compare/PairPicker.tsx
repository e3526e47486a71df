import { exhibitLabel, type ExhibitId } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useId } from 'preact/hooks';
import { clockText, dayKey } from '../../format/when';
import { useT } from '../../i18n';
import { samePage } from './same-page';

interface PairPickerProps {
  /** All exhibits of the case. */
  readonly rows: readonly ExhibitRow[];
  readonly first: ExhibitRow;
  readonly second: ExhibitRow | null;
  readonly onPick: (first: ExhibitId, second: ExhibitId | null) => void;
}

/** Which two exhibits: captures of the same page first, any other of the case below. */
export function PairPicker({ rows, first, second, onPick }: PairPickerProps) {
  const t = useT();
  return (
    <fieldset class="compare-picker">
      <legend class="unseen">{t('compare.pick')}</legend>
      <Choice
        label={t('compare.pickFirst')}
        rows={rows}
        value={first}
        other={second ?? first}
        onChange={(id) => onPick(id, second?.id ?? null)}
      />
      <Choice
        label={t('compare.pickSecond')}
        rows={rows}
        value={second}
        other={first}
        onChange={(id) => onPick(first.id, id)}
      />
    </fieldset>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly rows: readonly ExhibitRow[];
  readonly value: ExhibitRow | null;
  readonly other: ExhibitRow;
  readonly onChange: (id: ExhibitId) => void;
}

function Choice({ label, rows, value, other, onChange }: ChoiceProps) {
  const t = useT();
  const id = useId();
  const same = new Set(samePage(other, rows));
  const groups = [
    { name: t('compare.samePage'), rows: rows.filter((row) => same.has(row)) },
    { name: t('compare.otherPages'), rows: rows.filter((row) => !same.has(row) && row.id !== other.id) },
  ];
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value?.id ?? ''}
        onChange={(event) => {
          const chosen = rows.find((row) => row.id === event.currentTarget.value);
          if (chosen) onChange(chosen.id);
        }}
      >
        {!value && <option value="">{t('compare.pickNone')}</option>}
        {value && value.id === other.id && (
          <option value={value.id}>{nameOf(value, t('page.untitled'))}</option>
        )}
        {groups
          .filter((group) => group.rows.length > 0)
          .map((group) => (
            <optgroup key={group.name} label={group.name}>
              {group.rows.map((row) => (
                <option key={row.id} value={row.id}>
                  {nameOf(row, t('page.untitled'))}
                </option>
              ))}
            </optgroup>
          ))}
      </select>
    </div>
  );
}

/** E002 · 2026-03-11 12:31 · 标题 */
function nameOf(row: ExhibitRow, untitled: string): string {
  const { startedAt, source } = row.record;
  const title = source.title.slice(0, 40) || untitled;
  return `${exhibitLabel(row.number)} · ${dayKey(startedAt)} ${clockText(startedAt)} · ${title}`;
}
