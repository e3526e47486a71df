import { DeleteCaseDialog } from '@/components/case/DeleteCaseDialog';
import { CaseDialog } from '@/components/case/CaseDialog';
import { CaseEmpty } from '@/components/case/CaseEmpty';
import { CaseList } from '@/components/case/CaseList';
import { CaseSwitcher } from '@/components/case/CaseSwitcher';
import { ExportReminder } from '@/components/case/ExportReminder';
import { useListPicture } from '@/components/case/exhibit-list-picture/use-list-picture';
import { LogsNotice } from '@/components/fixity/LogsNotice';
import { ImportArea } from '@/components/import/ImportArea';
import { useImport } from '@/components/import/use-import';
import { SettingsMenu } from '@/components/case/SettingsMenu';
import { StorageLine } from '@/components/case/StorageLine';
import { caseExhibits } from '@/components/case/case-exhibit';
import { forgetCase } from '@/components/documents/drafts';
import { useCaseView } from '@/components/case/case-view';
import { useCaseEdits } from '@/components/hooks/use-case-edits';
import { useExport } from '@/components/hooks/use-export';
import { useFixity } from '@/components/hooks/use-fixity';
import { useLive } from '@/components/hooks/use-live';
import type { Settings } from '@/components/hooks/use-settings';
import { useT } from '@/components/i18n';
import type { Ports, StorageState } from '@/components/ports';
import { CaseStamps, RowMark } from '@/components/stamps/context';
import { StampMark } from '@/components/stamps/StampMark';
import { Timeline } from '@/components/timeline/Timeline';
import { Button } from '@/components/ui/Button';
import { ErrorNote } from '@/components/ui/ErrorNote';
import { Seal } from '@/components/ui/Seal';
import { Toast } from '@/components/ui/Toast';
import { EMPTY_DOSSIER } from '@/utils/case/model';
import type { CaseId, ExhibitId } from '@/utils/exhibit/ids';
import { exhibitLabel } from '@/utils/exhibit/ids';
import type { AppError } from '@/utils/shared/errors';
import type { Result } from '@/utils/shared/result';
import type { StampRow } from '@/utils/storage/paper-rows';
import type { CaseRow, ExhibitRow, JobRow } from '@/utils/storage/rows';
import { ArrowLeft, FolderPlus } from 'lucide';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { CasePage } from './CasePage';
import { ExhibitPage } from './ExhibitPage';
import { caseAddress, exhibitAddress, paperAddress, useRoute, writeAddress } from './use-route';
import './workspace.css';

