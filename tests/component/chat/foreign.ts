/**
 * Conversations as other programs draw them: not one of these structures was known to the code that reads them. Each says
 * the same things, so that the truth about all of them is one.
 */
export interface Said {
  readonly from: '王先生' | '客服小极';
  readonly text: string;
  /** 2026-03-12, hours and minutes. */
  readonly at: string;
}

const two = (n: number): string => String(n).padStart(2, '0');
const WORDS = [
  '在吗',
  '在吗',
  '您好，请提供订单号',
  '260312142833744260',
  '正在为您查询，请稍等',
  '好的',
  '上游已提交，预计 24 小时内到账',
  '已经等了两天了，一直没有到账。\n如果今天还没有，请直接退款。',
  '亲，今天一定到账的🙂',
  '👍',
  '需要补差价 50 元才能发货',
  '我不补，请退款',
  '12:30',
  '好的',
];

/** 42 messages, two by one sender at times, identical ones next to each other. */
export const SAID: readonly Said[] = Array.from({ length: 42 }, (_, i) => ({
  from: i % 5 === 1 || i % 5 === 2 ? '客服小极' : '王先生',
  text: (WORDS[i % WORDS.length] ?? '') + (i >= 28 ? `（${i}）` : ''),
  at: `${two(9 + Math.floor(i / 6))}:${two((i * 7) % 60)}`,
}));

const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
const own = ({ from }: Said): boolean => from === '王先生';
const each = (draw: (said: Said, i: number) => string): string => SAID.map(draw).join('');
const AREA =
  '<form style="padding:8px"><textarea placeholder="输入消息…" style="width:90%;height:40px"></textarea><button type="button">发送</button></form>';
const face = (name: string): string =>
  `<img alt="${name}" width="36" height="36" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E">`;

export interface Foreign {
  readonly html: string;
  /** Not said by the page at all, so not to be told of it. */
  readonly without?: readonly ('from' | 'at' | 'side')[];
  /** Only the first (or last) of a run is named: who said the others is not guessed. */
  readonly runs?: 'first' | 'last';
}

