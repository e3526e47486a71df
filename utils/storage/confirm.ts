import type { ExhibitId } from '../exhibit/ids';
import type { Digests } from '../shared/digest';
import { appError, type AppError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import { checkBlob } from './blobs';
import type { LiuzhengDb } from './db';
import { storeError } from './errors';
import type { ExhibitRow } from './rows';

/** Bytes of one exhibit are read back and re-hashed; see {@link confirmExhibits}. */
export async function confirmExhibit(
  db: LiuzhengDb,
  digests: Digests,
  id: ExhibitId,
): Promise<Result<ExhibitRow['integrity']>> {
  const confirmed = await confirmExhibits(db, digests, [id]);
  return confirmed.ok ? ok('verified') : confirmed;
}

/**
 * Reads every file of the exhibits back and re-hashes it; only then are they `verified`, all in one write. `STORE_DAMAGED`:
 * one was damaged and is marked so, the others are checked all the same; `STORE_FAILED` or `NOT_FOUND` (the store could not
 * be asked, or there is none) leaves that one as it is, to be tried again.
 */
export async function confirmExhibits(
  db: LiuzhengDb,
  digests: Digests,
  ids: readonly ExhibitId[],
): Promise<Result<null>> {
  const found: { key: ExhibitId; changes: Pick<ExhibitRow, 'integrity'> }[] = [];
  let worst: AppError | undefined;
  try {
    for (const id of ids) {
      const row = await db.exhibits.get(id);
      const checked = row
        ? await readBack(db, digests, row)
        : err(appError('NOT_FOUND', { detail: { exhibit: id } }));
      if (!checked.ok && worst?.code !== 'STORE_DAMAGED') worst = checked.error;
      if (checked.ok || checked.error.code === 'STORE_DAMAGED')
        found.push({ key: id, changes: { integrity: checked.ok ? 'verified' : 'damaged' } });
    }
    await db.exhibits.bulkUpdate(found);
    return worst ? err(worst) : ok(null);
  } catch (thrown) {
    return err(storeError(thrown));
  }
}

async function readBack(db: LiuzhengDb, digests: Digests, row: ExhibitRow): Promise<Result<null>> {
  for (const sha256 of [row.recordSha256, ...row.record.files.map((file) => file.sha256)]) {
    const read = await checkBlob(db, digests, sha256);
    if (!read.ok) return read;
  }
  return ok(null);
}
