import { CaseEmpty } from '@/components/case/CaseEmpty';
import { Timeline } from '@/components/timeline/Timeline';
import '@/components/exhibit/exhibit-list.css';
import type { TabProps } from './tab.types';

/** 时间线: what happened, by day. */
export function TimelineTab({ ports, exhibits, onOpen }: TabProps) {
  if (exhibits.length === 0) return <CaseEmpty none={false} />;
  return (
    <div class="exhibit-list-rows">
      <Timeline rows={exhibits} nowMs={ports.now()} onOpen={onOpen} readBlob={ports.readBlob} />
    </div>
  );
}
