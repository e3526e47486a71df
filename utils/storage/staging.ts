import type { JobId, Sha256 } from '../exhibit/ids';
import type { ExhibitFile } from '../exhibit/model';
import { err, ok, type Result } from '../shared/result';
import { dropUnreferenced, eachReference, referring } from './blobs';
import type { LiuzhengDb } from './db';
import { explained } from './errors';
import { awaitsSaving } from './jobs';
import { sweepOutbox } from './outbox';

/**
 * Keeps one file of a capture under way, bytes and journal row in one strict transaction. One that takes the place of an
 * earlier file of that path (a second snapshot) gives the space of the earlier one back.
 */
export async function stageFile(
  db: LiuzhengDb,
  jobId: JobId,
  file: ExhibitFile,
  blob: Blob,
): Promise<Result<null>> {
  try {
    const before = await db.staged.get([jobId, file.path]);
    const replaced = before && before.sha256 !== file.sha256 ? [before.sha256] : [];
    await db.transaction('rw', [db.blobs, db.staged, ...(replaced.length ? referring(db) : [])], async () => {
      await db.blobs.put({ sha256: file.sha256, blob });
      await db.staged.put({ jobId, ...file });
      if (replaced.length > 0) await dropUnreferenced(db, replaced);
    });
    return ok(null);
  } catch (thrown) {
    return err(await explained(thrown));
  }
}

export async function stagedFiles(db: LiuzhengDb, jobId: JobId): Promise<ExhibitFile[]> {
  const rows = await db.staged.where('jobId').equals(jobId).toArray();
  return rows
    .map(({ jobId: _jobId, ...file }) => file)
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** Gives back at once what a job that ended without a record had kept: on a full disk it is what others need. */
export async function discardStaged(db: LiuzhengDb, jobId: JobId): Promise<void> {
  await db.transaction('rw', [db.blobs, ...referring(db)], async () => {
    const rows = await db.staged.where('jobId').equals(jobId).toArray();
    await db.staged.where('jobId').equals(jobId).delete();
    await dropUnreferenced(
      db,
      rows.map((row) => row.sha256),
    );
  });
}

/**
 * Deletes what nobody refers to: blobs of no exhibit and no paper, staged rows and outbox entries of jobs that are over.
 * Run at start-up, after dead jobs were closed. Returns how many blobs went.
 */
export async function sweepOrphans(db: LiuzhengDb): Promise<number> {
  return db.transaction(
    'rw',
    [db.blobs, ...referring(db), db.jobs, db.outbox, db.outboxPieces, db.guards],
    async () => {
      const running = new Set([
        ...((await db.jobs.where('state').equals('running').primaryKeys()) as string[]),
        ...((await db.guards.where('state').anyOf('on', 'blind', 'ending').primaryKeys()) as string[]),
      ]);
      const unsaved = new Set(
        (await db.jobs.where('state').equals('done').toArray())
          .filter(awaitsSaving)
          .map((job) => job.id as string),
      );
      await db.staged.filter((row) => !running.has(row.jobId)).delete();
      await sweepOutbox(db, (jobId) => unsaved.has(jobId) || running.has(jobId));
      const used = new Set<Sha256>();
      await eachReference(db, (sha256) => void used.add(sha256));
      const orphans = (await db.blobs.toCollection().primaryKeys()).filter((sha256) => !used.has(sha256));
      await db.blobs.bulkDelete(orphans);
      return orphans.length;
    },
  );
}
