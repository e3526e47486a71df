import type { CaseId, JobId } from '../exhibit/ids';
import { appError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import type { LiuzhengDb } from './db';
import { explained, storeError } from './errors';
import { awaitsSaving } from './jobs';
import type { JobRow } from './rows';

/** A volume as it lies in the outbox: `pieces` that were put there while it was being written, and the `rest`. */
export interface LeftVolume {
  readonly name: string;
  readonly rest: Blob;
  readonly pieces: number;
}

/** Where volumes lie between being written and being saved, by job and 0-based number. */
export interface Outbox {
  /** A finished volume. */
  put(jobId: JobId, index: number, volume: LeftVolume): Promise<Result<null>>;
  /** Takes a piece of a volume that is being written, and gives it back as it is kept. */
  putPiece(jobId: JobId, index: number, piece: number, blob: Blob): Promise<Result<Blob>>;
  /** `NOT_FOUND` when it, or a piece of it, is not there. */
  read(jobId: JobId, index: number): Promise<Result<Blob>>;
  drop(jobId: JobId, index: number): Promise<void>;
  clear(jobId: JobId): Promise<void>;
}

export const outboxOf = (db: LiuzhengDb): Outbox => ({
  put: (jobId, index, volume) => putVolume(db, jobId, index, volume),
  putPiece: (jobId, index, piece, blob) => putPiece(db, jobId, index, piece, blob),
  read: (jobId, index) => volumeBlob(db, jobId, index),
  drop: (jobId, index) => dropVolume(db, jobId, index),
  clear: (jobId) => clearOutbox(db, jobId),
});

/** Keeps a finished volume until a page has handed it to the downloads. */
export async function putVolume(
  db: LiuzhengDb,
  jobId: JobId,
  index: number,
  { name, rest, pieces }: LeftVolume,
): Promise<Result<null>> {
  try {
    await db.outbox.put({ jobId, index, name, blob: rest, ...(pieces > 0 ? { pieces } : {}) });
    return ok(null);
  } catch (thrown) {
    return err(await explained(thrown));
  }
}

/** Keeps a piece of a volume that is not finished yet, and gives it back as the store has it. */
export async function putPiece(
  db: LiuzhengDb,
  jobId: JobId,
  index: number,
  piece: number,
  blob: Blob,
): Promise<Result<Blob>> {
  try {
    await db.outboxPieces.put({ jobId, index, piece, blob });
    const kept = await db.outboxPieces.get([jobId, index, piece]);
    return kept ? ok(kept.blob) : err(appError('NOT_FOUND', { detail: { volume: index } }));
  } catch (thrown) {
    return err(await explained(thrown));
  }
}

/** A volume in whole. `NOT_FOUND` when it, or a piece of it, is not there. */
export async function volumeBlob(db: LiuzhengDb, jobId: JobId, index: number): Promise<Result<Blob>> {
  try {
    const row = await db.outbox.get([jobId, index]);
    const pieces = row?.pieces ? await piecesOf(db, jobId, index).toArray() : [];
    if (!row || pieces.length !== (row.pieces ?? 0))
      return err(appError('NOT_FOUND', { detail: { volume: index } }));
    if (pieces.length === 0) return ok(row.blob);
    return ok(new Blob([...pieces.map(({ blob }) => blob), row.blob], { type: row.blob.type }));
  } catch (thrown) {
    return err(storeError(thrown));
  }
}

/** The finished volumes of a job, in order, until a page has saved them. All of them, or `NOT_FOUND`. */
export async function readOutbox(
  db: LiuzhengDb,
  jobId: JobId,
): Promise<Result<{ name: string; blob: Blob }[]>> {
  try {
    const rows = await db.outbox.where('jobId').equals(jobId).sortBy('index');
    const job = await db.jobs.get(jobId);
    const expected = job?.kind === 'export' || job?.kind === 'backup' ? (job.volumes?.length ?? 0) : 0;
    if (rows.length === 0 || rows.length !== expected) return err(appError('NOT_FOUND'));
    const volumes: { name: string; blob: Blob }[] = [];
    for (const { name, index } of rows) {
      const blob = await volumeBlob(db, jobId, index);
      if (!blob.ok) return blob;
      volumes.push({ name, blob: blob.value });
    }
    return ok(volumes);
  } catch (thrown) {
    return err(storeError(thrown));
  }
}

export async function clearOutbox(db: LiuzhengDb, jobId: JobId): Promise<void> {
  await db.outbox.where('jobId').equals(jobId).delete();
  await db.outboxPieces.where('jobId').equals(jobId).delete();
}

/** Deletes what lies there of jobs that `keep` does not name; in a transaction of its caller. */
export async function sweepOutbox(db: LiuzhengDb, keep: (jobId: JobId) => boolean): Promise<void> {
  const jobs = [
    ...(await db.outbox.orderBy('jobId').uniqueKeys()),
    ...(await db.outboxPieces.orderBy('jobId').uniqueKeys()),
  ] as unknown as JobId[];
  for (const jobId of new Set(jobs)) if (!keep(jobId)) await clearOutbox(db, jobId);
}

export async function dropVolume(db: LiuzhengDb, jobId: JobId, index: number): Promise<void> {
  await db.outbox.delete([jobId, index]);
  await piecesOf(db, jobId, index).delete();
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
  await db.transaction('rw', db.jobs, db.outbox, db.outboxPieces, async () => {
    const waiting = await db.jobs.filter((job) => which(job) && awaitsSaving(job)).toArray();
    for (const job of waiting) {
      await clearOutbox(db, job.id);
      await db.jobs.update(job.id, { state: 'cancelled' });
    }
  });
}

/** In their order. */
function piecesOf(db: LiuzhengDb, jobId: JobId, index: number) {
  return db.outboxPieces.where('[jobId+index+piece]').between([jobId, index, 0], [jobId, index, Infinity]);
}
