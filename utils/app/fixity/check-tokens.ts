import { tokensIn } from '../../bundle/log-view';
import { exhibitTokenPath } from '../../bundle/seal-write';
import type { Sha256 } from '../../exhibit/ids';
import { digestHex, type Digests } from '../../shared/digest';
import type { CaseContents } from '../../storage/exports';
import type { DamagedFile } from '../../storage/fixity-rows';

/** Time-stamps that the log names against those that are here; by their paths in a bundle. They lie in rows, not in blobs. */
export async function checkTokens(
  { lines, stamps }: Pick<CaseContents, 'lines' | 'stamps'>,
  digests: Digests,
): Promise<{ readonly files: number; readonly damaged: readonly DamagedFile[] }> {
  const named = tokensIn(lines);
  const damaged: DamagedFile[] = [];
  for (const [id, { number, tsa, tokens }] of named) {
    const response = stamps.find((stamp) => stamp.id === id)?.response;
    if (response && tokens.has((await digestHex(digests, 'sha256', response)) as Sha256)) continue;
    damaged.push({
      path: exhibitTokenPath(number, tsa, 'tsr'),
      problem: response ? 'changed' : 'missing',
    });
  }
  return { files: named.size, damaged };
}
