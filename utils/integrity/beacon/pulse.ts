import { fromHex } from '../../shared/bytes';
import { parseStrictJson } from '../parse-json';
import type { Beacon } from './beacons';

/** Bytes; an answer has about 220. */
export const MAX_PULSE = 4096;

/** One output of a beacon, as its relay wrote it down. */
export interface Pulse {
  /** 1-based. */
  readonly round: number;
  /** Compressed point of G1, 48 bytes. */
  readonly signature: Uint8Array;
  /** SHA-256 of the signature, 32 bytes; not every API of drand repeats it. */
  readonly randomness?: Uint8Array;
}

/** The form alone: whether it holds is for `checkPulse`, which a capture does not load. Undefined when it is no pulse. */
export function readPulse(bytes: Uint8Array): Pulse | undefined {
  if (bytes.byteLength > MAX_PULSE) return undefined;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
  const parsed = parseStrictJson(text);
  if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null || Array.isArray(parsed.value))
    return undefined;
  const { round, signature, randomness } = parsed.value as Record<string, unknown>;
  if (typeof round !== 'number' || !Number.isSafeInteger(round) || round < 1) return undefined;
  if (typeof signature !== 'string' || !/^[0-9a-f]{96}$/.test(signature)) return undefined;
  if (randomness === undefined) return { round, signature: fromHex(signature) };
  if (typeof randomness !== 'string' || !/^[0-9a-f]{64}$/.test(randomness)) return undefined;
  return { round, signature: fromHex(signature), randomness: fromHex(randomness) };
}

/** When the round was due, ms since the epoch: nobody could know it before. */
export function pulseTime({ genesis, period }: Beacon, round: number): number {
  return (genesis + (round - 1) * period) * 1000;
}
