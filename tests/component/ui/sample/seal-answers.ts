import type { Response } from '@/utils/messaging/protocol';
import { utcIso } from '@/utils/shared/time';
import type { SealPorts } from '@/components/ports';
import { NOW } from './exhibits';
import type { World } from './ports';

type Names =
  | 'stamps.configure'
  | 'stamps.try'
  | 'stamps.retry'
  | 'stamps.earlier'
  | 'beacon.configure'
  | 'beacon.try'
  | 'key.rotate'
  | 'certificate.attach'
  | 'certificate.check';

/** Pulse 1000 of drand quicknet, as it was published. */
export const PULSE_1000 =
  '{"round":1000,"randomness":"fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd","signature":"b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39"}';

/** What the background answers about seals when all goes well. */
export const SEAL_ANSWERS: { [N in Names]: Response<N> } = {
  'stamps.configure': null,
  'stamps.try': { time: utcIso(NOW), code: 'TIMESTAMP_OK', tsa: 'DigiCert TSA', root: 'DigiCert Root' },
  'stamps.retry': null,
  'stamps.earlier': { queued: 3 },
  'beacon.configure': null,
  'beacon.try': { pulse: PULSE_1000 },
  'key.rotate': null,
  'certificate.attach': { attached: 1 },
  'certificate.check': { verdict: 'unchecked', why: 'NOT_RFC3161' },
};

export function sampleSeals(world: Pick<World, 'stamps' | 'certificates' | 'key'>): SealPorts {
  return {
    liveStamps: (_id, set) => world.stamps.subscribe(set),
    liveCertificates: (_id, set) => world.certificates.subscribe(set),
    liveKey: (set) => world.key.subscribe(set),
  };
}
