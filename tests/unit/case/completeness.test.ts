import { describe, expect, test } from 'vitest';
import { completenessOf } from '@/utils/case/completeness';
import { caseExhibitOf } from '@/utils/case/exhibit-of';
import { EMPTY_DOSSIER, ISSUE_TYPES } from '@/utils/case/model';
import { CHAIN, contact, dossier, exhibit, FIELDS, hint } from './build';

type Case = ReturnType<typeof completenessOf>;
const links = ({ links: list }: Case): string => list.map(({ id, state }) => `${id}:${state}`).join(' ');
const elements = ({ elements: list }: Case) => Object.fromEntries(list.map(({ id, state }) => [id, state]));
const required = ({ needs }: Case): string[] => needs.filter((need) => need.required).map(({ id }) => id);

describe('the chain of evidence', () => {
  test('of an empty case is missing, link by link', () => {
    expect(links(completenessOf([], EMPTY_DOSSIER))).toBe(
      'listing:missing order:missing payment:missing chat:missing delivery:missing orderNumber:missing',
    );
  });

  test('of a case with all six is full, and nothing is required any more', () => {
    const whole = completenessOf(CHAIN, dossier(FIELDS));
    expect(links(whole)).toBe(
      'listing:full order:full payment:full chat:full delivery:full orderNumber:full',
    );
    expect(required(whole)).toEqual([]);
    expect(new Set(Object.values(elements(whole)))).toEqual(new Set(['full']));
  });

  test('an exhibit kept in part is half a link, and its need is met', () => {
    const state = completenessOf([exhibit(1, 'chat', { state: 'partial' })], dossier(FIELDS));
    expect(links(state)).toContain('chat:partial');
    expect(required(state)).not.toContain('chat');
    expect(elements(state)['breach']).toBe('partial');
  });

  test('an exhibit whose files are damaged proves no more than one kept in part', () => {
    const { state, at, ...rest } = exhibit(1, 'chat');
    const record = { kind: 'chat', origin: 'captured', state, startedAt: { utc: at } } as const;
    const row = { ...rest, record: record as Parameters<typeof caseExhibitOf>[0]['record'] };
    const linksOf = (integrity: 'verified' | 'damaged') =>
      links(completenessOf([caseExhibitOf({ ...row, integrity })], EMPTY_DOSSIER));
    expect(linksOf('verified')).toContain('chat:full');
    expect(linksOf('damaged')).toContain('chat:partial');
  });

  test('an order number that nobody confirmed is half a link, and asked for', () => {
    const read = exhibit(1, 'order', { hints: [hint('orderNumber', '260312142833744260')] });
    const state = completenessOf([read], EMPTY_DOSSIER);
    expect(links(state)).toContain('orderNumber:partial');
    expect(required(state)).toContain('orderNumber');
  });

  test('a number read with doubt is none', () => {
    const read = exhibit(1, 'order', { hints: [hint('orderNumber', '260312142833744260', 'low')] });
    expect(links(completenessOf([read], EMPTY_DOSSIER))).toContain('orderNumber:missing');
  });

  test('each link names the exhibits that make it', () => {
    const { links: list } = completenessOf([exhibit(3, 'chat'), exhibit(7, 'chat')], EMPTY_DOSSIER);
    expect(list.find(({ id }) => id === 'chat')?.exhibits).toEqual([3, 7]);
  });
});

describe('what each issue must prove', () => {
  test.each([
    ['not-delivered', 'delivery paidAt', ''],
    ['late', 'delivery paidAt deliveredAt promise', 'balancePair receivedQuantity'],
    ['short', 'delivery balancePair expectedQuantity receivedQuantity', 'deliveredAt'],
    ['misdescribed', 'promise', 'delivery'],
    ['seller-gone', 'sellerContact', 'delivery platformContact'],
    ['unfair-terms', 'terms', 'delivery'],
    ['platform-gone', 'platformContact', 'delivery sellerContact promise'],
  ] as const)('%s: %s, but not %s', (issue, wanted, unwanted) => {
    const ids = required(completenessOf([], dossier({ issue })));
    expect(ids).toEqual(expect.arrayContaining(wanted.split(' ')));
    for (const id of unwanted.split(' ').filter(Boolean)) expect(ids).not.toContain(id);
  });

  test('every issue needs the four things that no claim stands without', () => {
    for (const issue of ISSUE_TYPES)
      expect(required(completenessOf([], dossier({ issue })))).toEqual(
        expect.arrayContaining(['order', 'payment', 'chat', 'claimAmount']),
      );
  });

  test('one balance is not enough to show that some is missing', () => {
    const one = completenessOf([exhibit(1, 'delivery')], dossier({ issue: 'short' }));
    expect(required(one)).toContain('balancePair');
    expect(links(one)).toContain('delivery:partial');
    const two = completenessOf([exhibit(1, 'delivery'), exhibit(2, 'delivery')], dossier({ issue: 'short' }));
    expect(required(two)).not.toContain('balancePair');
    expect(links(two)).toContain('delivery:full');
  });

  test('of a late delivery the record is half without the time it arrived', () => {
    const late = dossier({ issue: 'late', paidAt: FIELDS.paidAt });
    expect(links(completenessOf([exhibit(1, 'delivery')], late))).toContain('delivery:partial');
  });

  test('the first thing asked is what went wrong, then what can vanish', () => {
    expect(required(completenessOf([], EMPTY_DOSSIER)).slice(0, 4)).toEqual([
      'issue',
      'chat',
      'order',
      'listing',
    ]);
  });
});

describe('what a later stage needs', () => {
  const stages = (stage: 'seller' | 'payment' | 'authority') =>
    required(completenessOf(CHAIN, dossier(FIELDS, [contact(stage, 'sent', '2026-03-12 17:00')])));

  test('12315 and courts: the respondent’s name and address; payment channels: their own number', () => {
    expect(stages('seller')).toEqual([]);
    expect(stages('payment')).toEqual(['transactionNumber']);
    expect(stages('authority')).toEqual(['transactionNumber', 'respondentName', 'respondentAddress']);
  });
});
