import { pageKey } from '@/utils/recognise/compare/page-key';
import { describe, expect, it } from 'vitest';

const same = (a: string, b: string) => pageKey(a) !== null && pageKey(a) === pageKey(b);

describe('two addresses of one page', () => {
  it.each([
    [
      'tracking is left out',
      'https://s.example/item/1?utm_source=qq&utm_medium=x',
      'https://s.example/item/1',
    ],
    [
      'spm and from say where the visitor came from',
      'https://s.example/i?id=7&spm=a1z.1&from=wx',
      'https://s.example/i?id=7',
    ],
    ['a default port says nothing', 'https://s.example:443/item/1', 'https://s.example/item/1'],
    ['a host has no case', 'https://S.Example/item/1', 'https://s.example/item/1'],
    ['the order of parameters says nothing', 'https://s.example/i?b=2&a=1', 'https://s.example/i?a=1&b=2'],
    ['an anchor is a place on the page', 'https://s.example/item/1#reviews', 'https://s.example/item/1'],
    [
      'a hash route loses its tracking too',
      'https://s.example/#/item/1?utm_source=qq&id=3',
      'https://s.example/#/item/1?id=3',
    ],
    ['an empty query is none', 'https://s.example/item/1?', 'https://s.example/item/1'],
    ['a bare host has the root path', 'https://s.example', 'https://s.example/'],
  ])('%s', (_, a, b) => expect(same(a, b)).toBe(true));

  it.each([
    ['a hash route is the page', 'https://s.example/#/item/1', 'https://s.example/#/item/2'],
    ['a hashbang too', 'https://s.example/#!/item/1', 'https://s.example/#!/item/2'],
    ['parameters that name the goods count', 'https://s.example/i?id=1', 'https://s.example/i?id=2'],
    ['another port is another site', 'https://s.example:8443/i', 'https://s.example/i'],
    ['another path is another page', 'https://s.example/item/1', 'https://s.example/item/10'],
    ['repeated parameters keep their order', 'https://s.example/i?a=1&a=2', 'https://s.example/i?a=2&a=1'],
  ])('not the same: %s', (_, a, b) => expect(same(a, b)).toBe(false));

  it.each(['', 'not an address', 'file:///home/a.html', 'data:text/html,x', 'blob:https://s.example/1'])(
    '"%s" names no web page and equals none',
    (url) => expect(pageKey(url)).toBeNull(),
  );
});
