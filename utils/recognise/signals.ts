import { findMoney } from './money';
import { hasTag, type Piece } from './pieces';

/** What the page as a whole gives away about itself; counted over visible pieces in one pass. */
export interface Signals {
  /** Buttons and links that buy: "立即购买". */
  readonly buy: number;
  /** Words only goods have: stock, sold, description of goods. */
  readonly goods: number;
  /** Visible short texts that are sums of money. */
  readonly prices: number;
  /** Those of them that are struck through. */
  readonly struck: number;
  readonly cashier: number;
  readonly voucher: number;
  readonly chat: number;
  readonly chatTurns: number;
  readonly wallet: number;
  readonly article: number;
  /** Words of a seller or of the trade, anywhere. */
  readonly trade: number;
  /** A heading or the page title names rules or an agreement. */
  readonly terms: boolean;
  /** Characters in long paragraphs. */
  readonly prose: number;
}

const BUY =
  /^(?:立即|马上|点击|确认|直接|一键|在线)?(?:购买|抢购|下单|充值|兑换|订购|买单)$|^(?:加入购物车|去购买|我要购买|提交订单|确认订单|立即支付|去支付|确认支付|去结算|购买商品|立刻购买|领券购买|现在购买)$/;
const GOODS =
  /^(?:库存|剩余库存|库存量|已售|销量|月销|商品说明|宝贝详情|商品详情|商品介绍|商品描述|购买须知|购买数量|下单须知|使用说明|温馨提示)(?:[\s:：(]{0,2}[\d万+件个张充足有无]{0,8}\)?)?$|库存\s?[:：]?\s?\d/;
const CASHIER =
  /收银台|扫一扫(?:付款|支付|完成)|扫码(?:支付|付款)|(?:打开|使用|请用)手?机?(?:微信|支付宝).{0,6}扫|付款码|支付倒计时|剩余支付时间|支付剩余时间|(?:我已|已完成)(?:支付|付款)$|分钟内完成(?:支付|付款)|二维码.{0,6}(?:过期|失效)/;
const VOUCHER = /账单详情|转账成功|^(?:支付|付款)成功$|交易凭证|电子回单|付款凭证|支付凭证|账单分类|计入收支/;
const CHAT =
  /撤回了一条消息|^(?:已读|未读|送达|已送达)$|沟通记录|聊天记录|^工单|对方正在输入|会话已结束|以下是新消息|在线客服|人工客服为您服务|消息已发出/;
const TURN =
  /^(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s?)?(?:昨天|今天|上午|下午)?\s?\d{1,2}:\d{2}(?::\d{2})?$|^刚刚$|^\d{1,2}分钟前$/;
const WALLET = /提现|钱包|可用余额|账户余额|零钱|余额宝|转出到|转入|银行卡管理|收支明细/;
const ARTICLE =
  /^(?:来源|作者|编辑|责任编辑|记者|文\/|发布时间|阅读量?|浏览量?|上一篇|下一篇|相关阅读|推荐阅读|分享到|原标题|阅读数)|\(记者|责编|本报讯|新华社|阅读\s?\d|阅读全文/;
const TRADE = /卖家|客服|商家|店主|订单|发货|卡密|点券|充值|代充|货源|售后/;
const TERMS_TITLE = /协议|条款|规则|须知|免责声明|隐私政策|退款政策|售后政策|服务承诺|常见问题|退换说明/;
const SHORT = 40;

/** A short text that is a price and little else. */
export function isPriceText(text: string): boolean {
  if (text.length > 24 || !/[¥元]|CNY|RMB/i.test(text)) return false;
  const money = findMoney(text, 0, text.length, false);
  return money !== undefined && text.length - (money.end - money.start) <= 6;
}

export function readSignals(pieces: readonly Piece[], title: string): Signals {
  const count = { buy: 0, goods: 0, prices: 0, struck: 0, cashier: 0, voucher: 0, chat: 0, chatTurns: 0 };
  const more = { wallet: 0, article: 0, trade: 0, prose: 0 };
  let terms = TERMS_TITLE.test(title.slice(0, 80));
  for (const piece of pieces) {
    if (!piece.run.visible) continue;
    const { plain } = piece;
    if (plain.length > SHORT) more.prose += plain.length;
    if (TRADE.test(plain.slice(0, 400))) more.trade++;
    if (plain.length > SHORT) continue;
    if (BUY.test(plain.replace(/\s+/g, ''))) count.buy++;
    if (GOODS.test(plain)) count.goods++;
    // A sign of its own begins a price that is set in parts.
    const price = plain === '¥' || plain === '元' || isPriceText(plain);
    if (price) count.prices++;
    if (price && piece.run.struck === true) count.struck++;
    if (CASHIER.test(plain)) count.cashier++;
    if (VOUCHER.test(plain)) count.voucher++;
    if (CHAT.test(plain)) count.chat++;
    if (TURN.test(plain)) count.chatTurns++;
    if (WALLET.test(plain)) more.wallet++;
    if (ARTICLE.test(plain)) more.article++;
    if (!terms && hasTag(piece, 'h1', 'h2') && plain.length <= 20 && !hasTag(piece, 'aside')) {
      terms = hasTag(piece, 'h1') && TERMS_TITLE.test(plain);
    }
  }
  return { ...count, ...more, terms };
}
