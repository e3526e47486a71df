import { describe, expect, test } from 'vitest';
import type { NetRecord } from '@/utils/exhibit/net/model';
import { logAround, timesOf, type TimeSources } from '@/utils/integrity/time-statements';
import { utcIso, type ClockReading } from '@/utils/shared/time';
import type { LogLine } from '@/utils/integrity/chain.types';

const START = Date.UTC(2026, 2, 12, 6, 31);
/** `monotonic`: what the clock that cannot be set says, ms after the start. */
const reading = (after: number, monotonic = after): ClockReading => ({
  utc: utcIso(START + after),
  epochMs: START + after,
  monotonicMs: 5000 + monotonic,
  zone: 'Asia/Shanghai',
  offsetMinutes: 480,
});

function times(extra: Partial<TimeSources> = {}, record: Partial<TimeSources['record']> = {}) {
  return timesOf({
    record: {
      startedAt: reading(0),
      finishedAt: reading(8000),
      steps: [],
      origin: 'captured',
      kindReason: 'order-labels',
      ...record,
    },
    tokens: [],
    ...extra,
  });
}

const server = (minMs: number, maxMs: number): NetRecord =>
  ({
    clock: {
      url: 'https://shop.example/favicon.ico',
      serverAt: utcIso(START + 1000),
      skew: { minMs, maxMs },
    },
  }) as unknown as NetRecord;
const token = (after: number, accuracyMs?: number) => ({
  tsa: 'alpha',
  time: utcIso(START + after),
  ...(accuracyMs === undefined ? {} : { accuracyMs }),
});
const codes = (found: ReturnType<typeof times>) => found.contradictions.map(({ code }) => code);

describe('what says when', () => {
  test('in order of time, and whose word each is: only the authority’s comes from outside', () => {
    const { statements, contradictions } = times({
      net: server(-400, 1100),
      log: { at: utcIso(START + 8000) },
      tokens: [token(60_000, 500)],
    });
    expect(statements.map(({ what, by, selfDeclared }) => [what, by, selfDeclared])).toEqual([
      ['started', undefined, true],
      ['server', 'shop.example', true],
      ['finished', undefined, true],
      ['logged', undefined, true],
      ['stamped', 'alpha', false],
    ]);
    expect(statements.at(-1)).toMatchObject({ from: START + 59_500, to: START + 60_500 });
    expect(contradictions).toEqual([]);
  });

  test.each([
    [-9000, undefined, []],
    [-11_000, undefined, ['TOKEN_BEFORE_CAPTURE']],
    // Within what the authority vouches for.
    [-11_000, 2000, []],
    // A queue may take days.
    [9 * 86_400_000, undefined, []],
  ])('a token %d ms after the start, ± %s', (after, accuracy, expected) => {
    expect(codes(times({ tokens: [token(after, accuracy)] }))).toEqual(expected);
  });

  const pulse = (after: number) => ({ beacon: 'quicknet', round: 7, time: START + after });
  test.each([
    // Asked for when it began; finished 8 s later.
    [-1500, [], []],
    [17_000, [], []],
    [19_000, [], ['PULSE_AFTER_CAPTURE']],
    [-1500, [token(0)], []],
    [5000, [token(3500, 500)], []],
    [5000, [token(2000, 500)], ['TOKEN_BEFORE_PULSE']],
  ])('a pulse %d ms after the start, tokens %j', (after, tokens, expected) => {
    const found = times({ tokens, pulses: [pulse(after)] });
    expect(codes(found)).toEqual(expected);
    expect(found.statements).toContainEqual({
      what: 'beacon',
      by: 'quicknet',
      round: 7,
      from: START + after,
      to: START + after,
      selfDeclared: false,
    });
  });

  test('a pulse whose signature does not hold contradicts nothing', () => {
    expect(codes(times({ pulses: [{ ...pulse(3_600_000), code: 'BEACON_FORGED' }] }))).toEqual([]);
  });

  test('how much the clock was ahead is told', () => {
    expect(times({ tokens: [token(-3_600_000)] }).contradictions).toEqual([
      { code: 'TOKEN_BEFORE_CAPTURE', tsa: 'alpha', seconds: 3600 },
    ]);
  });

  test.each([
    [-2000, 300, []],
    [1900, 3000, []],
    [2100, 3200, [{ code: 'SERVER_CLOCK', min: 2, max: 4 }]],
    [-62_000, -60_500, [{ code: 'SERVER_CLOCK', min: -62, max: -60 }]],
  ])('a server whose clock is %d to %d ms ahead', (min, max, expected) => {
    expect(times({ net: server(min, max) }).contradictions).toEqual(expected);
  });

  test('a clock that was set while it was kept, not one that another worker read', () => {
    const set = { finishedAt: reading(8000, 3_608_000) };
    expect(times({}, set).contradictions).toEqual([{ code: 'CLOCK_SET', seconds: -3600 }]);
    expect(codes(times({}, { finishedAt: reading(8000, 9500) }))).toEqual([]);
    const resumed = [{ name: 'resume', at: utcIso(START), took: 0 }];
    expect(codes(times({}, { ...set, steps: resumed }))).toEqual([]);
    expect(codes(times({}, { ...set, kindReason: 'GUARDED' }))).toEqual([]);
  });

  test('a log that goes back', () => {
    const at = utcIso(START + 8000);
    expect(codes(times({ log: { before: utcIso(START + 60_000), at, after: at } }))).toEqual([]);
    expect(codes(times({ log: { before: utcIso(START + 70_000), at } }))).toEqual(['LOG_BACKWARDS']);
    expect(codes(times({ log: { at, after: utcIso(START - 60_000) } }))).toEqual(['LOG_BACKWARDS']);
  });

  test('the line of the exhibit is looked up among its neighbours', () => {
    const lines = [
      { type: 'case-created', at: '1' },
      { type: 'exhibit-imported', exhibit: 'x', at: '2' },
      { type: 'exhibit-noted', exhibit: 'x', at: '3' },
    ] as unknown as LogLine[];
    expect(logAround(lines, 'x')).toEqual({ before: '1', at: '2', after: '3' });
    expect(logAround(lines, 'y')).toBeUndefined();
  });
});
