import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { child, DER, parseDer } from '@/utils/integrity/der';
import { readPemCertificates } from '@/utils/integrity/timestamp/certificate';
import { verifyTimestamp } from '@/utils/integrity/timestamp/verify';
import { hasOpenssl } from '../../support/openssl';

const CORPUS = new URL('../../../../shared/corpus/rfc3161/', import.meta.url);
const file = (name: string): URL => new URL(name, CORPUS);
const SHA512 = '2.16.840.1.101.3.4.2.3';

interface Fixture {
  readonly response: string;
  readonly chain: string;
  readonly digest: Buffer;
  readonly algorithm?: string;
}

async function judge({ response, chain, digest, algorithm }: Fixture) {
  const all = readPemCertificates(readFileSync(file(chain), 'utf8'));
  // The file lists the authority's own certificate too; a chain ends only in one that signed itself.
  const roots = all.filter((c) => Buffer.compare(c.subject, c.issuer) === 0);
  const bytes = readFileSync(file(response));
  const expected = { digest, ...(algorithm ? { algorithm } : {}) };
  const finding = await verifyTimestamp(bytes, expected, { roots, between: all }, crypto);
  const path = (name: string): string => fileURLToPath(file(name));
  const at = Math.floor(Date.parse(finding.facts?.time ?? '') / 1000);
  const args = ['ts', '-verify', '-in', path(response), '-digest', digest.toString('hex')];
  args.push('-CAfile', path(chain), '-untrusted', path(chain), '-attime', String(at));
  const accepted = spawnSync('openssl', args).status === 0;
  return { finding, opensslAgrees: !hasOpenssl || accepted === (finding.code === 'TIMESTAMP_OK') };
}

const hello = createHash('sha512').update('hello').digest();
const tsa = { chain: 'test_tsa/ts_chain.pem', algorithm: SHA512 };
const sigstore = { chain: 'sigstore.mock/ts_chain.pem', response: 'sigstore.mock/response-expired.tsr' };

/** `npm test` prints each row; docs/SPECIFICATION.md 8 has the same table with its reasons. */
describe.skipIf(!existsSync(CORPUS))('the fixtures of rfc3161-client', () => {
  it.each<[string, () => Fixture, string]>([
    ['a good response', () => ({ ...tsa, response: 'test_tsa/response.tsr', digest: hello }), 'TIMESTAMP_OK'],
    [
      'a good one with look-alike certificates put beside it: the signer is the one it binds',
      () => ({ ...tsa, response: 'test_tsa/response-injected-certs.tsr', digest: hello }),
      'TIMESTAMP_OK',
    ],
    [
      'one over another text',
      () => ({ ...tsa, response: 'test_tsa/response.tsr', digest: Buffer.alloc(64) }),
      'TIMESTAMP_IMPRINT',
    ],
    [
      'one by an authority of the same name and another key',
      () => ({ ...tsa, response: 'test_tsa/other_response.tsr', digest: hello }),
      'TIMESTAMP_ROOT_UNKNOWN',
    ],
    [
      'one without certificates, by a certificate that has expired since: good at its time',
      () => ({ ...sigstore, digest: payload() }),
      'TIMESTAMP_OK',
    ],
  ])('%s', async (_, fixture, code) => {
    const { finding, opensslAgrees } = await judge(fixture());
    expect(finding.code).toBe(code);
    expect(opensslAgrees).toBe(true);
  });

  it('answers its own request and not the other', async () => {
    const bytes = (name: string) => readFileSync(file(`test_tsa/${name}`));
    const nonce = (name: string) => child(parseDer(bytes(name)), 2, DER.integer)?.content ?? Buffer.alloc(0);
    const verify = (name: string) =>
      verifyTimestamp(
        bytes('response.tsr'),
        { digest: hello, algorithm: SHA512, request: { nonce: nonce(name) } },
        { roots: readPemCertificates(readFileSync(file(tsa.chain), 'utf8')) },
        crypto,
      );
    expect((await verify('request.der')).code).toBe('TIMESTAMP_OK');
    expect((await verify('other_request.der')).code).toBe('TIMESTAMP_NONCE');
  });
});

const payload = (): Buffer =>
  createHash('sha256')
    .update(readFileSync(file('sigstore.mock/payload')))
    .digest();
