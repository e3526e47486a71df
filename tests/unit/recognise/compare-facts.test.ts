import type { Side } from '@/utils/recognise/compare/change.types';
import { compareFacts } from '@/utils/recognise/compare/facts';
import { changedTopics } from '@/utils/recognise/compare/topics';
import type { Fact } from '@/utils/recognise/types';
import { describe, expect, it } from 'vitest';

const fact = (kind: Fact['kind'], verbatim: string, extra: Partial<Fact> = {}): Fact => ({
  kind,
  verbatim,
  visible: true,
  run: 0,
  frame: 0,
  basis: '标签旁的元素',
  confidence: 'high',
  ...extra,
});
const money = (kind: Fact['kind'], verbatim: string, label?: string) =>
  fact(kind, verbatim, {
    value: verbatim.replace(/[^\d.]/g, ''),
    currency: 'CNY',
    ...(label ? { label } : {}),
  });
const promise = (verbatim: string) =>
  fact('wording', verbatim, { wordingClass: 'promise', context: `付款后${verbatim}，放心下单` });
const side = (facts: readonly Fact[], extra: Partial<Side> = {}): Side => ({
  title: 'Q币1000个',
  facts,
  text: 'Q币1000个\n立即购买',
  textGaps: false,
  ...extra,
});

/** `price: ¥498.00 → ¥398.00 (down)`. */
const told = (before: Side, after: Side) =>
  compareFacts(before, after).map(
    (change) =>
      `${change.kind}: ${change.before?.verbatim ?? '—'} → ${change.after?.verbatim ?? '—'}` +
      (change.direction ? ` (${change.direction})` : '') +
      (change.doubtful ? ' ?' : ''),
  );

