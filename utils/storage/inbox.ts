import { err, ok, type Result } from '../shared/result';
import { utcIso } from '../shared/time';
import type { LiuzhengDb } from './db';
import { explained } from './errors';
import type { InboxRow } from './rows';

/** Leaves a file for the background, bytes and all; the answer is the id to tell it. `STORE_FULL` keeps nothing. */
export async function leaveInInbox(db: LiuzhengDb, file: File, now: number): Promise<Result<string>> {
  const id = crypto.randomUUID();
  try {
    const { name, lastModified } = file;
    await db.inbox.add({ id, name, blob: file, lastModified, at: utcIso(now) });
    return ok(id);
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
