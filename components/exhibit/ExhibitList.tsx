import { EVIDENCE_KINDS, type EvidenceKind } from '@/utils/exhibit/model';
import type { ExhibitId } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useMemo, useState } from 'preact/hooks';
import { kindOf, kindTextOfAll } from '../format/kind';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import { Timeline } from '../timeline/Timeline';
import '../ui/chip.css';
import './exhibit-list.css';

interface ExhibitListProps {
  /** Newest first. */
  readonly rows: readonly ExhibitRow[];
  readonly nowMs: number;
  readonly readBlob: Ports['readBlob'];
  readonly onOpen: (id: ExhibitId) => void;
}

/** All exhibits of a case, or those of one kind. */
export function ExhibitList({ rows, nowMs, readBlob, onOpen }: ExhibitListProps) {
  const t = useT();
  const [wanted, setWanted] = useState<EvidenceKind | null>(null);
  const kinds = useMemo(() => countKinds(rows), [rows]);
  // A kind that no exhibit is of any more shows all.
  const kind = kinds.some(([known]) => known === wanted) ? wanted : null;
  const shown = kind === null ? rows : rows.filter((row) => kindOf(row) === kind);
  return (
    <div class="exhibit-list">
      {kinds.length > 1 && (
        <div class="exhibit-list-kinds" role="group" aria-label={t('exhibits.filter')}>
          <KindButton
            label={t('exhibits.all')}
            count={rows.length}
            pressed={kind === null}
            onPress={() => setWanted(null)}
          />
          {kinds.map(([id, count]) => (
            <KindButton
              key={id}
              label={kindTextOfAll(id, id === 'other' ? rows.filter((row) => kindOf(row) === id) : [], t)}
              count={count}
              pressed={kind === id}
              onPress={() => setWanted(id)}
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

function countKinds(rows: readonly ExhibitRow[]): readonly (readonly [EvidenceKind, number])[] {
  return EVIDENCE_KINDS.map((id) => [id, rows.filter((row) => kindOf(row) === id).length] as const).filter(
    ([, count]) => count > 0,
  );
}
