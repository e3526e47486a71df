/** What shop pages and their chats are made of; texts of the seeded exhibits are drawn from it. */
const PIECES = [
  '秒到账',
  '付款后自动发货',
  '虚拟商品一经售出概不退换',
  '请核对充值账号',
  '官方渠道',
  '客服在线时间',
  '订单状态：待发货',
  '支付方式 微信支付',
  '商品名称',
  'Q币1000个',
  '点券充值',
  '卡密自动发送到邮箱',
  '联系卖家',
  '平台仅提供信息展示',
  '24小时内处理',
  '亲稍等，系统卡单了',
  '已经帮您催了',
  '请提供订单号',
  '游戏区服',
  '下单前请阅读须知',
  '商品评价',
  '累计成交',
  '保证金已缴纳',
  'Copyright shop.example',
  '返回首页',
  '我的订单',
  '退款规则',
  '不支持七天无理由',
  '余额',
  '优惠券',
];

/** A text of that many characters with its own numbers in it; the same seed gives the same text. */
export function pageWords(seed: number, length: number): string {
  let state = seed * 2_654_435_761 + 1;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
  const parts: string[] = [];
  for (let size = 0; size < length;) {
    const part = next(5) === 0 ? `${next(1e9)}` : (PIECES[next(PIECES.length)] ?? '');
    parts.push(part);
    size += part.length + 1;
  }
  return parts.join(' ');
}

/** The rare thing that one exhibit alone says. */
export const needle = (seed: number): string => `订单${(7_442_603_120_000 + seed * 7919).toString()}`;
