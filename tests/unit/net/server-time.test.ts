import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contradicts, parseHttpDate, skewOf } from '@/utils/exhibit/net/server-time';

const NOW = Date.parse('2026-03-12T06:31:05.000Z');
const second = fc
  .integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2099, 11, 31) / 1000 })
  .map((s) => s * 1000);

describe('the Date header', () => {
  test('any second of this century, as servers write it', () => {
    fc.assert(
      fc.property(second, (ms) => {
        expect(parseHttpDate(new Date(ms).toUTCString(), NOW)).toEqual({ ok: true, value: ms });
      }),
    );
  });

  test.each([
    ['Sun, 06 Nov 2016 08:49:37 GMT', '2016-11-06T08:49:37.000Z'],
    ['Sunday, 06-Nov-16 08:49:37 GMT', '2016-11-06T08:49:37.000Z'],
    ['Sun Nov  6 08:49:37 2016', '2016-11-06T08:49:37.000Z'],
    ['Sat, 31 Dec 2016 23:59:60 GMT', '2016-12-31T23:59:59.000Z'],
  ])('%s, in all three forms of RFC 9110', (text, iso) => {
    expect(parseHttpDate(text, NOW)).toEqual({ ok: true, value: Date.parse(iso) });
  });

  test.each([
    ['', 'DATE_UNREADABLE'],
    ['0', 'DATE_UNREADABLE'],
    ['2026-03-12T06:31:05Z', 'DATE_UNREADABLE'],
    ['Thu, 12 Mar 2026 06:31:05 +0800', 'DATE_UNREADABLE'],
    ['Thu, 31 Feb 2026 06:31:05 GMT', 'DATE_UNREADABLE'],
    ['Thu, 12 Foo 2026 06:31:05 GMT', 'DATE_UNREADABLE'],
    ['Thu, 12 Mar 2026 25:31:05 GMT', 'DATE_UNREADABLE'],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 'DATE_IMPLAUSIBLE'],
    ['Fri, 01 Jan 9999 00:00:00 GMT', 'DATE_IMPLAUSIBLE'],
  ])('%s is none: %s', (text, error) => {
    expect(parseHttpDate(text, NOW)).toEqual({ ok: false, error });
  });

  test('any text at all gives a time or a reason, never a wrong one', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseHttpDate(text, NOW);
        expect(parsed.ok ? Number.isFinite(parsed.value) : parsed.error).toBeTruthy();
      }),
    );
  });
});

describe('the skew', () => {
  const delay = fc.integer({ min: 0, max: 5000 });
  const offset = fc.integer({ min: -86_400_000 * 30, max: 86_400_000 * 30 });

  test('whatever the delays and wherever in its second the server wrote: the true difference lies within the bounds', () => {
    fc.assert(
      fc.property(offset, delay, delay, fc.integer({ min: 0, max: 999 }), (skew, there, back, millis) => {
        const sent = NOW + millis;
        const written = sent + there + skew;
        const date = new Date(Math.floor(written / 1000) * 1000).toUTCString();
        const took = there + back;
        const bounds = skewOf(date, undefined, { sentMs: sent, receivedMs: sent + took, tookMs: took });
        if ('notAvailable' in bounds) throw new Error(bounds.notAvailable);
        expect(bounds.minMs).toBeLessThanOrEqual(skew);
        expect(bounds.maxMs).toBeGreaterThanOrEqual(skew);
        expect(bounds.maxMs - bounds.minMs).toBeLessThanOrEqual(1000 + took);
      }),
    );
  });

  test('an answer out of a cache on the way is not taken for a wrong clock', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_400 * 30 }), delay, (age, took) => {
        const date = new Date(Math.floor((NOW - age * 1000) / 1000) * 1000).toUTCString();
        const trip = { sentMs: NOW, receivedMs: NOW + took, tookMs: took };
        expect(contradicts(skewOf(date, String(age), trip))).toBe(false);
      }),
    );
  });

  test('a clock that was set while the server was asked measures nothing', () => {
    const trip = { sentMs: NOW, receivedMs: NOW + 3_600_000, tookMs: 90 };
    expect(skewOf(new Date(NOW).toUTCString(), undefined, trip)).toEqual({ notAvailable: 'CLOCK_JUMPED' });
  });

  test('a contradiction is more than a minute, whichever way, with nothing nearer possible', () => {
    expect(contradicts({ minMs: 60_001, maxMs: 61_500 })).toBe(true);
    expect(contradicts({ minMs: -62_000, maxMs: -60_001 })).toBe(true);
    expect(contradicts({ minMs: 59_000, maxMs: 61_000 })).toBe(false);
    expect(contradicts({ minMs: -86_400_000, maxMs: 1000 })).toBe(false);
    expect(contradicts({ notAvailable: 'NOT_SENT' })).toBe(false);
  });
});
