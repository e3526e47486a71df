import { exhibitLabel, isSha256, type Sha256 } from '../exhibit/ids';
import { digestHex } from '../shared/digest';
import { appError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import type { BundleExhibit, BundlePorts } from './input';
import { isBagPath } from './zip-limits';

export interface PayloadFile {
  /** Path below the bag's folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly mediaType: string;
}

/**
 * Reads an exhibit's files out of the store and hashes each again. A blob that is gone or differs stops the export
 * with STORE_DAMAGED (`exhibit`, `file`, `problem`): a bundle never carries less, or other, than the record says.
 */
export async function collectExhibit(
  exhibit: BundleExhibit,
  ports: Pick<BundlePorts, 'digests' | 'readBlob' | 'signal'>,
  onBytes: (bytes: number) => void,
): Promise<Result<PayloadFile[]>> {
  const label = exhibitLabel(exhibit.record.number);
  const wanted = [
    {
      path: 'exhibit.json',
      sha256: exhibit.recordSha256,
      bytes: exhibit.recordBytes,
      mediaType: 'application/json',
    },
    ...exhibit.record.files,
  ];
  const out: PayloadFile[] = [];
  for (const file of wanted) {
    if (ports.signal.aborted) return err(appError('CANCELLED'));
    const damaged = (problem: string, cause?: string): Result<never> =>
      err(
        appError('STORE_DAMAGED', {
          detail: { exhibit: label, file: file.path, problem },
          ...(cause ? { cause } : {}),
        }),
      );
    const path = `data/exhibits/${label}/${file.path}`;
    if (!isBagPath(path) || !isSha256(file.sha256)) return damaged('name');
    const read = await readIntact(file.sha256, file.bytes, ports);
    if (!read.ok) return damaged(read.error.code, read.error.cause);
    out.push({ path, bytes: read.value, sha256: file.sha256, mediaType: file.mediaType });
    onBytes(file.bytes);
  }
  return ok(out);
}

async function readIntact(
  sha256: Sha256,
  size: number,
  ports: Pick<BundlePorts, 'digests' | 'readBlob'>,
): Promise<Result<Uint8Array, { readonly code: 'missing' | 'changed'; readonly cause?: string }>> {
  const blob = await ports.readBlob(sha256);
  if (!blob.ok) return err({ code: 'missing', cause: blob.error.cause ?? blob.error.code });
  if (blob.value.byteLength !== size) return err({ code: 'changed' });
  return (await digestHex(ports.digests, 'sha256', blob.value)) === sha256
    ? ok(blob.value)
    : err({ code: 'changed' });
}
