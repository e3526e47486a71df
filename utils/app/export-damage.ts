import { damagedFiles } from '../bundle/collect';
import type { BundlePorts } from '../bundle/write';
import type { LogEvent } from '../integrity/chain.types';
import type { CaseContents } from '../storage/exports';

export type DamageEvent = Extract<LogEvent, { type: 'exhibit-damaged' }>;

/** Reads every file of every exhibit back: one log event for each that lost some. Undefined: the store could not be asked. */
export async function damageOf(
  exhibits: CaseContents['exhibits'],
  ports: Pick<BundlePorts, 'digests' | 'readBlob'>,
): Promise<readonly DamageEvent[] | undefined> {
  const events: DamageEvent[] = [];
  for (const exhibit of exhibits) {
    const { id, number } = exhibit;
    const files = await damagedFiles({ ...exhibit, integrity: 'damaged' }, ports);
    if (!files.ok) return undefined;
    if (files.value.length > 0)
      events.push({ type: 'exhibit-damaged', exhibit: id, number, files: files.value });
  }
  return events;
}