export const FOREIGN = {
  'a ticket thread in a table': {
    html: `<h1>工单 #58213</h1><table style="width:760px;border-collapse:collapse"><thead><tr><th>回复人</th><th>内容</th></tr></thead><tbody>${each(
      (s) =>
        `<tr><td style="width:140px;border:1px solid #ddd;vertical-align:top"><b>${s.from}</b><br><small>2026-03-12 ${s.at}</small></td><td style="border:1px solid #ddd;padding:8px">${html(s.text)}</td></tr>`,
    )}</tbody></table><form><textarea placeholder="回复工单" style="width:700px;height:70px"></textarea><button type="submit">提交回复</button></form>`,
    without: ['side'],
  },
  'a log as a list of terms': {
    html: `<h1>处理记录</h1><dl style="width:700px;height:420px;overflow-y:auto;margin:0">${each(
      (s) =>
        `<dt style="margin-top:10px;color:#555"><strong>${s.from}</strong> <time datetime="2026-03-12T${s.at}:00+08:00">${s.at}</time></dt><dd style="margin:0 0 0 16px">${html(s.text)}</dd>`,
    )}</dl>${AREA}`,
    without: ['side'],
  },
  'a grid drawn upside down (column-reverse)': {
    html: `<section style="width:520px"><header>在线客服</header><div style="height:420px;overflow-y:auto;display:flex;flex-direction:column-reverse">${[
      ...SAID,
    ]
      .reverse()
      .map(
        (s) =>
          `<div style="display:grid;grid-template-columns:${own(s) ? '1fr auto' : 'auto 1fr'};gap:8px;margin:8px;flex:none"><div style="grid-column:${own(s) ? 2 : 1};padding:8px;border-radius:8px;background:${own(s) ? '#cfe' : '#eee'};max-width:300px"><div style="font-size:12px;color:#888">${s.from} · ${s.at}</div><div>${html(s.text)}</div></div></div>`,
      )
      .join('')}</div>${AREA}</section>`,
  },
  'a support dashboard of nested lists': {
    html: `<section style="width:640px"><header style="height:40px">会话 · 王先生</header><div style="height:430px;overflow-y:auto"><ul style="list-style:none;margin:0;padding:0">${each(
      (s, i) =>
        `<li id="message${9000 + i}" style="display:flex;justify-content:${own(s) ? 'flex-start' : 'flex-end'};margin:6px 12px"><div style="max-width:70%"><div style="padding:8px 12px;border-radius:6px;background:${own(s) ? '#f3f4f6' : '#1f93ff'};color:${own(s) ? '#111' : '#fff'}"><div><span><p style="margin:0">${html(s.text)}</p></span></div><div style="display:flex;gap:4px;justify-content:flex-end;font-size:11px"><span>Mar 12, ${s.at}</span><svg width="12" height="12"></svg></div></div></div></li>`,
    )}</ul></div>${AREA}</section>`,
    without: ['from'],
  },
  'a team chat whose name stands above the first of a run': {
    html: `<main style="width:720px"><header>客服频道</header><div style="height:440px;overflow-y:auto"><div role="list" aria-label="消息">${each(
      (s, i) => {
        const run = SAID[i - 1]?.from === s.from;
        const divider =
          i === 0 ? '<div role="separator" style="text-align:center;font-size:12px">2026年3月12日</div>' : '';
        return `${divider}<div role="listitem" data-id="m${i}" data-sequential="${run}" style="display:flex;gap:8px;padding:${run ? 2 : 8}px 20px"><div style="width:36px;flex:none">${run ? '' : face(s.from)}</div><div style="flex:1">${run ? '' : `<div><span style="font-weight:700">${s.from}</span> <span style="font-size:12px;color:#888">${s.at}</span></div>`}<div><div style="white-space:pre-line">${html(s.text)}</div></div></div></div>`;
      },
    )}</div></div>${AREA}</main>`,
    without: ['side', 'at'],
    runs: 'first',
  },
  'days, groups and bubbles': {
    html: `<div style="width:460px"><h2 style="margin:0">小极客服</h2><div style="height:420px;overflow:auto"><div class="d"><div style="text-align:center;color:#999">今天</div>${groups()
      .map(
        (g) =>
          `<div class="g" style="display:flex;flex-direction:${own(g[0] as Said) ? 'row-reverse' : 'row'};gap:8px;margin:10px">${face((g[0] as Said).from)}<div style="display:flex;flex-direction:column;gap:4px;align-items:${own(g[0] as Said) ? 'flex-end' : 'flex-start'}">${g
            .map(
              (s) =>
                `<div style="padding:6px 10px;border-radius:10px;background:${own(s) ? '#95ec69' : '#fff'};border:1px solid #ddd" title="2026-03-12 ${s.at}">${html(s.text)}</div>`,
            )
            .join('')}</div></div>`,
      )
      .join('')}</div></div>${AREA}</div>`,
    without: ['at'],
  },
  'a pane moved by a transform': {
    html: `<div style="width:480px"><header>客服</header><div style="height:400px;overflow:hidden;position:relative"><div data-track style="position:absolute;inset:0 0 auto 0;transform:translateY(-900px)">${each(
      (s) =>
        `<div style="display:flex;justify-content:${own(s) ? 'flex-end' : 'flex-start'};padding:6px"><div style="padding:8px;background:${own(s) ? '#cfe' : '#eee'};border-radius:8px;max-width:280px"><b style="font-size:12px">${s.from}</b> <i style="font-size:12px">${s.at}</i><div>${html(s.text)}</div></div></div>`,
    )}</div></div>${AREA}</div>`,
  },
  'a support widget: faces that did not load beside the last of a run, emoji in elements of their own': {
    html: `<section style="width:520px"><header style="background:#1d74f5;color:#fff">客服 小极</header><div style="height:420px;overflow-y:auto"><ol style="list-style:none;margin:0;padding:0">${each(
      (s, i) => {
        const last = SAID[i + 1]?.from !== s.from;
        const emoji = html(s.text).replace(/\p{Extended_Pictographic}/gu, '<span>$&</span>');
        return `<li id="${9000 + i}" style="display:flex;flex-wrap:wrap;flex-direction:${own(s) ? 'row-reverse' : 'row'};margin:4px 16px"><div style="width:32px;margin:0 8px;overflow:hidden">${last ? `<div aria-label="User picture"><img src="data:image/png;base64,AAAA" alt="${s.from}"></div>` : ''}</div><div style="max-width:70%"><div style="padding:10px 12px;border-radius:2px;background:${own(s) ? '#1d74f5' : '#f7f8fa'};color:${own(s) ? '#fff' : '#111'}"><div><p style="margin:0">${emoji}</p></div></div></div>${last ? `<div style="flex-basis:100%;font-size:10px"><time datetime="2026-03-12T${s.at}:00+08:00">12日 ${s.at}</time></div>` : ''}</li>`;
      },
    )}</ol></div>${AREA}</section>`,
    without: ['at'],
    runs: 'last',
  },
  'paragraphs of one running text': {
    html: `<div style="width:560px"><h3>聊天记录</h3><div role="log" style="height:400px;overflow-y:scroll;background:#fff">${each(
      (s) =>
        `<p style="margin:0;padding:2px 6px"><span style="color:#888">[${s.at}]</span> <span style="color:${own(s) ? '#07c' : '#c70'}">${s.from}：</span> <span>${html(s.text)}</span></p>`,
    )}</div>${AREA}</div>`,
    without: ['side'],
  },
} as const satisfies Readonly<Record<string, Foreign>>;

function groups(): Said[][] {
  const all: Said[][] = [];
  for (const said of SAID) {
    const last = all.at(-1);
    if (last && last[0]?.from === said.from) last.push(said);
    else all.push([said]);
  }
  return all;
}
