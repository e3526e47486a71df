import { expect, test } from 'vitest';
import { nameTime, shownName } from '@/utils/recognise/import/file-name';
import { suggestKind } from '@/utils/recognise/import/suggest-kind';

test.each<[string, string, string]>([
  ['turned around to look like a picture', 'invoice\u202egpj.exe', 'invoice\ufffdgpj.exe'],
  ['with isolates and zero-width marks', '付\u2066款\u200b.png', '付\ufffd款\ufffd.png'],
  ['with a path', '..\\..\\windows/x.png', 'x.png'],
  ['with controls', 'a\u0000b\nc.png', 'a\ufffdb\ufffdc.png'],
  ['half of an emoji', 'a\ud83d.png', 'a\ufffd.png'],
  ['a family, joined', '👨\u200d👩.png', '👨\u200d👩.png'],
  ['nothing at all', '///', '\ufffd'],
])('a name %s is shown so that it cannot lie', (_, name, shown) => {
  expect(shownName(name)).toBe(shown);
});

test('an endless name keeps its ending', () => {
  const shown = shownName(`${'长'.repeat(5000)}.jpg`);
  expect(Array.from(shown).length).toBe(200);
  expect(shown.endsWith('长.jpg')).toBe(true);
});

test.each([
  ['mmexport1773297065123.jpg', { epochMs: 1773297065123, basis: 'mmexport' }],
  [
    'Screenshot_2026-03-12-14-31-05-123_com.tencent.mm.jpg',
    { text: '2026-03-12 14:31:05', basis: 'screenshot' },
  ],
  ['IMG_20260312_143105.jpg', { text: '2026-03-12 14:31:05', basis: 'camera' }],
  ['IMG_99999999_999999.jpg', undefined],
  ['订单 744260312143105218.png', undefined],
])('%s says when it was made, or nothing', (name, time) => {
  expect(nameTime(name)).toEqual(time);
});

test.each([
  ['微信支付凭证.jpg', 'payment'],
  ['支付宝退款成功.png', 'refund'],
  ['Q币余额 前.png', 'delivery'],
  ['12315受理回执.pdf', 'receipt'],
  ['和客服的聊天.mp4', 'chat'],
  ['reorder-border.png', 'other'],
  ['mmexport1773297065123.jpg', 'other'],
])('%s is suggested as %s', (name, kind) => {
  expect(suggestKind(name).kind).toBe(kind);
});

test('a text without a telling name is suggested by its words', () => {
  expect(suggestKind('1.csv', '微信支付账单明细')).toEqual({ kind: 'payment', reason: 'FILE_TEXT' });
});
