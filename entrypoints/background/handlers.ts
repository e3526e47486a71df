import { chatAt, listChats } from '@/utils/app/chat/candidates';
import { inspectPage } from '@/utils/app/inspect-page';
import type { CaptureService } from '@/utils/app/capture/service';
import type { ExportService } from '@/utils/app/export-case';
import type { FixityService } from '@/utils/app/fixity/service';
import type { GuardService } from '@/utils/app/guard/service';
import type { ImportService } from '@/utils/app/import/service';
import type { StampService } from '@/utils/app/seal/stamp-service';
import type { CaseId, ExhibitId } from '@/utils/exhibit/ids';
import type { Handlers } from '@/utils/messaging/server';
import { connectAgent } from '@/utils/platform/agent';
import { connectChats } from '@/utils/platform/chat-agents';
import { reachedFrames } from '@/utils/platform/frame-agents';
import { mayRead } from '@/utils/platform/permissions';
import { readClock, softwareName } from '@/utils/platform/environment';
import { restrictedBy, tabInfo } from '@/utils/platform/tabs';
import { setIconCaptures } from '@/utils/platform/triggers';
import { appError } from '@/utils/shared/errors';
import { err, ok, type Result } from '@/utils/shared/result';
import { editExhibits } from '@/utils/storage/bulk-edit';
import { createCase, putSetting, recordInCase, renameCase } from '@/utils/storage/cases';
import { deleteCase } from '@/utils/storage/delete-case';
import { keepDocument } from '@/utils/storage/documents';
import { notePack } from '@/utils/storage/exports';
import { classifyExhibit, deleteExhibit, noteExhibit, tagExhibit } from '@/utils/storage/exhibits';
import type { ExhibitRow } from '@/utils/storage/rows';
import { putReadText } from '@/utils/storage/texts';
import type { BackupServices } from './backup';
import type { Store } from './context';
import { beaconHandlers } from './beacon';
import { sealHandlers } from './seals';

const searching = { info: tabInfo, restrictedBy, connectChats, mayRead };
const now = (): string => readClock().utc;

interface Services extends BackupServices {
  readonly captures: CaptureService;
  readonly exports: ExportService;
  readonly fixity: FixityService;
  readonly imports: ImportService;
  readonly guards: GuardService;
  readonly stamps: StampService;
}

/**
 * Binds every message to its use-case.
 *
 * @param changed what a case knows or holds has changed: its deadlines may have
 */
