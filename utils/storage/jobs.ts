import type { JobId } from '../exhibit/ids';
import type { UtcIso } from '../shared/time';
import type { LiuzhengDb } from './db';
import type { CaptureJobRow, ExportJobRow, JobRow } from './rows';

/** How many finished jobs are kept to be looked at. */
const KEEP = 50;

export async function addJob(db: LiuzhengDb, row: JobRow): Promise<void> {
  await db.jobs.add(row);
  const over = (await db.jobs.orderBy('updatedAt').reverse().toArray()).filter(
    (job) => job.state !== 'running',
  );
  await db.jobs.bulkDelete(over.slice(KEEP).map((job) => job.id));
}

export async function updateCapture(
  db: LiuzhengDb,
  id: JobId,
  at: UtcIso,
  patch: Partial<Omit<CaptureJobRow, 'id' | 'kind'>>,
): Promise<void> {
  await db.jobs.update(id, { ...patch, updatedAt: at });
}

export async function updateExport(
  db: LiuzhengDb,
  id: JobId,
  at: UtcIso,
  patch: Partial<Omit<ExportJobRow, 'id' | 'kind'>>,
): Promise<void> {
  await db.jobs.update(id, { ...patch, updatedAt: at });
}

export function runningJobs(db: LiuzhengDb): Promise<JobRow[]> {
  return db.jobs.where('state').equals('running').toArray();
}
