/** Pages that look like conversations from afar: repeated rows with names, times and boxes to write into. */
const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const two = (n: number): string => String(n).padStart(2, '0');
const FACE = '<div style="width:36px;height:36px;border-radius:50%;background:#69c;flex:none"></div>';

const BODIES = {
  reviews: () => `<h1>Q币1000个 官方直充</h1><p>￥1000.00 库存 51 件 销量 1207</p>
    <div style="display:flex;gap:16px"><div style="width:320px;height:320px;background:#ccd"></div><div><p>商品规格</p><button type="button">立即购买</button></div></div>
    <h2>商品评价（20）</h2><div class="reviews">${range(20)
      .map(
        (i) =>
          `<div class="review" style="display:flex;gap:8px;padding:12px 0;border-bottom:1px solid #eee">${FACE}<div><b>买家***${i}</b> <span>★★★★★ 好评</span><p>到账很快，第 ${i} 次买了，推荐</p><small>2026-03-${two(1 + i)} 购买规格：1000个</small></div></div>`,
      )
      .join('')}</div>`,
  orders: () =>
    `<h1>我的订单</h1><input placeholder="搜索订单号"><div class="orders">${range(12)
      .map(
        (i) =>
          `<div class="order" style="border:1px solid #ddd;margin:8px 0;padding:12px"><div>2026-03-${two(1 + i)} 12:3${i % 10} 订单号：2603121428337442${two(i)}</div><div style="display:flex;justify-content:space-between"><span>Q币1000个 × 1</span><b>￥${900 + i}.00</b></div><div style="text-align:right"><a href="#/order/${i}">订单详情</a></div></div>`,
      )
      .join('')}</div>`,
  contacts: () =>
    `<aside style="width:320px;height:520px;overflow-y:auto"><input placeholder="搜索联系人">${range(20)
      .map(
        (i) =>
          `<div class="contact" style="display:flex;gap:8px;padding:10px;cursor:pointer">${FACE}<div style="flex:1"><div style="display:flex;justify-content:space-between"><b>卡商 ${i} 号</b><small>14:${two(10 + i)}</small></div><div style="color:#888">好的，稍等</div></div></div>`,
      )
      .join('')}</aside>`,
  notifications: () =>
    `<h1>通知</h1><ul style="list-style:none;padding:0;width:600px">${range(12)
      .map(
        (i) =>
          `<li style="padding:10px;border-bottom:1px solid #eee"><a href="#/n/${i}">您的订单 26031214${two(i)} 状态已更新</a> <time datetime="2026-03-${two(1 + i)}T10:00:00Z">3月${1 + i}日</time></li>`,
      )
      .join('')}</ul>`,
  comments: () => `<article><h1>点卡平台集体提价</h1>${range(4)
    .map((i) => `<p>第 ${i} 段：记者走访多家平台，价格均有上调，业内人士称与上游政策有关。</p>`)
    .join('')}</article>
    <section><h2>评论</h2><ol style="list-style:none;padding:0">${range(15)
      .map(
        (i) =>
          `<li style="display:flex;gap:8px;padding:10px 0">${FACE}<div><a href="#/u/${i}">网友${i}</a> <time>${1 + i} 小时前</time><p>楼上说得对，我也遇到过第 ${i} 回</p><button type="button">回复</button> <button type="button">赞 ${i}</button></div></li>`,
      )
      .join(
        '',
      )}</ol><form><textarea placeholder="发表评论" style="width:500px;height:60px"></textarea><button>发表</button></form></section>`,
  ticket:
    () => `<header style="height:48px;background:#eee">极速点券卡盟 工单中心</header><h1>工单 #58213：充值未到账</h1><p>状态：处理中</p>
    <div class="thread" style="width:760px">${range(14)
      .map(
        (i) =>
          `<article style="border:1px solid #ddd;border-radius:4px;margin:10px 0;padding:12px;background:${i % 2 ? '#eef6ff' : '#fff'}"><header style="display:flex;justify-content:space-between"><strong>${i % 2 ? '客服 小极' : '王先生'}</strong><time>2026-03-12 10:${two(i)}</time></header><div class="body"><p>第 ${i + 1} 次说明：订单 260312142833744260 仍然没有到账，请核实上游记录。</p><p>请尽快回复。</p></div></article>`,
      )
      .join('')}</div>
    <form style="width:760px"><textarea placeholder="回复工单" style="width:700px;height:80px"></textarea><button type="submit">提交回复</button></form>`,
} as const;

/** Draws one of them. */
export function page(name: keyof typeof BODIES): HTMLElement {
  document.body.innerHTML = `<main style="margin:16px;font:14px/1.6 sans-serif">${BODIES[name]()}</main>`;
  const main = document.querySelector('main');
  if (!main) throw new Error('no page');
  return main;
}
