import { CaseEmpty } from '@/components/case/CaseEmpty';
import { ExhibitList } from '@/components/exhibit/ExhibitList';
import type { TabProps } from './tab.types';

/** 证据: everything kept, by kind. Files from outside come in here. */
export function ExhibitsTab({ ports, exhibits, onOpen }: TabProps) {
  if (exhibits.length === 0) return <CaseEmpty none={false} />;
  return <ExhibitList rows={exhibits} nowMs={ports.now()} readBlob={ports.readBlob} onOpen={onOpen} />;
}