export function WorkspaceScreen({ ports, settings }: { ports: Ports; settings: Settings }) {
  const t = useT();
  const [route, go] = useRoute();
  const [dialog, setDialog] = useState<'new' | 'rename' | 'delete' | null>(null);
  const [refused, setRefused] = useState<AppError | null>(null);

  const cases = useLive<readonly CaseRow[] | null>(ports.liveCases, [ports], null).value;
  const currentId = useLive<CaseId | null>(ports.liveCurrentCaseId, [ports], null).value;
  const asked = route.exhibit;
  const exhibit = useLive<ExhibitRow | null | undefined>(
    asked && ((set) => ports.liveExhibit(asked, set)),
    [ports, asked],
    undefined,
  ).value;
  const shownId = exhibit?.caseId ?? route.case ?? currentId ?? cases?.[0]?.id ?? null;
  const rows = useLive<readonly ExhibitRow[] | null>(
    shownId && ((set) => ports.liveExhibits(shownId, set)),
    [ports, shownId],
    null,
  ).value;
  const { seals } = ports;
  const stamps = useLive<readonly StampRow[]>(
    shownId && seals ? (set) => seals.liveStamps(shownId, set) : null,
    [seals, shownId],
    [],
  ).value;
  const jobs = useLive<readonly JobRow[]>(ports.liveJobs, [ports], []).value;
  const storage = useLive<StorageState | null>(ports.liveStorage, [ports], null).value;
  const unread = useLive<AppError | null>(ports.liveFailure, [ports], null).value;
  const bundle = useExport(ports, shownId, jobs);
  const fixity = useFixity(ports, jobs, shownId);
  const listPicture = useListPicture(ports);
  const shown = cases?.find((row) => row.id === shownId) ?? null;
  const held = useMemo(() => rows && caseExhibits(rows), [rows]);
  const imports = useImport(ports, shownId, jobs, t('import.newCase'));
  const view = useCaseView(shown, held, ports.now, stamps);
  const edits = useCaseEdits(ports, shown);

  const name = exhibit ? `${exhibitLabel(exhibit.number)} ${exhibit.record.source.title}` : shown?.title;
  useEffect(() => {
    document.title = [name, t('app.name')].filter(Boolean).join(' · ');
  }, [name, t]);

  const open = (id: ExhibitId) => go(exhibitAddress(id));
  const report = (answer: Promise<Result<unknown>>) =>
    void answer.then((result) => setRefused(result.ok ? null : result.error));
  const create = async (title: string) => {
    const made = await ports.ask('case.create', { title });
    setRefused(made.ok ? null : made.error);
    if (made.ok) go(caseAddress(made.value.caseId));
  };

  const remove = async (caseId: CaseId) => {
    setDialog(null);
    const removed = await ports.ask('case.delete', { caseId });
    setRefused(removed.ok ? null : removed.error);
    if (!removed.ok) return;
    forgetCase(caseId);
    go('?');
  };

  // Files can be dropped anywhere; the button stands where exhibits are, and where there are none yet.
  const importArea = (
    <ImportArea
      ports={ports}
      flow={imports}
      rows={rows ?? []}
      onOpen={open}
      focus={route.importing}
      invite={
        !route.exhibit &&
        (route.tab === 'exhibits' || (route.tab === 'overview' && rows?.length === 0) || !shown)
      }
      short={route.exhibit !== null}
    />
  );

  const screen = (
    <div class={`workspace${route.exhibit ? ' workspace-on-exhibit' : ''}`}>
      <header class="workspace-head">
        <Seal size={28} />
        <h1>{t('app.name')}</h1>
        <div class="workspace-switcher">
          <CaseSwitcher
            cases={cases ?? []}
            current={shown}
            onSelect={(id) => go(caseAddress(id, route.tab))}
            onNew={() => setDialog('new')}
          />
        </div>
        <SettingsMenu
          ports={ports}
          settings={settings}
          actions={[
            ...(shown ? [{ label: t('case.rename'), onSelect: () => setDialog('rename') }] : []),
            { label: t('case.new'), onSelect: () => setDialog('new') },
            ...(shown ? [{ label: t('caseDelete.menu'), onSelect: () => setDialog('delete') }] : []),
          ]}
        />
      </header>
      <div class="workspace-side">
        {route.exhibit && shown ? (
          <section class="workspace-exhibits" aria-labelledby="exhibits-title">
            <div class="side-back">
              <Button
                size="small"
                look="quiet"
                icon={ArrowLeft}
                onClick={() => go(caseAddress(shown.id, 'exhibits'))}
              >
                {t('common.back')}
              </Button>
            </div>
            <div class="side-title">
              <h2 id="exhibits-title">{t('case.exhibits')}</h2>
              {rows && <span class="side-count">{t('timeline.count', { n: rows.length })}</span>}
            </div>
            {rows && rows.length > 0 && (
              <Timeline
                rows={rows}
                nowMs={ports.now()}
                onOpen={open}
                readBlob={ports.readBlob}
                selected={route.exhibit}
                label={t('exhibits.list')}
              />
            )}
          </section>
        ) : (
          <section class="workspace-cases" aria-labelledby="cases-title">
            <div class="side-title">
              <h2 id="cases-title">{t('case.title')}</h2>
              <Button size="small" look="quiet" icon={FolderPlus} onClick={() => setDialog('new')}>
                {t('case.new')}
              </Button>
            </div>
            <CaseList
              cases={cases ?? []}
              shown={shownId}
              current={currentId}
              now={ports.now}
              addressOf={(id) => caseAddress(id, route.tab)}
              onShow={(id) => go(caseAddress(id, route.tab))}
            />
          </section>
        )}
        <footer class="workspace-foot">
          {shown && rows && <ExportReminder ports={ports} row={shown} exhibits={rows} flow={bundle} />}
          <StorageLine storage={storage} current={shown} nowMs={ports.now()} />
        </footer>
      </div>
      <main class="workspace-main" key={route.exhibit ?? shownId}>
        <LogsNotice ports={ports} onLook={() => void ports.openPage('settings')} />
        {unread && <ErrorNote error={unread} />}
        {refused && <ErrorNote error={refused} onDismiss={() => setRefused(null)} />}
        {route.exhibit ? (
          <>
            {importArea}
            {shown && (
              <div class="workspace-back">
                <Button size="small" icon={ArrowLeft} onClick={() => go(caseAddress(shown.id, 'exhibits'))}>
                  {t('common.back')}
                </Button>
              </div>
            )}
            <ExhibitPage
              ports={ports}
              row={exhibit}
              rows={rows ?? []}
              dossier={shown?.dossier ?? EMPTY_DOSSIER}
              onClassify={({ id }, kind) => report(ports.ask('exhibit.classify', { exhibitId: id, kind }))}
              onDelete={(row, reason) => {
                report(ports.ask('exhibit.delete', { exhibitId: row.id, reason }));
                go(caseAddress(row.caseId, 'exhibits'));
              }}
            />
          </>
        ) : cases === null ? (
          <p role="status">{t('app.loading')}</p>
        ) : shown === null ? (
          <>
            {importArea}
            <CaseEmpty none />
          </>
        ) : view === null ? (
          <p role="status">{t('app.loading')}</p>
        ) : (
          <CasePage
            ports={ports}
            row={shown}
            exhibits={rows ?? []}
            view={view}
            edits={edits}
            bundle={bundle}
            fixity={fixity}
            listPicture={listPicture}
            importArea={importArea}
            tab={route.tab}
            write={route.write}
            query={route.query}
            paper={route.paper}
            isCurrent={shownId === currentId}
            onOpen={open}
            onOpenPaper={(paper) => go(paperAddress(shown.id, paper))}
            onTab={(tab) => go(caseAddress(shown.id, tab))}
            onWrite={(paper) => go(writeAddress(shown.id, paper))}
            onRename={() => setDialog('rename')}
            onMakeCurrent={(id) => report(ports.ask('case.select', { caseId: id }))}
          />
        )}
      </main>
      <Toast shown={edits.done} onUndo={edits.undo} onDismiss={edits.dismiss} />
      {dialog === 'delete' && shown && rows && (
        <DeleteCaseDialog
          row={shown}
          exhibits={rows.length}
          unsaved={rows.filter(({ createdAt }) => createdAt > (shown.exportedAt ?? '')).length}
          onExport={() => {
            setDialog(null);
            bundle.start();
            go(caseAddress(shown.id, 'export'));
          }}
          onDelete={() => void remove(shown.id)}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog && dialog !== 'delete' && (
        <CaseDialog
          title={dialog === 'rename' ? shown?.title : undefined}
          onClose={() => setDialog(null)}
          onSubmit={(title) => {
            if (dialog === 'rename' && shown) report(ports.ask('case.rename', { caseId: shown.id, title }));
            else void create(title);
          }}
        />
      )}
    </div>
  );
  return (
    <RowMark.Provider value={StampMark}>
      <CaseStamps.Provider value={stamps}>{screen}</CaseStamps.Provider>
    </RowMark.Provider>
  );
}
