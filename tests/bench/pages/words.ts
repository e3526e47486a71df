/** A small generator that gives the same numbers on every machine (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const PHRASES = [
  '付款后系统自动充值',
  '三个小时过去仍未到账',
  '客服说上游渠道正在维护',
  '订单状态一直显示处理中',
  '商品说明写着秒到账',
  '不到账全额退款',
  '卖家要求再等二十四小时',
  '截图和聊天记录都已留存',
  '充值账号核对过两遍没有填错',
  '平台拒绝退款并关闭了工单',
  'the seller stopped answering',
  'refund refused without a reason',
];

/** `count` sentences that read like a complaint. */
export function sentences(next: () => number, count: number): string {
  return Array.from({ length: count }, () => {
    const parts = Array.from({ length: 2 + Math.floor(next() * 3) }, () => pick(PHRASES, next));
    return `${parts.join('，')}。`;
  }).join('');
}

export const pick = <T>(list: readonly T[], next: () => number): T =>
  list[Math.floor(next() * list.length)] as T;
