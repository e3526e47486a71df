import type { EvidenceKind } from '../exhibit/model';
import type { CaseField } from './model';

/**
 * Which exhibit a value is credited to when several show it, best first: the one that was made to say it. A conversation that
 * repeats an order number is no better a source for it than the order.
 */
export const BEST_SOURCES: Readonly<Partial<Record<CaseField, readonly EvidenceKind[]>>> = {
  orderNumber: ['order', 'payment', 'receipt'],
  orderedAt: ['order'],
  paid: ['payment', 'order'],
  paidAt: ['payment', 'order'],
  payChannel: ['payment', 'order'],
  transactionNumber: ['payment', 'order'],
  cashierNumber: ['payment', 'order'],
  payee: ['payment'],
  deliveredAt: ['delivery', 'order'],
  goods: ['order', 'listing'],
  price: ['listing', 'order'],
  promise: ['listing', 'terms'],
  shop: ['listing', 'order'],
  shopUrl: ['listing', 'order'],
  sellerName: ['seller', 'listing', 'order'],
};

/** Labels that tell which of several things a value is (shops.md; pages of WeChat Pay and Alipay). Matched anywhere in the label. */

/** The sum that left the account. */
export const PAID_LABEL = /实付|实际支付|实际付款|支付金额|付款金额|支付总额|消费金额|交易金额/;
/** A sum that is asked for and may never have been paid. */
export const ASKED_LABEL = /应付|应支付|需支付|需付|需要支付|待支付|待付款/;

/** States that only follow payment, and those before it. */
export const PAID_STATUS =
  /已付|已支付|支付成功|付款成功|交易成功|交易完成|发货|交付|充值|处理|完成|退款|申诉/;
export const UNPAID_STATUS = /待付款|待支付|等待(?:买家)?付款|未付款|未支付|已过期|已取消|已关闭|交易关闭/;

/** The shop's number as the cashier knows it. */
export const CASHIER_LABEL = /商户|商家|外部|渠道|三方|收单/;
/** The payment's own number. */
export const TRANSACTION_LABEL = /交易|流水|支付宝|微信|支付单|支付订单|支付编号|付款单/;
/** 28 digits: a number of WeChat Pay (42…, 10…) or Alipay (the date first). */
export const TRANSACTION_SHAPE = /^(?:42|10|20\d\d(?:0[1-9]|1[0-2]))\d{22,26}$/;

/** Arrival, as against having been sent off. */
export const ARRIVED_LABEL = /到[账帐]|充值完成|充值到/;
/** Who was paid, as against who sells. */
export const PAYEE_LABEL = /收款/;

/** Units in which points, coins and codes are counted: "Q币1000个". */
export const GOODS_COUNT = /(\d{1,7})\s?(?:个|点券|点卷|点|枚|颗|张|钻石|钻|金币|星|Q币|元宝|皇冠|月|天)/g;

/** The shop's name at the end of a page's title. */
export const SHOP_NAME =
  /[-_|·—–]\s*([^-_|·—–]{2,20}(?:卡盟|发卡|卡铺|商城|平台|小店|店铺|小铺|卡网|寄售|商行|店|网))\s*$/;

/** Ways to reach someone outside the platform. */
export const CONTACTS: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'QQ', pattern: /(?:QQ|扣扣|企鹅)(?:号|客服|群)?\s?[:：]?\s?(\d{5,11})(?!\d)/gi },
  {
    name: '微信',
    pattern: /(?:微信|VX|V信|薇信|威信|WX)(?:号)?\s?[:：]?\s?([A-Za-z][\w-]{5,19})(?![\w-])/gi,
  },
];
