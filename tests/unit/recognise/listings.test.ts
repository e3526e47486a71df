import { describe, expect, it } from 'vitest';
import { pageOf } from '../../support/runs';
import { recognise } from '@/utils/recognise';
import type { Recognition } from '@/utils/recognise/types';

const of = (result: Recognition, kind: string): (string | undefined)[] =>
  result.facts.filter((f) => f.kind === kind).map((f) => f.verbatim);

const LISTINGS: readonly (readonly [
  string,
  string,
  string,
  { title: string; price: string; original: string[] },
])[] = [
  [
    'labelled prices under a heading',
    '王者荣耀8180点券 官方直充 - 某某卡盟',
    `<nav><a>首页</a><a>订单查询</a></nav><h1>王者荣耀8180点券 官方直充</h1><div><span>原价</span><del>¥818</del></div><div><span>现价</span><b>¥566.00</b></div><p>库存：88</p><button>立即购买</button>`,
    { title: '王者荣耀8180点券 官方直充', price: '¥566.00', original: ['¥818'] },
  ],
  [
    'no labels, a large price with a struck one beside it',
    '原神 6480创世结晶 - 星河数卡',
    `<div style="font-size:22px">原神 6480创世结晶</div><div><span style="font-size:34px">￥388.00</span><s>￥648.00</s></div><p>库存 12 件</p><button>立即下单</button><div><span>相关：</span><i>¥26.80</i></div>`,
    { title: '原神 6480创世结晶', price: '￥388.00', original: ['￥648.00'] },
  ],
  [
    'the struck price and the current one after one label',
    '视频会员年卡',
    `<h1>视频会员年卡 激活码</h1><div><span>价格：</span><del>¥258</del><b>¥128.00</b></div><p>销量 9961</p><a href="#">加入购物车</a>`,
    { title: '视频会员年卡 激活码', price: '¥128.00', original: ['¥258'] },
  ],
  [
    'a price starting from',
    '话费慢充',
    `<h2 style="font-size:24px">全国话费慢充 多面值</h2><p><span>售价</span><em>9.25元起</em></p><p>已售 30457</p><button>立即充值</button>`,
    { title: '全国话费慢充 多面值', price: '9.25元起', original: [] },
  ],
  [
    'a name that is also labelled',
    '商品购买',
    `<h3>购买商品</h3><p>商品名称：网游点卡300点</p><p>商品单价：26.80 元</p><p>库存：充足</p><input type="submit" value="立即购买">`,
    { title: '网游点卡300点', price: '26.80 元', original: [] },
  ],
  [
    'a heading of the fourth rank, surcharges beside choices and no buy button',
    '影音年卡激活 - 某店',
    `<h4 style="font-size:24px">影音年卡激活</h4><div><span>自动发货</span><span>已售 12</span><span>库存 88</span></div><div style="font-size:28px">¥128.00</div><label>宝贝类型</label><div><a>一年<span>¥128.00</span></a><a>两年<span>+¥99.00</span></a></div><div><label>购买数量</label><div><button>-</button><input type="number" value="1"><button>+</button></div></div><h6>宝贝详情</h6><p>正品</p>`,
    { title: '影音年卡激活', price: '¥128.00', original: [] },
  ],
  [
    'a static page title, the name large above the price',
    '星河数卡',
    `<h1>星河数卡</h1><div><b style="font-size:16px">商品详情</b></div><div><div style="font-size:22px">逆水寒 5000通宝</div><p><i>自动发货</i></p><div style="font-size:34px">¥355.00</div></div><p>库存 3 件</p><button>立即下单</button>`,
    { title: '逆水寒 5000通宝', price: '¥355.00', original: [] },
  ],
  [
    'the shop’s name as h1 and the goods’ in a div',
    '原神 6480创世结晶 - 星河数卡',
    `<h1>星河数卡</h1><div>原神 6480创世结晶</div><div>¥388.00</div><p>库存 3 件</p><button>立即下单</button>`,
    { title: '原神 6480创世结晶', price: '¥388.00', original: [] },
  ],
  [
    'a price set as sign, whole and cents',
    '蛋仔派对3280蛋币',
    `<h1>蛋仔派对3280蛋币</h1><div style="font-size:30px"><i>¥</i><b>1,377</b><small style="font-size:30px">.50</small></div><p>库存：5</p><button>立即购买</button>`,
    { title: '蛋仔派对3280蛋币', price: '1,377', original: [] },
  ],
];

