import { liveQuery } from 'dexie';
import type { TimelineEvent } from '../case/timeline/types';
import type { CaseId, ExhibitId, JobId, Sha256 } from '../exhibit/ids';
import { isCaseId } from '../exhibit/ids';
import type { Term } from '../recognise/search/match';
import type { AppError } from '../shared/errors';
import type { Result } from '../shared/result';
import * as blobs from './blobs';
import { LiuzhengDb } from './db';
import { documentsOf } from './documents';
import { storeError } from './errors';
import { openGuards } from './guards';
import * as inbox from './inbox';
import { awaitsSaving } from './jobs';
import * as outbox from './outbox';
import { watchEvents } from './live-events';
import { latestExhibits, watchExhibits } from './live-exhibits';
import { TextSearch, type TextAnswer } from './search';
import type { GuardRow } from './guard-rows';
import type { DocumentRow } from './paper-rows';
import type { CaseRow, ExhibitRow, JobRow, LogRow, SettingRow } from './rows';

/**
 * What extension pages read. Each `live…` calls back now and after every change made in any context of the
 * extension, and returns its unsubscribe. Pages never write: that is the background's.
 */
let opened: LiuzhengDb | undefined;
const db = (): LiuzhengDb => (opened ??= new LiuzhengDb());
/** For further queries of pages that show more. */
export const pagesDb = db;

/** How long a job that is over stays on the screen, ms. */
const LATELY = 10 * 60_000;

/** ms after which a query that failed is asked again. */
const AGAIN = 2000;

const watchers = new Set<(error: AppError) => void>();

/** Calls back whenever one of the queries below could not be answered: what the screen shows may then be old or empty. */
export function liveFailure(callback: (error: AppError) => void): () => void {
  watchers.add(callback);
  return () => watchers.delete(callback);
}

function failed(thrown: unknown): void {
  for (const watcher of watchers) watcher(storeError(thrown));
}

export function live<T>(query: () => Promise<T>, callback: (value: T) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const begin = (): (() => void) => {
    const subscription = liveQuery(query).subscribe({
      next: callback,
      error: (thrown: unknown) => {
        failed(thrown);
        // A query that failed is over. On a full disk the browser closes the database for some seconds only.
        timer = setTimeout(() => (stop = begin()), AGAIN);
      },
    });
    return () => subscription.unsubscribe();
  };
  let stop = begin();
  return () => {
    clearTimeout(timer);
    stop();
  };
}

export function liveCases(callback: (rows: CaseRow[]) => void): () => void {
  return live(() => db().cases.orderBy('updatedAt').reverse().toArray(), callback);
}

export function liveCurrentCaseId(callback: (id: CaseId | null) => void): () => void {
  return liveSetting('currentCase', (value) => callback(isCaseId(value) ? value : null));
}

/** Newest first: all of them. Comes after they were all read; afterwards only what changed is read. */
export function liveExhibits(caseId: CaseId, callback: (rows: ExhibitRow[]) => void): () => void {
  return watchExhibits(db(), caseId, (row) => row, callback, failed);
}

/** The same, of each only what is picked. */
export function liveExhibitsAs<T>(
  caseId: CaseId,
  pick: (row: ExhibitRow) => T,
  callback: (picked: T[]) => void,
): () => void {
  return watchExhibits(db(), caseId, pick, callback, failed);
}

/** The latest, newest first, and whether there are more. */
export function liveLatest(
  caseId: CaseId,
  limit: number,
  callback: (page: { readonly rows: ExhibitRow[]; readonly more: boolean }) => void,
): () => void {
  return live(() => latestExhibits(db(), caseId, limit), callback);
}

/** Those of the ids that are there, in their order. */
export function liveExhibitsOf(
  ids: readonly ExhibitId[],
  callback: (rows: ExhibitRow[]) => void,
): () => void {
  return live(async () => {
    const rows = await db().exhibits.bulkGet([...ids]);
    return rows.filter((row) => row !== undefined);
  }, callback);
}

/** Notes, deletions, exports and the end of a case, oldest first. */
export function liveEvents(caseId: CaseId, callback: (events: TimelineEvent[]) => void): () => void {
  return watchEvents(db(), caseId, callback, failed);
}

let search: { readonly caseId: CaseId; readonly texts: TextSearch } | undefined;

