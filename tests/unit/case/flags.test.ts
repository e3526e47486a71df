import { sealFlags } from '@/utils/case/flags-seals';
import { describe, expect, test } from 'vitest';
import { flagsOf } from '@/utils/case/flags';
import { promisedTime } from '@/utils/case/promise';
import { proposalsOf } from '@/utils/case/proposals';
import { EMPTY_DOSSIER } from '@/utils/case/model';
import { at, CHAIN, dossier, exhibit, FIELDS, hint, utc } from './build';

const NOW = at('2026-03-12 18:00');
const codes = (known: ReturnType<typeof dossier>, exhibits = CHAIN, now = NOW): string[] =>
  flagsOf(exhibits, known, now).map(({ code }) => code);
const CALM = { ...FIELDS, issue: 'misdescribed', promise: '正品' };

describe('contradictions', () => {
  test('a whole case without any has none', () => {
    expect(codes(dossier(CALM))).toEqual([]);
  });

  test.each([
    ['paidBeforeOrdered', { orderedAt: utc('2026-03-12 14:40') }],
    ['deliveredBeforePaid', { deliveredAt: utc('2026-03-12 14:00') }],
    ['timeInFuture', { deliveredAt: utc('2026-03-13 14:00') }],
    ['deliveredThough', { issue: 'not-delivered', deliveredAt: utc('2026-03-12 15:00') }],
    ['notShort', { issue: 'short', expectedQuantity: '1000', receivedQuantity: '1000' }],
    ['claimAbovePaid', { claimAmount: '1494.00' }],
    ['paidNotPrice', { price: '500.00' }],
    ['payeeNotSeller', { payee: '某某科技有限公司' }],
  ])('%s', (code, fields) => {
    expect(codes(dossier({ ...CALM, ...fields }))).toEqual([code]);
  });

  test.each([
    ['paid within the minute that the order’s clock rounds off', { orderedAt: utc('2026-03-12 14:30:40') }],
    ['the same sum written in two ways', { price: '498' }],
    ['less arrived than was bought', { issue: 'short', expectedQuantity: '1000', receivedQuantity: '400' }],
    ['the payee is the seller, in other letters', { payee: ' 小王点卡 ' }],
    ['a part is claimed', { claimAmount: '100.00' }],
  ])('none where %s', (_, fields) => {
    expect(codes(dossier({ ...CALM, ...fields }))).toEqual([]);
  });

  test('two order numbers contradict until the user chooses; then it is a warning', () => {
    const two = [
      exhibit(1, 'order', { hints: [hint('orderNumber', 'A1')] }),
      exhibit(2, 'chat', { hints: [hint('orderNumber', 'B2')] }),
      exhibit(3, 'listing'),
    ];
    expect(flagsOf(two, EMPTY_DOSSIER, NOW)[0]).toEqual({
      code: 'orderNumbersDiffer',
      severity: 'conflict',
      fields: ['orderNumber'],
      exhibits: [1, 2],
      values: { first: 'B2', second: 'A1' },
    });
    expect(flagsOf(two, dossier({ orderNumber: 'A1' }), NOW)[0]).toMatchObject({ severity: 'warning' });
  });

  test('what was read with doubt contradicts nothing', () => {
    const list = [
      exhibit(1, 'order', { hints: [hint('orderNumber', 'A1')] }),
      exhibit(2, 'chat', { hints: [hint('orderNumber', 'B2', 'low')] }),
      exhibit(3, 'listing'),
    ];
    expect(codes(EMPTY_DOSSIER, list)).toEqual([]);
  });

  test('a field that reads otherwise than every exhibit is told', () => {
    const list = [...CHAIN, exhibit(9, 'order', { hints: [hint('paid', '500.00')] })];
    expect(flagsOf(list, dossier(CALM), NOW)).toContainEqual({
      code: 'notAsRead',
      severity: 'warning',
      fields: ['paid'],
      exhibits: [9],
      values: { written: '498.00', read: '500.00' },
    });
  });

  test('a computer whose clock is set wrong is told, by how much and which pages showed it', () => {
    const list = [
      { ...exhibit(1, 'listing'), serverAheadMs: 3_570_000 },
      exhibit(2, 'order'),
      { ...exhibit(3, 'chat'), serverAheadMs: 3_615_000 },
    ];
    expect(flagsOf(list, EMPTY_DOSSIER, NOW)).toContainEqual({
      code: 'clockSlow',
      severity: 'warning',
      fields: [],
      exhibits: [1, 3],
      values: { n: 60 },
    });
    const ahead = { ...exhibit(4, 'order'), serverAheadMs: -86_400_000 };
    expect(codes(EMPTY_DOSSIER, [...list, ahead])).toContain('clockFast');
    expect(codes(EMPTY_DOSSIER, [exhibit(2, 'order')]).join()).not.toContain('clock');
  });

  test('a field whose exhibit was deleted is told', () => {
    const gone = exhibit(7, 'order');
    const known = dossier(
      CALM,
      [],
      [{ type: 'field-set', field: 'orderNumber', value: 'A1', exhibit: gone.id, number: gone.number }],
    );
    expect(flagsOf(CHAIN, known, NOW)).toContainEqual({
      code: 'sourceGone',
      severity: 'warning',
      fields: ['orderNumber'],
      exhibits: [],
      values: { number: 7 },
    });
  });
});

