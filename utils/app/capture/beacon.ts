import { ASKED_BEACON, pulsePath } from '../../integrity/beacon/beacons';
import { readPulse } from '../../integrity/beacon/pulse';
import type { Step } from '../../exhibit/model';
import type { Result } from '../../shared/result';
import type { CapturePorts } from './ports';
import type { Recorder } from './recorder';

/**
 * Keeps the newest pulse of a public randomness beacon, as its relay sent it: the record with its hash cannot have been
 * written before. Runs beside the capture and is given up when the rest is done, so it delays nothing; a pulse that did not
 * come is a step that says why, not a gap: of the page nothing is missing.
 */
export function keepBeacon(ports: Pick<CapturePorts, 'beacon'>, recorder: Recorder): void {
  const { beacon } = ports;
  if (!beacon) return;
  const late = new AbortController();
  const work = async (): Promise<void> => {
    try {
      // Off: no step, as if there were no such thing.
      if (!(await beacon.wanted())) return;
      const answer = await recorder.step('beacon', () => beacon.newest(late.signal), told);
      if (answer.ok && answer.value !== null) {
        const blob = new Blob([Uint8Array.from(answer.value)], { type: 'application/json' });
        await recorder.keep(pulsePath(ASKED_BEACON.id), blob, 'original');
      }
    } catch (thrown) {
      console.warn('留证: no pulse was kept', thrown);
    }
  };
  recorder.meanwhile(work(), () => late.abort());
}

function told(answer: Result<Uint8Array | null>): Step['detail'] {
  if (!answer.ok) return { failed: answer.error.code };
  const round = answer.value === null ? undefined : readPulse(answer.value)?.round;
  return round === undefined ? undefined : { beacon: ASKED_BEACON.id, round };
}
