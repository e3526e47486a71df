import type { ExhibitId } from '../exhibit/ids';
import { indexText } from '../recognise/search/index-text';
import { appError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import type { LiuzhengDb } from './db';
import { storeError } from './errors';
import type { TextPart, TextRow } from './rows';

/**
 * Papers and exhibits (of those named, else of all) whose words are not in the index, or were put there by another version;
 * papers before exhibits, these newest first. Asked about all, it also deletes rows of those that are gone.
 */
export async function outstandingTexts(
  db: LiuzhengDb,
  version: number,
  among?: readonly string[],
): Promise<string[]> {
  if (among) {
    const there = await db.texts.where(':id').anyOf(among).primaryKeys();
    return among.filter((id) => !there.includes(id));
  }
  // One look at all tables: what comes in between would seem to have no owner.
  return db.transaction('rw', db.exhibits, db.documents, db.texts, async () => {
    const exhibits: string[] = await db.exhibits.orderBy('[caseId+number]').primaryKeys();
    const owners = [...exhibits, ...(await db.documents.toCollection().primaryKeys())];
    const done = new Set(await db.texts.where('version').equals(version).primaryKeys());
    const kept = new Set(owners);
    const gone = (await db.texts.toCollection().primaryKeys()).filter((id) => !kept.has(id));
    await db.texts.bulkDelete(gone);
    return owners.filter((id) => !done.has(id)).reverse();
  });
}

/** Not for an exhibit or a paper that was deleted meanwhile. What was recognised in its pictures stays searchable. */
export async function putText(db: LiuzhengDb, row: TextRow): Promise<void> {
  await db.transaction('rw', db.exhibits, db.documents, db.texts, async () => {
    const owner = row.number === 0 ? db.documents : db.exhibits;
    if ((await owner.where(':id').equals(row.id).count()) === 0) return;
    const recognised = (await db.texts.get(row.id))?.parts.filter(({ read }) => read) ?? [];
    await db.texts.put({ ...row, parts: [...row.parts, ...recognised] });
  });
}

/** Makes what was recognised in a picture searchable, in place of what an earlier reading found. */
export async function putReadText(db: LiuzhengDb, id: ExhibitId, words: string): Promise<Result<null>> {
  const { text, cut } = indexText(words);
  try {
    return await db.transaction('rw', db.exhibits, db.texts, async () => {
      const row = await db.exhibits.get(id);
      if (!row) return err(appError('NOT_FOUND', { detail: { exhibit: id } }));
      const { caseId, number } = row;
      // Version 0: whatever its files say is still to be read.
      const known = (await db.texts.get(id)) ?? { id, caseId, number, version: 0, parts: [] };
      const parts: TextPart[] = known.parts.filter(({ read }) => !read);
      if (text !== '') parts.push({ of: 'file', text, read: true, ...(cut ? { cut } : {}) });
      await db.texts.put({ ...known, parts });
      return ok(null);
    });
  } catch (thrown) {
    return err(storeError(thrown));
  }
}

/** Throws the index away; the next catching-up makes it anew from the exhibits. */
export function forgetTexts(db: LiuzhengDb): Promise<void> {
  return db.texts.clear();
}
