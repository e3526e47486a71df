import type { JobId } from '../exhibit/ids';
import { err, ok, type Result } from '../shared/result';
import type { UtcIso } from '../shared/time';
import type { LiuzhengDb } from './db';
import { explained } from './errors';
import type { FixityJobRow } from './fixity-rows';
import type { BackupJobRow, CaptureJobRow, ExportJobRow, JobRow, RestoreJobRow } from './rows';

/** How many finished jobs are kept to be looked at. */
const KEEP = 50;

export async function addJob(db: LiuzhengDb, row: JobRow): Promise<Result<null>> {
  try {
    await db.jobs.add(row);
    const over = (await db.jobs.orderBy('updatedAt').reverse().toArray()).filter(isOver);
    await db.jobs.bulkDelete(over.slice(KEEP).map((job) => job.id));
    return ok(null);
  } catch (thrown) {
    return err(await explained(thrown));
  }
}

/** Not one that runs, and not a bundle that still waits to be saved. */
function isOver(job: JobRow): boolean {
  return job.state !== 'running' && !awaitsSaving(job);
}

/** Finished archives of it are in the outbox, and no page has handed them to the downloads yet. */
export function awaitsSaving(job: JobRow): boolean {
  return (job.kind === 'export' || job.kind === 'backup') && job.state === 'done' && !job.saved;
}

/** With a state that ends the job its draft goes: the exhibit has it, or nothing came of it. */
export async function updateCapture(
  db: LiuzhengDb,
  id: JobId,
  at: UtcIso,
  patch: Partial<Omit<CaptureJobRow, 'id' | 'kind'>>,
): Promise<void> {
  const over = patch.state !== undefined && patch.state !== 'running';
  await db.jobs.update(id, { ...patch, updatedAt: at, ...(over ? { draft: undefined } : {}) });
}

export async function updateJob(
  db: LiuzhengDb,
  id: JobId,
  at: UtcIso,
  patch:
    | Partial<Omit<ExportJobRow, 'id' | 'kind'>>
    | Partial<Omit<BackupJobRow, 'id' | 'kind'>>
    | Partial<Omit<RestoreJobRow, 'id' | 'kind'>>
    | Partial<Omit<FixityJobRow, 'id' | 'kind'>>,
): Promise<void> {
  await db.jobs.update(id, { ...patch, updatedAt: at });
}

export function runningJobs(db: LiuzhengDb): Promise<JobRow[]> {
  return db.jobs.where('state').equals('running').toArray();
}
