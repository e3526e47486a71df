import { CONFLICT_WARNINGS } from '@/utils/case/escalation.data';
import { currentStage } from '@/utils/case/stage';
import type { TemplateId } from '@/utils/documents/model';
import { sectionOf } from '@/utils/documents/plain';
import { suggestedPapers } from '@/utils/documents/suggest';
import { TEMPLATES } from '@/utils/documents/templates.data';
import type { DocumentRow } from '@/utils/storage/paper-rows';
import type { CaseRow, ExhibitRow } from '@/utils/storage/rows';
import { useEffect, useState } from 'preact/hooks';
import type { CaseView } from '../case/case-view';
import { looseText } from '../format/case-words';
import type { CaseEdits } from '../hooks/use-case-edits';
import { useLive } from '../hooks/use-live';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import { ErrorNote } from '../ui/ErrorNote';
import { Notice } from '../ui/Notice';
import { Assumed } from './Assumed';
import { ChannelBox } from './ChannelBox';
import { KeptPapers } from './KeptPapers';
import { LawList } from './LawList';
import { MissingForm } from './MissingForm';
import { PaperActions } from './PaperActions';
import { PaperChoice } from './PaperChoice';
import { PaperSheet } from './PaperSheet';
import { useLetters } from './use-letters';
import './letters.css';

export interface LettersPanelProps {
  readonly ports: Ports;
  readonly row: CaseRow;
  /** Which paper to begin with; else the one for the next step. */
  readonly begin?: TemplateId | undefined;
  /** Newest first. */
  readonly exhibits: readonly ExhibitRow[];
  readonly view: CaseView;
  readonly edits: CaseEdits;
  /** Number of a kept paper to show at once. */
  readonly opened?: number | undefined;
  /** The words for the channel's box, else the whole paper, as they are now: a pack of pictures takes them along. */
  readonly onText?: (text: string, paper: TemplateId) => void;
  /** Another paper, asked for from elsewhere on the page: each object once. */
  readonly wanted?: { readonly paper: TemplateId } | null;
}

/** 文书: the text of each step, filled from the case; what is missing, the paper itself, and how it leaves. */
export function LettersPanel(props: LettersPanelProps) {
  const t = useT();
  const { ports, row, exhibits, view, edits } = props;
  const { first, order } = suggestedPapers(view.next, currentStage(view.dossier));
  // Decided once: a paper that is being written does not change under the hand.
  const [start] = useState(props.begin ?? first ?? 'refund-demand');
  const letters = useLetters(props, start);
  const kept = useLive<readonly DocumentRow[]>(
    (set) => ports.liveDocuments(row.id, set),
    [ports, row.id],
    [],
  ).value;
  const { template } = letters;
  const { box } = TEMPLATES[template];
  const words = box ? sectionOf(letters.text, box.heading) : letters.text;
  useEffect(() => props.onText?.(words, template), [words, template]);
  const { wanted } = props;
  useEffect(() => {
    if (wanted) letters.choose(wanted.paper);
  }, [wanted]);
  const stage = view.stages.find((one) => one.stage === TEMPLATES[template].stage);
  return (
    <section class="letters" aria-labelledby="letters-title">
      <div>
        <h3 id="letters-title">{t('letters.title')}</h3>
        <p class="pane-soft">{t('letters.hint')}</p>
      </div>
      <PaperChoice order={order} first={first} chosen={template} onChoose={letters.choose} />
      {stage?.warnings.map((id) => (
        <Notice key={id} look={LOUD.has(id) ? 'warn' : 'info'}>
          {looseText(`case.warning.${id}`, t)}
        </Notice>
      ))}
      <div class="letters-work">
        <div class="letters-side">
          <MissingForm
            key={template}
            letters={letters}
            nowMs={ports.now()}
            onRecord={(entries, said) => void edits.record(entries, said)}
          />
          <Assumed paper={letters.paper} text={letters.text} />
          <LawList text={letters.text} />
        </div>
        <div class="letters-paper">
          <PaperSheet key={template} letters={letters} />
          <ChannelBox letters={letters} />
          <PaperActions
            letters={letters}
            exhibits={exhibits}
            nowMs={ports.now()}
            onRecord={(entries, said) => void edits.record(entries, said)}
          />
          {letters.error && <ErrorNote error={letters.error} onDismiss={letters.dismiss} />}
        </div>
      </div>
      <KeptPapers papers={kept} contacts={view.dossier.contacts} ports={ports} wanted={props.opened} />
    </section>
  );
}

/** Warnings about what may go wrong because of what was done. */
const LOUD: ReadonlySet<string> = new Set(CONFLICT_WARNINGS);
