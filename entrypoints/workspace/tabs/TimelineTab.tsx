import { CaseEmpty } from '@/components/case/CaseEmpty';
import { CaseTimeline } from '@/components/timeline/axis/CaseTimeline';
import { knownFields } from '@/utils/case/known';
import { useMemo } from 'preact/hooks';
import type { TabProps } from './tab.types';

/** 时间线: what happened and will, on one axis. */
export function TimelineTab({ ports, row, exhibits, view, onOpen, onOpenPaper, query }: TabProps) {
  const known = useMemo(() => knownFields(view.exhibits, view.dossier), [view.exhibits, view.dossier]);
  if (exhibits.length === 0) return <CaseEmpty none={false} />;
  return (
    <CaseTimeline
      ports={ports}
      row={row}
      rows={exhibits}
      known={known}
      deadlines={view.deadlines}
      onOpen={onOpen}
      onOpenPaper={onOpenPaper}
      query={query}
    />
  );
}
