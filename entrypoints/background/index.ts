import { defineBackground } from '#imports';
import { CaptureService } from '@/utils/app/capture/service';
import { GuardService } from '@/utils/app/guard/service';
import { ExportService } from '@/utils/app/export-case';
import { TextIndexer } from '@/utils/app/index-texts';
import { ImportService } from '@/utils/app/import/service';
import { startUp } from '@/utils/app/start-up';
import { Stitcher } from '@/utils/capture/picture/stitch';
import { thumbnail } from '@/utils/capture/picture/thumbnail';
import type { ExhibitId } from '@/utils/exhibit/ids';
import { canvasMasker } from '@/utils/pictures/mask-picture';
import { serve } from '@/utils/messaging/server';
import { connectAgent, openAgent } from '@/utils/platform/agent';
import { saveArchive } from '@/utils/platform/archive';
import { paintsOnSight } from '@/utils/platform/areas';
import { showGuard, showState } from '@/utils/platform/badge';
import { isFirefox } from '@/utils/platform/browser';
import { listenForWakeUps, onOnline, stayAwake } from '@/utils/platform/awake';
import { closeOffscreen } from '@/utils/platform/offscreen';
import { onNotices } from '@/utils/platform/notices';
import { openWorkspace } from '@/utils/platform/pages';
import { captureEnvironment, readClock, softwareName } from '@/utils/platform/environment';
import { connectChats } from '@/utils/platform/chat-agents';
import { mayRead, onGranted } from '@/utils/platform/permissions';
import { onFirstInstall, showWelcome } from '@/utils/platform/first-run';
import { fetchResource } from '@/utils/platform/fetch-resource';
import { connectFrames } from '@/utils/platform/frame-agents';
import { onGuardCall } from '@/utils/platform/guard-calls';
import { watchRequest } from '@/utils/platform/net';
import { screenshot } from '@/utils/platform/screenshot';
import { activateTab, onTabSwitched, restrictedBy, tabInfo } from '@/utils/platform/tabs';
import { onCaptureTriggers, setIconCaptures } from '@/utils/platform/triggers';
import { readBytes } from '@/utils/storage/blobs';
import { putSetting, setting } from '@/utils/storage/cases';
import { onChange } from '@/utils/storage/changes';
import type { LiuzhengDb } from '@/utils/storage/db';
import { confirmExhibit } from '@/utils/storage/exhibits';
import { sweepInbox } from '@/utils/storage/inbox';
import { runningJobs } from '@/utils/storage/jobs';
import { sweepOrphans } from '@/utils/storage/staging';
import { outstandingTexts, putText } from '@/utils/storage/texts';
import { backupServices } from './backup';
import { openStore } from './context';
import { offscreenRedraw, ownRedraw } from './redraw';
import { fixityService } from './fixity';
import { createHandlers } from './handlers';
import { guardStore } from './guard-store';
import { importStore } from './import-store';
import { openReminder } from './reminders';
import { captureBeacon } from './beacon';
import { exportStamper, stampService } from './seals';
import { captureStore, catchUpHints, exportStore } from './store';

