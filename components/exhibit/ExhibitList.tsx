import type { ExhibitId } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useMemo } from 'preact/hooks';
import { caseExhibit, caseExhibits } from '../case/case-exhibit';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import { filterOptions } from '../timeline/filter-options';
import { Timeline } from '../timeline/Timeline';
import { useExhibitFilter } from '../timeline/use-exhibit-filter';
import '../ui/chip.css';
import './exhibit-list.css';

interface ExhibitListProps {
  /** Newest first. */
  readonly rows: readonly ExhibitRow[];
  readonly nowMs: number;
  readonly readBlob: Ports['readBlob'];
  readonly onOpen: (id: ExhibitId) => void;
}

/** All exhibits of a case, those of one kind, those with gaps, or those that were brought in. */
export function ExhibitList({ rows, nowMs, readBlob, onOpen }: ExhibitListProps) {
  const t = useT();
  const { chosen, choose, passes } = useExhibitFilter(null);
  const options = useMemo(() => filterOptions(caseExhibits(rows), t), [rows, t]);
  // A kind that no exhibit is of any more shows all.
  const known = options.some(({ id }) => id === chosen);
  const shown = useMemo(
    () => (known && passes ? rows.filter((row) => passes(caseExhibit(row))) : rows),
    [rows, passes, known],
  );
  return (
    <div class="exhibit-list">
      {options.length > 0 && (
        <div class="exhibit-list-kinds" role="group" aria-label={t('exhibits.filter')}>
          <KindButton
            label={t('exhibits.all')}
            count={rows.length}
            pressed={!known}
            onPress={() => choose(null)}
          />
          {options.map(({ id, label, count }) => (
            <KindButton
              key={id}
              label={label}
              count={count}
              pressed={chosen === id}
              onPress={() => choose(id)}
            />
          ))}
        </div>
      )}
      <div class="exhibit-list-rows">
        <Timeline rows={shown} nowMs={nowMs} onOpen={onOpen} readBlob={readBlob} label={t('exhibits.list')} />
      </div>
    </div>
  );
}

function KindButton(props: { label: string; count: number; pressed: boolean; onPress: () => void }) {
  return (
    <button type="button" class="chip" aria-pressed={props.pressed} onClick={props.onPress}>
      <span>{props.label}</span> <span class="chip-count">{props.count}</span>
    </button>
  );
}
