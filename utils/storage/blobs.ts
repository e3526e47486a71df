import type { Sha256 } from '../exhibit/ids';
import { digestHex, type Digests } from '../shared/digest';
import { appError, type AppError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import { digestBlob } from '../shared/digest-blob';
import type { LiuzhengDb } from './db';
import { storeError } from './errors';

/**
 * Reads a blob as it is on disk. `STORE_DAMAGED` when it is gone or its file was lost (NotFound/NotReadableError);
 * `STORE_FAILED` when the store could not be asked, which says nothing about the blob.
 */
export async function readBlob(db: LiuzhengDb, sha256: Sha256): Promise<Result<Blob>> {
  try {
    const row = await db.blobs.get(sha256);
    return row
      ? ok(row.blob)
      : err(appError('STORE_DAMAGED', { detail: { sha256 }, cause: 'blob not in the store' }));
  } catch (thrown) {
    return err(readError(thrown, sha256));
  }
}

/** A lost or unreadable file is damage to the evidence; a closed database or a lack of memory is not. */
function readError(thrown: unknown, sha256: Sha256): AppError {
  const error = storeError(thrown);
  const lost = /\b(NotFound|NotReadable|Data)Error\b/.test(error.cause ?? '');
  return { ...error, code: lost ? 'STORE_DAMAGED' : 'STORE_FAILED', detail: { sha256 } };
}

/** The bytes of a blob, unchecked: for callers that hash them anyway. `STORE_DAMAGED` when they cannot be read. */
export async function readBytes(db: LiuzhengDb, sha256: Sha256): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const blob = await readBlob(db, sha256);
  if (!blob.ok) return blob;
  try {
    return ok(new Uint8Array(await blob.value.arrayBuffer()));
  } catch (thrown) {
    return err(readError(thrown, sha256));
  }
}

/** Reads the bytes of a blob and checks them against its address. `STORE_DAMAGED` otherwise; `STORE_FAILED` as above. */
export async function readVerified(
  db: LiuzhengDb,
  digests: Digests,
  sha256: Sha256,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const bytes = await readBytes(db, sha256);
  if (!bytes.ok) return bytes;
  const found = await digestHex(digests, 'sha256', bytes.value);
  return found === sha256
    ? bytes
    : err(appError('STORE_DAMAGED', { detail: { sha256, found }, cause: 'hash differs' }));
}

/** Like {@link readVerified} without the bytes: read piece by piece, so that a film need not fit into memory. */
export async function checkBlob(db: LiuzhengDb, digests: Digests, sha256: Sha256): Promise<Result<null>> {
  const blob = await readBlob(db, sha256);
  if (!blob.ok) return blob;
  try {
    const { sha256: found } = await digestBlob(digests, ['sha256'], blob.value);
    return found === sha256
      ? ok(null)
      : err(appError('STORE_DAMAGED', { detail: { sha256, found }, cause: 'hash differs' }));
  } catch (thrown) {
    return err(readError(thrown, sha256));
  }
}

/** Rows read at a time: quicker than one by one, and ten thousand are not held at once. */
const PIECE = 500;

/**
 * Deletes those of the blobs that no exhibit and no capture under way refers to (the same bytes may serve several).
 * To be called inside a transaction on `exhibits`, `staged` and `blobs`, after the reference was deleted.
 */
export async function dropUnreferenced(db: LiuzhengDb, candidates: readonly Sha256[]): Promise<void> {
  const own = new Set(candidates);
  for (let after = ''; own.size > 0;) {
    const rows = await db.exhibits.where('id').above(after).limit(PIECE).toArray();
    for (const other of rows) {
      own.delete(other.recordSha256);
      for (const file of other.record.files) own.delete(file.sha256);
    }
    const last = rows.at(-1);
    if (!last || rows.length < PIECE) break;
    after = last.id;
  }
  for (const file of await db.staged.toArray()) own.delete(file.sha256);
  await db.blobs.bulkDelete([...own]);
}