describe('what changed in words', () => {
  it.each<readonly [string, readonly Fact[], readonly Fact[], readonly string[]]>([
    [
      'a lower price, with both prices as shown',
      [money('price', '¥498.00')],
      [money('price', '¥398.00')],
      ['price: ¥498.00 → ¥398.00 (down)'],
    ],
    [
      'a higher price',
      [money('amount', '98元', '实付金额')],
      [money('amount', '￥1,098.00', '实付金额')],
      ['amount: 98元 → ￥1,098.00 (up)'],
    ],
    [
      'nothing where a price is only written in another way',
      [money('price', '¥498.00')],
      [money('price', '498.00元')],
      [],
    ],
    [
      'a status that went on',
      [fact('status', '处理中', { label: '订单状态' })],
      [fact('status', '已退款', { label: '订单状态' })],
      ['status: 处理中 → 已退款'],
    ],
    [
      'a promise that disappeared',
      [promise('秒到账'), promise('自动发货')],
      [promise('自动发货')],
      ['wording: 秒到账 → —'],
    ],
    ['a promise that appeared', [], [promise('秒到账')], ['wording: — → 秒到账']],
    [
      'two wordings as two changes: one promise does not turn into another',
      [promise('秒到账')],
      [fact('wording', '概不退换', { wordingClass: 'exclusion' })],
      ['wording: 秒到账 → —', 'wording: — → 概不退换'],
    ],
    [
      'nothing where a promise is only repeated',
      [promise('秒到账')],
      [promise('秒到账'), promise('秒到账')],
      [],
    ],
    [
      'values under the same label belong together, whatever their order',
      [money('price', '¥10.00', '会员价'), money('price', '¥12.00', '单价')],
      [money('price', '¥13.00', '单价'), money('price', '¥9.00', '会员价')],
      ['price: ¥10.00 → ¥9.00 (down)', 'price: ¥12.00 → ¥13.00 (up)'],
    ],
    [
      'no pair is made up where several could be meant',
      [money('price', '¥10.00'), money('price', '¥20.00')],
      [money('price', '¥11.00'), money('price', '¥21.00')],
      ['price: ¥10.00 → —', 'price: ¥20.00 → —', 'price: — → ¥11.00', 'price: — → ¥21.00'],
    ],
    [
      'the status before the title, whatever their order on the page',
      [fact('goodsTitle', '甲'), fact('status', '待发货')],
      [fact('goodsTitle', '乙'), fact('status', '已关闭')],
      ['status: 待发货 → 已关闭', 'goodsTitle: 甲 → 乙'],
    ],
    [
      'nothing about facts that nobody could see',
      [fact('status', '处理中', { visible: false })],
      [fact('status', '已退款', { visible: false })],
      [],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(told(side(before), side(after))).toEqual(expected);
  });

  it.each([
    ['the title', { title: '旧标题' }, { title: '新标题' }, ['pageTitle: 旧标题 → 新标题']],
    ['nothing where the title only has other blanks', { title: '订单　详情' }, { title: '订单 详情 ' }, []],
    ['the stock', { text: '库存：999' }, { text: '库存：3' }, ['stock: 库存：999 → 库存：3']],
    [
      'the stock on two lines',
      { text: '库存\n充足' },
      { text: '库存\n紧张' },
      ['stock: 库存 充足 → 库存 紧张'],
    ],
    ['sold out', { text: '库存 12件' }, { text: '已售罄' }, ['stock: 库存 12件 → 已售罄']],
    ['nothing where the stock is written in another way', { text: '库存：12 件' }, { text: '库存 12件' }, []],
    ['delisted', { text: '立即购买' }, { text: '该商品已下架' }, ['gone: — → 该商品已下架']],
    [
      'a page that is no more',
      {},
      { text: '404 Not Found', title: 'Q币1000个' },
      ['gone: — → 404 Not Found'],
    ],
    [
      'goods that do not exist',
      {},
      { text: '抱歉，商品不存在或已删除' },
      ['gone: — → 抱歉，商品不存在或已删除'],
    ],
    ['goods that came back', { text: '商品已下架' }, { text: '立即购买' }, ['gone: 商品已下架 → —']],
    ['nothing where a rule only says what could happen', {}, { text: '如商品已下架，若未发货可退款' }, []],
    [
      'nothing where a long paragraph speaks of it',
      {},
      { text: `${'本店公告，'.repeat(20)}旧商品已下架` },
      [],
    ],
  ])('%s is read off the text', (_, before, after, expected) => {
    expect(told(side([], before), side([], after))).toEqual(expected);
  });

  it('doubts what is lacking from a capture with gaps, and never what both captures show', () => {
    const before = side([promise('秒到账'), fact('status', '处理中')]);
    const after = side([fact('status', '已退款')], { textGaps: true });
    expect(told(before, after)).toEqual(['status: 处理中 → 已退款', 'wording: 秒到账 → — ?']);
    expect(told(after, before)).toEqual(['status: 已退款 → 处理中', 'wording: — → 秒到账 ?']);
  });

  it('finds nothing between a capture and itself', () => {
    const all = side([promise('秒到账'), money('price', '¥1.00'), fact('status', '处理中')], {
      text: '库存 3',
    });
    expect(compareFacts(all, all)).toEqual([]);
  });
});

describe('the hint', () => {
  it('names each subject once, the most telling first', () => {
    const before = side([
      money('price', '¥498.00'),
      money('fee', '¥1.00'),
      promise('秒到账'),
      fact('seller', '甲'),
    ]);
    const after = side([money('price', '¥398.00'), money('fee', '¥2.00'), fact('seller', '乙')], {
      text: '商品已下架',
    });
    expect(changedTopics(compareFacts(before, after))).toEqual(['gone', 'price', 'promise', 'facts']);
  });

  it('does not announce what may be a gap', () => {
    const changes = compareFacts(side([promise('秒到账')]), side([], { textGaps: true }));
    expect(changes).toHaveLength(1);
    expect(changedTopics(changes)).toEqual([]);
  });
});