export function createHandlers(
  store: Store,
  { captures, exports, fixity, imports, guards, backups, restores, stamps }: Services,
  changed: () => void,
): Handlers {
  const { db, ledger } = store;
  const withExhibit = async (
    id: ExhibitId,
    act: (row: ExhibitRow) => Promise<Result<unknown>>,
  ): Promise<Result<null>> => {
    const row = await db.exhibits.get(id);
    if (!row) return err(appError('NOT_FOUND', { detail: { exhibit: id } }));
    const done = await act(row);
    return done.ok ? ok(null) : done;
  };
  /** Writes down what a full disk kept from being written. */
  const settle = async (): Promise<void> => {
    for (const service of [captures, exports, guards, imports, fixity, backups, restores])
      await service.settle();
  };
  return {
    'capture.start': async ({ tabId, only }) => {
      const started = await captures.start(tabId, 'popup', only);
      return started.ok ? ok({ jobId: started.value.jobId }) : started;
    },
    'chat.find': ({ tabId }) => listChats(searching, tabId),
    'chat.at': ({ tabId, x, y }) => chatAt(searching, tabId, { x, y }),
    'chat.start': async ({ tabId, ...wanted }) => {
      const started = await captures.startChat(tabId, 'popup', wanted);
      return started.ok ? ok({ jobId: started.value.jobId }) : started;
    },
    'guard.start': ({ tabId, candidate }) => guards.start(tabId, candidate),
    'guard.stop': (which) => guards.stop(which),
    'guard.trouble': ({ tabId }) => Promise.resolve(ok({ error: guards.trouble(tabId) ?? null })),
    'job.cancel': async ({ jobId }) => {
      if ([captures, exports, fixity, imports, backups, restores].some((service) => service.cancel(jobId)))
        return ok(null);
      const row = await db.jobs.get(jobId);
      if (row?.state !== 'running') return err(appError('NOT_FOUND'));
      // It is over, only its row does not say so yet.
      await settle();
      return ok(null);
    },
    'page.inspect': ({ tabId }) => {
      // A page of ours has opened: what it shows should be so.
      void settle();
      // The click that opened it has granted the tab anew.
      guards.poke(tabId);
      const connect = (tab: number, url: string) => connectAgent(tab, url, ['text', 'camera']);
      const ports = { info: tabInfo, restrictedBy, connect, reachedFrames, mayRead };
      return inspectPage(ports, tabId, captures.busy);
    },
    'case.create': async ({ title }) => {
      const id = crypto.randomUUID() as CaseId;
      const created = await createCase(ledger, id, now(), title, softwareName());
      if (!created.ok) return created;
      await putSetting(db, 'currentCase', id);
      return ok({ caseId: id });
    },
    'case.rename': async ({ caseId, title }) => {
      const renamed = await renameCase(ledger, caseId, now(), title);
      return renamed.ok ? ok(null) : renamed;
    },
    'case.delete': async ({ caseId }) => {
      const deleted = await deleteCase(db, ledger, caseId);
      // There is room again.
      void settle();
      changed();
      return deleted;
    },
    'case.select': async ({ caseId }) => {
      if (!(await db.cases.get(caseId))) return err(appError('NOT_FOUND'));
      await putSetting(db, 'currentCase', caseId);
      return ok(null);
    },
    'case.record': async ({ caseId, entries }) => {
      const recorded = await recordInCase(db, ledger, caseId, now(), entries);
      changed();
      return recorded.ok ? ok(null) : recorded;
    },
    'exhibit.classify': ({ exhibitId, kind }) =>
      withExhibit(exhibitId, (row) => classifyExhibit(db, ledger, row, now(), kind)),
    'exhibit.read': ({ exhibitId, text }) => putReadText(db, exhibitId, text),
    'exhibit.note': ({ exhibitId, note }) =>
      withExhibit(exhibitId, (row) => noteExhibit(db, ledger, row, now(), note)),
    'exhibit.tag': ({ exhibitId, tags }) =>
      withExhibit(exhibitId, (row) => tagExhibit(db, ledger, row, now(), tags)),
    'exhibit.delete': async ({ exhibitId, reason }) => {
      const deleted = await withExhibit(exhibitId, (row) => deleteExhibit(db, ledger, row, now(), reason));
      // There is room again.
      void settle();
      changed();
      return deleted;
    },
    'exhibits.edit': async ({ caseId, exhibitIds, change }) => {
      const edited = await editExhibits(db, ledger, caseId, exhibitIds, now(), change);
      if (change.type === 'delete') {
        void settle();
        changed();
      }
      return edited.ok ? ok({ changed: edited.value }) : edited;
    },
    'document.keep': ({ inbox, ...paper }) =>
      keepDocument(db, ledger, store.digests, { ...paper, inbox, id: crypto.randomUUID(), at: now() }),
    'import.start': async ({ caseId, items }) => {
      const started = await imports.start(caseId, items);
      return started.ok ? ok({ jobId: started.value.jobId }) : started;
    },
    'export.start': async ({ caseId }) => {
      const started = await exports.start(caseId);
      return started.ok ? ok({ jobId: started.value.jobId }) : started;
    },
    'export.redacted': async ({ caseId, plan }) => {
      const started = await exports.start(caseId, plan);
      return started.ok ? ok({ jobId: started.value.jobId }) : started;
    },
    'export.saved': async ({ jobId }) => {
      const row = await db.jobs.get(jobId);
      if (row?.state !== 'done') return err(appError('NOT_FOUND'));
      if (row.kind === 'export') await exports.saved(jobId);
      else if (row.kind === 'backup') await backups.saved(jobId);
      else return err(appError('NOT_FOUND'));
      return ok(null);
    },
    'fixity.start': async ({ caseId }) => {
      const started = await fixity.start(caseId);
      return started.ok ? ok({ jobId: started.value.jobId }) : started;
    },
    'backup.start': async () => {
      const started = await backups.start();
      return started.ok ? ok({ jobId: started.value.jobId }) : started;
    },
    'restore.start': async ({ inbox, deletions }) => {
      const started = await restores.start(inbox, deletions);
      return started.ok ? ok({ jobId: started.value.jobId }) : started;
    },
    'pack.made': async ({ caseId, pack }) => {
      const noted = await notePack(ledger, caseId, now(), { type: 'pack-made', ...pack });
      return noted.ok ? ok(null) : noted;
    },
    ...sealHandlers(store, stamps),
    ...beaconHandlers(store),
    'settings.set': async ({ key, value }) => {
      await putSetting(db, key, value);
      if (key === 'iconCaptures') await setIconCaptures(value === 'true');
      return ok(null);
    },
  };
}
