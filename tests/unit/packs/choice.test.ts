import type { CaseExhibit, Completeness } from '@/utils/case/view.types';
import type { ExhibitId } from '@/utils/exhibit/ids';
import type { EvidenceKind } from '@/utils/exhibit/model';
import { pagesInBudget } from '@/utils/packs/budget';
import { chooseExhibits, type PackCandidate } from '@/utils/packs/choice';
import { fitBytes } from '@/utils/packs/fit-bytes';
import { pictureName } from '@/utils/packs/labels';
import { describe, expect, test } from 'vitest';

const exhibit = (number: number, kind: EvidenceKind, extra: Partial<PackCandidate> = {}): PackCandidate => ({
  id: `x${number}` as ExhibitId,
  number,
  kind,
  origin: 'captured',
  state: 'complete',
  at: '2026-03-12T06:31:05.000Z',
  hints: [] as CaseExhibit['hints'],
  shown: true,
  damaged: false,
  ...extra,
});

const ALL: readonly EvidenceKind[] = ['listing', 'order', 'payment', 'chat', 'delivery', 'terms', 'other'];
const CASE = ALL.map((kind, at) => exhibit(at + 1, kind));
const numbers = (picks: readonly { readonly number: number }[]) => picks.map(({ number }) => number);

describe('the exhibits of a pack', () => {
  test('of a payment that brought nothing: order, payment, balance, chat', () => {
    const picks = chooseExhibits(CASE, [], 'not-delivered', 4);
    expect(picks.map(({ reason }) => reason)).toEqual(['order', 'payment', 'delivery', 'chat']);
  });

  test('of goods that differ the promise comes first, of unfair terms the terms', () => {
    expect(chooseExhibits(CASE, [], 'misdescribed', 3)[0]?.reason).toBe('listing');
    expect(chooseExhibits(CASE, [], 'unfair-terms', 3)[0]?.reason).toBe('terms');
  });

  test('the whole one before the partial, the captured before the imported', () => {
    const two = [
      exhibit(1, 'order', { state: 'partial' }),
      exhibit(2, 'order', { origin: 'imported' }),
      exhibit(3, 'order'),
    ];
    expect(numbers(chooseExhibits(two, [], undefined, 1))).toEqual([3]);
    expect(numbers(chooseExhibits(two.slice(0, 2), [], undefined, 1))).toEqual([2]);
  });

  test('nothing damaged, nothing without a picture; no exhibit, no pack', () => {
    const none = [exhibit(1, 'order', { damaged: true }), exhibit(2, 'payment', { shown: false })];
    expect(chooseExhibits(none, [], 'late', 4)).toEqual([]);
    expect(chooseExhibits([], [], undefined, 4)).toEqual([]);
  });

  test('an element that no exhibit of its own kind carries gets the one that does', () => {
    const elements: Completeness['elements'] = [{ id: 'payment', state: 'full', exhibits: [7] }];
    const picks = chooseExhibits([exhibit(2, 'order'), exhibit(7, 'other')], elements, 'not-delivered', 4);
    expect(picks).toEqual([
      { number: 2, reason: 'order', element: 'contract' },
      { number: 7, reason: 'element', element: 'payment' },
    ]);
  });

  test('room that is left takes a second of a kind', () => {
    const picks = chooseExhibits([...CASE, exhibit(8, 'chat')], [], 'not-delivered', 9);
    expect(picks.find(({ reason }) => reason === 'again')?.number).toBe(4);
  });
});

describe('pages of a pack', () => {
  const source = (name: string, weights: readonly number[]) =>
    weights.map((weight, at) => ({ key: `${name}${at}`, weight }));

  test.each([
    ['each exhibit is seen once before one is seen twice', [[0, 0, 0], [0]], 3, {}, 'a0 a1 b0'],
    ['of a long one the page that tells most', [[0, 5, 0], [1]], 2, {}, 'a1 b0'],
    ['what the user puts in comes before', [[0, 5, 0], [1]], 2, { a2: true }, 'a2 b0'],
    ['what the user takes out makes room', [[0, 5, 0], [1]], 2, { b0: false }, 'a0 a1'],
    [
      'no more than the channel takes, whatever is wanted',
      [[0, 0, 0]],
      2,
      { a0: true, a1: true, a2: true },
      'a0 a1',
    ],
    ['nothing of nothing', [], 4, {}, ''],
  ])('%s', (_name, weights, most, wanted, expected) => {
    const sources = weights.map((list, at) => source('abc'[at] ?? '', list));
    const chosen = pagesInBudget(sources, most, new Map(Object.entries(wanted)));
    expect([...chosen].sort().join(' ')).toBe(expected);
  });
});

describe('bytes', () => {
  /** A picture whose bytes follow quality and size. */
  const encode = ({ quality, scale }: { quality: number; scale: number }) =>
    Promise.resolve({ bytes: Math.round(1_000_000 * quality * scale * scale), made: null });

  test('quality goes before size, and neither further than needed', async () => {
    const scale = { scale: 1, least: 0.7 };
    expect((await fitBytes(scale, ['jpeg'], 2_000_000, encode))?.how).toMatchObject({
      quality: 0.92,
      scale: 1,
    });
    expect((await fitBytes(scale, ['jpeg'], 700_000, encode))?.how).toMatchObject({
      quality: 0.64,
      scale: 1,
    });
    expect((await fitBytes(scale, ['jpeg'], 400_000, encode))?.how.scale).toBeLessThan(1);
  });

  test('nothing is shrunk until it cannot be read: there is no picture then', async () => {
    expect(await fitBytes({ scale: 1, least: 0.7 }, ['jpeg'], 100_000, encode)).toBeNull();
    const sizes: number[] = [];
    await fitBytes({ scale: 1, least: 0.7 }, ['png'], 1, (how) => {
      sizes.push(how.scale);
      return Promise.resolve({ bytes: 2, made: null });
    });
    expect(Math.min(...sizes)).toBe(0.7);
  });
});

test('names sort as the pack is read', () => {
  expect(pictureName(1, 1, [1, 3], 'jpeg')).toBe('01-E001-1of3.jpg');
  expect(pictureName(12, 0, [2, 2], 'png')).toBe('12-list-2of2.png');
});
