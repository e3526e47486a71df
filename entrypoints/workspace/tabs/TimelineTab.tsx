import { CaseEmpty } from '@/components/case/CaseEmpty';
import { kindOf } from '@/components/format/kind';
import { CaseTimeline } from '@/components/timeline/axis/CaseTimeline';
import { deadlinesOf } from '@/utils/case/deadlines';
import { knownFields } from '@/utils/case/known';
import { EMPTY_DOSSIER } from '@/utils/case/model';
import type { CaseExhibit } from '@/utils/case/view.types';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useMemo } from 'preact/hooks';
import type { TabProps } from './tab.types';

/** 时间线: what happened and will, on one axis. */
export function TimelineTab({ ports, row, exhibits, onOpen }: TabProps) {
  const dossier = row.dossier ?? EMPTY_DOSSIER;
  const held = useMemo(() => exhibits.map(caseExhibit), [exhibits]);
  const known = useMemo(() => knownFields(held, dossier), [held, dossier]);
  const deadlines = useMemo(() => deadlinesOf(dossier, held, ports.now()), [dossier, held]);
  if (exhibits.length === 0) return <CaseEmpty none={false} />;
  return (
    <CaseTimeline
      ports={ports}
      row={row}
      rows={exhibits}
      known={known}
      deadlines={deadlines}
      onOpen={onOpen}
    />
  );
}

function caseExhibit(row: ExhibitRow): CaseExhibit {
  const { origin, state, startedAt } = row.record;
  const { id, number, hints = [] } = row;
  return { id, number, kind: kindOf(row), origin, state, at: startedAt.utc, hints };
}
