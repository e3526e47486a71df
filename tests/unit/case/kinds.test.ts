import { describe, expect, test } from 'vitest';
import { pageOf } from '../../support/runs';
import { kindOf } from '@/utils/case/kinds';
import { recognise } from '@/utils/recognise';

function kind(html: string, title = ''): string {
  const page = pageOf(html, { title, url: 'https://site.example/' });
  const { kind: found, reason } = kindOf(recognise(page), page);
  return `${found} ${reason}`;
}
const rows = (...labels: string[]): string =>
  labels.map((label) => `<div><span>${label}</span><span>某值</span></div>`).join('');

describe('pages that are evidence of more than a sale', () => {
  test.each([
    ['a refund', `<h1>退款详情</h1>${rows('退款金额', '退款时间', '退回账户')}`, 'refund REFUND_RECORD'],
    [
      'a complaint’s receipt',
      `<h1>投诉详情</h1>${rows('投诉编号', '投诉时间')}`,
      'receipt COMPLAINT_RECEIPT',
    ],
    ['12315’s own', `<h2>全国12315平台</h2>${rows('登记编号', '被投诉方')}`, 'receipt COMPLAINT_RECEIPT'],
    ['an answer', `<h1>申诉结果</h1>${rows('处理意见', '回复时间')}`, 'reply ANSWER_TO_COMPLAINT'],
    [
      'a licence',
      `<h1>营业执照</h1>${rows('统一社会信用代码', '法定代表人', '住所')}`,
      'seller SELLER_IDENTITY',
    ],
    ['a shop’s details', `<h2>店铺信息</h2>${rows('店铺名称', '开店时间')}`, 'seller SELLER_IDENTITY'],
    ['top-ups in a game', `<h1>点券充值记录</h1>${rows('充值时间', '充值数量')}`, 'delivery BALANCE_RECORD'],
    ['a balance', `<h1>我的点券</h1>${rows('点券余额')}`, 'delivery BALANCE_RECORD'],
  ])('%s', (_, html, expected) => {
    expect(kind(html)).toBe(expected);
  });

  test('the title of the page is a heading too', () => {
    expect(kind(rows('退款金额', '退款单号'), '退款详情 - 某某卡盟')).toBe('refund REFUND_RECORD');
  });
});

describe('what stays what it is', () => {
  test.each([
    ['a heading alone', '<h1>退款详情</h1><p>加载中</p>'],
    ['labels alone', rows('退款金额', '退款时间')],
    ['one label of the two that a receipt has', `<h1>投诉详情</h1>${rows('投诉编号')}`],
    ['links in a footer', '<h1>首页</h1><footer><a>营业执照</a><a>法定代表人</a><a>店铺信息</a></footer>'],
    ['labels that are links', '<h1>营业执照</h1><a>统一社会信用代码</a><a>法定代表人</a>'],
    ['hidden text', `<div style="display:none"><h1>退款详情</h1>${rows('退款金额', '退款时间')}</div>`],
    ['nothing', ''],
  ])('%s: other', (_, html) => {
    expect(kind(html)).toMatch(/^other /);
  });

  test('an order with a refunded state stays an order', () => {
    const html = `<h1>订单详情</h1><dl><dt>订单号</dt><dd>260312142833744260</dd><dt>订单状态</dt><dd>已退款</dd><dt>实付金额</dt><dd>¥10.00</dd></dl>`;
    expect(kind(html)).toBe('order ORDER_NUMBER_WITH_FIELDS');
  });

  test('an article about refunds stays an article', () => {
    const prose = `<p>${'记者了解到，退款进度缓慢，消费者投诉无门，平台迟迟不予答复，'.repeat(12)}</p>`;
    const html = `<h1>退款进度缓慢引投诉</h1><span>来源：某报</span><span>责任编辑：张三</span><span>发布时间：2026-03-12</span>${prose}${rows('退款金额')}`;
    expect(kind(html)).toBe('other ARTICLE');
  });
});
