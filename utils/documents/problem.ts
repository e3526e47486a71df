import { recoveredOf } from '../case/recovered';
import { citation, type Facts } from './facts';
import { blank, moment, span, yuan } from './words';

/** What was bought, from whom, and paid: the beginning of every paper. Nobody's guesses: what is unknown is a blank. */
export function trade(f: Facts): string {
  const shop = f.has('shop');
  const url = f.has('shopUrl');
  const where = shop && url ? `在“${shop}”（${url}）` : shop ? `在“${shop}”` : url ? `在网站 ${url} ` : '';
  const ordered = f.has('orderedAt');
  const channel = f.has('payChannel');
  const bill = f.has('transactionNumber');
  const account = f.has('account');
  return (
    `本人${ordered ? `于${ordered}` : ''}${where}向“${f.get('sellerName')}”购买“${f.get('goods')}”，` +
    `订单编号${f.get('orderNumber')}，于${f.get('paidAt')}${channel ? `通过${channel}` : ''}付款${f.get('paid')}` +
    (bill ? `（支付交易单号${bill}）` : '') +
    `${account ? `，约定充入账号${account}` : ''}${f.cite('order', 'payment', 'orderNumber', 'paid')}。`
  );
}

/** What was promised, in the seller's own words. */
export function promised(f: Facts): string {
  const promise = f.has('promise');
  if (!promise) return '';
  const own = f.numbers('promise');
  return `卖家对该商品的承诺为：“${promise}”${own.length > 0 ? citation(own) : f.cite('listing')}。`;
}

/** What happened instead: one paragraph or more, by what went wrong. */
export function breach(f: Facts): string[] {
  return [...wrong(f), ...returned(f)];
}

/** What came back already belongs on every paper that asks for more. */
function returned(f: Facts): string[] {
  const back = recoveredOf(f.paper.dossier);
  return back ? [`截至本文书出具之时，已收到退款合计${yuan(back.amount)}${f.cite('refund')}。`] : [];
}

function wrong(f: Facts): string[] {
  switch (f.issue) {
    case 'not-delivered':
      return [nothingCame(f)];
    case 'late':
      return [cameLate(f)];
    case 'short':
      return [tooFew(f)];
    case 'misdescribed':
      return [
        `收到的商品与商品描述、卖家承诺不符，具体为：${f.inline('mismatch')}${f.cite('delivery', 'chat')}。`,
      ];
    case 'seller-gone':
      return [nothingCame(f), `卖家已不再回复，本人无法与其取得联系${f.cite('chat')}。`];
    case 'unfair-terms':
      return [
        ...(f.answered('mismatch') ? [`履行情况：${f.inline('mismatch')}${f.cite('delivery')}。`] : []),
        `本人提出退款后，对方以“${f.inline('refusal')}”为由拒绝${f.cite('terms', 'chat')}。`,
      ];
    case 'platform-gone':
      return [
        nothingCame(f),
        `交易所在平台已无法正常提供服务：客服或者纠纷处理入口无法联系、无法使用${f.cite('environment', 'chat')}。`,
      ];
    case undefined:
      break;
  }
  return [`${blank(HAPPENED)}。`];
}

/** What nobody has said yet, and no paper guesses. */
export const HAPPENED = '发生了什么（未到账、延迟、数量不符、描述不符等）';

function nothingCame(f: Facts): string {
  const { gap, paper } = f;
  const took = gap.paid === null ? '' : `，距支付已有${span(paper.now - gap.paid)}`;
  // Within the promise nothing is late yet: the paper does not say so.
  const due =
    gap.promise?.span === undefined || (gap.over ?? 0) <= 0
      ? ''
      : gap.promise.span === 0
        ? '，早已超过所承诺的即时到账'
        : `，已超过所承诺的到账时间（支付后${span(gap.promise.span)}）`;
  // An arrival that somebody confirmed contradicts this: the paper then says it, rather than hide it.
  const arrived = f.has('deliveredAt');
  if (arrived) return `该商品直到${arrived}才显示到账${f.cite('delivery')}。`;
  return `截至本文书出具之时（${moment(f.paper.now)}），该商品仍未到账${took}${due}${f.cite('delivery', 'chat')}。`;
}

function cameLate(f: Facts): string {
  const { gap } = f;
  const took = gap.paid !== null && gap.delivered !== null ? `，距支付${span(gap.delivered - gap.paid)}` : '';
  const over = gap.over !== null && gap.over > 0 ? `，比所承诺的时间晚${span(gap.over)}` : '';
  return `该商品于${f.get('deliveredAt')}才到账${took}${over}${f.cite('delivery', 'deliveredAt')}。`;
}

function tooFew(f: Facts): string {
  const lacking = missingCount(f);
  return (
    `按约定应得${f.get('expectedQuantity')}，实际到账${f.get('receivedQuantity')}` +
    `${lacking === undefined ? '' : `，少交付${lacking}`}${f.cite('delivery', 'receivedQuantity')}。`
  );
}

/** Issues in which the time of arrival is the matter: in the others an arrival that nobody noted is no delay. */
export const aboutTime = ({ issue }: Facts): boolean =>
  issue === 'not-delivered' || issue === 'late' || issue === 'seller-gone' || issue === 'platform-gone';

/** All of the price although it came in the end: then why that was no use has to be said. */
export const lateForNothing = (f: Facts): boolean =>
  f.issue === 'late' && f.paper.known.claim?.value === 'full';

/** Belongs on every paper that asks for that price, and on no other. */
export const inVain = (f: Facts): string => (lateForNothing(f) ? `${f.inline('purpose')}。` : '');

/** What was not delivered, as a plain decimal. */
export function missingCount(f: Facts): string | undefined {
  const [all, came] = [Number(f.has('expectedQuantity')), Number(f.has('receivedQuantity'))];
  if (!(all > 0) || !(came >= 0) || came >= all) return undefined;
  return String(Number((all - came).toFixed(6)));
}

/** The other side's reason for refusing, held against the law on such terms; of an unfair-terms case it is the breach itself. */
export function refused(f: Facts): string {
  return f.answered('refusal') && f.issue !== 'unfair-terms'
    ? `对方曾以“${f.inline('refusal')}”为由拒绝处理${f.cite('terms', 'reply')}。`
    : '';
}
