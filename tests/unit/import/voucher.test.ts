import { describe, expect, test } from 'vitest';
import { lineText, readVoucher, voucherValue, type ReadLine } from '@/utils/recognise/import/voucher';

/** Words at x positions of a line 20 px high. */
const line = (y: number, ...words: [x: number, text: string, confidence?: number][]): ReadLine => ({
  words: words.map(([x, text, confidence = 95]) => ({
    text,
    confidence,
    box: { x, y, width: text.length * 20, height: 20 },
  })),
});
const CHINA = 480;
const fields = (...lines: ReadLine[]) =>
  Object.fromEntries(readVoucher(lines, CHINA).map(({ field, value }) => [field, value]));

test('a bill of WeChat Pay, as the recogniser gives it', () => {
  const bill = [
    line(0, [100, '深圳市极速卡盟网络科技有限公司']),
    { words: [{ text: '-498.00', confidence: 96, box: { x: 150, y: 40, width: 180, height: 52 } }] },
    line(100, [20, '支付'], [62, '时间'], [200, '2026年3月12日'], [420, '14:31:05']),
    line(130, [20, '商户全称'], [200, '深圳市极速卡盟网络科技有限公司']),
    line(160, [20, '交易单号'], [200, '4200002618202603124470185236']),
    line(190, [20, '商户单号'], [200, '744260312143105218', 70]),
  ];
  expect(fields(...bill)).toEqual({
    paid: '498.00',
    paidAt: '2026-03-12T06:31:05.000Z',
    payee: '深圳市极速卡盟网络科技有限公司',
    transactionNumber: '4200002618202603124470185236',
    cashierNumber: '744260312143105218',
  });
  const unsure = readVoucher(bill, CHINA).find(({ field }) => field === 'cashierNumber');
  expect(unsure).toMatchObject({ confidence: 'medium', box: { x: 20, y: 190, width: 540, height: 20 } });
});

test('Alipay calls its own number 订单号 and the shop’s 商家订单号', () => {
  expect(
    fields(
      line(0, [0, '订单号'], [300, '2026031222001401830512764488']),
      line(30, [0, '商家订单号'], [300, 'T200P2618440237910563821']),
    ),
  ).toEqual({ transactionNumber: '2026031222001401830512764488', cashierNumber: 'T200P2618440237910563821' });
});

test('a number broken in two is put together; a line of words below is not drawn in', () => {
  expect(
    fields(line(0, [0, '交易单号'], [300, '42000026182026']), line(24, [300, '03124470185236'])),
  ).toEqual({ transactionNumber: '4200002618202603124470185236' });
  expect(
    fields(line(0, [0, '交易单号'], [300, '4200002618202603']), line(24, [300, '对订单有疑惑'])),
  ).toEqual({ transactionNumber: '4200002618202603' });
});

describe('mistakes of the recogniser', () => {
  test('one wrong character in a label is forgiven', () => {
    expect(fields(line(0, [0, '支付时问'], [300, '2026-03-12 09:08:47']))).toEqual({
      paidAt: '2026-03-12T01:08:47.000Z',
    });
  });
  test('but not one that decides between two numbers', () => {
    expect(fields(line(0, [0, '口户单号'], [300, '744260312143105218']))).toEqual({
      cashierNumber: '744260312143105218',
    });
    expect(fields(line(0, [0, '某某单号'], [300, '744260312143105218']))).toEqual({});
  });
  test('blanks between characters are not the voucher’s', () => {
    expect(lineText(line(0, [0, '支'], [20, '付'], [40, '时'], [60, '间']))).toBe('支付时间');
  });
});

test.each<[Parameters<typeof voucherValue>[0], string, string | undefined]>([
  ['paid', '-1,268.50', '1268.50'],
  ['paid', '￥30', '30.00'],
  ['paid', '三十元', undefined],
  ['paidAt', '2026年3月12日14:31:05', '2026-03-12T06:31:05.000Z'],
  ['paidAt', '2026 - 03 - 12 14 : 31', '2026-03-12T06:31:00.000Z'],
  ['paidAt', '2026-03-12', undefined],
  ['paidAt', '昨天 14:31', undefined],
  ['transactionNumber', '4200 0026 1820 2603', '4200002618202603'],
  ['transactionNumber', '<script>', undefined],
])('%s %s has the form of its field, or is no value', (field, text, value) => {
  expect(voucherValue(field, text, CHINA)).toBe(value);
});

test('nothing that is no voucher becomes one, and endless lines do not take for ever', () => {
  expect(fields(line(0, [0, '今天天气很好']), line(30, [0, '498']))).toEqual({});
  const long = line(0, ...Array.from({ length: 3000 }, (_, i): [number, string] => [i * 25, '支']));
  expect(
    readVoucher(
      Array.from({ length: 200 }, () => long),
      CHINA,
    ),
  ).toEqual([]);
});