/** The words of one case; those of the case asked about before are let go of. */
function textsOf(caseId: CaseId): TextSearch {
  if (search?.caseId !== caseId) {
    search?.texts.close();
    search = { caseId, texts: new TextSearch(db(), caseId) };
  }
  return search.texts;
}

/** Reads the words in before the first query. */
export function warmTexts(caseId: CaseId): void {
  void textsOf(caseId).warm();
}

/** Exhibits whose files hold any of the terms. */
export function searchTexts(
  caseId: CaseId,
  terms: readonly Term[],
  signal: AbortSignal,
): Promise<Result<TextAnswer>> {
  return textsOf(caseId).find(terms, signal);
}

/** Whether words of an exhibit's file could not be read; `null`: not so, or it was not looked at yet. */
export function liveUnread(id: ExhibitId, callback: (unread: 'all' | 'some' | null) => void): () => void {
  return live(async () => (await db().texts.get(id))?.unread ?? null, callback);
}

export function liveExhibit(id: ExhibitId, callback: (row: ExhibitRow | null) => void): () => void {
  return live(async () => (await db().exhibits.get(id)) ?? null, callback);
}

/**
 * Jobs under way and those that ended lately, newest first. `Lately` counts from the moment of subscribing: a job that a
 * page has begun stays on its screen however long that page is open.
 */
export function liveJobs(callback: (rows: JobRow[]) => void): () => void {
  const since = Date.now() - LATELY;
  return live(async () => {
    const rows = await db().jobs.orderBy('updatedAt').reverse().toArray();
    return rows.filter(
      (row) => row.state === 'running' || Date.parse(row.updatedAt) > since || awaitsSaving(row),
    );
  }, callback);
}

/** Guarded conversations that are not over. */
export function liveGuards(callback: (rows: GuardRow[]) => void): () => void {
  return live(() => openGuards(db()), callback);
}

export function liveLog(caseId: CaseId, callback: (rows: LogRow[]) => void): () => void {
  return live(
    () => db().log.where('[caseId+seq]').between([caseId, 0], [caseId, Number.MAX_SAFE_INTEGER]).toArray(),
    callback,
  );
}

/** Papers that were taken out, newest first. */
export function liveDocuments(caseId: CaseId, callback: (rows: DocumentRow[]) => void): () => void {
  return live(async () => (await documentsOf(db(), caseId)).reverse(), callback);
}

export function liveSetting(key: SettingRow['key'], callback: (value: string | null) => void): () => void {
  return live(async () => (await db().settings.get(key))?.value ?? null, callback);
}

/** Bytes used by the whole extension, what the browser would allow, and whether it may evict us. */
export function liveStorage(
  exempt: () => Promise<boolean>,
  callback: (state: { usedBytes: number; quotaBytes: number; persisted: boolean }) => void,
): () => void {
  return live(async () => {
    // Reading the count makes this query run again whenever a blob comes or goes.
    await db().blobs.count();
    const [{ usage = 0, quota = 0 }, persisted] = await Promise.all([
      navigator.storage.estimate(),
      exempt().then((is) => is || navigator.storage.persist()),
    ]);
    return { usedBytes: usage, quotaBytes: quota, persisted };
  }, callback);
}

/** Leaves files for the background: the only thing a page writes. */
export function leaveInInbox(leaving: readonly inbox.Leaving[]): Promise<Result<string[]>> {
  return inbox.leaveInInbox(db(), leaving, Date.now());
}

export function withdrawFromInbox(ids: readonly string[]): Promise<void> {
  return inbox.emptyInbox(db(), ids);
}

export function readBlob(sha256: Sha256): Promise<Result<Blob>> {
  return blobs.readBlob(db(), sha256);
}

/** The finished volumes of an export or a backup. */
export function readOutbox(jobId: JobId): Promise<Result<{ name: string; blob: Blob }[]>> {
  return outbox.readOutbox(db(), jobId);
}

/** Leaves files for the background, all or none; the answer is their ids. */
export function leaveFiles(files: readonly File[]): Promise<Result<string[]>> {
  return leaveInInbox(files.map((file) => ({ file })));
}

/** Bytes of the exhibits of each case, by id. Files that several exhibits share are counted in each. */
export function liveCaseSizes(callback: (sizes: ReadonlyMap<CaseId, number>) => void): () => void {
  return live(async () => {
    const sizes = new Map<CaseId, number>();
    await db().exhibits.each(({ caseId, bytes }) => void sizes.set(caseId, (sizes.get(caseId) ?? 0) + bytes));
    return sizes;
  }, callback);
}
