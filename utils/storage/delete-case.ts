import type { CaseId, Sha256 } from '../exhibit/ids';
import { appError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import { dropUnreferenced } from './blobs';
import type { LiuzhengDb } from './db';
import type { Ledger } from './ledger';
import { clearOutbox } from './outbox';
import type { CaseRow } from './rows';

/**
 * Removes a case: exhibits, papers, seals, what was guarded, and its log. Nothing stays, not even that it was there; only a
 * bundle or a backup brings it back. Files that another case has as well stay for that one.
 *
 * `CASE_BUSY` while a job that reads or writes the case runs, or a conversation is guarded into it; `NOT_FOUND`.
 */
export async function deleteCase(db: LiuzhengDb, ledger: Ledger, caseId: CaseId): Promise<Result<null>> {
  const refuse = (code: 'CASE_BUSY' | 'NOT_FOUND') => err(appError(code, { detail: { case: caseId } }));
  const tables = [
    db.exhibits,
    db.blobs,
    db.staged,
    db.texts,
    db.jobs,
    db.outbox,
    db.outboxPieces,
    db.guards,
    db.guardJournal,
    db.stamps,
    db.certificates,
    db.documents,
    db.settings,
  ];
  return ledger.remove(caseId, tables, async () => {
    const row = await db.cases.get(caseId);
    if (!row) return refuse('NOT_FOUND');
    const running = await db.jobs.where('state').equals('running').toArray();
    // Backups and restores are about every case.
    if (running.some((job) => !('caseId' in job) || job.caseId === caseId)) return refuse('CASE_BUSY');
    const guards = (await db.guards.toArray()).filter((row) => row.caseId === caseId);
    if (guards.some(({ state }) => state !== 'ended' && state !== 'failed')) return refuse('CASE_BUSY');

    const files = await removeExhibits(db, row);
    const papers = await removePapers(db, caseId);
    await removeJobs(db, caseId);
    for (const { id } of guards)
      await db.guardJournal.where('[guardId+seq]').between([id, 0], [id, Number.MAX_SAFE_INTEGER]).delete();
    await db.guards.bulkDelete(guards.map(({ id }) => id));
    if ((await db.settings.get('currentCase'))?.value === caseId) await db.settings.delete('currentCase');
    await dropUnreferenced(db, [...files, ...papers]);
    return ok(null);
  });
}

/** Numbers looked at at a time: quicker than one by one, and ten thousand exhibits are not held at once. */
const PIECE = 500;

/** @returns the files that they were made of. */
async function removeExhibits(db: LiuzhengDb, { id, nextNumber }: CaseRow): Promise<Sha256[]> {
  const files: Sha256[] = [];
  for (let from = 0; from < nextNumber; from += PIECE) {
    const rows = await db.exhibits
      .where('[caseId+number]')
      .between([id, from], [id, from + PIECE], true, false)
      .toArray();
    for (const { recordSha256, record } of rows)
      files.push(recordSha256, ...record.files.map(({ sha256 }) => sha256));
    const ids = rows.map((row) => row.id);
    await db.exhibits.bulkDelete(ids);
    await db.texts.bulkDelete(ids);
  }
  return files;
}

/** @returns the files of papers and certificates. */
async function removePapers(db: LiuzhengDb, caseId: CaseId): Promise<Sha256[]> {
  await db.stamps.where('caseId').equals(caseId).delete();
  const certificates = db.certificates.where('caseId').equals(caseId);
  const documents = db.documents
    .where('[caseId+number]')
    .between([caseId, 0], [caseId, Number.MAX_SAFE_INTEGER], true, true);
  const files = [
    ...(await certificates.toArray()).map(({ file }) => file.sha256),
    ...(await documents.toArray()).flatMap((row) => row.files.map(({ sha256 }) => sha256)),
  ];
  await db.texts.bulkDelete(await documents.primaryKeys());
  await certificates.delete();
  await documents.delete();
  return files;
}

/** Jobs that are over, with finished volumes that nobody fetched. */
async function removeJobs(db: LiuzhengDb, caseId: CaseId): Promise<void> {
  const own = (await db.jobs.toArray()).filter((job) => 'caseId' in job && job.caseId === caseId);
  for (const { id } of own) await clearOutbox(db, id);
  await db.jobs.bulkDelete(own.map(({ id }) => id));
}
