import type { ExhibitId, Sha256 } from '../../exhibit/ids';
import { isTold, type NetRecord } from '../../exhibit/net/model';
import { readNetRecord } from '../../exhibit/net/read';
import { contradicts } from '../../exhibit/net/server-time';
import type { Result } from '../../shared/result';
import type { BundleExhibit } from '../input';

/** `net.json` by exhibit, of those that have one that can be read. */
export type NetFacts = ReadonlyMap<ExhibitId, NetRecord>;

/** For the human page only: the file itself is checked when it is written, so an unreadable one is no error here. */
export async function readNetFacts(
  exhibits: readonly BundleExhibit[],
  readBlob: (sha256: Sha256) => Promise<Result<Uint8Array>>,
): Promise<NetFacts> {
  const out = new Map<ExhibitId, NetRecord>();
  for (const { record } of exhibits) {
    const file = record.files.find(({ path }) => path === 'net.json');
    const blob = file && (await readBlob(file.sha256));
    const net = blob?.ok ? readNetRecord(new TextDecoder().decode(blob.value)) : undefined;
    if (net?.ok) out.set(record.id, net.value);
  }
  return out;
}

/** One line a clerk understands: the server's clock against the operator's, and the server's address. */
export function serverText(
  net: NetRecord | undefined,
): { readonly zh: string; readonly en: string } | undefined {
  if (!net || !isTold(net.clock) || !isTold(net.clock.skew)) return undefined;
  const { minMs, maxMs } = net.clock.skew;
  const low = Math.floor(minMs / 1000);
  const high = Math.ceil(maxMs / 1000);
  const address = isTold(net.connection) ? net.connection.address : undefined;
  const wrong = contradicts(net.clock.skew);
  return {
    zh: `${wrong ? '与采集电脑的时钟不符' : '与采集电脑的时钟没有矛盾'}（相差 ${low} 至 ${high} 秒）${address ? `；服务器地址 ${address}` : ''}`,
    en: `${wrong ? 'contradicts' : 'does not contradict'} the operator’s clock (${low} to ${high} s)${address ? `; address ${address}` : ''}`,
  };
}
