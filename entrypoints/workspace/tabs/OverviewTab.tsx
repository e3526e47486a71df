import { CaseEmpty } from '@/components/case/CaseEmpty';
import { CaseHoldings } from '@/components/case/CaseHoldings';
import { Overview } from '@/components/case/Overview';
import type { TabProps } from './tab.types';

/** 概览: what the case holds and knows. */
export function OverviewTab({ ports, row, exhibits, view, edits, onOpen }: TabProps) {
  return (
    <div class="overview">
      {exhibits.length === 0 && <CaseEmpty none={false} />}
      <Overview
        view={view}
        exhibits={exhibits}
        nowMs={ports.now()}
        onOpen={onOpen}
        onRecord={(entries, said) => void edits.record(entries, said)}
      />
      {exhibits.length > 0 && <CaseHoldings row={row} exhibits={exhibits} />}
    </div>
  );
}
