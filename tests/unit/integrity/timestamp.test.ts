import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPemCertificates } from '@/utils/integrity/timestamp/certificate';
import { readRequest, timestampRequest } from '@/utils/integrity/timestamp/request';
import { verifyTimestamp, type TokenFinding, type Trust } from '@/utils/integrity/timestamp/verify';
import { der, oid, sequence } from '../../support/der-write';
import { hasOpenssl } from '../../support/openssl';
import { flipNonce, stamp, TestTsa } from '../../support/tsa';

const digest = createHash('sha256').update('tagmanifest').digest();
const random = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]);
const query = timestampRequest(digest, random);
const nonce = Buffer.from(random);

describe.skipIf(!hasOpenssl)('a time-stamp by a real authority', () => {
  let tsa: TestTsa;
  let trust: Trust;
  beforeAll(() => {
    tsa = new TestTsa();
    tsa.issue('expired', STAMPER, { dates: [stamp(-400), stamp(-30)] });
    tsa.issue('future', STAMPER, { dates: [stamp(30), stamp(400)] });
    tsa.issue('sha1', STAMPER, { md: 'sha1' });
    tsa.issue('rsa', STAMPER, { key: 'rsa:2048' });
    tsa.issue('rsa1024', STAMPER, { key: 'rsa:1024' });
    tsa.issue('p384', STAMPER, { key: 'ec -pkeyopt ec_paramgen_curve:P-384' });
    tsa.issue('byLeaf', STAMPER, { ca: 'tsa' });
    tsa.subordinate('deep', 'ca');
    tsa.issue('byDeep', STAMPER, { ca: 'deep' });
    trust = {
      roots: readPemCertificates(tsa.text('root.pem')),
      between: readPemCertificates(tsa.text('ca.pem') + tsa.text('deep.pem') + tsa.text('tsa.pem')),
    };
  }, 60_000);
  afterAll(() => tsa.remove());

  /** Our judgement, after seeing to it that openssl holds the same of good and bad. */
  async function judge(response: Uint8Array, at?: Date): Promise<TokenFinding> {
    const request = readRequest(query);
    if (!request) throw new Error('own request not read');
    const finding = await verifyTimestamp(response, { digest, request }, trust, crypto);
    expect(tsa.opensslAccepts(response, query, 'root.pem', at), `openssl on ${finding.code}`).toBe(
      finding.code === 'TIMESTAMP_OK',
    );
    return finding;
  }

  it('holds, and says when, by whom and how exactly', async () => {
    const before = Date.now();
    const { code, facts } = await judge(tsa.reply(query));
    expect(code).toBe('TIMESTAMP_OK');
    expect(facts).toMatchObject({ accuracyMs: 1500, ordering: true, tsa: 'Test tsa', root: 'Test Root' });
    expect(Math.abs(Date.parse(facts?.time ?? '') - before)).toBeLessThan(20_000);
  });

  it.each(['rsa', 'p384'])('holds by a key of another kind: %s', async (by) => {
    expect((await judge(tsa.forge({ digest, nonce, by }))).code).toBe('TIMESTAMP_OK');
    expect((await judge(tsa.forge({ digest, nonce, by, md: 'sha512' }))).code).toBe('TIMESTAMP_OK');
  });

  it('still holds when the certificate has expired since', async () => {
    const at = new Date(Date.now() - 100 * 86_400_000);
    // The other certificates of the chain are younger: only the signer counts here, so all are made as old.
    tsa.issue('wasGood', STAMPER, { dates: [stamp(-400), stamp(-30)] });
    const finding = await verifyTimestamp(
      tsa.forge({ digest, nonce, by: 'wasGood', at }),
      { digest },
      trust,
      crypto,
    );
    // Its issuer was not valid yet at that time.
    expect(finding).toMatchObject({ code: 'TIMESTAMP_CHAIN', detail: { reason: 'expired' } });
  });

  it.each<[string, () => Uint8Array, string]>([
    ['answers another nonce', () => tsa.reply(flipNonce(query)), 'TIMESTAMP_NONCE'],
    ['has no nonce', () => tsa.forge({ digest }), 'TIMESTAMP_NONCE'],
    [
      'is over another hash',
      () => tsa.reply(timestampRequest(new Uint8Array(32), random)),
      'TIMESTAMP_IMPRINT',
    ],
    ['was refused', () => tsa.rejection(), 'TIMESTAMP_REJECTED'],
    [
      'says refused and brings a token all the same',
      () => tsa.forge({ digest, nonce, status: 2 }),
      'TIMESTAMP_REJECTED',
    ],
    ['is no answer', () => Buffer.from('<html>login</html>'), 'TIMESTAMP_MALFORMED'],
    ['is empty', () => Buffer.alloc(0), 'TIMESTAMP_MALFORMED'],
    ['is cut short', () => tsa.reply(query).subarray(0, -1), 'TIMESTAMP_MALFORMED'],
    ['is signed without the purpose', () => tsa.forge({ digest, nonce, by: 'noEku' }), 'TIMESTAMP_EKU'],
    [
      'is signed with the purpose not critical',
      () => tsa.forge({ digest, nonce, by: 'softEku' }),
      'TIMESTAMP_EKU',
    ],
    ['is signed with a second purpose', () => tsa.forge({ digest, nonce, by: 'moreEku' }), 'TIMESTAMP_EKU'],
    [
      'is signed by a key for encryption',
      () => tsa.forge({ digest, nonce, by: 'wrongUsage' }),
      'TIMESTAMP_EKU',
    ],
    [
      'is signed by an expired certificate',
      () => tsa.forge({ digest, nonce, by: 'expired' }),
      'TIMESTAMP_EXPIRED',
    ],
    [
      'is signed before the certificate began',
      () => tsa.forge({ digest, nonce, by: 'future' }),
      'TIMESTAMP_EXPIRED',
    ],
    ['does not bind its certificate', () => tsa.forge({ digest, nonce, withoutEss: true }), 'TIMESTAMP_ESS'],
    [
      'comes from a certificate that an end entity issued',
      () => tsa.forge({ digest, nonce, by: 'byLeaf' }),
      'TIMESTAMP_CHAIN',
    ],
  ])(
    'that %s is refused, as by openssl',
    async (_, response, code) => {
      expect((await judge(response())).code).toBe(code);
    },
    30_000,
  );

  it('whose chain is longer than its authority may issue is refused', async () => {
    const finding = await verifyTimestamp(
      tsa.forge({ digest, nonce, by: 'byDeep' }),
      { digest },
      trust,
      crypto,
    );
    expect(finding).toMatchObject({ code: 'TIMESTAMP_CHAIN', detail: { reason: 'path-length' } });
  });

  it.each<[string, () => Uint8Array, string]>([
    ['a SHA-1 signature', () => tsa.forge({ digest, nonce, md: 'sha1' }), 'SHA-1'],
    ['a certificate signed with SHA-1', () => tsa.forge({ digest, nonce, by: 'sha1' }), 'SHA-1 + ECDSA'],
    ['a 1024 bit RSA key', () => tsa.forge({ digest, nonce, by: 'rsa1024' }), 'RSA 1024'],
    [
      'a SHA-1 imprint',
      () =>
        tsa.forge({
          digest: digest.subarray(0, 20),
          nonce,
          imprintAlgorithm: sequence(oid('1.3.14.3.2.26'), der(5)),
        }),
      'SHA-1',
    ],
  ])('that rests on %s is refused, which openssl does not see to', async (_, response, algorithm) => {
    const finding = await verifyTimestamp(response(), { digest }, trust, crypto);
    expect(finding).toMatchObject({ code: 'TIMESTAMP_WEAK', detail: { algorithm } });
  });

  it('over a hash that is longer than asked for is not taken for it', async () => {
    const sha512 = createHash('sha512').update('tagmanifest').digest();
    const imprintAlgorithm = sequence(oid('2.16.840.1.101.3.4.2.3'), der(5));
    const finding = await verifyTimestamp(
      tsa.forge({ digest: sha512, imprintAlgorithm }),
      { digest },
      trust,
      crypto,
    );
    expect(finding.code).toBe('TIMESTAMP_IMPRINT');
  });

  it('under another policy than was asked for is refused', async () => {
    const request = { policy: '1.2.3.4' };
    expect((await verifyTimestamp(tsa.reply(query), { digest, request }, trust, crypto)).code).toBe(
      'TIMESTAMP_POLICY',
    );
  });

  it('under a root that nobody vouched for is neither good nor bad, and names it', async () => {
    const { code, facts } = await verifyTimestamp(tsa.reply(query), { digest }, { roots: [] }, crypto);
    expect(code).toBe('TIMESTAMP_ROOT_UNKNOWN');
    expect(facts).toMatchObject({ tsa: 'Test tsa', root: 'Test Root' });
  });

  it('of an authority that borrows the name of a trusted root is refused', async () => {
    const other = new TestTsa();
    try {
      const finding = await verifyTimestamp(other.reply(query), { digest }, trust, crypto);
      expect(finding).toMatchObject({ code: 'TIMESTAMP_CHAIN', detail: { reason: 'signature' } });
      expect(tsa.opensslAccepts(other.reply(query), query)).toBe(false);
    } finally {
      other.remove();
    }
  }, 30_000);

  it('with a critical extension, a stray field or a wrong date is malformed', async () => {
    const critical = der(0xa1, sequence(oid('1.2.3'), der(1, Buffer.from([0xff])), der(4)));
    for (const extra of [[critical], [der(0x30, der(0x81, Buffer.from([0])))], [der(0x0c)]]) {
      const finding = await verifyTimestamp(tsa.forge({ digest, nonce, extra }), { digest }, trust, crypto);
      expect(finding.code).toBe('TIMESTAMP_MALFORMED');
    }
  });

  it('with any one byte changed never says another time, hash or authority', async () => {
    const good = tsa.reply(query);
    const truth = await verifyTimestamp(good, { digest }, trust, crypto);
    const positions = Array.from({ length: 250 }, (_, i) => (i * 7919 + 13) % good.length);
    for (const at of positions) {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ (1 << (at % 8));
      const finding = await verifyTimestamp(bad, { digest }, trust, crypto);
      if (finding.code === 'TIMESTAMP_OK') expect(finding.facts).toEqual(truth.facts);
    }
  }, 60_000);
});

describe('a request', () => {
  it('holds a hash, a nonce and the wish for a certificate, and nothing else', () => {
    expect(readRequest(query)).toEqual({ digest: Uint8Array.from(digest), nonce: random });
    expect(query.byteLength).toBeLessThan(80);
  });

  it('keeps a nonce positive whatever the bits', () => {
    for (const bytes of [
      [0xff, 1, 1, 1, 1, 1, 1, 1],
      [0, 0, 0x80, 1, 1, 1, 1, 1],
      [0, 0, 0, 0, 0, 0, 0, 0],
    ]) {
      const read = readRequest(timestampRequest(digest, Uint8Array.from(bytes)));
      expect((read?.nonce?.[0] ?? 0xff) & 0x80).toBe(0);
    }
  });
});

const STAMPER =
  'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n';
