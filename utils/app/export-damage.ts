import { papersIn } from '../bundle/log-view';
import { damagedAmong, exhibitFiles, paperFiles } from '../bundle/stored-files';
import type { BundlePorts } from '../bundle/write';
import type { LogEvent } from '../integrity/chain.types';
import type { CaseContents } from '../storage/exports';

export type DamageEvent = Extract<LogEvent, { type: 'exhibit-damaged' | 'document-damaged' }>;

/** Reads every file of every exhibit and paper back: one log event for each that lost some. Undefined: the store could not be asked. */
export async function damageOf(
  { exhibits, lines }: Pick<CaseContents, 'exhibits' | 'lines'>,
  ports: Pick<BundlePorts, 'digests' | 'readBlob'>,
): Promise<readonly DamageEvent[] | undefined> {
  const events: DamageEvent[] = [];
  for (const exhibit of exhibits) {
    const { id, number } = exhibit;
    const files = await damagedAmong(exhibitFiles(exhibit), ports);
    if (!files.ok) return undefined;
    if (files.value.length > 0)
      events.push({ type: 'exhibit-damaged', exhibit: id, number, files: files.value });
  }
  for (const paper of papersIn(lines)) {
    const files = await damagedAmong(paperFiles([paper]), ports);
    if (!files.ok) return undefined;
    const { document, paper: number } = paper;
    if (files.value.length > 0)
      events.push({ type: 'document-damaged', document, paper: number, files: files.value });
  }
  return events;
}
