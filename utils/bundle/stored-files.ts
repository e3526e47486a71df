import { exhibitLabel, isSha256, type Sha256 } from '../exhibit/ids';
import { canonicalJson } from '../integrity/canonical';
import type { LoggedFile } from '../integrity/chain.types';
import { utf8 } from '../shared/bytes';
import { digestHex } from '../shared/digest';
import { appError, type ErrorCode } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import type { BundleExhibit, BundlePorts } from './input';
import type { LoggedPaper } from './log-view';
import { isBagPath } from './zip-limits';

/** A file of the store that belongs into a bundle. */
export interface StoredFile {
  /** Below the bag's folder. */
  readonly path: string;
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly mediaType: string;
  /** What an error names: the file, and the exhibit it is in. */
  readonly about: { readonly file: string; readonly exhibit?: string };
  /** The store has a record twice, as a row and as a file: the row can stand in for a lost file, if its hash agrees. */
  readonly standIn?: () => Uint8Array;
}

type Ports = Pick<BundlePorts, 'digests' | 'readBlob' | 'signal'>;

/** An exhibit's files, its `exhibit.json` first. */
export function exhibitFiles({
  record,
  recordSha256,
  recordBytes,
}: Pick<BundleExhibit, 'record' | 'recordSha256' | 'recordBytes'>): StoredFile[] {
  const exhibit = exhibitLabel(record.number);
  const own = {
    path: 'exhibit.json',
    sha256: recordSha256,
    bytes: recordBytes,
    mediaType: 'application/json',
  };
  const standIn = (): Uint8Array => utf8(canonicalJson(record));
  return [own, ...record.files].map(({ path, sha256, bytes, mediaType }) => ({
    path: `data/exhibits/${exhibit}/${path}`,
    sha256,
    bytes,
    mediaType,
    about: { exhibit, file: path },
    ...(sha256 === recordSha256 ? { standIn } : {}),
  }));
}

const MEDIA: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  html: 'text/html',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** By its extension; of one that a later version writes, bytes. */
export function paperMediaType(path: string): string {
  return MEDIA[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}

/** Files of kept papers. */
export function paperFiles(papers: readonly LoggedPaper[]): StoredFile[] {
  return papers
    .flatMap(({ files }) => files)
    .map(({ path, sha256, bytes }) => ({
      path: `data/${path}`,
      sha256,
      bytes,
      mediaType: paperMediaType(path),
      about: { file: path },
    }));
}

/** Without those that the log declares lost (`lost`, paths below `data/`) and that cannot be read indeed. */
export async function withoutLost(
  files: readonly StoredFile[],
  lost: ReadonlySet<string>,
  ports: Ports,
): Promise<StoredFile[]> {
  const here: StoredFile[] = [];
  for (const file of files) {
    if (!lost.has(file.path.slice('data/'.length)) || (await readIntact(file, ports)).ok) here.push(file);
  }
  return here;
}

/**
 * Its bytes, hashed again. A blob that is gone or differs stops the export with STORE_DAMAGED (`exhibit`, `file`, `problem`):
 * a bundle never carries less, or other, than record and log say. CANCELLED.
 */
export async function readStored(file: StoredFile, ports: Ports): Promise<Result<Uint8Array>> {
  if (ports.signal.aborted) return err(appError('CANCELLED'));
  const damaged = (problem: string, cause?: string): Result<never> =>
    err(appError('STORE_DAMAGED', { detail: { ...file.about, problem }, ...(cause ? { cause } : {}) }));
  if (!isBagPath(file.path) || !isSha256(file.sha256)) return damaged('name');
  const read = await readIntact(file, ports);
  return read.ok ? read : damaged(read.error.code, read.error.cause);
}

/** Reads blobs whose bytes are what their address says, and no others. */
export function checkedBlobs({
  readBlob,
  digests,
}: Pick<BundlePorts, 'digests' | 'readBlob'>): typeof readBlob {
  return async (sha256) => {
    const blob = await readBlob(sha256);
    if (!blob.ok || (await digestHex(digests, 'sha256', blob.value)) === sha256) return blob;
    return err(appError('STORE_DAMAGED', { cause: 'hash differs' }));
  };
}

/** Those that cannot be read as they were, as the log names them. `STORE_FAILED`: the store could not be asked. */
export async function damagedAmong(
  files: readonly StoredFile[],
  ports: Pick<BundlePorts, 'digests' | 'readBlob'>,
): Promise<Result<readonly LoggedFile[]>> {
  const bad: LoggedFile[] = [];
  for (const file of files) {
    const read = await readIntact(file, ports);
    if (read.ok) continue;
    // That says nothing about the file.
    if (read.error.store === 'STORE_FAILED') return err(appError('STORE_FAILED'));
    bad.push(logged(file));
  }
  // Without its record an exhibit cannot be understood: it is left out whole.
  return ok(bad[0]?.path.endsWith('/exhibit.json') ? files.map(logged) : bad);
}

/** As the log has it: paths below `data/`. */
const logged = ({ path, sha256, bytes }: StoredFile): LoggedFile => ({
  path: path.slice('data/'.length),
  sha256,
  bytes,
});

interface Unread {
  readonly code: 'missing' | 'changed';
  readonly cause?: string;
  readonly store?: ErrorCode;
}

/** The bytes at an address, if they are there and still what they were. */
async function readIntact(
  { sha256, bytes, standIn }: StoredFile,
  { digests, readBlob }: Pick<BundlePorts, 'digests' | 'readBlob'>,
): Promise<Result<Uint8Array, Unread>> {
  const blob = await readBlob(sha256);
  const found = blob.ok || !standIn ? blob : ok(standIn());
  if (!found.ok)
    return err({ code: 'missing', cause: found.error.cause ?? found.error.code, store: found.error.code });
  if (found.value.byteLength !== bytes) return err({ code: 'changed' });
  return (await digestHex(digests, 'sha256', found.value)) === sha256
    ? ok(found.value)
    : err({ code: 'changed' });
}
