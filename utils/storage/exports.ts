import type { CaseId, JobId, Sha256 } from '../exhibit/ids';
import type { LogEvent } from '../integrity/chain.types';
import { appError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import type { UtcIso } from '../shared/time';
import type { LiuzhengDb } from './db';
import { explained, storeError } from './errors';
import { awaitsSaving } from './jobs';
import type { Ledger } from './ledger';
import type { CertificateRow, StampRow } from './paper-rows';
import type { CaseRow, ExhibitRow, JobRow } from './rows';

export interface CaseContents {
  readonly row: CaseRow;
  /** By number. */
  readonly exhibits: readonly ExhibitRow[];
  /** Canonical lines of the log, in order. */
  readonly lines: readonly string[];
  /** Of its exhibits, deleted ones too. */
  readonly stamps: readonly StampRow[];
  /** What outsiders issued. */
  readonly certificates: readonly CertificateRow[];
}

/** A case as it is at one moment: rows and log in one read transaction. `NOT_FOUND` when there is none. */
export async function readCase(db: LiuzhengDb, id: CaseId): Promise<Result<CaseContents>> {
  try {
    return await db.transaction(
      'r',
      [db.cases, db.exhibits, db.log, db.stamps, db.certificates],
      async () => {
        const row = await db.cases.get(id);
        if (!row) return err(appError('NOT_FOUND', { detail: { case: id } }));
        const exhibits = await db.exhibits
          .where('[caseId+number]')
          .between([id, 0], [id, Number.MAX_SAFE_INTEGER])
          .toArray();
        const log = await db.log
          .where('[caseId+seq]')
          .between([id, 0], [id, Number.MAX_SAFE_INTEGER])
          .toArray();
        const stamps = await db.stamps.where('caseId').equals(id).sortBy('number');
        const certificates = await db.certificates.where('caseId').equals(id).sortBy('at');
        return ok({ row, exhibits, lines: log.map((line) => line.line), stamps, certificates });
      },
    );
  } catch (thrown) {
    return err(storeError(thrown));
  }
}

/** Keeps a finished volume until a page has handed it to the downloads. */
export async function putVolume(
  db: LiuzhengDb,
  jobId: JobId,
  index: number,
  name: string,
  blob: Blob,
): Promise<Result<null>> {
  try {
    await db.outbox.put({ jobId, index, name, blob });
    return ok(null);
  } catch (thrown) {
    return err(await explained(thrown));
  }
}

export async function volumeBlob(db: LiuzhengDb, jobId: JobId, index: number): Promise<Result<Blob>> {
  try {
    const row = await db.outbox.get([jobId, index]);
    return row ? ok(row.blob) : err(appError('NOT_FOUND', { detail: { volume: index } }));
  } catch (thrown) {
    return err(storeError(thrown));
  }
}

export async function clearOutbox(db: LiuzhengDb, jobId: JobId): Promise<void> {
  await db.outbox.where('jobId').equals(jobId).delete();
}

export async function dropVolume(db: LiuzhengDb, jobId: JobId, index: number): Promise<void> {
  await db.outbox.delete([jobId, index]);
}

/** Drops the finished volumes of a case that no page has saved; their jobs end as cancelled. */
export async function supersedeExports(db: LiuzhengDb, caseId: CaseId): Promise<void> {
  await supersede(db, (job) => job.kind === 'export' && job.caseId === caseId);
}

/** Likewise of backups. */
export async function supersedeBackups(db: LiuzhengDb): Promise<void> {
  await supersede(db, (job) => job.kind === 'backup');
}

async function supersede(db: LiuzhengDb, which: (job: JobRow) => boolean): Promise<void> {
  await db.transaction('rw', db.jobs, db.outbox, async () => {
    const waiting = await db.jobs.filter((job) => which(job) && awaitsSaving(job)).toArray();
    for (const job of waiting) {
      await db.outbox.where('jobId').equals(job.id).delete();
      await db.jobs.update(job.id, { state: 'cancelled' });
    }
  });
}

/** A verified export is part of the case's history. */
export function noteExport(
  ledger: Ledger,
  caseId: CaseId,
  at: UtcIso,
  event: Extract<LogEvent, { type: 'bundle-exported' | 'redacted-exported' }>,
): Promise<Result<CaseRow>> {
  // A masked copy is no copy to fall back on: the reminder to export goes on.
  const casePatch = event.type === 'bundle-exported' ? { exportedAt: at } : {};
  return ledger.enter(caseId, async () => ok({ caseId, at, casePatch, events: [event] }));
}

/** Pictures that left for a channel are part of the case's history. */
export function notePack(
  ledger: Ledger,
  caseId: CaseId,
  at: UtcIso,
  event: Extract<LogEvent, { type: 'pack-made' }>,
): Promise<Result<CaseRow>> {
  return ledger.enter(caseId, async () => ok({ caseId, at, events: [event] }));
}

/** What is damaged is part of the case's history too. */
export function noteDamage(
  ledger: Ledger,
  caseId: CaseId,
  at: UtcIso,
  events: readonly Extract<LogEvent, { type: 'exhibit-damaged' | 'document-damaged' }>[],
): Promise<Result<CaseRow>> {
  return ledger.enter(caseId, async () => ok({ caseId, at, events }));
}

export interface ExportedVolume {
  readonly name: string;
  readonly sha256: Sha256;
  readonly bytes: number;
}
