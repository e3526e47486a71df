import { DeadlineList } from '@/components/case/deadlines/DeadlineList';
import { StagePath } from '@/components/case/steps/StagePath';
import type { CaseEntry } from '@/utils/case/model';
import type { TabProps } from './tab.types';

/** 维权步骤: the clocks that run, and the path from the seller to the court. */
export function StepsTab({ ports, exhibits, view, edits, onOpen, onWrite }: TabProps) {
  const record = (entries: readonly CaseEntry[], said: string) => void edits.record(entries, said);
  return (
    <div class="steps-tab">
      <DeadlineList deadlines={view.deadlines} now={ports.now} onRecord={record} />
      <StagePath
        view={view}
        exhibits={exhibits}
        now={ports.now}
        onOpen={onOpen}
        onWrite={onWrite}
        onRecord={record}
      />
    </div>
  );
}
