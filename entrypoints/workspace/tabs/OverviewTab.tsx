import { CaseEmpty } from '@/components/case/CaseEmpty';
import { CaseHoldings } from '@/components/case/CaseHoldings';
import type { TabProps } from './tab.types';

/** 概览: what the case holds and knows. */
export function OverviewTab({ row, exhibits }: TabProps) {
  if (exhibits.length === 0) return <CaseEmpty none={false} />;
  return (
    <div class="overview">
      <CaseHoldings row={row} exhibits={exhibits} />
    </div>
  );
}