describe('promises', () => {
  test.each([
    ['付款后5分钟内到账', 5, false],
    ['1-10分钟内发货', 10, false],
    ['24小时内到账', 1440, false],
    ['30秒自动到账', 0.5, false],
    ['付款后秒到账', 60, true],
    ['即时到帐', 60, true],
  ])('“%s” binds itself to %d minutes', (promise, minutes, instant) => {
    expect(promisedTime(promise)).toEqual({ minutes, instant });
  });

  test.each(['正品保障', '24小时在线客服', '自动发货', '7×24 小时自动发货', '24小时自动发货', ''])(
    '“%s” names no time',
    (promise) => {
      expect(promisedTime(promise)).toBeUndefined();
    },
  );

  const late = (promise: string, delivered?: string, now = '2026-03-12 18:00') =>
    flagsOf(
      CHAIN,
      dossier({
        ...FIELDS,
        issue: delivered ? 'late' : 'not-delivered',
        promise,
        ...(delivered ? { deliveredAt: utc(delivered) } : {}),
      }),
      at(now),
    ).map(({ code, values }) => `${code} ${values?.['minutes']}`);

  test('five minutes promised, an hour taken: 55 late', () => {
    expect(late('付款后5分钟内到账', '2026-03-12 15:30')).toEqual(['promiseLate 55']);
  });

  test('an instant one is late after hours, not after minutes', () => {
    expect(late('秒到账', '2026-03-12 14:50')).toEqual([]);
    expect(late('秒到账', '2026-03-12 17:30')).toEqual(['promiseLate 180']);
  });

  test('what never came is later every minute', () => {
    expect(late('付款后5分钟内到账')).toEqual(['promisePassed 205']);
    expect(late('24小时内到账')).toEqual([]);
  });
});

describe('evidence that may not last', () => {
  test('a conversation and a goods page that are not kept can vanish', () => {
    expect(codes(dossier(CALM), [exhibit(1, 'order')])).toEqual(['chatMayVanish', 'listingMayChange']);
  });

  test('nothing is said of an empty case, or of one that is over', () => {
    const outcome = { result: 'refunded', note: '', at: utc('2026-03-12 18:00') } as const;
    expect(codes(EMPTY_DOSSIER, [])).toEqual([]);
    expect(codes(dossier(CALM, [], [{ type: 'case-closed', outcome }]), [exhibit(1, 'order')])).toEqual([]);
  });

  test('parts and copies are named with their numbers', () => {
    const list = [
      exhibit(1, 'listing', { state: 'partial' }),
      exhibit(2, 'payment', { origin: 'imported' }),
      exhibit(3, 'chat', { origin: 'imported' }),
      exhibit(4, 'chat'),
    ];
    expect(flagsOf(list, dossier(CALM), NOW).map(({ code, exhibits }) => [code, exhibits])).toEqual([
      ['keptInPart', [1]],
      ['importedOnly', [2]],
    ]);
  });
});

describe('proposals', () => {
  test('the surest first, then the newest; each names all its exhibits; fields in their order', () => {
    const list = [
      exhibit(1, 'order', { hints: [hint('paid', '498.00'), hint('orderNumber', 'A1', 'medium')] }),
      exhibit(2, 'payment', { hints: [hint('paid', '502.98', 'low')] }),
      exhibit(3, 'payment', { hints: [hint('paid', '498.00', 'medium')] }),
      exhibit(4, 'chat', { hints: [hint('orderNumber', 'B2', 'medium')] }),
    ];
    expect(
      proposalsOf(list, dossier({ paid: '1.00' })).map(({ field, values, current }) => [
        field,
        values.map(
          ({ value, confidence, from }) =>
            `${value} ${confidence} ${from.map(({ number }) => number).join()}`,
        ),
        current?.value,
      ]),
    ).toEqual([
      ['orderNumber', ['B2 medium 4', 'A1 medium 1'], undefined],
      ['paid', ['498.00 high 3,1', '502.98 low 2'], '1.00'],
    ]);
  });
});

test('exhibits without a time-stamp are named once time-stamps are asked for, and an hour was waited', () => {
  const kept = [exhibit(1, 'order'), exhibit(2, 'chat'), exhibit(3, 'payment')];
  const asked = (n: number, state: 'waiting' | 'stamped' | 'refused') => ({
    exhibitId: exhibit(n, 'other').id,
    state,
  });
  const later = Date.parse(kept[0]?.at ?? '') + 2 * 3_600_000;
  expect(sealFlags(kept, [], later)).toEqual([]);
  const stamps = [asked(1, 'stamped'), asked(1, 'refused'), asked(2, 'refused'), asked(3, 'waiting')];
  expect(sealFlags(kept, stamps, later)).toMatchObject([{ code: 'notTimeStamped', exhibits: [2, 3] }]);
  expect(sealFlags(kept, stamps, later - 2 * 3_600_000)).toEqual([]);
});
