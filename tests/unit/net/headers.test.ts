import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepHeaders } from '@/utils/exhibit/net/headers';
import { HARMLESS_HEADERS } from '@/utils/exhibit/net/headers.data';
import { netRecord } from '@/utils/exhibit/net/record';
import { readNetRecord } from '@/utils/exhibit/net/read';
import { facts } from './facts';

const SECRET = 'sEcReT0123456789';
const secret = fc.string({ maxLength: 20 }).map((around) => `${around}${SECRET}${around}`);
const name = fc.oneof(
  fc.constantFrom('set-cookie', 'Set-Cookie', 'authorization', 'x-auth-token', 'X-CSRF-Token', 'cookie'),
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,30}$/),
);
const harmless: ReadonlySet<string> = new Set(HARMLESS_HEADERS);

describe('sensitive headers', () => {
  test('of a header that is not on the list no value is ever kept, its name is', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, secret)), (headers) => {
        const others = headers.filter(([key]) => !harmless.has(key.toLowerCase()));
        const kept = keepHeaders(others);
        expect(JSON.stringify(kept)).not.toContain(SECRET);
        expect(kept.withheld).toEqual([...new Set(others.map(([key]) => key.toLowerCase()))].sort());
      }),
    );
  });

  test('nor in the whole record, from either response', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, secret)), (headers) => {
        const sent = headers.filter(([key]) => !harmless.has(key.toLowerCase()));
        const record = netRecord({
          at: '2026-03-12T06:31:05.123Z',
          page: facts({ cached: sent, head: sent }),
          askedTime: true,
          connection: { notAvailable: 'NO_PERMISSION' },
          tls: { notAvailable: 'NO_PERMISSION' },
        });
        const json = JSON.stringify(record);
        expect(json).not.toContain(SECRET);
        expect(readNetRecord(json)).toEqual({ ok: true, value: record });
      }),
    );
  });

  test('a header that sets or carries credentials is on no list', () => {
    const bad = /cookie|auth|token|session|key|secret|csrf/;
    expect(HARMLESS_HEADERS.filter((key) => bad.test(key))).toEqual([]);
    expect(HARMLESS_HEADERS).toEqual([...new Set(HARMLESS_HEADERS)].sort());
  });

  test('an address in Location keeps where it leads, not what it carries', () => {
    const value = fc.stringMatching(/^[A-Za-z0-9%._~-]{0,20}$/).map((v) => v + SECRET);
    const query = fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), value), { minLength: 1 });
    fc.assert(
      fc.property(query, value, (pairs, rest) => {
        const search = pairs.map(([key, v]) => `${key}=${v}`).join('&');
        const location = `https://${rest}:${rest}@shop.example/pay/return?${search}#${rest}`;
        const { kept } = keepHeaders([['Location', location]]);
        expect(kept[0]?.[1]).not.toContain(SECRET);
        expect(kept[0]?.[1]).toContain('https://shop.example/pay/return?');
      }),
    );
    expect(keepHeaders([['location', `/next?${SECRET}`]]).kept).toEqual([['location', '/next?[withheld]']]);
  });

  test('a policy keeps its rules, not its nonces and keys', () => {
    const policy = `script-src 'nonce-${SECRET}' https://cdn.example/a.js?k=${SECRET}; report-uri /r?t=${SECRET}`;
    expect(keepHeaders([['content-security-policy', policy]]).kept[0]?.[1]).toBe(
      "script-src 'nonce-[withheld]' https://cdn.example/a.js?[withheld]; report-uri /r?[withheld]",
    );
  });

  test('a name that is none, or an endless value, does not pass', () => {
    const { kept, withheld } = keepHeaders([
      ['bad name\n', 'x'],
      ['server', 'x'.repeat(100_000)],
    ]);
    expect(withheld).toEqual([]);
    expect(kept[0]?.[1]).toHaveLength(2000);
  });
});
