import { describe, expect, test } from 'vitest';
import type { KnownFields } from '@/utils/case/known';
import type { CaseField } from '@/utils/case/model';
import { deliveryGap, gapPoints } from '@/utils/case/timeline/gap';
import { promiseSpan } from '@/utils/case/timeline/promise-span';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PAID = '2026-03-12T06:00:00.000Z';
const after = (ms: number): string => new Date(Date.parse(PAID) + ms).toISOString();
const now = (ms: number): number => Date.parse(PAID) + ms;

const known = (values: Partial<Record<CaseField, string>>): KnownFields =>
  Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, { value, exhibits: [], assumed: false }]),
  );

describe('until when a promise runs', () => {
  test.each([
    ['秒到账', 0],
    ['付款后自动发货', 0],
    ['24小时内到账', 24 * HOUR],
    ['最晚５分钟到账', 5 * MINUTE],
    ['1-10分钟内发货', 10 * MINUTE],
    ['半小时之内', HOUR / 2],
    ['两小时左右', 2 * HOUR],
    ['3天内充值', 72 * HOUR],
    ['30秒内到账', 30_000],
  ])('%s', (words, span) => {
    expect(promiseSpan(words)).toBe(span);
  });

  test.each(['24小时在线客服', '百分百到账', '3个工作日内到账', '不到账全额退款', ''])(
    '%s names none',
    (words) => {
      expect(promiseSpan(words)).toBeUndefined();
    },
  );

  test('a shop open around the clock that delivers by itself promises at once, not a day', () => {
    expect(promiseSpan('24小时自动发货')).toBe(0);
  });
});

describe('the gap', () => {
  test.each([
    [
      'nothing came, and the user says so',
      { issue: 'not-delivered', promise: '秒到账', paidAt: PAID },
      'overdue',
    ],
    ['within the promise', { promise: '30小时内到账', paidAt: PAID }, 'waiting'],
    ['came too late', { promise: '2小时内到账', paidAt: PAID, deliveredAt: after(5 * HOUR) }, 'late'],
    ['came in time', { promise: '2小时内到账', paidAt: PAID, deliveredAt: after(HOUR) }, 'in-time'],
    ['seconds do not break 秒到', { promise: '秒到账', paidAt: PAID, deliveredAt: after(40_000) }, 'in-time'],
    ['no promise known', { paidAt: PAID, deliveredAt: after(HOUR) }, 'arrived'],
    ['no promise, nothing came', { paidAt: PAID }, 'open'],
    ['not paid, as far as is known', { promise: '秒到账' }, 'unknown'],
    ['arrived before it was paid', { paidAt: PAID, deliveredAt: after(-HOUR) }, 'contradiction'],
    ['paid tomorrow', { paidAt: after(40 * HOUR) }, 'contradiction'],
    ['a time that is none', { paidAt: '昨天' }, 'unknown'],
  ] as const)('%s', (_name, fields, verdict) => {
    expect(deliveryGap(known(fields), now(26 * HOUR), false).verdict).toBe(verdict);
  });

  test('is 3 hours 12 minutes past a promise of two', () => {
    const late = deliveryGap(
      known({ promise: '2小时内到账', paidAt: PAID, deliveredAt: after(5 * HOUR + 12 * MINUTE) }),
      now(100 * HOUR),
      false,
    );
    expect(late.over).toBe(3 * HOUR + 12 * MINUTE);
    expect(late.took).toBe(5 * HOUR + 12 * MINUTE);
  });

  test('says what is missing, and not the arrival where the user says that nothing came', () => {
    expect(deliveryGap({}, now(0), false).missing).toEqual(['paidAt', 'promise', 'deliveredAt']);
    const said = known({ issue: 'not-delivered', paidAt: PAID, promise: '秒到账' });
    expect(deliveryGap(said, now(HOUR), false)).toMatchObject({ missing: [], saidMissing: true });
    expect(deliveryGap(known({ paidAt: PAID, promise: '秒到账' }), now(HOUR), false).saidMissing).toBe(false);
  });

  test('names what was read off exhibits and nobody confirmed', () => {
    const paidAt = { value: PAID, exhibits: [3], assumed: true };
    expect(deliveryGap({ ...known({ promise: '秒到账' }), paidAt }, now(HOUR), false).assumed).toEqual([
      'paidAt',
    ]);
  });
});

describe('the drawing', () => {
  const points = (fields: Partial<Record<CaseField, string>>, nowMs: number) =>
    gapPoints(deliveryGap(known(fields), nowMs, false), 0.3);

  test('is to scale where there is room', () => {
    const drawn = points({ promise: '2小时内到账', paidAt: PAID, deliveredAt: after(5 * HOUR) }, now(0));
    expect(drawn.map(({ id, place }) => [id, Number(place.toFixed(3))])).toEqual([
      ['paid', 0],
      ['due', 0.4],
      ['delivered', 1],
    ]);
    expect(drawn.some(({ stretched }) => stretched)).toBe(false);
  });

  test('keeps labels apart where times are too near, and says that it did', () => {
    const drawn = points({ promise: '5分钟内到账', paidAt: PAID }, now(50 * HOUR));
    expect(drawn.map(({ place }) => Number(place.toFixed(3)))).toEqual([0, 0.3, 1]);
    expect(drawn[1]?.stretched).toBe(true);
  });

  test('is empty where the payment is not known, or the times contradict each other', () => {
    expect(points({ promise: '秒到账' }, now(HOUR))).toEqual([]);
    expect(points({ paidAt: PAID, deliveredAt: after(-1) }, now(HOUR))).toEqual([]);
  });
});
