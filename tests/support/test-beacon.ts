import { createHash } from 'node:crypto';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import type { Beacon } from '@/utils/integrity/beacon/beacons';
import { BEACON_DST, roundMessage } from '@/utils/integrity/beacon/check-pulse';

const { shortSignatures: bls } = bls12_381;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** A chain of our own, whose key we hold: pulses of any round can be made. */
export class TestBeacon {
  readonly beacon: Beacon;
  readonly #secret: Uint8Array;

  constructor(id = 'testnet') {
    const { secretKey, publicKey } = bls.keygen();
    this.#secret = secretKey;
    this.beacon = {
      id,
      name: 'Test beacon',
      scheme: 'bls-unchained-g1-rfc9380',
      chainHash: createHash('sha256').update(id).digest('hex'),
      publicKey: hex(publicKey.toBytes()),
      genesis: Date.UTC(2026, 0, 1) / 1000,
      period: 3,
    };
  }

  /** The round that was out at that moment. */
  roundAt(epochMs: number): number {
    return Math.floor((epochMs / 1000 - this.beacon.genesis) / this.beacon.period) + 1;
  }

  /** As a relay answers. */
  pulse(round: number): Buffer {
    const signature = bls.sign(bls.hash(roundMessage(round), BEACON_DST), this.#secret).toBytes();
    const randomness = createHash('sha256').update(signature).digest('hex');
    return Buffer.from(JSON.stringify({ round, randomness, signature: hex(signature) }));
  }

  pulseAt(epochMs: number): Buffer {
    return this.pulse(this.roundAt(epochMs));
  }
}
