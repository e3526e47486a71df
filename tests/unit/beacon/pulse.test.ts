import { describe, expect, test } from 'vitest';
import { BEACONS, RELAYS } from '@/utils/integrity/beacon/beacons.data';
import {
  beaconOfPath,
  latestPulseUrl,
  parseBeaconSettings,
  pulsePath,
} from '@/utils/integrity/beacon/beacons';
import { jsonHolds, maskJson } from '@/utils/bundle/redacted/mask-json';
import { pulseChecker } from '@/utils/integrity/beacon/check-pulse';
import { readPulse } from '@/utils/integrity/beacon/pulse';
import { TestBeacon } from '../../support/test-beacon';

const check = pulseChecker();
const bytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

/** Real pulses of quicknet, each from another publication: drand's API documentation, a Mac app's smoke test, drand-verify. */
const PULSES = [
  {
    round: 42,
    signature:
      '95a9f9f5b231b7714de1553105d8ffdf3dcda24cfdb1e689319bccf79a9c8ce430a91b811fbfaf763900bc998b5d686a',
  },
  {
    round: 1000,
    randomness: 'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd',
    signature:
      'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
  },
  {
    round: 657413,
    randomness: 'fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587',
    signature:
      'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b',
  },
] as const;
const [, real] = PULSES;

describe('pulses that quicknet published', () => {
  test.each(PULSES)('round $round holds, and its time follows from its number', (pulse) => {
    const { code, facts } = check('quicknet', bytes(pulse));
    expect(code).toBe('BEACON_OK');
    expect(facts).toEqual({
      beacon: 'drand quicknet',
      round: pulse.round,
      time: Date.UTC(2023, 7, 23, 15, 9, 27) + (pulse.round - 1) * 3000,
    });
  });

  test.each([
    ['a later round under an old signature', { ...real, round: 1001 }],
    ['a future round', { ...real, round: 99_999_999 }],
    ['the signature of another round', { ...real, signature: PULSES[2].signature, randomness: undefined }],
    ['another randomness', { ...real, randomness: PULSES[2].randomness }],
    [
      'one bit of the signature',
      { ...real, randomness: undefined, signature: `${real.signature.slice(0, -1)}8` },
    ],
    ['the point at infinity', { round: 7, signature: `c0${'00'.repeat(47)}` }],
    ['no point at all', { round: 7, signature: 'ff'.repeat(48) }],
  ])('forged: %s', (_, pulse) => {
    expect(check('quicknet', bytes(pulse)).code).toBe('BEACON_FORGED');
  });

  test('a chain of one’s own is not quicknet, whatever it is called', () => {
    const own = new TestBeacon('quicknet');
    expect(pulseChecker([own.beacon])('quicknet', own.pulse(1000)).code).toBe('BEACON_OK');
    expect(check('quicknet', own.pulse(1000)).code).toBe('BEACON_FORGED');
    expect(check('fastnet', own.pulse(1000)).code).toBe('BEACON_UNKNOWN');
  });

  test.each([
    ['a login page', '<html>login</html>'],
    ['a list', '[]'],
    ['round 0', JSON.stringify({ ...real, round: 0 })],
    ['half a round', JSON.stringify({ ...real, round: 1.5 })],
    ['a round beyond what numbers hold', JSON.stringify({ ...real, round: 2 ** 60 })],
    ['two rounds', JSON.stringify(real).replace('{', '{"round":1,')],
    ['capital letters', JSON.stringify({ ...real, signature: real.signature.toUpperCase() })],
    ['a signature of G2', JSON.stringify({ ...real, signature: real.signature.repeat(2) })],
    ['too long', `${JSON.stringify(real)}${' '.repeat(5000)}`],
  ])('%s is no pulse', (_, text) => {
    expect(readPulse(Buffer.from(text))).toBeUndefined();
    expect(check('quicknet', Buffer.from(text)).code).toBe('BEACON_MALFORMED');
  });
});

test('a masked copy leaves a pulse as it is, although words to be masked occur in its signature by chance', () => {
  const needles = ['19576350', '7b32', 'fe29'];
  expect(maskJson(real, needles, () => undefined)).toEqual(real);
  expect(jsonHolds(real, needles)).toBe(false);
});

describe('the list', () => {
  test('every row says where it was read; no relay claims to have been tried', () => {
    for (const { source, confidence } of [...BEACONS, ...RELAYS]) {
      expect(source).toMatch(/^https:\/\//);
      expect(['high', 'medium', 'low']).toContain(confidence);
    }
    expect(RELAYS.map(({ verifiedOn }) => verifiedOn)).toEqual(RELAYS.map(() => null));
    expect(latestPulseUrl('https://relay.example/')).toBe(
      `https://relay.example/${BEACONS[0]?.chainHash}/public/latest`,
    );
    expect(beaconOfPath(pulsePath('quicknet'))).toBe('quicknet');
    expect(beaconOfPath('beacon/../x.json')).toBeUndefined();
  });

  test('settings that cannot be read leave it off', () => {
    const own = [{ id: 'a', name: 'A', url: 'file:///etc/passwd' }];
    expect(parseBeaconSettings(JSON.stringify({ on: true, enabled: [], own })).on).toBe(false);
    expect(parseBeaconSettings('{').on).toBe(false);
  });
});
