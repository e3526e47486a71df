import type { SealFile } from '../../bundle/input';
import { tokensIn } from '../../bundle/log-view';
import { exhibitTokenPath } from '../../bundle/seal-write';
import type { Sha256 } from '../../exhibit/ids';
import { utf8 } from '../../shared/bytes';
import { digestHex, type Digests } from '../../shared/digest';
import type { Result } from '../../shared/result';
import type { CaseContents } from '../../storage/exports';

interface SealPorts {
  readonly digests: Digests;
  readonly readBlob: (sha256: Sha256) => Promise<Result<Uint8Array<ArrayBuffer>>>;
}

/**
 * What a case's bundle carries in `seal/`: tokens of its exhibits, deleted ones too, and what outsiders issued. A certificate
 * or a token whose bytes are not those that the log names is left out: the log names it, so its lack is seen.
 */
export async function sealsOf(
  { stamps, certificates, lines }: Pick<CaseContents, 'stamps' | 'certificates' | 'lines'>,
  { digests, readBlob }: SealPorts,
): Promise<SealFile[]> {
  const files: SealFile[] = [];
  const named = tokensIn(lines);
  for (const { id, number, tsa, state, query, response, chain } of stamps) {
    if (state !== 'stamped' || !response) continue;
    const token = (await digestHex(digests, 'sha256', response)) as Sha256;
    if (named.get(id)?.tokens.has(token) !== true) continue;
    if (query) files.push({ path: exhibitTokenPath(number, tsa, 'tsq'), bytes: query });
    files.push({ path: exhibitTokenPath(number, tsa, 'tsr'), bytes: response });
    // One file for each authority: the writer joins them.
    if (chain) files.push({ path: `seal/${tsa}.chain.pem`, bytes: utf8(chain) });
  }
  for (const { file } of certificates) {
    const blob = await readBlob(file.sha256);
    if (!blob.ok || (await digestHex(digests, 'sha256', blob.value)) !== file.sha256) continue;
    files.push({ path: file.path, bytes: blob.value });
  }
  return files;
}
