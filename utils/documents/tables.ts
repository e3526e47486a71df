import { exhibitLabel } from '../exhibit/ids';
import { KIND_WORDS } from './kinds.data';
import { pairs, table } from './blocks';
import type { Facts } from './facts';
import type { Block } from './model';
import { aboutTime, missingCount } from './problem';
import { moment, span } from './words';

/** 订单与支付: what every channel asks for first. */
export function tradeTable(f: Facts): Block[] {
  return pairs([
    ['商品名称', f.get('goods')],
    ['店铺', f.has('shop')],
    ['店铺网址', f.has('shopUrl')],
    ['卖家', f.get('sellerName')],
    ['卖家联系方式', f.has('sellerContact')],
    ['订单编号', f.get('orderNumber')],
    ['下单时间', f.has('orderedAt')],
    ['支付时间', f.get('paidAt')],
    ['实付金额', f.get('paid')],
    ['支付渠道', f.has('payChannel')],
    ['支付交易单号', f.has('transactionNumber')],
    ['收款方', f.has('payee')],
    ['充值账号', f.has('account')],
  ]);
}

/** 承诺与事实, side by side. */
export function promiseTable(f: Facts): Block[] {
  const { gap } = f;
  const rows: string[][] = [];
  const proof = f.labels('listing', 'chat', 'delivery');
  const promise = f.has('promise');
  if (f.issue === 'misdescribed')
    // A promise about the time is none about the goods.
    rows.push([
      '商品描述',
      promise && gap.promise?.span === undefined ? promise : f.get('goods'),
      f.inline('mismatch'),
      proof,
    ]);
  else if (promise && (aboutTime(f) || gap.delivered !== null))
    rows.push([
      '到账时间',
      promise,
      gap.delivered === null ? `截至${moment(f.paper.now)}未到账` : `${moment(gap.delivered)}到账`,
      proof,
    ]);
  if (f.has('expectedQuantity') && (f.has('receivedQuantity') ?? f.issue === 'short')) {
    const lacking = missingCount(f);
    rows.push([
      '数量',
      f.get('expectedQuantity'),
      `${f.get('receivedQuantity')}${lacking === undefined ? '' : `（少${lacking}）`}`,
      f.labels('order', 'delivery'),
    ]);
  }
  return table(['事项', '承诺', '事实', '证据'], rows);
}

/** 支付时间与到账时间, side by side; nothing where not even the payment's time is known. */
export function timesTable(f: Facts): Block[] {
  const { gap } = f;
  if (gap.paid === null || gap.verdict === 'contradiction') return [];
  if (gap.delivered === null && !aboutTime(f)) return [];
  const until = gap.delivered ?? f.paper.now;
  return table(
    ['事项', '时间', '距支付', '证据'],
    [
      ['支付', moment(gap.paid), '—', f.labels('payment', 'order')],
      ...(gap.due === null
        ? []
        : [
            [
              '承诺最迟到账',
              moment(gap.due),
              gap.due > gap.paid ? span(gap.due - gap.paid) : '即时',
              f.labels('listing'),
            ],
          ]),
      [
        gap.delivered === null ? '截至出具之时仍未到账' : '实际到账',
        moment(until),
        span(until - gap.paid),
        f.labels('delivery'),
      ],
    ],
  );
}

/** What is enclosed: the exhibits that the paper names, each with what it shows. */
export function enclosed(f: Facts, text: string): Block[] {
  const cited = f.paper.exhibits.filter(({ number }) => text.includes(exhibitLabel(number)));
  return table(
    ['编号', '证据名称', '证明内容'],
    cited.map(({ number, kind, name }) => [
      exhibitLabel(number),
      `${KIND_WORDS[kind].name}：${name}`,
      KIND_WORDS[kind].shows,
    ]),
  );
}
