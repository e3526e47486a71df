import type { NotCaptured } from '@/utils/exhibit/model';
import type { Fact } from '@/utils/recognise/types';

export const FACTS: readonly Fact[] = [
  fact({
    kind: 'goodsTitle',
    verbatim: '【秒到账】Q币1000个 5折直充',
    basis: '最大的标题',
    rect: { x: 620, y: 205, width: 480, height: 44 },
  }),
  fact({
    kind: 'orderNumber',
    label: '订单号',
    verbatim: '744260312143105218',
    basis: '标签旁的元素',
    rect: { x: 620, y: 356, width: 420, height: 34 },
  }),
  fact({
    kind: 'merchantOrderNumber',
    label: '商户订单号',
    verbatim: 'DJ20260312143107',
    basis: '标签后的文字',
    visible: false,
  }),
  fact({
    kind: 'amount',
    label: '实付金额',
    verbatim: '¥498.00',
    value: '498.00',
    currency: 'CNY',
    basis: '标签旁的元素',
    rect: { x: 620, y: 304, width: 300, height: 34 },
  }),
  fact({
    kind: 'paidAt',
    label: '付款时间',
    verbatim: '2026-03-12 14:29:41',
    basis: '表头下方的单元格',
    confidence: 'medium',
    rect: { x: 620, y: 408, width: 420, height: 34 },
  }),
  fact({
    kind: 'wording',
    verbatim: '秒到账',
    wordingClass: 'promise',
    context: '【秒到账】Q币1000个 5折直充，付款后 5 分钟内自动到账，不到账全额退款',
    basis: '用语表',
    rect: { x: 620, y: 205, width: 140, height: 44 },
  }),
  fact({
    kind: 'wording',
    verbatim: '概不退换',
    wordingClass: 'exclusion',
    context: '虚拟商品一经售出概不退换，最终解释权归商家所有',
    basis: '用语表',
    run: 21,
    rect: { x: 620, y: 512, width: 420, height: 34 },
  }),
  fact({
    kind: 'wording',
    verbatim: '加QQ',
    wordingClass: 'offPlatform',
    context: '私聊内部价请加QQ 10000，微信同号',
    basis: '用语表',
    run: 22,
    confidence: 'low',
  }),
];

function fact(extra: Partial<Fact> & Pick<Fact, 'kind' | 'verbatim' | 'basis'>): Fact {
  return {
    visible: true,
    run: extra.verbatim.length + extra.kind.length,
    frame: 0,
    confidence: 'high',
    ...extra,
  };
}

export const GAPS: readonly NotCaptured[] = [
  { what: 'frame', reason: 'CROSS_ORIGIN_FRAME', where: 'https://chat.example/widget?shop=88' },
  { what: 'image', reason: 'HTTP_404', where: 'https://cdn.shop.example/banner/spring.webp', count: 2 },
  { what: 'font', reason: 'SOMETHING_NEW', where: 'https://cdn.shop.example/icons.woff2' },
];
