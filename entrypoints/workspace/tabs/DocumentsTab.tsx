import { CaseEmpty } from '@/components/case/CaseEmpty';
import { LettersPanel } from '@/components/documents/LettersPanel';
import { PacksPanel } from '@/components/packs/PacksPanel';
import { useState } from 'preact/hooks';
import type { TabProps } from './tab.types';

/** 文书: the papers of each step, and the pictures that go with them. */
export function DocumentsTab(props: TabProps) {
  const [text, setText] = useState('');
  if (props.exhibits.length === 0) return <CaseEmpty none={false} />;
  const { ports, row, exhibits, view } = props;
  return (
    <div class="documents-tab">
      <LettersPanel
        ports={ports}
        row={row}
        begin={props.write}
        exhibits={exhibits}
        view={view}
        edits={props.edits}
        onText={setText}
      />
      <PacksPanel ports={ports} row={row} exhibits={exhibits} view={view} text={text} />
    </div>
  );
}
