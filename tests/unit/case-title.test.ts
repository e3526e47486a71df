import { expect, test } from 'vitest';
import { caseTitle } from '@/utils/app/capture/case-title';

test.each([
  [
    'shop and goods from the title',
    '【秒到账】Q币1000个 - 极速点券卡盟',
    'Q币1000个',
    '极速点券卡盟 · Q币1000个',
  ],
  ['goods as the title has them', '王者点券 | 星河数卡', undefined, '星河数卡 · 王者点券'],
  ['the host when the title names no shop', '订单详情', 'Q币1000个', 'shop.example · Q币1000个'],
  ['the host alone for a page without a title', '', undefined, 'shop.example'],
])('a case is named after %s', (_, title, goodsTitle, expected) => {
  const source = { url: 'https://shop.example/1', host: 'shop.example', title };
  expect(caseTitle({ source, summary: goodsTitle ? { goodsTitle } : {} })).toBe(expected);
});

test('a name stays short enough to be read', () => {
  const source = { url: 'https://shop.example/1', host: 'shop.example', title: '长'.repeat(300) };
  expect(caseTitle({ source, summary: {} }).length).toBeLessThanOrEqual(60);
});
