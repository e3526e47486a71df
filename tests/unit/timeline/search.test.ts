import { describe, expect, test } from 'vitest';
import { indexText, MAX_INDEXED } from '@/utils/recognise/search/index-text';
import { marksIn, snippetAt, termsOf } from '@/utils/recognise/search/match';

const found = (text: string, query: string): boolean => {
  const { text: indexed } = indexText(text);
  return termsOf(query).every((term) => term.find(indexed) >= 0);
};

describe('what is found', () => {
  test.each([
    ['页面写着 秒 到\n账', '秒到账'],
    ['订单号：７４４２６０３１２', '744260312'],
    ['加QQ 10001 私聊', 'qq'],
    ['支付金额 ¥498.00', '498'],
    ['Your order   was not\n delivered', 'Not Delivered'],
    ['C++ (第2版) 卡密', 'c++ (第2版)'],
    ['卖家：亲，稍等', '稍等 卖家'],
    ['https://shop.example/Item/1088?a=1', 'shop.example/item'],
  ])('%s holds %s', (text, query) => {
    expect(found(text, query)).toBe(true);
  });

  test.each([
    ['秒到账', '账到'],
    ['order 123', '124'],
    ['加QQ', 'qq 微信'],
    ['a.b', 'axb'],
  ])('%s does not hold %s', (text, query) => {
    expect(found(text, query)).toBe(false);
  });

  test('nothing is asked by blanks alone', () => {
    expect(termsOf('  　\n')).toEqual([]);
  });
});

test('a text too long is searched up to a limit, and says so', () => {
  const { text, cut } = indexText('卡'.repeat(MAX_INDEXED + 5));
  expect(text).toHaveLength(MAX_INDEXED);
  expect(cut).toBe(true);
});

test('marks stand apart, in order, one for terms that overlap', () => {
  expect(marksIn('未到账，仍未到账', termsOf('未到账 到账'))).toEqual([
    [0, 3],
    [5, 8],
  ]);
});

test('a snippet shows the words around a hit and marks it', () => {
  const text = `${'前'.repeat(50)}秒到账${'后'.repeat(90)}`;
  const terms = termsOf('秒到账');
  const { text: shown, marks } = snippetAt(text, 50, terms);
  expect(shown).toMatch(/^…前+秒到账后+…$/);
  expect(marks.map(([a, b]) => shown.slice(a, b))).toEqual(['秒到账']);
});
