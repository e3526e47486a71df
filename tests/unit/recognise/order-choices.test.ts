import { describe, expect, it } from 'vitest';
import { pageOf } from '../../support/runs';
import { recognise } from '@/utils/recognise';

const NUMBER = '260312142833744260';

describe('which number and which sum', () => {
  it('keeps the cashier’s number apart from the shop’s', () => {
    const html = `<dl><dt>订单编号</dt><dd>${NUMBER}</dd><dt>商户订单号</dt><dd>2026031222001498421408573261</dd><dt>实付金额</dt><dd>¥5</dd></dl>`;
    const { facts, summary } = recognise(pageOf(html));
    expect(facts.filter((f) => /Number/.test(f.kind)).map((f) => [f.kind, f.label, f.verbatim])).toEqual([
      ['orderNumber', '订单编号', NUMBER],
      ['merchantOrderNumber', '商户订单号', '2026031222001498421408573261'],
    ]);
    expect(summary).toEqual({ orderNumber: NUMBER, amount: '¥5' });
  });

  it('uses 商户订单号 on the card when the page shows no other number', () => {
    const html = '<p>商户订单号：MD2026031214283301</p><p>订单金额：¥35.00</p><p>订单状态：已付款</p>';
    const { facts, summary } = recognise(pageOf(html));
    expect(facts[0]?.kind).toBe('merchantOrderNumber');
    expect(summary.orderNumber).toBe('MD2026031214283301');
  });

  it('never puts a payment channel’s number in the place of the order number', () => {
    const html =
      '<h1>账单详情</h1><p>交易单号：4200002026031200001234</p><p>支付时间：2026-03-12 14:29:07</p><p>支付金额：¥498.00</p>';
    const { summary, pageKind } = recognise(pageOf(html));
    expect(pageKind).toBe('payment');
    expect(summary).toEqual({ amount: '¥498.00' });
  });

  it('shows the sum finally paid on the card, not the goods’ total', () => {
    const html = `<p>订单号：${NUMBER}</p><p>商品总价：¥498.00</p><p>手续费：¥4.98</p><p>实付金额：¥502.98</p>`;
    expect(recognise(pageOf(html)).summary.amount).toBe('¥502.98');
  });

  it('takes the current sum when the original is struck through beside it', () => {
    const html = `<p>订单号：${NUMBER}</p><div><span>订单金额</span><b><del>¥1000</del> <span>¥498.00</span></b></div>`;
    const { facts } = recognise(pageOf(html));
    expect(facts.map((f) => [f.kind, f.verbatim])).toEqual([
      ['orderNumber', NUMBER],
      ['originalPrice', '¥1000'],
      ['amount', '¥498.00'],
    ]);
  });

  it('says where an amount put together from several runs comes from', () => {
    const html = `<p>订单号：${NUMBER}</p><div><span>需支付</span><b>¥<span>1,288</span>.50</b></div>`;
    const amount = recognise(pageOf(html)).facts.find((f) => f.kind === 'amount');
    expect(amount).toMatchObject({
      verbatim: '1,288',
      value: '1288.50',
      basis: '标签旁的元素（由相邻 3 段文字拼成）',
    });
  });

  it('does not read the order list as one order', () => {
    const row = (n: number): string =>
      `<tr><td>26031214283374426${n}</td><td>商品${n}号点卡</td><td>¥${n}0.00</td><td>已完成</td></tr>`;
    const html = `<h1>我的订单</h1><table><tr><th>订单号</th><th>商品名称</th><th>金额</th><th>状态</th></tr>${[1, 2, 3, 4].map(row).join('')}</table>`;
    const { summary, pageKind, pageKindReason, facts } = recognise(pageOf(html));
    expect([pageKind, pageKindReason, summary]).toEqual(['order', 'ORDER_LIST', {}]);
    expect(facts.filter((f) => f.kind === 'orderNumber')).toHaveLength(4);
  });

  it('picks the order that the address names when others are listed beside it', () => {
    const html = `<p>订单号：${NUMBER}</p><p>订单状态：处理中</p><aside><p>订单号：260312151207118834</p></aside>`;
    const url = `https://shop.example/user/index/query?tradeNo=${NUMBER}`;
    expect(recognise(pageOf(html, { url })).summary.orderNumber).toBe(NUMBER);
    expect(recognise(pageOf(html)).summary.orderNumber).toBeUndefined();
  });
});

describe('what is shown and what is hidden', () => {
  const table = `<table><tr><th>订单编号</th><td>${NUMBER}</td></tr></table>`;

  it('keeps the visible one of a fact given twice', () => {
    const hidden = `<ul style="display:none"><li><span>订单编号</span><em>${NUMBER}</em></li></ul>`;
    for (const html of [table + hidden, hidden + table]) {
      const numbers = recognise(pageOf(html)).facts.filter((f) => f.kind === 'orderNumber');
      expect(numbers.map((f) => f.visible)).toEqual([true]);
    }
  });

  it('flags a fact that is in the HTML only', () => {
    const html = `${table}<div style="display:none"><span>卡密发货时间</span></div><div hidden><span>付款时间</span><span>2026-03-12 14:29:07</span></div>`;
    const paid = recognise(pageOf(html)).facts.find((f) => f.kind === 'paidAt');
    expect(paid).toMatchObject({ visible: false, verbatim: '2026-03-12 14:29:07' });
  });

  it('never uses another time as the time of payment', () => {
    const html = `${table}<p>下单时间：2026-03-12 14:28:33</p><p>付款时间：--</p><p>更新时间：2026-03-12 15:00:00</p>`;
    const kinds = recognise(pageOf(html)).facts.map((f) => f.kind);
    expect(kinds).toContain('createdAt');
    expect(kinds).not.toContain('paidAt');
  });

  it('keeps a time with its own offset, and gives no value to one without a year', () => {
    const html = `${table}<p>支付时间：2026-03-12T14:29:07+08:00</p><p>下单时间：03-12 14:28</p>`;
    const { facts } = recognise(pageOf(html));
    expect(facts.find((f) => f.kind === 'paidAt')?.value).toBe('2026-03-12 14:29:07+08:00');
    const created = facts.find((f) => f.kind === 'createdAt');
    expect([created?.verbatim, created?.value]).toEqual(['03-12 14:28', undefined]);
  });

  it('takes a state without a label only when the page shows one state word', () => {
    const one = `${table}<div class="big">处理中</div>`;
    const steps = `${table}<ol><li>待付款</li><li>已付款</li><li>已发货</li><li>已完成</li></ol>`;
    const status = (html: string): (string | undefined)[] =>
      recognise(pageOf(`${html}<p>下单时间：2026-03-12 14:28</p>`))
        .facts.filter((f) => f.kind === 'status')
        .map((f) => f.verbatim);
    expect(status(one)).toEqual(['处理中']);
    expect(status(steps)).toEqual([]);
  });
});
