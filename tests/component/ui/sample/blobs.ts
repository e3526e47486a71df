import { FACTS } from './facts';
import { sampleNet } from './net';
import { shopPicture } from './pictures';

/** What a sample exhibit's file holds. */
export function sampleBlob(path: string, number: number): Blob {
  if (path === 'facts.json') {
    const recognition = { facts: FACTS, summary: {}, pageKind: 'order', pageKindReason: 'order-labels' };
    return new Blob([JSON.stringify(recognition)], { type: 'application/json' });
  }
  if (path === 'net.json') return new Blob([JSON.stringify(sampleNet(number))], { type: 'application/json' });
  if (path === 'text.txt') return new Blob([TEXT], { type: 'text/plain' });
  if (path === 'page.html') return new Blob([HTML], { type: 'text/html' });
  return shopPicture('【秒到账】Q币1000个 5折直充', LINES, 1800, 212 + number * 60);
}

const LINES = [
  '实付金额 ¥498.00',
  '订单号 744260312143105218',
  '付款时间 2026-03-12 14:29:41',
  '发货状态 处理中',
  '虚拟商品一经售出概不退换',
];
const TEXT = [
  '极速卡盟 · 24小时自动发货',
  '',
  '【秒到账】Q币1000个 5折直充',
  ...LINES,
  '',
  '私聊内部价请加QQ 10000，微信同号',
].join('\n');
const HTML = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>订单详情</title><style>body{font-family:sans-serif;margin:0;background:#f5f6f8}header{background:#2068b5;color:#fff;padding:24px 120px;font-size:28px}main{margin:40px 120px;background:#fff;padding:40px}dt{color:#888}dd{margin:0 0 16px}</style></head><body><header>极速卡盟</header><main><h1>【秒到账】Q币1000个 5折直充</h1><dl>${LINES.map((line) => `<dt>${line.split(' ')[0]}</dt><dd>${line.split(' ').slice(1).join(' ')}</dd>`).join('')}</dl><script>document.body.dataset.ran = 'yes'</script></main></body></html>`;
