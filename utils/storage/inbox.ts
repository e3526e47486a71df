import { err, ok, type Result } from '../shared/result';
import { utcIso } from '../shared/time';
import type { LiuzhengDb } from './db';
import { explained } from './errors';
import type { InboxRow, SeenFile } from './rows';

/** ms after which a file that nobody asked to be imported is given up: the page that left it is long gone. */
const FORGOTTEN = 24 * 3600_000;

/** What a page leaves: a file, or of one too large to be kept its beginning and its hashes. */
export interface Leaving {
  readonly file: File;
  readonly seen?: SeenFile;
  readonly hashed?: InboxRow['hashed'];
}

/** Bytes kept of a file of which only the hashes are: enough to tell its type. */
const BEGINNING = 64 * 1024;

/** Leaves files for the background, bytes and all, in one write; the answer is the ids to tell it. `STORE_FULL` keeps nothing. */
export async function leaveInInbox(
  db: LiuzhengDb,
  leaving: readonly Leaving[],
  now: number,
): Promise<Result<string[]>> {
  const rows = leaving.map(({ file, seen, hashed }): InboxRow => ({
    id: crypto.randomUUID(),
    name: file.name,
    blob: hashed ? file.slice(0, BEGINNING) : file,
    lastModified: file.lastModified,
    at: utcIso(now),
    ...(seen ? { seen } : {}),
    ...(hashed ? { hashed } : {}),
  }));
  try {
    await db.inbox.bulkAdd(rows);
    return ok(rows.map(({ id }) => id));
  } catch (thrown) {
    return err(await explained(thrown));
  }
}

export async function inboxRow(db: LiuzhengDb, id: string): Promise<InboxRow | undefined> {
  return db.inbox.get(id);
}

export async function emptyInbox(db: LiuzhengDb, ids: readonly string[]): Promise<void> {
  await db.inbox.bulkDelete([...ids]);
}

/** Drops files older than a day that no running job is to take. Answers how many went. */
export async function sweepInbox(db: LiuzhengDb, now: number): Promise<number> {
  return db.transaction('rw', db.inbox, db.jobs, async () => {
    const running = await db.jobs.where('state').equals('running').toArray();
    const wanted = new Set(
      running.flatMap((job) => {
        if (job.kind === 'import') return job.items.map(({ id }) => id);
        return job.kind === 'restore' ? job.inbox : [];
      }),
    );
    const before = utcIso(now - FORGOTTEN);
    const gone = await db.inbox.filter((row) => row.at < before && !wanted.has(row.id)).primaryKeys();
    await db.inbox.bulkDelete(gone);
    return gone.length;
  });
}
