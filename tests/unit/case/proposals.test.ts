import { expect, test } from 'vitest';
import { EMPTY_DOSSIER } from '@/utils/case/model';
import { proposalsOf } from '@/utils/case/proposals';
import { exhibit, hint } from './build';

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
