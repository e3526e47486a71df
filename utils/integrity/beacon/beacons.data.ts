import type { KnownBeacon, KnownRelay } from './beacons';

/**
 * Public randomness beacons whose pulses the verifier can judge. The key is what counts: it is pinned here, and no relay
 * has to be trusted.
 */
export const BEACONS: readonly KnownBeacon[] = [
  {
    id: 'quicknet',
    name: 'drand quicknet',
    operator: 'League of Entropy',
    scheme: 'bls-unchained-g1-rfc9380',
    chainHash: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
    publicKey:
      '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
    genesis: 1692803367,
    period: 3,
    source: 'https://github.com/drand/website/blob/master/docs/blog/2023-10-16-quicknet-is-live.md',
    // The key verifies pulses 42, 1000 and 657413, each from another publication (tests/unit/beacon/pulse.test.ts).
    verifiedOn: '2026-11-22',
    confidence: 'high',
  },
];

const DOC = 'https://docs.drand.love/developer/http-api';

/**
 * Who hands out the pulses of quicknet, by the project's own documentation. None could be asked where this was written
 * (no network), so each says so; 试一次 in the settings is what tells.
 */
export const RELAYS: readonly KnownRelay[] = [
  {
    id: 'drand',
    name: 'drand',
    url: 'https://api.drand.sh',
    source: DOC,
    verifiedOn: null,
    confidence: 'high',
  },
  {
    id: 'drand-2',
    name: 'drand 2',
    url: 'https://api2.drand.sh',
    source: DOC,
    verifiedOn: null,
    confidence: 'high',
  },
  {
    id: 'cloudflare',
    name: 'Cloudflare',
    url: 'https://drand.cloudflare.com',
    source: DOC,
    verifiedOn: null,
    confidence: 'high',
  },
  {
    id: 'storswift',
    name: 'StorSwift',
    url: 'https://api.drand.secureweb3.com:6875',
    source: DOC,
    verifiedOn: null,
    // On a port of its own, which networks of firms and schools often close.
    confidence: 'high',
  },
];