export default defineBackground({
  type: 'module',
  main() {
    const store = openStore();
    const { db, digests } = store;
    let starting = true;
    const wakeful = (): void =>
      void stayAwake(
        starting ||
          [captures, exports, fixity, imports, backups, restores, guards, stamps].some(({ busy }) => busy),
      );
    const captures = new CaptureService({
      clock: readClock,
      newId: () => crypto.randomUUID(),
      digests,
      environment: captureEnvironment,
      tabs: { info: tabInfo, activate: activateTab, restrictedBy, onSwitched: onTabSwitched },
      connect: (tabId, url) => connectAgent(tabId, url, ['capture', 'camera']),
      connectFrames,
      connectChats,
      mayRead,
      fetchResource,
      saveArchive,
      screenshot,
      ...(isFirefox()
        ? {
            areas: {
              screenshot: (windowId, area, ready, signal) => screenshot(windowId, ready, signal, area),
              paintsOnSight,
            },
          }
        : {}),
      stitcher: (width, expected, overlap) => new Stitcher(width, expected, overlap),
      thumbnail,
      decode: (png) => createImageBitmap(png),
      net: {
        askTime: async () => (await setting(db, 'serverTime')) !== 'false',
        // Fetches of Chromium's isolated worlds skip service workers; Firefox's content scripts do not.
        pastWorker: !isFirefox(),
        watch: watchRequest,
      },
      beacon: captureBeacon(store),
      crop: (image, { x, y, width, height }) => createImageBitmap(image, x, y, width, height),
      redraw: import.meta.env.FIREFOX ? ownRedraw(store) : offscreenRedraw(store),
      signal: (tabId, state) => {
        showState(tabId, state);
        wakeful();
        // What was read off a new exhibit may start a clock.
        if (state === 'done' || state === 'partial') remind();
        if (state !== 'running') guards.pokeAll();
      },
      ...captureStore(store),
    });
    const exports = new ExportService({
      clock: readClock,
      newId: () => crypto.randomUUID(),
      digests,
      crypto,
      software: softwareName(),
      masker: canvasMasker,
      changed: wakeful,
      stamper: exportStamper(store),
      ...exportStore(store),
    });
    const stamps = stampService(store, wakeful);
    // Whoever seals or restores exhibits has put them into the queue.
    onChange(db, 'stamps', () => {
      if (!starting) void stamps.poke();
    });

    const fixity = fixityService(store, wakeful);
    const guards = new GuardService({
      clock: readClock,
      newId: () => crypto.randomUUID(),
      digests,
      environment: captureEnvironment,
      tabs: { info: tabInfo, restrictedBy, onSwitched: onTabSwitched },
      connectChats,
      mayRead,
      reopen: (tabId, frameId) => openAgent(tabId, frameId, ['chat']),
      capturing: () => captures.busy,
      screenshot,
      thumbnail,
      decode: (png) => createImageBitmap(png),
      signal: (tabId, state) => {
        showGuard(tabId, state);
        wakeful();
      },
      store: guardStore(store),
    });
    const { backups, restores } = backupServices(store, wakeful, async () => {
      await catchUpHints(store);
      remind();
    });

    const texts = new TextIndexer({
      outstanding: (version, among) => outstandingTexts(db, version, among),
      exhibit: (id) => db.exhibits.get(id as ExhibitId),
      paper: (id) => db.documents.get(id),
      read: (sha256) => readBytes(db, sha256),
      put: (row) => putText(db, row),
    });
    // Whoever seals, imports or restores exhibits, or keeps papers: their words follow.
    for (const table of ['exhibits', 'documents'])
      onChange(db, table, (keys) => {
        const ids = keys === 'all' ? undefined : keys;
        if (!starting)
          texts.catchUp(ids).catch((thrown: unknown) => console.warn('留证: not indexed', thrown));
      });
    const imports = new ImportService({
      clock: readClock,
      newId: () => crypto.randomUUID(),
      digests,
      environment: captureEnvironment,
      changed: wakeful,
      ...importStore(store),
    });

    // Everything that wakes the worker is listened for before the first await.
    onFirstInstall(() => void welcomeOnce(db));
    onCaptureTriggers(
      (tabId, trigger) => void captures.start(tabId, trigger),
      (tabId, trigger) => void captures.startChat(tabId, trigger),
    );
    listenForWakeUps(
      () => {
        for (const service of [captures, exports, guards, imports, fixity, backups, restores])
          void service.settle();
        void stamps.poke();
        remind();
      },
      () => void stamps.pokeNow(),
    );
    onOnline(() => void stamps.pokeNow());
    onGranted(() => void stamps.pokeNow());
    onGuardCall((tabId) => guards.poke(tabId));
    const reminder = openReminder(store);
    const remind = (): void => void reminder.refresh();
    onNotices((caseId) => void openWorkspace({ case: caseId, tab: 'steps' }), remind);
    serve(
      createHandlers(
        store,
        { captures, exports, fixity, imports, guards, backups, restores, stamps },
        remind,
      ),
    );

    wakeful();
    const begin = async (): Promise<void> => {
      await startUp({
        release: closeOffscreen,
        runningJobs: () => runningJobs(db),
        recover: async (rows) => {
          await captures.recover(rows);
          await exports.recover(rows);
          await fixity.recover(rows);
          await guards.recover();
          await imports.recover(rows);
          await backups.recover(rows);
          await restores.recover(rows);
        },
        unconfirmed: () => db.exhibits.where('integrity').equals('verifying').primaryKeys(),
        confirm: (id) => confirmExhibit(db, digests, id),
        sweep: async () => (await sweepOrphans(db)) + (await sweepInbox(db, Date.now())),
        catchUp: () => catchUpHints(store),
        index: () => texts.catchUp(),
        settings: async () => setIconCaptures((await setting(db, 'iconCaptures')) === 'true'),
      });
      starting = false;
      wakeful();
      remind();
      void fixity.look().catch((thrown: unknown) => console.warn('留证: logs not looked at', thrown));
      void stamps.poke();
    };
    void begin();
  },
});

/** The introduction comes once: an unpacked build is installed anew each time it is loaded. */
async function welcomeOnce(db: LiuzhengDb): Promise<void> {
  if (await setting(db, 'welcomed')) return;
  await putSetting(db, 'welcomed', 'true');
  await showWelcome();
}
