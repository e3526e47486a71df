import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { readPemCertificates } from '@/utils/integrity/timestamp/certificate';
import { readRequest } from '@/utils/integrity/timestamp/request';
import { asking, servedTsa } from '../support/asking';
import { hasOpenssl } from '../support/openssl';

const secret = 'what the evidence says';
const digest = createHash('sha256').update(secret).digest();

describe.skipIf(!hasOpenssl)('asking an authority on this machine', () => {
  const served = servedTsa();
  let abort: AbortController;
  beforeEach(() => {
    abort = new AbortController();
  });

  const ask = (kind: string, trusted = true, deadline = 10_000) =>
    asking(trusted ? served.tsa.text('root.pem') : '', deadline)(
      `${served.server.url}/${kind}`,
      digest,
      abort.signal,
    );

  it('gives a time-stamp that was checked, and openssl takes it', async () => {
    const stamped = await ask('good');
    if (!stamped.ok) throw new Error(stamped.error.code);
    expect(stamped.value.finding.code).toBe('TIMESTAMP_OK');
    expect(served.tsa.opensslAccepts(stamped.value.response, stamped.value.query)).toBe(true);
    expect(readPemCertificates(stamped.value.chain).map((c) => c.title)).toEqual([
      'Test tsa',
      'Test ca',
      'Test Root',
    ]);
  });

  it('sends a hash and a fresh nonce, and nothing else', async () => {
    await ask('good');
    await ask('good');
    const [a, b] = served.server.queries.slice(-2).map((query) => readRequest(query));
    expect(Buffer.from(a?.digest ?? []).equals(digest)).toBe(true);
    expect(Buffer.from(a?.nonce ?? []).equals(Buffer.from(b?.nonce ?? []))).toBe(false);
    for (const query of served.server.queries) expect(query.byteLength).toBeLessThan(80);
  });

  it('keeps one of an authority that nobody vouched for, and says so', async () => {
    const stamped = await ask('good', false);
    expect(stamped.ok && stamped.value.finding.code).toBe('TIMESTAMP_ROOT_UNKNOWN');
  });

  it.each([
    ['wrong-nonce', 'TSA_BAD_ANSWER', 'TIMESTAMP_NONCE'],
    ['wrong-imprint', 'TSA_BAD_ANSWER', 'TIMESTAMP_IMPRINT'],
    ['wrong-eku', 'TSA_BAD_ANSWER', 'TIMESTAMP_EKU'],
    ['expired', 'TSA_BAD_ANSWER', 'TIMESTAMP_EXPIRED'],
    ['garbage', 'TSA_BAD_ANSWER', 'TIMESTAMP_MALFORMED'],
    ['empty', 'TSA_BAD_ANSWER', 'TIMESTAMP_MALFORMED'],
    ['endless', 'TSA_UNREACHABLE', 'too long an answer'],
    ['busy', 'TSA_UNREACHABLE', 'HTTP 503'],
    ['moved', 'TSA_UNREACHABLE', expect.any(String) as string],
    ['down', 'TSA_UNREACHABLE', expect.any(String) as string],
  ])('%s: nothing is kept', async (kind, code, cause) => {
    expect(await ask(kind)).toMatchObject({ ok: false, error: { code, cause } });
  });

  it('refused: the status is told', async () => {
    expect(await ask('rejected')).toMatchObject({
      ok: false,
      error: { code: 'TSA_REFUSED', detail: { status: 2 } },
    });
  });

  it('silent: given up at the deadline', async () => {
    const begun = performance.now();
    expect(await ask('silent', true, 200)).toMatchObject({ ok: false, error: { code: 'TSA_UNREACHABLE' } });
    expect(performance.now() - begun).toBeGreaterThanOrEqual(190);
  });

  it('slow: waited for within the deadline', async () => {
    const stamped = await ask('slow');
    expect(stamped.ok && stamped.value.finding.code).toBe('TIMESTAMP_OK');
  });

  it('silent: cancelled by the user at once', async () => {
    const asked = ask('silent');
    abort.abort();
    expect(await asked).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
  });

  it('nobody there', async () => {
    expect(await asking('')('http://127.0.0.1:1/', digest, abort.signal)).toMatchObject({
      error: { code: 'TSA_UNREACHABLE' },
    });
  });
});
