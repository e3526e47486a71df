import type { Grants, KeyShown, Ports, StorageState } from '@/components/ports';
import type { CertificateRow, StampRow } from '@/utils/storage/paper-rows';
import type { CaseId, ExhibitId, Sha256 } from '@/utils/exhibit/ids';
import type { MessageName, Request, Response } from '@/utils/messaging/protocol';
import { snippetAt } from '@/utils/recognise/search/match';
import { appError, type AppError } from '@/utils/shared/errors';
import { err, ok, type Result } from '@/utils/shared/result';
import { utcIso } from '@/utils/shared/time';
import type { CaseRow, ExhibitRow, JobRow, LogRow, SettingRow } from '@/utils/storage/rows';
import type { DocumentRow } from '@/utils/storage/paper-rows';
import type { GuardRow } from '@/utils/storage/guard-rows';
import type { TimelineEvent } from '@/utils/case/timeline/types';
import type { TextHit } from '@/utils/storage/search';
import { signal, type Signal } from '@preact/signals';
import { GUARD_ID, INSPECTED, JOB_ID } from './inspected';
import { sampleBlob } from './blobs';
import { samplePagePicture } from './pictures';
import { CASE_ID, EXHIBITS, fileHash, NOW, OTHER_CASE, sampleCase } from './exhibits';
import { SEAL_ANSWERS, sampleSeals } from './seal-answers';

type Answers = { [K in MessageName]?: (request: Request<K>) => Result<Response<K>> };

export interface World {
  readonly cases: Signal<readonly CaseRow[]>;
  readonly current: Signal<CaseId | null>;
  readonly exhibits: Signal<readonly ExhibitRow[]>;
  readonly guards: Signal<readonly GuardRow[]>;
  readonly jobs: Signal<readonly JobRow[]>;
  readonly log: Signal<readonly LogRow[]>;
  readonly events: Signal<readonly TimelineEvent[]>;
  readonly papers: Signal<readonly DocumentRow[]>;
  /** What the files of an exhibit, or a kept paper, say, for searching. */
  readonly texts: Map<string, string>;
  readonly stamps: Signal<readonly StampRow[]>;
  readonly certificates: Signal<readonly CertificateRow[]>;
  readonly key: Signal<KeyShown | null>;
  readonly settings: Signal<Partial<Record<SettingRow['key'], string>>>;
  readonly storage: Signal<StorageState>;
  readonly grants: Signal<Grants>;
  /** What the user answers when the browser asks for a site. */
  readonly willing: Signal<boolean>;
  readonly requested: (readonly string[])[];
  readonly serverFacts: Signal<boolean | null>;
  readonly failure: Signal<AppError | null>;
  readonly asked: [MessageName, unknown][];
  readonly saved: string[];
  readonly opened: unknown[];
  readonly tabPicture: Signal<Result<Blob>>;
  readonly unreadable: Set<Sha256>;
  /** What a file holds, where it is not the usual sample. */
  readonly files: Map<Sha256, Blob>;
  readonly answers: Answers;
  readonly ports: Ports;
}

export { GUARD_ID, INSPECTED, JOB_ID, SCROLLERS } from './inspected';
export { captureJob, exportJob, VOLUMES } from './jobs';

