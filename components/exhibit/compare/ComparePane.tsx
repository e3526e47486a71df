import type { ExhibitId } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { CopyPlus } from 'lucide';
import { useState } from 'preact/hooks';
import { useT } from '../../i18n';
import type { Ports } from '../../ports';
import { Icon } from '../../ui/Icon';
import './compare.css';
import { Comparison } from './Comparison';
import { PairPicker } from './PairPicker';
import { counterpart, samePage } from './same-page';

interface ComparePaneProps {
  readonly row: ExhibitRow;
  /** All exhibits of the case. */
  readonly rows: readonly ExhibitRow[];
  readonly readBlob: Ports['readBlob'];
}

/** Second look: this capture against the one before it, or any two exhibits of the case. */
export function ComparePane({ row, rows, readBlob }: ComparePaneProps) {
  const t = useT();
  const [picked, setPicked] = useState<{ first: ExhibitId; second: ExhibitId | null } | null>(null);
  const byId = (id: ExhibitId | null | undefined) => rows.find((other) => other.id === id) ?? null;
  const first = byId(picked?.first) ?? row;
  const second = picked ? byId(picked.second) : (counterpart(row, rows) ?? null);
  const pair = second && [first, second].toSorted((a, b) => a.number - b.number);
  const [before, after] = pair ?? [];
  return (
    <div class="compare">
      {samePage(row, rows).length === 0 && !picked && (
        <div class="compare-first">
          <Icon node={CopyPlus} size={24} />
          <h3>{t('compare.firstTitle')}</h3>
          <p>{t('compare.firstText')}</p>
          {rows.length > 1 && <p class="pane-soft">{t('compare.firstOther')}</p>}
        </div>
      )}
      {rows.length > 1 && (
        <PairPicker
          rows={rows}
          first={first}
          second={second}
          onPick={(one, other) => setPicked({ first: one, second: other })}
        />
      )}
      {before && after && (
        <Comparison key={`${before.id} ${after.id}`} before={before} after={after} readBlob={readBlob} />
      )}
    </div>
  );
}
