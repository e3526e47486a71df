import type { Dossier } from '@/utils/case/model';
import type { EvidenceKind } from '@/utils/exhibit/model';
import { sitesBehind } from '@/utils/exhibit/sites';
import type { PageRect } from '@/utils/recognise/types';
import type { Result } from '@/utils/shared/result';
import type { ExhibitRow, LogRow } from '@/utils/storage/rows';
import { useMemo, useState } from 'preact/hooks';
import { AllowSites } from '../case/AllowSites';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import { Notice } from '../ui/Notice';
import { Tabs } from '../ui/Tabs';
import { ChatPane } from './chat/ChatPane';
import { ChatPlace, type MessagePlace } from './chat/ChatPlace';
import { CheckPane } from './CheckPane';
import { ComparePane } from './compare/ComparePane';
import { ChangeNote } from './compare/ChangeNote';
import { earlierCaptures } from './compare/same-page';
import { DeleteDialog } from './DeleteDialog';
import './details.css';
import './exhibit.css';
import { ExhibitHeader } from './ExhibitHeader';
import { FactsPane } from './FactsPane';
import { GuardPane } from './guard/GuardPane';
import { HtmlPane } from './HtmlPane';
import { FilePane } from './import/FilePane';
import { NotePanel } from './NotePanel';
import { PicturePane } from './PicturePane';
import { TextPane } from './TextPane';

const TABS = ['file', 'guard', 'picture', 'page', 'text', 'chat', 'facts', 'compare', 'check'] as const;
type Tab = (typeof TABS)[number];
/** A guard keeps no page: its pictures stand beside its messages. */
const OF_PAGES: ReadonlySet<Tab> = new Set(['page', 'text', 'facts', 'compare']);

/** A file that was brought in has no page: only itself, and its checks. */
function tabsOf({ record }: ExhibitRow): readonly Tab[] {
  if (record.imported) return ['file', 'check'];
  const holds = (file: string): boolean => record.files.some(({ path }) => path === file);
  const guarded = holds('guard.json');
  return TABS.filter((id) => {
    if (id === 'file' || (id === 'chat' && !holds('chat.json'))) return false;
    return guarded ? !OF_PAGES.has(id) : id !== 'guard';
  });
}

interface ExhibitViewProps {
  readonly ports: Pick<
    Ports,
    'liveGrants' | 'requestSites' | 'saveFile' | 'ask' | 'imports' | 'leaveFiles' | 'liveSetting' | 'seals'
  >;
  readonly row: ExhibitRow;
  /** All exhibits of its case, to compare with. */
  readonly rows: readonly ExhibitRow[];
  /** What its case knows. */
  readonly dossier: Dossier;
  readonly log: readonly LogRow[];
  readonly readBlob: Ports['readBlob'];
  readonly onClassify: (kind: EvidenceKind) => void;
  readonly onNote: (note: string) => Promise<Result<unknown>>;
  readonly onTag: (tags: readonly string[]) => Promise<Result<unknown>>;
  readonly onDelete: (reason: string) => void;
}

/** One exhibit, large: 文件 | 画面 | 网页 | 文字 | 聊天 | 事实 | 对比 | 核验. */
export function ExhibitView(props: ExhibitViewProps) {
  const { ports, row, rows, log, readBlob, onNote, onTag, onDelete } = props;
  const t = useT();
  const tabs = tabsOf(row);
  const { imported } = row.record;
  const [tab, setTab] = useState<Tab>(
    tabs[0] !== 'guard' && tabs.includes('chat') ? 'chat' : (tabs[0] ?? 'check'),
  );
  const [said, setSaid] = useState<MessagePlace | null>(null);
  const [place, setPlace] = useState<PageRect | null>(null);
  const [deleting, setDeleting] = useState(false);
  const earlier = useMemo(() => earlierCaptures(rows).get(row.id), [rows, row.id]);
  const { frames, resources } = sitesBehind(row.record.notCaptured);
  const wanted = [...frames, ...resources];
  return (
    <article class="exhibit">
      <ExhibitHeader
        row={row}
        dossier={props.dossier}
        onClassify={props.onClassify}
        onDelete={() => setDeleting(true)}
      />
      {row.integrity === 'damaged' && (
        <Notice look="bad">
          <p>{t('check.damaged')}</p>
          <p>{t('check.damagedNext')}</p>
        </Notice>
      )}
      {earlier && tab !== 'compare' && (
        <ChangeNote row={row} earlier={earlier} readBlob={readBlob} onOpen={() => setTab('compare')} />
      )}
      {wanted.length > 0 && <AllowSites ports={ports} sites={wanted} about="record" />}
      <NotePanel row={row} onNote={onNote} onTag={onTag} />
      <Tabs
        label={t('exhibit.tabs')}
        tabs={tabs.map((id) => ({
          id,
          label: t(`exhibit.tab.${id}`),
        }))}
        selected={tab}
        onSelect={(next) => {
          setPlace(null);
          setSaid(null);
          setTab(next);
        }}
      >
        {tab === 'guard' && <GuardPane row={row} readBlob={readBlob} />}
        {tab === 'file' && imported && (
          <FilePane ports={ports} row={row} imported={imported} readBlob={readBlob} />
        )}
        {tab === 'picture' && said && (
          <ChatPlace
            row={row}
            readBlob={readBlob}
            place={said}
            onBack={() => setTab('chat')}
            onAll={() => setSaid(null)}
          />
        )}
        {tab === 'picture' && !said && <PicturePane row={row} readBlob={readBlob} highlight={place} />}
        {tab === 'page' && <HtmlPane row={row} readBlob={readBlob} />}
        {tab === 'text' && <TextPane row={row} readBlob={readBlob} />}
        {tab === 'chat' && (
          <ChatPane
            ports={ports}
            row={row}
            readBlob={readBlob}
            start={said?.index ?? null}
            onShow={(shown) => {
              setSaid(shown);
              setTab('picture');
            }}
          />
        )}
        {tab === 'facts' && (
          <FactsPane
            row={row}
            readBlob={readBlob}
            onShow={(rect) => {
              setPlace(rect);
              setTab('picture');
            }}
          />
        )}
        {tab === 'compare' && <ComparePane row={row} rows={rows} readBlob={readBlob} />}
        {tab === 'check' && <CheckPane ports={ports} row={row} log={log} readBlob={readBlob} />}
      </Tabs>
      {deleting && <DeleteDialog row={row} onDelete={onDelete} onClose={() => setDeleting(false)} />}
    </article>
  );
}
