import { exhibitLabel, isSha256, type Sha256 } from '../exhibit/ids';
import { canonicalJson } from '../integrity/canonical';
import type { LoggedFile } from '../integrity/chain.types';
import { utf8 } from '../shared/bytes';
import { digestHex } from '../shared/digest';
import { appError, type ErrorCode } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import { ahead } from './ahead';
import type { BundleExhibit, BundlePorts } from './input';
import { isBagPath } from './zip-limits';

export interface PayloadFile {
  /** Path below the bag's folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly sha512: string;
  readonly mediaType: string;
}

/** Bytes of files that are read and hashed at once. */
const AT_ONCE = 16 * 1024 * 1024;

/**
 * Reads an exhibit's files out of the store and hashes each again. A blob that is gone or differs stops the export
 * with STORE_DAMAGED (`exhibit`, `file`, `problem`): a bundle never carries less, or other, than record and log say.
 *
 * @param lost paths below `data/` that the log declares damaged: left out when they cannot be read.
 */
export async function collectExhibit(
  exhibit: BundleExhibit,
  ports: Pick<BundlePorts, 'digests' | 'readBlob' | 'signal'>,
  onBytes: (bytes: number) => void,
  lost: ReadonlySet<string> = new Set(),
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
  const intact = withRecord(exhibit, ports);
  const readOne = async (file: (typeof wanted)[number]): Promise<Result<PayloadFile | null>> => {
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
    const read = await readIntact(file.sha256, file.bytes, intact);
    if (!read.ok && lost.has(path.slice('data/'.length))) return ok(null);
    if (!read.ok) return damaged(read.error.code, read.error.cause);
    const sha512 = await digestHex(ports.digests, 'sha512', read.value);
    return ok({ path, bytes: read.value, sha256: file.sha256, sha512, mediaType: file.mediaType });
  };
  for await (const file of ahead(wanted, AT_ONCE, ({ bytes }) => bytes, readOne)) {
    if (!file.ok) return file;
    if (!file.value) continue;
    out.push(file.value);
    onBytes(file.value.bytes.byteLength);
  }
  return ok(out);
}

interface Unread {
  readonly code: 'missing' | 'changed';
  readonly cause?: string;
  readonly store?: ErrorCode;
}

/** The store has the record twice, as a row and as a file: the row can stand in for a lost file, if its hash agrees. */
function withRecord<T extends Pick<BundlePorts, 'digests' | 'readBlob'>>(
  exhibit: BundleExhibit,
  ports: T,
): T {
  const readBlob: BundlePorts['readBlob'] = async (sha256) => {
    const blob = await ports.readBlob(sha256);
    return blob.ok || sha256 !== exhibit.recordSha256 ? blob : ok(utf8(canonicalJson(exhibit.record)));
  };
  return { ...ports, readBlob };
}

/** Files of an exhibit that cannot be read as they were: by path in its folder. Any other error of the store ends it. */
export async function damagedFiles(
  exhibit: BundleExhibit,
  ports: Pick<BundlePorts, 'digests' | 'readBlob'>,
): Promise<Result<readonly LoggedFile[]>> {
  const folder = `exhibits/${exhibitLabel(exhibit.record.number)}`;
  const own = { path: 'exhibit.json', sha256: exhibit.recordSha256, bytes: exhibit.recordBytes };
  const all = [own, ...exhibit.record.files].map(({ path, sha256, bytes }) => ({
    path: `${folder}/${path}`,
    sha256,
    bytes,
  }));
  const bad: LoggedFile[] = [];
  for (const file of all) {
    const read = await readIntact(file.sha256, file.bytes, withRecord(exhibit, ports));
    if (read.ok) continue;
    // The store could not be asked: that says nothing about the file.
    if (read.error.store === 'STORE_FAILED') return err(appError('STORE_FAILED'));
    bad.push(file);
  }
  // Without its record an exhibit cannot be understood: it is left out whole.
  return ok(bad[0]?.path === `${folder}/exhibit.json` ? all : bad);
}

/** The bytes at an address, if they are there and still what they were. */
export async function readIntact(
  sha256: Sha256,
  size: number,
  ports: Pick<BundlePorts, 'digests' | 'readBlob'>,
): Promise<Result<Uint8Array, Unread>> {
  const blob = await ports.readBlob(sha256);
  if (!blob.ok)
    return err({ code: 'missing', cause: blob.error.cause ?? blob.error.code, store: blob.error.code });
  if (blob.value.byteLength !== size) return err({ code: 'changed' });
  return (await digestHex(ports.digests, 'sha256', blob.value)) === sha256
    ? ok(blob.value)
    : err({ code: 'changed' });
}
