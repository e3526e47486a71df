import { AllowSites } from '@/components/case/AllowSites';
import { CaptureBox } from '@/components/case/CaptureBox';
import { useLateCaseBrief } from '@/components/case/use-late-case-brief';
import { CaseDialog } from '@/components/case/CaseDialog';
import { CaseSwitcher } from '@/components/case/CaseSwitcher';
import { ChainMeter } from '@/components/case/chain/ChainMeter';
import { DeadlineLine } from '@/components/case/deadlines/DeadlineLine';
import { ExportBox } from '@/components/case/ExportBox';
import { GuardBox } from '@/components/case/GuardBox';
import { ExportReminder } from '@/components/case/ExportReminder';
import { Journey } from '@/components/case/Journey';
import { PageCard } from '@/components/case/PageCard';
import { RiskBox } from '@/components/case/risk/RiskBox';
import { SettingsMenu } from '@/components/case/SettingsMenu';
import { StorageLine } from '@/components/case/StorageLine';
import { LogsNotice } from '@/components/fixity/LogsNotice';
import { useCapture } from '@/components/hooks/use-capture';
import { useChats } from '@/components/hooks/use-chats';
import { useGuard } from '@/components/hooks/use-guard';
import { useExport } from '@/components/hooks/use-export';
import { useLatest } from '@/components/hooks/use-latest';
import { useLive } from '@/components/hooks/use-live';
import { useRead, type Read } from '@/components/hooks/use-read';
import type { Settings } from '@/components/hooks/use-settings';
import { useT } from '@/components/i18n';
import type { Grants, Ports, StorageState } from '@/components/ports';
import type { Filtered } from '@/components/timeline/filter';
import { Timeline } from '@/components/timeline/Timeline';
import { TimelineHead } from '@/components/timeline/TimelineHead';
import { Button } from '@/components/ui/Button';
import { ErrorNote } from '@/components/ui/ErrorNote';
import { Seal } from '@/components/ui/Seal';
import { riskOf } from '@/utils/case/risk';
import type { CaseId, ExhibitId } from '@/utils/exhibit/ids';
import { sitesBehind } from '@/utils/exhibit/sites';
import type { Response } from '@/utils/messaging/protocol';
import { appError, type AppError } from '@/utils/shared/errors';
import { err, type Result } from '@/utils/shared/result';
import type { CaseRow, JobRow } from '@/utils/storage/rows';
import { FileInput } from 'lucide';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import './popup.css';

const NO_GRANTS: Grants = { sites: [], archive: null };

type Inspected = Response<'page.inspect'>;

