import * as v from 'valibot';
import { isTsaUrl } from '../timestamp/authorities';
import { BEACONS, RELAYS } from './beacons.data';

interface Sourced {
  /** Where it was read. */
  readonly source: string;
  /** Day on which it was checked against what it publishes; `null`: never. */
  readonly verifiedOn: string | null;
  readonly confidence: 'high' | 'medium' | 'low';
}

/** A chain of drand (https://docs.drand.love): round n is a signature over n, out at genesis + (n - 1) × period. */
export interface Beacon {
  /** As in file names: `beacon/quicknet.json`. */
  readonly id: string;
  readonly name: string;
  /** Unchained, signatures on G1, hashed as RFC 9380 says. No other scheme is read. */
  readonly scheme: 'bls-unchained-g1-rfc9380';
  /** Hex; names the chain in a relay's addresses. */
  readonly chainHash: string;
  /** Compressed point of G2, 96 bytes in hex. */
  readonly publicKey: string;
  /** Round 1, s since the epoch. */
  readonly genesis: number;
  /** s */
  readonly period: number;
}

/** A beacon that comes with the program. */
export interface KnownBeacon extends Beacon, Sourced {
  readonly operator: string;
}

/** Who hands out pulses over HTTP; whoever it is, the pulse's own signature is what counts. */
export interface OwnRelay {
  readonly id: string;
  readonly name: string;
  /** http or https, without the path that drand defines. */
  readonly url: string;
}

export interface KnownRelay extends OwnRelay, Sourced {}

/** What the user chose about the not-before mark; off until then. */
export interface BeaconSettings {
  readonly on: boolean;
  /** Ids of relays that are asked. */
  readonly enabled: readonly string[];
  readonly own: readonly OwnRelay[];
}

export interface Relay extends OwnRelay {
  readonly enabled: boolean;
  readonly known?: KnownRelay;
}

export const BEACON_OFF: BeaconSettings = { on: false, enabled: [], own: [] };

export const MAX_OWN_RELAYS = 10;

const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/));
/** At the border, and in the store. */
export const beaconSettings = v.object({
  on: v.boolean(),
  enabled: v.pipe(v.array(id), v.maxLength(50)),
  own: v.pipe(
    v.array(
      v.object({
        id,
        name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
        url: v.pipe(v.string(), v.maxLength(300), v.check(isRelayUrl)),
      }),
    ),
    v.maxLength(MAX_OWN_RELAYS),
  ),
});

/** Off when nothing readable is stored. */
export function parseBeaconSettings(text: string | null | undefined): BeaconSettings {
  if (!text) return BEACON_OFF;
  try {
    const parsed = v.safeParse(beaconSettings, JSON.parse(text));
    return parsed.success ? parsed.output : BEACON_OFF;
  } catch {
    return BEACON_OFF;
  }
}

/** Ours first, then the user's own. */
export function relaysOf(settings: BeaconSettings): readonly Relay[] {
  const enabled = new Set(settings.enabled);
  const own = settings.own.filter((one) => RELAYS.every((known) => known.id !== one.id));
  return [
    ...RELAYS.map((known) => ({
      id: known.id,
      name: known.name,
      url: known.url,
      enabled: enabled.has(known.id),
      known,
    })),
    ...own.map((one) => ({ ...one, enabled: enabled.has(one.id) })),
  ];
}

/** Those that are asked: none while it is switched off. */
export function askedRelays(settings: BeaconSettings): readonly Relay[] {
  return settings.on ? relaysOf(settings).filter(({ enabled }) => enabled) : [];
}

/** The start of an address: http or https, no user name, query or fragment. */
export function isRelayUrl(text: string): boolean {
  return isTsaUrl(text) && new URL(text).search === '';
}

/** The chain that captures ask for. */
export const ASKED_BEACON: Beacon = BEACONS[0] as Beacon;

/** Where a relay has the newest pulse (drand HTTP API v1, which all relays of the documentation serve). */
export function latestPulseUrl(relay: string, { chainHash }: Beacon = ASKED_BEACON): string {
  return `${relay.replace(/\/+$/, '')}/${chainHash}/public/latest`;
}

/** Where an exhibit keeps the pulse, as the relay sent it. */
export const pulsePath = (beacon: string): string => `beacon/${beacon}.json`;

/** The id of the beacon whose pulse such a file is; undefined for any other file. */
export function beaconOfPath(path: string): string | undefined {
  return /^beacon\/([a-z0-9][a-z0-9-]{0,39})\.json$/.exec(path)?.[1];
}
