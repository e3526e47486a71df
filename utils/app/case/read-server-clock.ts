import type { Sha256 } from '../../exhibit/ids';
import type { Exhibit } from '../../exhibit/model';
import { isTold } from '../../exhibit/net/model';
import { readNetRecord } from '../../exhibit/net/read';
import { contradicts } from '../../exhibit/net/server-time';
import type { Result } from '../../shared/result';

/**
 * How far the site's clock was ahead of this computer's when the page was kept, ms (negative: behind), out of the exhibit's
 * `net.json`; `undefined` where the two agree within what can be told, or nothing was asked.
 */
export async function readServerClock(
  files: Exhibit['files'],
  read: (sha256: Sha256) => Promise<Result<Uint8Array>>,
): Promise<number | undefined> {
  const file = files.find(({ path }) => path === 'net.json');
  const bytes = file && (await read(file.sha256));
  if (!bytes?.ok) return undefined;
  const net = readNetRecord(new TextDecoder().decode(bytes.value));
  if (!net.ok || !isTold(net.value.clock)) return undefined;
  const { skew } = net.value.clock;
  return isTold(skew) && contradicts(skew) ? Math.round((skew.minMs + skew.maxMs) / 2) : undefined;
}
