import { expect, test } from 'vitest';
import { knownFields } from '@/utils/case/known';
import { EMPTY_DOSSIER } from '@/utils/case/model';
import { proposalsOf } from '@/utils/case/proposals';
import { exhibit, hint, utc } from './build';

const credited = (exhibits: Parameters<typeof proposalsOf>[0]): readonly (readonly number[])[] =>
  proposalsOf(exhibits, EMPTY_DOSSIER).flatMap(({ values }) =>
    values.map(({ from }) => from.map(({ number }) => number)),
  );

test('an order number is credited to the order, however often it is mentioned later', () => {
  const number = hint('orderNumber', '7442603190021');
  const kept = [
    exhibit(1, 'listing'),
    exhibit(2, 'order', { hints: [number] }),
    exhibit(3, 'payment', { hints: [number] }),
    exhibit(4, 'chat', { hints: [number] }),
    exhibit(5, 'other', { hints: [number] }),
  ];
  expect(credited(kept)).toEqual([[2, 3, 5, 4]]);
});

test('where no exhibit was made to say it, the newest comes first', () => {
  const number = hint('orderNumber', '7442603190021');
  const kept = [exhibit(1, 'chat', { hints: [number] }), exhibit(2, 'chat', { hints: [number] })];
  expect(credited(kept)).toEqual([[2, 1]]);
});

test('of several promises the first that binds itself to a time counts; other fields that differ stay open', () => {
  const listing = exhibit(1, 'listing', {
    hints: [
      hint('promise', '7×24 小时自动发货'),
      hint('promise', '【秒到账】Q币1000个'),
      hint('paid', '498.00'),
    ],
  });
  const chat = exhibit(3, 'chat', {
    hints: [hint('promise', '付款后5分钟内到账'), hint('paid', '502.98')],
  });
  expect(knownFields([listing, chat])).toEqual({
    promise: { value: '【秒到账】Q币1000个', exhibits: [1], assumed: true },
  });
  const stated = {
    ...EMPTY_DOSSIER,
    fields: { promise: { value: '十分钟内到账', at: utc('2026-03-12 15:00') } },
  };
  expect(knownFields([listing, chat], stated).promise).toMatchObject({
    value: '十分钟内到账',
    assumed: false,
  });
});
