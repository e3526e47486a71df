import { pick, random, sentences } from './words';

/** Every generated page carries it at its end: a snapshot without it is no snapshot. */
export const END_MARK = '页末标记2603';

/** A whole page, no script, nothing that moves and nothing fixed. */
export function page(title: string, body: string, css = '', head = ''): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title>${head}
<style>body{font:15px/1.7 "Noto Sans CJK SC",sans-serif;margin:24px auto;max-width:960px;color:#222}${css}</style></head>
<body>${body}<p>${END_MARK}</p></body></html>`;
}

/** Prose with headings, quotes, lists and a picture now and then. */
export function article(sections: number, pictures = true): string {
  const next = random(1);
  const body = Array.from({ length: sections }, (_, i) => {
    const list = Array.from({ length: 4 }, () => `<li>${sentences(next, 1)}</li>`).join('');
    const figure =
      pictures && i % 5 === 0
        ? `<figure><img src="/pic/${i % 7}.png" width="480" height="270" alt=""><figcaption>图 ${i + 1}</figcaption></figure>`
        : '';
    return `<section id="s${i}"><h2>${i + 1}、${pick(['承诺', '经过', '证据', '交涉'], next)}</h2>
<p>${sentences(next, 6)}</p><blockquote>${sentences(next, 2)}</blockquote><ul>${list}</ul>${figure}<p>${sentences(next, 5)}<a href="#s${i}">↑</a></p></section>`;
  }).join('\n');
  return page(
    '长文',
    `<h1>一次未到账的充值</h1>${body}`,
    'blockquote{border-left:3px solid #c33;margin:0;padding-left:12px;color:#555}h2{border-bottom:1px solid #ddd}',
  );
}

/** A table of orders: many elements, little style. */
export function orderTable(rows: number): string {
  const next = random(2);
  const states = ['已发货', '处理中', '已退款', '未到账'];
  const body = Array.from(
    { length: rows },
    (_, i) =>
      `<tr class="${i % 2 ? 'odd' : 'even'}"><td>${i + 1}</td><td>2603${String(i).padStart(8, '0')}</td><td>Q币${(1 + Math.floor(next() * 10)) * 100}个</td><td class="yen">¥${(next() * 500).toFixed(2)}</td><td><span class="state">${pick(states, next)}</span></td></tr>`,
  ).join('\n');
  return page(
    '订单列表',
    `<h1>订单列表</h1><table><thead><tr><th>序号</th><th>订单号</th><th>商品</th><th>金额</th><th>状态</th></tr></thead><tbody>${body}</tbody></table>`,
    'table{border-collapse:collapse;width:100%}td,th{border:1px solid #ddd;padding:4px 8px;text-align:left}.odd{background:#f7f7f9}.yen{color:#c33}.state{border-radius:3px;background:#eef;padding:0 4px}',
  );
}

/** Colour gradients, shadows and rounded corners. */
export function colours(blocks: number): string {
  const next = random(3);
  const body = Array.from({ length: blocks }, (_, i) => {
    const hue = Math.floor(next() * 360);
    return `<div class="c" style="background:linear-gradient(${i * 17}deg,hsl(${hue},80%,60%),hsl(${(hue + 90) % 360},70%,40%))"><b>商品 ${i + 1}</b><span>${sentences(next, 1)}</span></div>`;
  }).join('\n');
  return page(
    '渐变',
    `<div class="grid">${body}</div>`,
    '.grid{display:grid;grid-template-columns:repeat(3,1fr);gap:16px}.c{height:180px;border-radius:14px;box-shadow:0 4px 14px rgb(0 0 0/.25);color:#fff;padding:14px}.c b{display:block;font-size:22px;text-shadow:0 1px 2px #0008}',
  );
}

/** Pictures from this site. */
export function gallery(pictures: number): string {
  const body = Array.from(
    { length: pictures },
    (_, i) =>
      `<figure><img src="/pic/${i}.png" width="300" height="169" alt=""><figcaption>商品 ${i + 1}</figcaption></figure>`,
  ).join('\n');
  return page(
    '相册',
    `<div class="grid">${body}</div>`,
    '.grid{display:grid;grid-template-columns:repeat(3,1fr);gap:8px}figure{margin:0}img{width:100%;height:auto}',
  );
}

/** Large pictures that no compression makes smaller: a capture of tens of megabytes. */
export function noise(pictures: number): string {
  const body = Array.from(
    { length: pictures },
    (_, i) => `<p><img src="/noise/${i}.png" width="1000" height="700" alt=""></p>`,
  ).join('\n');
  return page('噪点', body, 'body{max-width:1000px}');
}

/** A chat log of bubbles, as a plain document. */
export function bubbles(messages: number): string {
  const next = random(4);
  const body = Array.from({ length: messages }, (_, i) => {
    const me = next() < 0.4;
    return `<div class="m ${me ? 'me' : ''}"><i>${me ? '我' : '客服'}</i><p>${sentences(next, 1)}</p><time>14:${String(i % 60).padStart(2, '0')}</time></div>`;
  }).join('\n');
  return page(
    '聊天记录',
    body,
    '.m{display:flex;gap:8px;margin:10px 0}.m.me{flex-direction:row-reverse}.m p{margin:0;padding:8px 12px;border-radius:10px;background:#f0f1f4;max-width:60%}.m.me p{background:#d2e9ff}.m i{font-style:normal;width:36px;height:36px;border-radius:18px;background:#1677ff;color:#fff;text-align:center;line-height:36px;font-size:12px}time{font-size:11px;color:#999}',
  );
}

/** Plain prose under a bar that sticks to the top. */
export function stickyHeader(sections: number): string {
  return article(sections, false).replace(
    '<body>',
    '<body><header style="position:sticky;top:0;height:56px;background:#1677ff;color:#fff;line-height:56px;padding:0 16px">极速点券卡盟</header>',
  );
}

/** Exactly as tall as `screens` viewports, whatever the window. */
export function screens(count: number): string {
  const next = random(5);
  const body = Array.from(
    { length: count },
    (_, i) =>
      `<section style="height:100vh;box-sizing:border-box;padding:24px;overflow:hidden;background:hsl(${i * 36},40%,96%)"><h2>第 ${i + 1} 屏</h2><p>${sentences(next, 12)}</p></section>`,
  ).join('');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${count} 屏</title>
<style>html,body{margin:0}body{font:15px/1.7 "Noto Sans CJK SC",sans-serif}</style></head><body>${body}</body></html>`;
}
