import { describe, expect, test } from 'vitest';
import { pageOf } from '../../support/runs';
import { kindOf } from '@/utils/case/kinds';
import { hintsOf } from '@/utils/case/hints';
import type { Hint } from '@/utils/case/model';
import { instantOf } from '@/utils/case/wall-clock';
import { recognise } from '@/utils/recognise';

interface Options {
  readonly title?: string;
  readonly url?: string;
  readonly offsetMinutes?: number;
}

function hints(
  html: string,
  { title = '', url = 'https://shop.example/x', offsetMinutes = 480 }: Options = {},
): Hint[] {
  const page = pageOf(html, { title, url });
  const recognition = recognise(page);
  const { kind } = kindOf(recognition, page);
  return hintsOf(recognition.facts, { kind, url, title, offsetMinutes });
}
const brief = (list: readonly Hint[]): Record<string, string> =>
  Object.fromEntries(list.map(({ field, value, confidence }) => [field, `${value} ${confidence}`]));
const rows = (pairs: Readonly<Record<string, string>>): string =>
  `<dl>${Object.entries(pairs)
    .map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`)
    .join('')}</dl>`;

const ORDER = {
  订单号: '260312142833744260',
  商品名称: 'Q币1000个 5折直充',
  订单状态: '已完成',
  下单时间: '2026-03-12 14:28:33',
  付款时间: '2026-03-12 14:29:07',
  实付金额: '￥1,234.50',
};

describe('what an order page fills in', () => {
  test('each field in its own form, times as UTC', () => {
    expect(brief(hints(rows(ORDER), { title: '订单详情 - 星星卡盟' }))).toEqual({
      orderNumber: '260312142833744260 high',
      goods: 'Q币1000个 5折直充 high',
      expectedQuantity: '1000 low',
      orderedAt: '2026-03-12T06:28:33.000Z high',
      paidAt: '2026-03-12T06:29:07.000Z high',
      paid: '1234.50 high',
      shopUrl: 'https://shop.example/ medium',
      shop: '星星卡盟 medium',
    });
  });

  test.each([
    ['实付金额', '已完成', 'paid', 'high'],
    ['订单金额', '已完成', 'paid', 'medium'],
    ['应付金额', '已完成', 'price', 'medium'],
    ['实付金额', '待付款', 'price', 'medium'],
    ['订单金额', '待付款', 'price', 'medium'],
    ['订单金额', '已过期', 'price', 'medium'],
  ])('%s of an order that is %s is the field %s, %s', (label, status, field, confidence) => {
    const found = hints(rows({ 订单号: ORDER.订单号, 订单状态: status, [label]: '￥1,234.50' }));
    const money = found.filter((hint) => hint.field === 'paid' || hint.field === 'price');
    expect(money).toEqual([{ field, value: '1234.50', verbatim: '￥1,234.50', confidence }]);
  });

  test('a time that is not given stays absent, whatever other times there are', () => {
    const { 付款时间: _absent, ...rest } = ORDER;
    expect(brief(hints(rows(rest)))).not.toHaveProperty('paidAt');
  });

  test('发货时间 is not taken for the arrival; 到账时间 is', () => {
    const of = (label: string) =>
      brief(hints(rows({ ...ORDER, [label]: '2026-03-12 18:00:00' })))['deliveredAt'];
    expect([of('发货时间'), of('到账时间')]).toEqual([
      '2026-03-12T10:00:00.000Z low',
      '2026-03-12T10:00:00.000Z high',
    ]);
  });

  test('a date without a time of day is no moment', () => {
    expect(brief(hints(rows({ ...ORDER, 付款时间: '2026-03-12' })))).not.toHaveProperty('paidAt');
  });

  test('of several orders in a list nobody knows which is meant: all is low', () => {
    const list = `<table><tr><th>订单号</th><th>金额</th><th>状态</th></tr>
      <tr><td>260312142833744260</td><td>￥10.00</td><td>已完成</td></tr>
      <tr><td>260312151207118834</td><td>￥20.00</td><td>已完成</td></tr></table>`;
    const found = hints(list).filter(({ field }) => field === 'orderNumber' || field === 'paid');
    expect(found.length).toBeGreaterThanOrEqual(2);
    expect(found.every(({ confidence }) => confidence === 'low')).toBe(true);
  });

  test('the cashier’s number, the payment’s and the shop’s are three', () => {
    const found = hints(
      rows({ ...ORDER, 商户订单号: 'DJ20260312142833', 支付宝交易号: '2026031222001498421408573261' }),
    );
    expect(brief(found)).toMatchObject({
      orderNumber: '260312142833744260 high',
      cashierNumber: 'DJ20260312142833 high',
      transactionNumber: '2026031222001498421408573261 high',
    });
  });
});

describe('what a price is and is not', () => {
  const listing = (price: string): Hint[] =>
    hints(`<h1>Q币充值</h1><div>售价：${price}</div><div>库存：99</div><button>立即购买</button>`);

  test.each([
    ['¥498.00', '498.00', 'high'],
    ['￥1,234.50元起', '1234.50', 'low'],
  ])('%s is a price of %s, %s, and nothing that was paid', (shown, value, confidence) => {
    const money = listing(shown).filter(({ field }) => field === 'price' || field === 'paid');
    expect(money.map((hint) => [hint.field, hint.value, hint.confidence])).toEqual([
      ['price', value, confidence],
    ]);
  });

  test('a sum “from” on is nothing that was paid, even on an order that was', () => {
    const found = hints(rows({ ...ORDER, 实付金额: '￥1,234.50元起' }));
    expect(found.some(({ field }) => field === 'paid')).toBe(false);
  });

  test('a range is no price', () => {
    expect(listing('¥10-100').some(({ field }) => field === 'price' || field === 'paid')).toBe(false);
  });
});

describe('who sells, and what was promised', () => {
  const page = `<h1>Q币1000个</h1><div>售价：¥498</div><button>立即购买</button>
    <p>付款后5分钟内到账，量大加QQ 28471000 更优惠</p><div>卖家：小王点卡</div>`;

  test('the sentence of the promise, the seller, and where else it wants to be reached', () => {
    expect(brief(hints(page))).toMatchObject({
      promise: expect.stringContaining('5分钟内到账') as string,
      sellerName: expect.stringContaining('小王点卡') as string,
      sellerContact: 'QQ 28471000 medium',
    });
  });

  test('who was paid is not who sells', () => {
    const found = brief(
      hints(
        rows({
          交易单号: '4200002026031212345678901234',
          支付时间: '2026-03-12 14:29:07',
          收款方: '某某科技',
          支付金额: '￥10.00',
        }),
        { title: '账单详情' },
      ),
    );
    expect(found).toMatchObject({ payee: '某某科技 high', paid: '10.00 high' });
    expect(found).not.toHaveProperty('sellerName');
  });
});

describe('a wall clock and its zone', () => {
  test.each([
    ['2026-03-12 14:28:33', 480, '2026-03-12T06:28:33.000Z'],
    ['2026-03-12 14:28', 480, '2026-03-12T06:28:00.000Z'],
    ['2026-03-12 14:28:33+09:00', 480, '2026-03-12T05:28:33.000Z'],
    ['2026-03-12 14:28:33Z', 480, '2026-03-12T14:28:33.000Z'],
    ['2026-03-12 14:28:33-0330', 480, '2026-03-12T17:58:33.000Z'],
    ['2026-03-12', 480, undefined],
    ['2026-02-30 10:00', 480, undefined],
    ['刚刚', 480, undefined],
  ])('%s at UTC%i min is %s', (text, offset, at) => {
    expect(instantOf(text, offset)?.at).toBe(at);
  });

  test('on a computer that is not on China’s time a clock without a zone is doubtful', () => {
    expect(brief(hints(rows(ORDER), { offsetMinutes: -300 }))['paidAt']).toBe('2026-03-12T19:29:07.000Z low');
  });
});
