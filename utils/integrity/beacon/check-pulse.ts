import { bls12_381 } from '@noble/curves/bls12-381.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromHex } from '../../shared/bytes';
import { sameBytes } from '../der';
import { BEACONS } from './beacons.data';
import type { Beacon } from './beacons';
import { pulseTime, readPulse } from './pulse';

export interface PulseFacts {
  /** Name of the beacon. */
  readonly beacon: string;
  readonly round: number;
  /** ms since the epoch. */
  readonly time: number;
}

export interface PulseFinding {
  /** `BEACON_UNKNOWN`: a chain that is not among ours. */
  readonly code: 'BEACON_OK' | 'BEACON_FORGED' | 'BEACON_MALFORMED' | 'BEACON_UNKNOWN';
  /** What it says; to be relied upon only when the code is BEACON_OK. */
  readonly facts?: PulseFacts;
}

/** Judges the bytes of a pulse of that beacon. Works offline. */
export type CheckPulse = (beacon: string, bytes: Uint8Array) => PulseFinding;

/** Hash to G1 as the scheme `bls-unchained-g1-rfc9380` of drand has it. */
const DST = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_';

const { shortSignatures: bls } = bls12_381;

/**
 * Checks the signature of the beacon's group key over the round's number: only after the round was due did its operators
 * make it together, so whatever holds it was written no earlier.
 */
export function pulseChecker(beacons: readonly Beacon[] = BEACONS): CheckPulse {
  return (id, bytes) => {
    const beacon = beacons.find((one) => one.id === id);
    if (!beacon) return { code: 'BEACON_UNKNOWN' };
    const pulse = readPulse(bytes);
    if (!pulse) return { code: 'BEACON_MALFORMED' };
    const { round, signature, randomness } = pulse;
    const facts = { beacon: beacon.name, round, time: pulseTime(beacon, round) };
    const repeats = randomness === undefined || sameBytes(randomness, sha256(signature));
    const holds = repeats && signed(round, signature, fromHex(beacon.publicKey));
    return { code: holds ? 'BEACON_OK' : 'BEACON_FORGED', facts };
  };
}

/** SHA-256 of the round as 8 bytes, big end first: an unchained round signs nothing else. */
export function roundMessage(round: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(round));
  return sha256(bytes);
}

function signed(round: number, signature: Uint8Array, key: Uint8Array): boolean {
  try {
    return bls.verify(signature, bls.hash(roundMessage(round), DST), key);
  } catch {
    // Not a point of the curve, or not of the group.
    return false;
  }
}

export const BEACON_DST = DST;