export function PopupScreen({ ports, settings }: { ports: Ports; settings: Settings }) {
  const t = useT();
  const [tabId, setTabId] = useState<number | null | undefined>(undefined);
  const [dialog, setDialog] = useState<'new' | 'rename' | 'limits' | null>(null);
  const [refused, setRefused] = useState<AppError | null>(null);
  useEffect(() => void ports.targetTabId().then(setTabId), [ports]);
  useEffect(() => {
    document.title = t('app.name');
  }, [t]);

  const cases = useLive<readonly CaseRow[] | null>(ports.liveCases, [ports], null).value;
  const caseId = useLive<CaseId | null>(ports.liveCurrentCaseId, [ports], null).value;
  const [only, setOnly] = useState<((exhibit: Filtered) => boolean) | null>(null);
  const latest = useLatest(ports, caseId, only);
  const rows = latest.rows;
  const jobs = useLive<readonly JobRow[]>(ports.liveJobs, [ports], []).value;
  const storage = useLive<StorageState | null>(ports.liveStorage, [ports], null).value;
  const unread = useLive<AppError | null>(ports.liveFailure, [ports], null).value;
  const capture = useCapture(ports, tabId ?? null, jobs);
  const page = useInspection(ports, tabId, capture.busy);
  const grants = useLive<Grants>(ports.liveGrants, [ports], NO_GRANTS).value;
  const chats = useChats(ports, tabId ?? null, page, grants.sites.join());
  const guard = useGuard(ports, tabId ?? null);
  const bundle = useExport(ports, caseId, jobs);

  const current = cases?.find((row) => row.id === caseId) ?? null;
  const { brief, late } = useLateCaseBrief(
    current,
    latest.held,
    ports.now,
    cases !== null && (current === null || latest.held !== null),
  );
  const recognition = page.state === 'ready' ? page.value.recognition : undefined;
  // Before paying: where something is sold. An order stands after it; a conversation sells nothing by itself.
  const risks = useMemo(
    () => (recognition?.pageKind === 'listing' ? riskOf(recognition) : null),
    [recognition],
  );
  const madeId = capture.ended?.exhibitId;
  const made = rows?.find((row) => row.id === madeId) ?? null;
  const url = page.state === 'ready' ? page.value.url : '';
  const serverFacts = useLive<boolean | null>(
    url ? (set) => ports.liveServerFacts(url, set) : null,
    [ports, url],
    null,
  ).value;
  const blocked = page.state === 'ready' ? page.value.blocked : undefined;
  const scrollers = page.state === 'ready' ? (page.value.scrollers ?? []) : [];
  const closedSites = [
    ...new Set([
      ...(page.state === 'ready' ? (page.value.closedSites ?? []) : []),
      ...(chats?.closedSites ?? []),
    ]),
  ];
  const open = (exhibit: ExhibitId) => void ports.openWorkspace({ exhibit });
  const report = (answer: Promise<Result<unknown>>) =>
    void answer.then((result) => setRefused(result.ok ? null : result.error));
  const empty = cases !== null && (current === null || rows?.length === 0);

  return (
    <div class="popup">
      <header class="popup-head">
        <Seal size={22} />
        <h1>{t('app.name')}</h1>
        <CaseSwitcher
          cases={cases ?? []}
          current={current}
          onSelect={(id) => report(ports.ask('case.select', { caseId: id }))}
          onNew={() => setDialog('new')}
        />
        <SettingsMenu
          ports={ports}
          settings={settings}
          serverFacts={
            serverFacts === null
              ? undefined
              : { on: serverFacts, set: (on) => void ports.setServerFacts(url, on) }
          }
          actions={[
            ...(current ? [{ label: t('case.rename'), onSelect: () => setDialog('rename') }] : []),
            { label: t('case.new'), onSelect: () => setDialog('new') },
            { label: t('chat.limitsMenu'), onSelect: () => setDialog('limits') },
            {
              label: t('import.choose'),
              onSelect: () =>
                void ports.openWorkspace({ ...(current ? { case: current.id } : {}), import: '1' }),
            },
            {
              label: t('menu.workspace'),
              onSelect: () => void ports.openWorkspace(current ? { case: current.id } : {}),
            },
          ]}
        />
      </header>
      {brief?.nearest && current && (
        <DeadlineLine
          deadline={brief.nearest}
          now={ports.now}
          onAll={() => void ports.openWorkspace({ case: current.id, tab: 'steps' })}
        />
      )}
      <main class="popup-main" tabIndex={empty ? 0 : undefined}>
        <div class="popup-page-box">
          <PageCard page={page} />
          {risks && <RiskBox report={risks} onKeep={capture.busy ? undefined : () => capture.start(null)} />}
          <CaptureBox
            flow={capture}
            blocked={tabId === null ? 'TAB_GONE' : blocked}
            scrollers={scrollers}
            chats={chats}
            made={made}
            readBlob={ports.readBlob}
            onOpen={open}
            tools={
              <Button
                icon={FileInput}
                onClick={() =>
                  void ports.openWorkspace({ ...(current ? { case: current.id } : {}), import: '1' })
                }
              >
                {t('popup.import')}
              </Button>
            }
            guard={(candidate) => (
              <GuardBox
                flow={guard}
                possible={(chats?.candidates.length ?? 0) > 0}
                candidate={candidate}
                made={rows?.find((row) => row.id === guard.madeId) ?? null}
                onOpen={open}
              />
            )}
          />
          <AllowSites ports={ports} sites={closedSites} about="frames" />
          {made && (
            <AllowSites
              ports={ports}
              sites={sitesBehind(made.record.notCaptured).resources}
              about="resources"
            />
          )}
          <LogsNotice ports={ports} onLook={() => void ports.openPage('settings')} />
          {unread && <ErrorNote error={unread} />}
          {refused && <ErrorNote error={refused} onDismiss={() => setRefused(null)} />}
        </div>
        {empty && (
          <>
            <Journey />
            {current === null && <p class="popup-hint">{t('case.firstCapture')}</p>}
          </>
        )}
        {brief && rows && rows.length > 0 && (
          <section class="popup-chain" aria-labelledby="chain-title">
            <ChainMeter links={brief.links} orderNumber={brief.orderNumber} titleId="chain-title" />
            {brief.recovered && (
              <p class="pane-soft">
                {t('case.recovered', { amount: brief.recovered, asked: brief.claimAmount ?? '—' })}
              </p>
            )}
            {late && (
              <late.NextLine
                next={brief.next}
                onGo={() =>
                  void ports.openWorkspace({
                    ...(current ? { case: current.id } : {}),
                    tab: brief.next.type === 'get' ? 'overview' : 'steps',
                  })
                }
              />
            )}
          </section>
        )}
        {rows && rows.length > 0 && (
          <section class="popup-timeline" aria-labelledby="timeline-title">
            <TimelineHead
              titleId="timeline-title"
              onOpen={(q) =>
                void ports.openWorkspace({
                  ...(current ? { case: current.id } : {}),
                  tab: 'timeline',
                  ...(q === '' ? {} : { q }),
                })
              }
            >
              {/* Another case shows all again; so does what was just kept, whatever was looked for. */}
              {late && (
                <late.PopupFilter
                  key={`${caseId} ${madeId}`}
                  exhibits={latest.held}
                  onFilter={(passes) => setOnly(() => passes)}
                />
              )}
            </TimelineHead>
            <Timeline
              rows={rows}
              nowMs={ports.now()}
              onOpen={open}
              readBlob={ports.readBlob}
              newest={madeId}
              onNearEnd={latest.more}
            />
          </section>
        )}
      </main>
      {current && (
        <footer class="popup-foot">
          {rows && rows.length > 0 && (
            <>
              <ExportReminder ports={ports} row={current} exhibits={rows} flow={bundle} bare />
              <ExportBox flow={bundle} />
            </>
          )}
          <StorageLine storage={storage} current={current} nowMs={ports.now()} />
        </footer>
      )}
      {dialog === 'limits' && late && (
        <late.ChatLimitsDialog
          limits={settings.chatLimits}
          onSave={settings.setChatLimits}
          onClose={() => setDialog(null)}
        />
      )}
      {(dialog === 'new' || dialog === 'rename') && (
        <CaseDialog
          title={dialog === 'rename' ? current?.title : undefined}
          onClose={() => setDialog(null)}
          onSubmit={(title) =>
            report(
              dialog === 'rename' && current
                ? ports.ask('case.rename', { caseId: current.id, title })
                : ports.ask('case.create', { title }),
            )
          }
        />
      )}
    </div>
  );
}

/** While a capture runs the page is left alone and read again afterwards; what was recognised stays until then. */
function useInspection(ports: Ports, tabId: number | null | undefined, busy: boolean): Read<Inspected> {
  const last = useRef<Read<Inspected>>({ state: 'loading' });
  const known = last.current.state !== 'loading';
  const read = tabId === undefined || (busy && known) ? null : () => inspect(ports, tabId);
  const page = useRead(read, [tabId, busy]);
  if (page.state !== 'loading') last.current = page;
  return last.current;
}

function inspect(ports: Ports, tabId: number | null): Promise<Result<Inspected>> {
  return tabId === null ? Promise.resolve(err(appError('TAB_GONE'))) : ports.ask('page.inspect', { tabId });
}
