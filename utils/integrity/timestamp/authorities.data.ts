import type { KnownAuthority } from './authorities';

/**
 * Authorities that answer RFC 3161 requests of the public, and whose root is among ours (`roots.data.ts`). None of the
 * addresses could be tried where this was written (no network), so each says so (`verifiedOn: null`); the settings' own
 * 试一次 is what tells.
 */
export const AUTHORITIES: readonly KnownAuthority[] = [
  {
    id: 'digicert',
    name: 'DigiCert',
    url: 'http://timestamp.digicert.com',
    source: 'https://gist.github.com/Manouchehri/fd754e402d98430243455713efada710',
    verifiedOn: null,
  },
  {
    id: 'sectigo',
    name: 'Sectigo',
    url: 'http://timestamp.sectigo.com',
    source: 'https://sectigo.com/resource-library/time-stamping-server',
    verifiedOn: null,
    // "please add a delay of 15 seconds or more between each one"
    paceMs: 15_000,
  },
  {
    id: 'globalsign',
    name: 'GlobalSign',
    url: 'http://timestamp.globalsign.com/tsa/r6advanced1',
    source: 'https://gist.github.com/Manouchehri/fd754e402d98430243455713efada710',
    verifiedOn: null,
  },
  {
    id: 'certum',
    name: 'Certum',
    url: 'http://time.certum.pl',
    source: 'https://gist.github.com/Manouchehri/fd754e402d98430243455713efada710',
    verifiedOn: null,
  },
];
