import type { ExhibitId, Sha256 } from '../../exhibit/ids';
import type { Exhibit } from '../../exhibit/model';
import { BEACONS } from '../../integrity/beacon/beacons.data';
import { beaconOfPath, type Beacon } from '../../integrity/beacon/beacons';
import { pulseTime, readPulse } from '../../integrity/beacon/pulse';
import type { TimePulse } from '../../integrity/time-statements';
import type { Result } from '../../shared/result';
import type { BundleExhibit } from '../input';

/** Pulses by exhibit, of those that hold one; their signatures are for the verifier. */
export type PulseFacts = ReadonlyMap<ExhibitId, readonly TimePulse[]>;

/** For the human page only: the file itself is checked when it is written, so an unreadable one is no error here. */
export async function readPulseFacts(
  exhibits: readonly BundleExhibit[],
  readBlob: (sha256: Sha256) => Promise<Result<Uint8Array>>,
): Promise<PulseFacts> {
  const out = new Map<ExhibitId, readonly TimePulse[]>();
  for (const { record } of exhibits) {
    const pulses: TimePulse[] = [];
    for (const { beacon, sha256 } of pulseFiles(record)) {
      const blob = await readBlob(sha256);
      const pulse = blob.ok ? readPulse(blob.value) : undefined;
      if (pulse)
        pulses.push({ beacon: beacon.name, round: pulse.round, time: pulseTime(beacon, pulse.round) });
    }
    if (pulses.length > 0) out.set(record.id, pulses);
  }
  return out;
}

/** Files of a record that hold a pulse of a beacon we know. */
export function pulseFiles(
  record: Pick<Exhibit, 'files'>,
): { readonly beacon: Beacon; readonly sha256: Sha256 }[] {
  return record.files.flatMap(({ path, sha256 }) => {
    const id = beaconOfPath(path);
    const beacon = BEACONS.find((one) => one.id === id);
    return beacon ? [{ beacon, sha256 }] : [];
  });
}
