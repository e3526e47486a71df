import type { Table } from 'dexie';
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
export async function checkBlob(
  db: LiuzhengDb,
  digests: Digests,
  sha256: Sha256,
  signal?: AbortSignal,
): Promise<Result<null>> {
  const blob = await readBlob(db, sha256);
  if (!blob.ok) return blob;
  try {
    const { sha256: found } = await digestBlob(digests, ['sha256'], blob.value, signal && { signal });
    return found === sha256
      ? ok(null)
      : err(appError('STORE_DAMAGED', { detail: { sha256, found }, cause: 'hash differs' }));
  } catch (thrown) {
    return err(readError(thrown, sha256));
  }
}

/** Rows read at a time: quicker than one by one, and ten thousand are not held at once. */
const PIECE = 500;

/** The tables whose rows refer to blobs. */
export const referring = (db: LiuzhengDb): Table[] => [db.exhibits, db.staged, db.documents, db.certificates];

/**
 * Calls back with every address that something refers to; ends early once it answers `true`. Inside a transaction on
 * {@link referring}.
 */
export async function eachReference(
  db: LiuzhengDb,
  callback: (sha256: Sha256) => boolean | void,
): Promise<void> {
  for (let after = '', over = false; !over;) {
    const rows = await db.exhibits.where('id').above(after).limit(PIECE).toArray();
    for (const row of rows) {
      over = callback(row.recordSha256) === true || over;
      for (const file of row.record.files) over = callback(file.sha256) === true || over;
    }
    const last = rows.at(-1);
    if (!last || rows.length < PIECE) break;
    after = last.id;
  }
  for (const file of await db.staged.toArray()) callback(file.sha256);
  for (const row of await db.documents.toArray()) for (const file of row.files) callback(file.sha256);
  for (const row of await db.certificates.toArray()) callback(row.file.sha256);
}

/**
 * Deletes those of the blobs that nothing refers to (the same bytes may serve several). To be called inside a transaction on
 * `blobs` and {@link referring}, after the reference was deleted.
 */
export async function dropUnreferenced(db: LiuzhengDb, candidates: readonly Sha256[]): Promise<void> {
  const own = new Set(candidates);
  await eachReference(db, (sha256) => {
    own.delete(sha256);
    return own.size === 0;
  });
  await db.blobs.bulkDelete([...own]);
}
