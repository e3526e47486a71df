import { isSha256 } from '../exhibit/ids';
import type { LoggedFile } from '../integrity/chain.types';
import { digestHex } from '../shared/digest';
import { appError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import { readIntact, type PayloadFile } from './collect';
import type { BundlePorts } from './input';
import type { LoggedPaper } from './log-view';
import { isBagPath } from './zip-limits';

const MEDIA: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  html: 'text/html',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** By its extension; of one that a later version writes, bytes. */
export function paperMediaType(path: string): string {
  return MEDIA[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}

/** Files of the kept papers, each hashed again. Errors as of `collectExhibit`; `lost` likewise. */
export async function collectPapers(
  papers: readonly LoggedPaper[],
  ports: Pick<BundlePorts, 'digests' | 'readBlob' | 'signal'>,
  lost: ReadonlySet<string>,
): Promise<Result<PayloadFile[]>> {
  const out: PayloadFile[] = [];
  for (const file of papers.flatMap(({ files }) => files)) {
    if (ports.signal.aborted) return err(appError('CANCELLED'));
    const path = `data/${file.path}`;
    const damaged = (problem: string): Result<never> =>
      err(appError('STORE_DAMAGED', { detail: { file: file.path, problem } }));
    if (!isBagPath(path) || !isSha256(file.sha256)) return damaged('name');
    const read = await readIntact(file.sha256, file.bytes, ports);
    if (!read.ok && lost.has(file.path)) continue;
    if (!read.ok) return damaged(read.error.code);
    const sha512 = await digestHex(ports.digests, 'sha512', read.value);
    out.push({ path, bytes: read.value, sha256: file.sha256, sha512, mediaType: paperMediaType(path) });
  }
  return ok(out);
}

/** Files of a paper that cannot be read as they were. Any other error of the store ends it. */
export async function damagedPaperFiles(
  paper: LoggedPaper,
  ports: Pick<BundlePorts, 'digests' | 'readBlob'>,
): Promise<Result<readonly LoggedFile[]>> {
  const bad: LoggedFile[] = [];
  for (const file of paper.files) {
    const read = await readIntact(file.sha256, file.bytes, ports);
    if (read.ok) continue;
    if (read.error.store === 'STORE_FAILED') return err(appError('STORE_FAILED'));
    bad.push(file);
  }
  return ok(bad);
}
