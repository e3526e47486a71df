import { describe, expect, test } from 'vitest';
import { change, fileOf, fitted, keyOf, NO_AREAS, redo, undo, withAreas } from '@/components/redact/areas';
import { placesIn } from '@/components/redact/place-areas';
import { needlesOf } from '@/utils/bundle/redacted/plan';
import { exhibitRecord } from '../../support/sample-record';

const BOX = { x: 1, y: 2, width: 30, height: 40 };

describe('boxes', () => {
  test('what was done is taken back and done again, step by step; something new ends what was taken back', () => {
    const one = change(NO_AREAS, withAreas({}, '2/page.png', [BOX]));
    const two = change(one, withAreas(one.now, '2/page.png', []));
    expect(two.now).toEqual({});
    expect(undo(two).now).toEqual({ '2/page.png': [BOX] });
    expect(redo(undo(two)).now).toEqual({});
    expect(undo(undo(undo(two))).now).toEqual({});
    const other = change(undo(two), withAreas({}, '1/page.png', [BOX]));
    expect(redo(other).now).toEqual(other.now);
  });

  test('a box is whole pixels, inside its picture, and never a hair', () => {
    const picture = { width: 100, height: 50 };
    expect(fitted({ x: 90.4, y: -5, width: 20.1, height: 0.2 }, picture)).toEqual({
      x: 79,
      y: 0,
      width: 21,
      height: 6,
    });
    expect(fitted({ x: 0, y: 0, width: 900, height: 900 }, picture)).toEqual({
      x: 0,
      y: 0,
      width: 100,
      height: 50,
    });
  });

  test('a file’s key leads back to it, folders and all', () => {
    expect(fileOf(keyOf(12, 'panes/01/page.png'))).toEqual({ exhibit: 12, path: 'panes/01/page.png' });
  });
});

describe('where masked words are known to stand', () => {
  const needles = needlesOf({ secrets: [{ kind: 'phone', text: '13812345678' }] });
  const base = exhibitRecord({ title: 't', url: 'https://a.example/' }, 1, 0, []);
  const picture = base.picture && { ...base.picture, scale: 2, parts: ['page.png', 'page.2.png'] };
  const record = { ...base, ...(picture ? { picture } : {}) };
  const fact = (verbatim: string, y: number) => ({ verbatim, rect: { x: 10, y, width: 100, height: 20 } });

  test('facts lead into the right part of the picture, over a seam into both', () => {
    const facts = JSON.stringify({
      facts: [fact('138 1234 5678', 50), fact('13812345678', 495), fact('13912345678', 90)],
    });
    expect(placesIn(record, { facts }, needles, [1000, 1000])).toEqual([
      { path: 'page.png', area: { x: 16, y: 96, width: 208, height: 48 } },
      { path: 'page.png', area: { x: 16, y: 986, width: 208, height: 14 } },
      { path: 'page.2.png', area: { x: 16, y: 0, width: 208, height: 34 } },
    ]);
  });

  test('words that cannot be read say nothing', () => {
    expect(placesIn(record, { facts: '{', chat: 'x' }, needles, [1000])).toEqual([]);
  });
});
