import type { ExhibitId } from '../exhibit/ids';
import type { LiuzhengDb } from './db';
import type { TextRow } from './rows';

/**
 * Exhibits (of those named, else of all) whose words are not in the index, or were put there by another version; newest
 * first. Asked about all, it also deletes rows of exhibits that are gone.
 */
export async function outstandingTexts(
  db: LiuzhengDb,
  version: number,
  among?: readonly ExhibitId[],
): Promise<ExhibitId[]> {
  if (among) {
    const there = await db.texts.where(':id').anyOf(among).primaryKeys();
    return among.filter((id) => !there.includes(id));
  }
  // One look at both tables: what comes in between would seem to have no exhibit.
  return db.transaction('rw', db.exhibits, db.texts, async () => {
    const exhibits = await db.exhibits.orderBy('[caseId+number]').primaryKeys();
    const done = new Set(await db.texts.where('version').equals(version).primaryKeys());
    const kept = new Set(exhibits);
    const gone = (await db.texts.toCollection().primaryKeys()).filter((id) => !kept.has(id));
    await db.texts.bulkDelete(gone);
    return exhibits.filter((id) => !done.has(id)).reverse();
  });
}

/** Not for an exhibit that was deleted meanwhile. */
export async function putText(db: LiuzhengDb, row: TextRow): Promise<void> {
  await db.transaction('rw', db.exhibits, db.texts, async () => {
    if ((await db.exhibits.where(':id').equals(row.id).count()) > 0) await db.texts.put(row);
  });
}

/** Throws the index away; the next catching-up makes it anew from the exhibits. */
export function forgetTexts(db: LiuzhengDb): Promise<void> {
  return db.texts.clear();
}
