import { describe, expect, it } from 'vitest';
import { pageOf } from '../../support/runs';
import { recognise } from '@/utils/recognise';
import { isBankCard, isIdentityNumber } from '@/utils/recognise/order-number';

/** Pages on which nothing of an order may be claimed. */
const PAGES: readonly (readonly [string, string])[] = [
  [
    'a guide about refunds',
    `<h1>卡盟购买点券后不满意，该如何操作退款呢？</h1><p>作者：小编</p><p>发布时间：2026-03-01 09:00</p><p>${'若卖家宣称“秒到账”却拖延数小时，用户应保留订单编号、支付凭证和聊天记录，虚拟商品不退不换的条款无效。'.repeat(6)}</p><p>上一篇：点券是什么</p>`,
  ],
  [
    'a wallet',
    `<h1>我的钱包</h1><div><span>可用余额</span><b>¥1,024.00</b></div><a>提现</a><a>充值</a><p>提现秒到账，2小时内到账</p><ul><li>收支明细</li><li>2026-03-12 14:28:33 转入 +500.00</li></ul>`,
  ],
  [
    'a product search with menus',
    `<nav><ul><li>商品</li><li>订单</li><li>状态</li><li>时间</li><li>客服</li></ul></nav><p>暂无数据</p>`,
  ],
  [
    'an order query form',
    `<h1>订单查询</h1><label>订单号</label><input placeholder="请输入订单号"><button>查询</button><p>客服电话：13800138000</p>`,
  ],
  ['a telephone number after the word order', `<p>订单咨询：13800138000</p><p>订单：13800138000</p>`],
  [
    'an identity number after the word order',
    `<dl><dt>订单</dt><dd>11010519491231002X</dd><dt>编号</dt><dd>110105194912310021</dd></dl>`.replace(
      '110105194912310021',
      '11010519491231002X',
    ),
  ],
  [
    'a bank card after 单号',
    `<dl><dt>单号</dt><dd>6222021234567890128</dd></dl>`.replace('6222021234567890128', '4111111111111111'),
  ],
  ['a QQ number', `<p>客服QQ：2847100619</p><p>QQ群：8321045567</p>`],
  ['18 digits without a label', `<p>260312142833744260</p><p>110105194912310021</p>`],
  ['a date after 订单', `<p>订单 2026-03-12 起恢复发货</p><p>订单：2026-03-12</p>`],
  ['a count of orders', `<p>订单 1024 笔</p><p>订单：10240000笔</p><p>订单数量 88</p>`],
  [
    'a work-order and a parcel number',
    `<p>工单号：58213001</p><p>快递单号：SF1234567890123</p><p>物流单号：YT8800123456789</p>`,
  ],
  [
    'a forum thread',
    `<h1>求助 #1024 怎么回事</h1><p>楼主：夜风</p><p>2026-03-12 14:28</p><p>我在一个网站买点券，说秒到账，结果等了三天。</p><p>2楼 刚刚</p><p>加QQ我教你</p>`,
  ],
  ['an issue tracker', `<h1>修复订单页面报错 #1234</h1><p>状态码 500</p><p>提交 a1b2c3d4</p>`],
  ['a masked number', `<p>订单号：2603****4260</p>`],
  [
    'a flight ticket',
    `<h1>航班动态</h1><p>票号 7812345678901</p><p>起飞时间：2026-03-12 14:28</p><p>票价 ¥980</p>`,
  ],
];

describe('nothing of an order is claimed', () => {
  it.each(PAGES)('on %s', (_, html) => {
    const { facts, summary } = recognise(pageOf(html));
    const claims = facts.filter((f) => f.kind !== 'createdAt' && f.kind !== 'amount');
    expect(claims.map((f) => [f.kind, f.verbatim])).toEqual([]);
    expect(summary).toEqual({});
  });
});

describe('numbers that look like order numbers', () => {
  it('knows an identity number by its check character', () => {
    expect(isIdentityNumber('11010519491231002X')).toBe(true);
    expect(isIdentityNumber('110105194912310021')).toBe(false);
    expect(isIdentityNumber('260312142833744260')).toBe(false);
  });

  it('knows a bank card by its Luhn digit', () => {
    expect(isBankCard('4111111111111111')).toBe(true);
    expect(isBankCard('4111111111111112')).toBe(false);
  });

  it('still believes a full label', () => {
    const { facts } = recognise(pageOf('<p>订单号：4111111111111111</p>'));
    expect(facts.map((f) => f.verbatim)).toEqual(['4111111111111111']);
  });
});
