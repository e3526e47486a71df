import { CaseEmpty } from '@/components/case/CaseEmpty';
import { LettersPanel } from '@/components/documents/LettersPanel';
import { PacksPanel, type PackLetter } from '@/components/packs/PacksPanel';
import type { TemplateId } from '@/utils/documents/model';
import { useState } from 'preact/hooks';
import type { TabProps } from './tab.types';

/** 文书: the papers of each step, and the pictures that go with them. */
export function DocumentsTab(props: TabProps) {
  const [letter, setLetter] = useState<PackLetter>({ text: '', paper: null });
  const [wanted, setWanted] = useState<{ readonly paper: TemplateId } | null>(null);
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
        onText={(text, paper) => setLetter({ text, paper })}
        wanted={wanted}
        opened={props.paper}
      />
      <PacksPanel
        ports={ports}
        row={row}
        exhibits={exhibits}
        view={view}
        letter={letter}
        onPaper={(paper) => setWanted({ paper })}
      />
    </div>
  );
}
