import type { Sha256 } from '../exhibit/ids';
import { digestHex, type Digests } from '../shared/digest';
import { appError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import type { LiuzhengDb } from './db';
import { storeError } from './errors';

/** Reads a blob as it is on disk. `STORE_DAMAGED` when it is gone or its file was lost (NotFound/NotReadableError). */
export async function readBlob(db: LiuzhengDb, sha256: Sha256): Promise<Result<Blob>> {
  try {
    const row = await db.blobs.get(sha256);
    return row
      ? ok(row.blob)
      : err(appError('STORE_DAMAGED', { detail: { sha256 }, cause: 'blob not in the store' }));
  } catch (thrown) {
    return err({ ...storeError(thrown), code: 'STORE_DAMAGED', detail: { sha256 } });
  }
}

/** Reads the bytes of a blob and checks them against its address. `STORE_DAMAGED` otherwise. */
export async function readVerified(
  db: LiuzhengDb,
  digests: Digests,
  sha256: Sha256,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const blob = await readBlob(db, sha256);
  if (!blob.ok) return blob;
  try {
    const bytes = new Uint8Array(await blob.value.arrayBuffer());
    const found = await digestHex(digests, 'sha256', bytes);
    return found === sha256
      ? ok(bytes)
      : err(appError('STORE_DAMAGED', { detail: { sha256, found }, cause: 'hash differs' }));
  } catch (thrown) {
    return err({ ...storeError(thrown), code: 'STORE_DAMAGED', detail: { sha256 } });
  }
}
