import { describe, expect, it } from 'vitest';
import { pageOf } from '../../support/runs';
import { recognise } from '@/utils/recognise';
import type { FactKind } from '@/utils/recognise/types';

/** Facts of an order as `kind → verbatim (or value)`, visible ones first. */
function read(html: string, url?: string): Partial<Record<FactKind, string>> {
  const { facts } = recognise(pageOf(html, url === undefined ? {} : { url }));
  const out: Partial<Record<FactKind, string>> = {};
  for (const fact of facts) if (fact.kind !== 'wording') out[fact.kind] ??= fact.value ?? fact.verbatim;
  return out;
}

const NUMBER = '260312142833744260';

const STRUCTURES: readonly (readonly [string, string, Partial<Record<FactKind, string>>])[] = [
  [
    'a table whose rows are th and td',
    `<table><tr><th>订单编号</th><td>${NUMBER}</td></tr><tr><th>实付金额</th><td>¥502.98</td></tr><tr><th>付款时间</th><td>2026-03-12 14:29:07</td></tr></table>`,
    { orderNumber: NUMBER, amount: '502.98', paidAt: '2026-03-12 14:29:07' },
  ],
  [
    'a table with label and value alternating in one row',
    `<table><tr><td>订单号</td><td>${NUMBER}</td><td>金额</td><td>498.00元</td></tr><tr><td>状态</td><td>处理中</td><td>数量</td><td>2</td></tr></table>`,
    { orderNumber: NUMBER, amount: '498.00', status: '处理中', quantity: '2' },
  ],
  [
    'a table with a header row and one order below',
    `<table><thead><tr><th>订单号</th><th>商品名称</th><th>金额</th><th>下单时间</th><th>操作</th></tr></thead><tbody><tr><td>DJ20260312143015</td><td>Q币1000个</td><td>￥498.00</td><td>2026/3/12 14:30:15</td><td><a>查看</a></td></tr></tbody></table>`,
    {
      orderNumber: 'DJ20260312143015',
      goodsTitle: 'Q币1000个',
      amount: '498.00',
      createdAt: '2026-03-12 14:30:15',
    },
  ],
  [
    'a fixed header drawn as a table of its own',
    `<div><table><tr><th>订单编号</th><th>订单金额</th><th>订单状态</th></tr></table></div><div><table><tr><td>A1B2C3D4E5F6G7H8</td><td>¥35</td><td>已发货</td></tr></table></div>`,
    { orderNumber: 'A1B2C3D4E5F6G7H8', amount: '35.00', status: '已发货' },
  ],
  [
    'a definition list, with no date of payment in it',
    `<dl><dt>订单ID</dt><dd>${NUMBER}</dd><dt>付款时间</dt><dd></dd><dt>创建时间</dt><dd>2026年3月12日 14时28分33秒</dd><dt>支付状态</dt><dd>待付款</dd></dl>`,
    { orderNumber: NUMBER, createdAt: '2026-03-12 14:28:33', status: '待付款' },
  ],
  [
    'label：value within one text node, full width',
    `<p>订单号：${NUMBER}</p><p>订单金额：￥４９８．００</p><p>下单时间：2026-03-12　14:28</p><p>发货方式：自动发货</p>`,
    {
      orderNumber: NUMBER,
      amount: '498.00',
      createdAt: '2026-03-12 14:28',
      deliveryMethod: '自动发货',
    },
  ],
  [
    'several labels in one text node',
    `<div>订单号: ${NUMBER}  金额: ¥5.00 状态: 已完成</div>`,
    { orderNumber: NUMBER, amount: '5.00', status: '已完成' },
  ],
  [
    'a bold label with its value as the following text, separated by br',
    `<div><b>订单编号：</b>${NUMBER}<br><b>支付金额：</b>88.5元<br><b>支付时间：</b>2026.03.12 14:29</div>`,
    { orderNumber: NUMBER, amount: '88.50', paidAt: '2026-03-12 14:29' },
  ],
  [
    'label and value as siblings, the colon leading the value',
    `<ul><li><span>订单号</span><em>：${NUMBER}</em></li><li><span>实付款</span><em>：¥20.00</em></li></ul>`,
    { orderNumber: NUMBER, amount: '20.00' },
  ],
  [
    'label in a div above the value in a div',
    `<div class="a"><div><div>订单号</div><div>DJ20260312143015</div></div><div><div>实际支付价格</div><div>￥388.00</div></div><div><div>下单时间</div><div>2026-03-12 14:30:15</div></div></div>`,
    { orderNumber: 'DJ20260312143015', amount: '388.00', createdAt: '2026-03-12 14:30:15' },
  ],
  [
    'label and value each in wrappers of their own',
    `<section><div><div><label>订单编号</label></div><div><p><span>${NUMBER}</span><a>复制</a></p></div></div><div><div><label>订单状态</label></div><div><p><span>部分交付</span></p></div></div></section>`,
    { orderNumber: NUMBER, status: '部分交付' },
  ],
  [
    'an alternating list of labels and values',
    `<ul><li>订单号</li><li>${NUMBER}</li><li>订单总价</li><li>¥1,498.00</li><li>支付时间</li><li>2026-03-12 14:29:07</li></ul>`,
    { orderNumber: NUMBER, amount: '1498.00', paidAt: '2026-03-12 14:29:07' },
  ],
  [
    'an alternating list in which a row has no value',
    `<div><p><span>下单时间</span><span>2026-03-12 14:28:33</span></p><p><span>付款时间</span><span></span></p><div><span>2026-03-12 15:00:00 客服已接单</span></div><p><span>订单号</span><span>${NUMBER}</span></p></div>`,
    { createdAt: '2026-03-12 14:28:33', orderNumber: NUMBER },
  ],
  [
    'values in disabled form controls',
    `<form><div><label>订单编号</label><input value="${NUMBER}" disabled></div><div><label>应付金额</label><input value="66.00" readonly></div></form>`,
    { orderNumber: NUMBER, amount: '66.00' },
  ],
  [
    'a label set in two runs, blanks inside another',
    `<div><span>订单</span><span>编号</span><span>：</span><strong>${NUMBER}</strong></div><div><span>金　额：</span><strong>¥9.90</strong></div>`,
    { orderNumber: NUMBER, amount: '9.90' },
  ],
  [
    'an amount set as sign, whole and cents',
    `<div><span>订单号</span><b>${NUMBER}</b></div><div><span>需支付</span><b><i>¥</i><span>1,288</span><small>.50</small></b></div>`,
    { orderNumber: NUMBER, amount: '1288.50' },
  ],
  [
    'a number after #',
    `<h2>订单 #10482</h2><div><span>订单状态</span><b>待处理</b></div>`,
    { orderNumber: '10482', status: '待处理' },
  ],
  [
    'a heading that is only # and the number, with other fields',
    `<h2>#K88420260312</h2><dl><dt>下单时间</dt><dd>2026-03-12 14:28:33</dd></dl>`,
    { orderNumber: 'K88420260312', createdAt: '2026-03-12 14:28:33' },
  ],
  [
    'a table drawn with plain elements',
    `<div><div><div>订单号</div><div>商品</div><div>金额</div><div>状态</div></div><div><div>${NUMBER}</div><div>点卡300点</div><div>¥26.80</div><div>已付款</div></div></div>`,
    { orderNumber: NUMBER, goodsTitle: '点卡300点', amount: '26.80', status: '已付款' },
  ],
  [
    'icon names between label and value',
    `<div><i class="material-icons">receipt_long</i><span>订单号</span><i class="material-icons">content_copy</i><b>${NUMBER}</b></div><div><i>storefront</i><span>店铺名称：</span><b>星河数卡</b></div>`,
    { orderNumber: NUMBER, seller: '星河数卡' },
  ],
  [
    'date and time of day in two runs',
    `<div><span>订单号</span><b>${NUMBER}</b></div><div><span>付款时间</span><div><span>2026-03-12</span> <span>14:29:07</span></div></div>`,
    { orderNumber: NUMBER, paidAt: '2026-03-12 14:29:07' },
  ],
  [
    'a figure above its caption',
    `<div><div><strong>¥498.00</strong><span>订单金额</span></div><div><strong>2</strong><span>购买数量</span></div></div><p>订单号：${NUMBER}</p>`,
    { amount: '498.00', orderNumber: NUMBER },
  ],
  [
    'the browser locale’s own time format',
    `<p>订单号：${NUMBER}</p><p>支付时间：3/12/2026, 2:29:07 PM</p><p>下单时间：2026/3/12 下午2:28:33</p>`,
    { orderNumber: NUMBER, paidAt: '2026-03-12 14:29:07', createdAt: '2026-03-12 14:28:33' },
  ],
  [
    'a fee beside the amount',
    `<p>订单号：${NUMBER}</p><div><span>商品总价</span><b>¥498.00</b></div><div><span>手续费</span><b>¥4.98</b></div>`,
    { orderNumber: NUMBER, amount: '498.00', fee: '4.98' },
  ],
  [
    'a badge with # and a blank above labelled rows, the sum without a sign',
    `<h2><span># ${NUMBER}</span></h2><div><label>订单名称:</label> <span>会员月卡</span></div><div><label>下单数量:</label> <span>1</span></div><div><label>订单类型: </label><span>\n 人工发货\n </span></div><div><label>订单总价: </label><span>35</span></div><div><label>订单状态: </label><span>\n 待处理\n</span></div><div><label>支付方式: </label><span>支付宝当面付</span></div>`,
    {
      orderNumber: NUMBER,
      goodsTitle: '会员月卡',
      quantity: '1',
      deliveryMethod: '人工发货',
      amount: '35.00',
      status: '待处理',
      paymentMethod: '支付宝当面付',
    },
  ],
  [
    'a value in bold after the label, and a time of payment that is null and hidden',
    `<input placeholder="请输入联系方式或订单号进行查询" value="${NUMBER}"><div><div>订单号：<b>${NUMBER}</b></div><div>下单金额：<b>128.00</b></div><div>支付方式：<b><img alt=""> 微信支付</b></div><div>订单状态：<b><span>未支付</span></b></div><div style="display: none;">支付时间：<b>null</b></div><div>卡密信息：<b>查看</b></div></div>`,
    { orderNumber: NUMBER, amount: '128.00', paymentMethod: '微信支付', status: '未支付' },
  ],
  [
    'text after a strong element in list items, two columns',
    `<div><ul><li><strong>订单编号:</strong>\n ${NUMBER}\n</li><li><strong>订单标题:</strong>\n 年卡激活码\n</li></ul><ul><li><strong>订单总价:</strong> <span>¥9</span></li><li><strong>订单状态:</strong> <!----> <span> 已完成 </span></li></ul><textarea disabled>卡密 ABCD-1234-EFGH</textarea></div>`,
    { orderNumber: NUMBER, goodsTitle: '年卡激活码', amount: '9.00', status: '已完成' },
  ],
  [
    'plain text with one field a line',
    `<pre>订单号：${NUMBER}\n订单金额：¥498.00\n订单状态：处理中\n</pre>`,
    { orderNumber: NUMBER, amount: '498.00', status: '处理中' },
  ],
];

describe('an order page is read by its labels, whatever its structure', () => {
  it.each(STRUCTURES)('reads %s', (_, html, expected) => {
    expect(read(html)).toEqual(expected);
  });

  it('calls each of those pages an order when number and another field are there', () => {
    for (const [name, html] of STRUCTURES) {
      const { pageKind, facts } = recognise(pageOf(html));
      const fields = new Set(facts.map((fact) => fact.kind));
      if (fields.size > 1 && !fields.has('seller')) expect([name, pageKind]).toEqual([name, 'order']);
    }
  });
});
