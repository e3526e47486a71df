import { pulseFiles } from '@/utils/bundle/page/pulse-facts';
import type { TimePulse } from '@/utils/integrity/time-statements';
import { pulseTime, readPulse } from '@/utils/integrity/beacon/pulse';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useEffect, useState } from 'preact/hooks';
import type { Ports } from '../ports';
import { loadPulseChecker } from './load-checker';

/** The pulses that an exhibit holds: at once as they say, then judged. One whose bytes cannot be read is left out. */
export function usePulses(row: ExhibitRow, readBlob: Ports['readBlob']): readonly TimePulse[] {
  const [pulses, setPulses] = useState<readonly TimePulse[]>([]);
  useEffect(() => {
    let over = false;
    const tell = (found: readonly TimePulse[]) => void (over || setPulses(found));
    const read = async () => {
      const said: (TimePulse & { readonly id: string; readonly bytes: Uint8Array })[] = [];
      for (const { beacon, sha256 } of pulseFiles(row.record)) {
        const blob = await readBlob(sha256);
        const bytes = blob.ok ? new Uint8Array(await blob.value.arrayBuffer()) : undefined;
        const pulse = bytes && readPulse(bytes);
        if (!bytes || !pulse) continue;
        const { round } = pulse;
        said.push({ beacon: beacon.name, round, time: pulseTime(beacon, round), id: beacon.id, bytes });
      }
      if (said.length === 0) return;
      tell(said);
      const check = await loadPulseChecker();
      tell(said.map(({ id, bytes, ...pulse }) => ({ ...pulse, code: check(id, bytes).code })));
    };
    setPulses([]);
    void read();
    return () => {
      over = true;
    };
  }, [row.id, readBlob]);
  return pulses;
}
