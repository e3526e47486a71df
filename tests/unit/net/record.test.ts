import { describe, expect, test } from 'vitest';
import { parsePageFacts } from '@/utils/exhibit/net/page-facts';
import { readNetRecord } from '@/utils/exhibit/net/read';
import { netRecord, type NetInputs } from '@/utils/exhibit/net/record';
import { facts, SENT } from './facts';

const record = (extra: Partial<NetInputs>): ReturnType<typeof netRecord> =>
  netRecord({
    at: '2026-03-12T06:31:06.000Z',
    page: facts(),
    askedTime: true,
    connection: { address: '203.0.113.7' },
    tls: { notAvailable: 'NOT_OFFERED' },
    ...extra,
  });

describe('net.json', () => {
  test('tells when the page came, in UTC', () => {
    expect(record({}).navigation).toMatchObject({
      status: 200,
      startedAt: '2026-03-12T06:30:05.100Z',
      answeredAt: '2026-03-12T06:30:05.180Z',
      receivedAt: '2026-03-12T06:30:05.195Z',
    });
    expect(SENT).toBe(Date.parse('2026-03-12T06:31:05.100Z'));
  });

  test('a page that could not be asked leaves a reason everywhere', () => {
    const { specVersion, at, ...sections } = record({ page: undefined });
    expect([specVersion, at]).toEqual(['1.0', '2026-03-12T06:31:06.000Z']);
    for (const section of Object.values(sections)) expect(section).toEqual({ notAvailable: 'PAGE_NOT_READ' });
  });

  test('a cached answer of another load of the address is marked', () => {
    const page = facts();
    const cached = { status: 200, bytes: 999, headers: [] };
    expect(record({ page: { ...page, cached } }).response).toMatchObject({ sameLength: false });
    expect(record({}).response).toMatchObject({ sameLength: true });
  });

  test('the present is not taken for a time of modification', () => {
    const page = facts();
    const modified = (at: string): unknown =>
      record({ page: { ...page, lastModified: Date.parse(at) } }).page;
    expect(modified('2026-03-12T06:31:05Z')).toMatchObject({ lastModified: { notAvailable: 'NOT_SENT' } });
    expect(modified('2026-01-02T03:04:05Z')).toMatchObject({
      lastModified: { utc: '2026-01-02T03:04:05.000Z' },
    });
  });

  test.each([
    [{ askedTime: false }, 'SWITCHED_OFF'],
    [{ page: { ...facts(), http: false, cached: null, head: null } }, 'NOT_HTTP'],
    [{ page: { ...facts(), worker: true, cached: null, head: null } }, 'SERVICE_WORKER'],
  ])('without a request there is neither time nor connection', (extra, why) => {
    const { clock, connection, tls } = record(extra);
    expect([clock, connection, tls]).toEqual([why, why, why].map((notAvailable) => ({ notAvailable })));
  });

  test('is read again as it was written; anything else is damaged', () => {
    const written = record({});
    expect(readNetRecord(JSON.stringify(written))).toEqual({ ok: true, value: written });
    const later = { ...written, clock: { notAvailable: 'A_LATER_REASON' }, more: 1 };
    expect(readNetRecord(JSON.stringify(later))).toMatchObject({ ok: true, value: { clock: later.clock } });
    for (const bad of ['', '[]', '{"specVersion":"1.0"}', JSON.stringify({ ...written, tls: 7 })])
      expect(readNetRecord(bad)).toMatchObject({ ok: false, error: { code: 'STORE_DAMAGED' } });
  });

  test('what comes out of the page is checked before it is used', () => {
    expect(parsePageFacts(facts())).toEqual(facts());
    for (const bad of [undefined, 7, {}, { ...facts(), origin: 'x' }, { ...facts(), head: { failed: 'X' } }])
      expect(parsePageFacts(bad)).toBeUndefined();
  });
});