/** A whole small store in memory behind the same interface as the real one. */
export function sampleWorld(start: 'full' | 'empty' = 'full'): World {
  const full = start === 'full';
  const world = {
    cases: signal<readonly CaseRow[]>(
      full ? [sampleCase({ exportedAt: utcIso(NOW - 3 * 86_400_000) }), OTHER_CASE] : [],
    ),
    current: signal<CaseId | null>(full ? CASE_ID : null),
    exhibits: signal<readonly ExhibitRow[]>(full ? EXHIBITS : []),
    guards: signal<readonly GuardRow[]>([]),
    jobs: signal<readonly JobRow[]>([]),
    log: signal<readonly LogRow[]>([]),
    events: signal<readonly TimelineEvent[]>([]),
    papers: signal<readonly DocumentRow[]>([]),
    texts: new Map<string, string>(),
    stamps: signal<readonly StampRow[]>([]),
    certificates: signal<readonly CertificateRow[]>([]),
    key: signal<KeyShown | null>({ fingerprint: '4f2a91c0'.repeat(8), createdAt: utcIso(NOW - 86_400_000) }),
    settings: signal<Partial<Record<SettingRow['key'], string>>>({ locale: 'zh-CN' }),
    storage: signal<StorageState>({
      usedBytes: full ? 38_400_000 : 0,
      quotaBytes: 60_000_000_000,
      persisted: true,
    }),
    grants: signal<Grants>({ sites: [], archive: false }),
    willing: signal(true),
    requested: [] as (readonly string[])[],
    serverFacts: signal<boolean | null>(false),
    failure: signal<AppError | null>(null),
    asked: [] as [MessageName, unknown][],
    saved: [] as string[],
    opened: [] as unknown[],
    tabPicture: signal<Result<Blob>>(ok(samplePagePicture())),
    unreadable: new Set<Sha256>(),
    files: new Map<Sha256, Blob>(),
    answers: {} as Answers,
  };
  return { ...world, ports: portsOf(world) };
}

function portsOf(world: Omit<World, 'ports'>): Ports {
  return {
    liveCases: (set) => world.cases.subscribe(set),
    liveCurrentCaseId: (set) => world.current.subscribe(set),
    liveExhibits: (id, set) =>
      world.exhibits.subscribe((rows) => set(rows.filter((row) => row.caseId === id))),
    liveExhibitsAs: (id, pick, set) =>
      world.exhibits.subscribe((rows) => set(rows.filter((row) => row.caseId === id).map(pick))),
    liveLatest: (id, limit, set) =>
      world.exhibits.subscribe((rows) => {
        const own = rows.filter((row) => row.caseId === id);
        set({ rows: own.slice(0, limit), more: own.length > limit });
      }),
    liveExhibitsOf: (ids, set) =>
      world.exhibits.subscribe((rows) => set(ids.flatMap((id) => rows.find((row) => row.id === id) ?? []))),
    liveEvents: (_id, set) => world.events.subscribe(set),
    warmTexts: () => undefined,
    searchTexts: (_id, terms) => {
      const hits = new Map<string, TextHit>();
      for (const [id, text] of world.texts) {
        const found = terms.map((term) => term.find(text));
        const first = found.find((at) => at >= 0);
        if (first === undefined) continue;
        const bits = found.reduce((all, at, bit) => (at < 0 ? all : all | (1 << bit)), 0);
        const of = world.exhibits.value.some((row) => row.id === id) ? 'page' : 'paper';
        hits.set(id, { terms: bits, of, snippet: snippetAt(text, first, terms) });
      }
      return Promise.resolve(ok({ hits, indexed: world.exhibits.value.length }));
    },
    liveExhibit: (id, set) =>
      world.exhibits.subscribe((rows) => set(rows.find((row) => row.id === id) ?? null)),
    liveGuards: (set) => world.guards.subscribe(set),
    liveJobs: (set) => world.jobs.subscribe(set),
    liveLog: (_id, set) => world.log.subscribe(set),
    liveDocuments: (_id, set) => world.papers.subscribe(set),
    seals: sampleSeals(world),
    liveSetting: (key, set) => world.settings.subscribe((all) => set(all[key] ?? null)),
    liveStorage: (set) => world.storage.subscribe(set),
    liveGrants: (set) => world.grants.subscribe(set),
    requestSites: (sites) => {
      world.requested.push(sites);
      if (!world.willing.value) return Promise.resolve(false);
      world.grants.value = { ...world.grants.value, sites: [...world.grants.value.sites, ...sites] };
      return Promise.resolve(true);
    },
    withdrawSites: (sites) => {
      const left = world.grants.value.sites.filter((site) => !sites.includes(site));
      world.grants.value = { ...world.grants.value, sites: left };
      return Promise.resolve(true);
    },
    setNotices: async (on) => {
      world.grants.value = { ...world.grants.value, notices: on };
      return on;
    },
    setArchive: (on) => {
      world.grants.value = { ...world.grants.value, archive: on };
      return Promise.resolve(true);
    },
    liveServerFacts: (_url, set) => world.serverFacts.subscribe(set),
    setServerFacts: (_url, on) => Promise.resolve(void (world.serverFacts.value = on)),
    liveFailure: (set) => world.failure.subscribe((error) => error && set(error)),
    readBlob: (sha256) => Promise.resolve(readBlob(world, sha256)),
    readOutbox: () =>
      Promise.resolve(ok([{ name: 'liuzheng-20260312T063105Z.zip', blob: new Blob(['zip']) }])),
    ask: (name, request) => {
      world.asked.push([name, request]);
      const answer = world.answers[name];
      return Promise.resolve(answer ? answer(request) : defaultAnswer(name));
    },
    leaveFiles: (files) => Promise.resolve(ok(files.map((_, i) => `file-${i}`))),
    liveCaseSizes: (set) =>
      world.exhibits.subscribe((rows) => {
        const sizes = new Map<CaseId, number>();
        for (const { caseId, bytes } of rows) sizes.set(caseId, (sizes.get(caseId) ?? 0) + bytes);
        set(sizes);
      }),
    readShortcuts: () => Promise.resolve([{ name: '留存当前页面', keys: 'Alt+Shift+S' }]),
    openShortcutSettings: () => Promise.resolve(true),
    extensionVersion: () => '0.1.0',
    openPage: (page) => Promise.resolve(void world.opened.push(page)),
    openWorkspace: (query) => Promise.resolve(void world.opened.push(query)),
    targetTabId: () => Promise.resolve(7),
    tabPicture: () => Promise.resolve(world.tabPicture.value),
    saveFile: (name) => void world.saved.push(name),
    uiLanguage: () => 'zh-CN',
    now: () => NOW,
  };
}