describe('a product page gives name and price', () => {
  it.each(LISTINGS)('with %s', (_, title, html, expected) => {
    const result = recognise(pageOf(html, { title }));
    expect({
      kind: result.pageKind,
      title: result.summary.goodsTitle,
      price: of(result, 'price')[0],
      original: of(result, 'originalPrice'),
    }).toEqual({
      kind: 'listing',
      title: expected.title,
      price: expected.price,
      original: expected.original,
    });
  });

  it('finds no order on it', () => {
    for (const [, title, html] of LISTINGS) {
      const result = recognise(pageOf(html, { title }));
      expect([...of(result, 'orderNumber'), ...of(result, 'paidAt'), ...of(result, 'status')]).toEqual([]);
      expect(result.summary.orderNumber).toBeUndefined();
    }
  });

  it('gives the card the whole price when it is set in parts', () => {
    const [, title, html] = LISTINGS.at(-1) ?? ['', '', ''];
    expect(recognise(pageOf(html, { title })).summary.amount).toBe('¥1,377.50');
  });

  it('keeps a range verbatim without choosing an end', () => {
    const html = '<h1>点券直充多档</h1><p>价格：¥10.00-¥50.00</p><p>库存：9</p><button>立即购买</button>';
    const price = recognise(pageOf(html)).facts.find((f) => f.kind === 'price');
    expect([price?.verbatim, price?.value, price?.confidence]).toEqual(['¥10.00-¥50.00', undefined, 'low']);
  });

  it('takes no single name or price from a catalogue', () => {
    const cards = Array.from(
      { length: 12 },
      (_, i) => `<a><h3>商品名${i}号点券</h3><span>¥${i + 10}.00</span><button>购买</button></a>`,
    ).join('');
    const result = recognise(pageOf(`<h1>热卖商品一览</h1>${cards}`, { title: '首页' }));
    expect([result.pageKind, result.pageKindReason, result.summary]).toEqual(['listing', 'CATALOGUE', {}]);
  });

  it('does not take offered ways of payment for the one that was used', () => {
    const html = `<h1>点卡300点一卡通</h1><p>现价：¥26.80</p><div><span>支付方式</span><div><span>支付宝</span><span>微信支付</span><span>QQ钱包</span></div></div><button>立即购买</button>`;
    expect(of(recognise(pageOf(html)), 'paymentMethod')).toEqual([]);
  });
});

describe('other kinds of page', () => {
  it('takes the one sum of a cashier for the amount to pay when it has no label', () => {
    const html =
      '<span>收银台</span><h2>请使用支付宝扫一扫</h2><p>订单号：A1B2C3D4E5F6G7H8</p><div style="font-size:28px"><span>35.00</span><span>元</span></div>';
    const { pageKind, summary } = recognise(pageOf(html, { title: '收银台' }));
    expect([pageKind, summary]).toEqual(['payment', { orderNumber: 'A1B2C3D4E5F6G7H8', amount: '35.00元' }]);
  });

  it('does not trust a ticket’s own time and state as the order’s', () => {
    const html = `<h1>工单 #58213</h1><dl><dt>创建时间</dt><dd>2026-03-12 14:35</dd><dt>当前状态</dt><dd>处理中</dd></dl><ul><li><time>14:36</time><em>已读</em></li><li><time>14:37</time><em>已读</em></li></ul>`;
    const { facts } = recognise(pageOf(html));
    expect(facts.map((f) => [f.kind, f.confidence])).toEqual([
      ['createdAt', 'low'],
      ['status', 'low'],
    ]);
  });

  it.each([
    [
      'payment',
      'CASHIER_WORDS',
      `<h1>收银台</h1><p>订单号：DJ20260312143015</p><div><span>需支付</span><b>¥388.00</b></div><p>请使用支付宝扫一扫付款</p><p>剩余支付时间 14:59</p>`,
    ],
    [
      'chat',
      'CHAT_MARKERS',
      `<h1>工单 #58213</h1><button>加载更早的沟通记录</button><ul><li><b>我</b><time>14:01</time><p>在吗</p><em>已读</em></li><li><b>客服</b><time>14:05</time><p>系统维护</p></li><li><p>对方撤回了一条消息</p></li></ul>`,
    ],
    [
      'terms',
      'TERMS_TITLE',
      `<h1>购买须知</h1><p>一、虚拟商品一经售出概不退换，请您在购买前仔细核对充值账号与区服信息，确认无误后再付款。</p>`,
    ],
    [
      'listing',
      'CATALOGUE',
      Array.from(
        { length: 9 },
        (_, i) => `<div><p>第${i}款点券</p><b>¥${i + 3}.00</b><s>¥${i + 9}.00</s></div>`,
      ).join(''),
    ],
  ])('a %s page is known by %s', (kind, reason, html) => {
    const { pageKind, pageKindReason } = recognise(pageOf(html));
    expect([pageKind, pageKindReason]).toEqual([kind, reason]);
  });
});
