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
  | 'key.rotate'
  | 'certificate.attach'
  | 'certificate.check';

/** What the background answers about seals when all goes well. */
export const SEAL_ANSWERS: { [N in Names]: Response<N> } = {
  'stamps.configure': null,
  'stamps.try': { time: utcIso(NOW), code: 'TIMESTAMP_OK', tsa: 'DigiCert TSA', root: 'DigiCert Root' },
  'stamps.retry': null,
  'stamps.earlier': { queued: 3 },
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
