import type { KnownAuthority } from './authorities';

/**
 * Authorities that answer RFC 3161 requests of the public, and whose root is among ours (`roots.data.ts`). None of the
 * addresses could be tried where this was written (no network), so each says so (`verifiedOn: null`); the settings' own
 * 试一次 is what tells. Sources were read again on 2026-11-22: only Sectigo's own page was at hand. Of the others there
 * were lists and build scripts of third parties, all with the same address and mostly with a SHA-256 imprint (`/td sha256`).
 */
export const AUTHORITIES: readonly KnownAuthority[] = [
  {
    id: 'digicert',
    name: 'DigiCert',
    url: 'http://timestamp.digicert.com',
    source: 'https://gist.github.com/Manouchehri/fd754e402d98430243455713efada710',
    confidence: 'medium',
    verifiedOn: null,
  },
  {
    id: 'sectigo',
    name: 'Sectigo',
    url: 'http://timestamp.sectigo.com',
    source: 'https://sectigo.com/resource-library/time-stamping-server',
    confidence: 'high',
    verifiedOn: null,
    // RFC 3161, signs with RSA and the hash of the request. "please add a delay of 15 seconds or more between each one"
    paceMs: 15_000,
  },
  {
    id: 'globalsign',
    name: 'GlobalSign',
    url: 'http://timestamp.globalsign.com/tsa/r6advanced1',
    source: 'https://gist.github.com/Manouchehri/fd754e402d98430243455713efada710',
    confidence: 'medium',
    verifiedOn: null,
  },
  {
    id: 'certum',
    name: 'Certum',
    url: 'http://time.certum.pl',
    // Its page on time-stamps (certum.eu) says free for what is not commercial, and gives no address.
    source: 'https://gist.github.com/Manouchehri/fd754e402d98430243455713efada710',
    confidence: 'medium',
    verifiedOn: null,
  },
];
