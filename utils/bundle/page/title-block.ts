import { exhibitLabel } from '../../exhibit/ids';
import type { Exhibit } from '../../exhibit/model';
import { clockText } from '../words';
import { html, type Html } from './html';
import { lead } from './lead';
import type { PageInput } from './page-input';

/** Who, what, when and how much, each value with the exhibit it was read off. */
export function titleBlock(page: PageInput): Html {
  const { input, plan, volume, log } = page;
  const records = input.exhibits.map((e) => e.record);
  const hosts = [...new Set(records.map((r) => r.source.host).filter((host) => host !== ''))];
  const times = records.map((r) => r.startedAt).sort((a, b) => a.epochMs - b.epochMs);
  const [first, last] = [times[0], times.at(-1)];
  const volumes = plan.volumes.length;
  return html`<header>
      <div>
        <p class="over">${page.notice ? '证据包 · 打码副本' : '证据包'}</p>
        <h1>${input.caseRecord.title}</h1>
        <p class="en">Evidence bundle${page.notice && html`, masked copy`} · ${volume.folder}</p>
      </div>
      <div class="mark" aria-label="留证"><span>留</span><span>证</span></div>
    </header>
    <dl class="facts">
      ${readOff(records)}
      <div class="wide">
        <dt>来源网站 <span class="en">sites</span></dt>
        <dd>${hosts.join('　') || '—'}</dd>
      </div>
      <div>
        <dt>证据 <span class="en">exhibits</span></dt>
        <dd>${records.length} 份${log.deleted.length > 0 ? `，另有 ${log.deleted.length} 份已删除` : ''}</dd>
      </div>
      <div>
        <dt>分卷 <span class="en">volume</span></dt>
        <dd>第 ${volume.number} 卷，共 ${volumes} 卷</dd>
      </div>
      <div>
        <dt>最早采集 <span class="en">first</span></dt>
        <dd>${first ? clockText(first) : '—'}</dd>
      </div>
      <div>
        <dt>最晚采集 <span class="en">last</span></dt>
        <dd>${last ? clockText(last) : '—'}</dd>
      </div>
      <div>
        <dt>导出 <span class="en">exported</span></dt>
        <dd>${clockText(input.exportedAt)}<span class="en">${input.exportedAt.utc}</span></dd>
      </div>
      <div>
        <dt>软件 <span class="en">software</span></dt>
        <dd>${input.software}</dd>
      </div>
      <div class="wide">
        <dt>存证链 <span class="en">log</span></dt>
        <dd>
          ${page.lines.length} 条记录<span class="en">链头 head</span> <span class="hash">${page.head}</span>
        </dd>
      </div>
    </dl>
    ${lead(page)}`;
}

/** What the program read off the pages; one line where it read nothing. */
function readOff(records: readonly Exhibit[]): Html {
  const read = [
    fact(records, '商品', 'goods', (r) => r.summary.goodsTitle, true),
    fact(records, '订单号', 'order number', (r) => r.summary.orderNumber),
    fact(records, '金额', 'amount', (r) => r.summary.amount),
  ];
  if (read.some((one) => one.found)) return html`${read.map(({ markup }) => ({ markup }))}`;
  return html`<div class="wide">
    <dt>商品、订单号、金额 <span class="en">goods, order, amount</span></dt>
    <dd>
      没有从证据里自动读出，请看各份证据。<span class="en"
        >None was read off by the program: see the exhibits.</span
      >
    </dd>
  </div>`;
}

/** Exhibits named beside one value: a stranger needs one or two, not forty. */
const MOST = 4;

/** Every distinct value with the exhibits that show it: a contradiction is seen, not settled. */
function fact(
  records: readonly Exhibit[],
  zh: string,
  en: string,
  read: (record: Exhibit) => string | undefined,
  wide = false,
): Html & { readonly found: boolean } {
  const found = new Map<string, number[]>();
  for (const record of records) {
    const value = read(record);
    if (value) found.set(value, [...(found.get(value) ?? []), record.number]);
  }
  const rows = [...found].map(
    ([value, numbers]) =>
      html`<div class="v">
        <strong>${value}</strong> ${numbers
          .slice(0, MOST)
          .map(
            (n) => html`<a class="stamp" href="#${exhibitLabel(n)}">${exhibitLabel(n)}</a>`,
          )}${numbers.length > MOST && html` <span class="quiet own">等 ${numbers.length} 份</span>`}
      </div>`,
  );
  const { markup } =
    html`<div${wide && html` class="wide"`}><dt>${zh} <span class="en">${en}</span></dt><dd>${
      rows.length > 0 ? rows : '未识别'
    }</dd></div>`;
  return { markup, found: rows.length > 0 };
}