function readBlob(world: Omit<World, 'ports'>, sha256: Sha256): Result<Blob> {
  if (world.unreadable.has(sha256)) return err(appError('STORE_DAMAGED', { cause: 'blob is missing' }));
  const own = world.files.get(sha256);
  if (own) return ok(own);
  for (const row of world.exhibits.value) {
    const file = row.record.files.find((candidate) => fileHash(row.number, candidate.path) === sha256);
    if (file) return ok(sampleBlob(file.path, row.number));
  }
  return err(appError('NOT_FOUND'));
}

function defaultAnswer<K extends MessageName>(name: K): Result<Response<K>> {
  const answers: { [N in MessageName]: Response<N> } = {
    'capture.start': { jobId: JOB_ID },
    'chat.find': { candidates: [] },
    'chat.at': { candidate: null },
    'chat.start': { jobId: JOB_ID },
    'guard.start': { guardId: GUARD_ID },
    'guard.trouble': { error: null },
    'guard.stop': { exhibitId: EXHIBITS[0]?.id ?? ('' as ExhibitId) },
    'job.cancel': null,
    'page.inspect': INSPECTED,
    'case.record': null,
    'exhibit.classify': null,
    'case.create': { caseId: CASE_ID },
    'case.rename': null,
    'case.delete': null,
    'case.select': null,
    'exhibit.note': null,
    'exhibit.read': null,
    'exhibit.tag': null,
    'exhibit.delete': null,
    'exhibits.edit': { changed: 1 },
    'document.keep': { number: 1 },
    'import.start': { jobId: JOB_ID },
    'export.redacted': { jobId: JOB_ID },
    'export.start': { jobId: JOB_ID },
    'export.saved': null,
    'fixity.start': { jobId: JOB_ID },
    'backup.start': { jobId: JOB_ID },
    'restore.start': { jobId: JOB_ID },
    'pack.made': null,
    'joint.sign': { signature: btoa('signature'), pem: 'PEM' },
    ...SEAL_ANSWERS,
    'settings.set': null,
  };
  return ok(answers[name]);
}
