import { BLANK } from './words';
import type { Block, Template } from './model';
import { blocksOf } from './plain';

/** Nothing is fetched, nothing runs. */
const CSP = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const SERIF = '"FangSong","仿宋","STFangsong","FangSong_GB2312","Noto Serif CJK SC","Songti SC",serif';
const SONG = '"SimSun","宋体","Songti SC","STSong","Noto Serif CJK SC",serif';
const HEI = '"SimHei","黑体","Heiti SC","STHeiti","Noto Sans CJK SC",sans-serif';

const style = (landscape: boolean): string => `
@page{size:A4${landscape ? ' landscape' : ''};margin:${landscape ? '16mm 14mm 16mm' : '25mm 26mm 22mm'};@bottom-center{content:"第 " counter(page) " 页，共 " counter(pages) " 页";font:9pt ${SONG}}}
*{box-sizing:border-box}
html{background:#fff;color:#000}
body{margin:0 auto;padding:25mm 26mm;max-width:${landscape ? '297mm' : '210mm'};font:12pt/1.75 ${SERIF};overflow-wrap:anywhere;line-break:strict}
${landscape ? 'body{padding:16mm 14mm}' : ''}
h1{margin:0 0 1.2em;text-align:center;font:700 18pt/1.4 ${SONG}}
h2{margin:1em 0 .3em;font:700 12pt/1.6 ${HEI};break-after:avoid}
p{margin:0;text-indent:2em}
p.to{text-indent:0}
p.sign{text-indent:0;text-align:right;break-before:avoid}
p.sign.first{margin-top:1.6em}
table{width:100%;margin:.4em 0 .7em;border-collapse:collapse;font:${landscape ? '7.5pt/1.45' : '10.5pt/1.5'} ${SONG}}
th,td{padding:.3em .5em;border:.75pt solid #000;text-align:left;vertical-align:top}
th{font:700 1em/1.5 ${HEI};text-align:center}
thead{display:table-header-group}
tr{break-inside:avoid}
thead,table.short tr:not(:last-child){break-after:avoid}
table.pairs th:first-child,table.pairs td:first-child{width:7.5em;text-align:left}
p:has(+p.sign){break-after:avoid}
td.label{white-space:nowrap;overflow-wrap:normal}
td.hash{font-family:Consolas,"Courier New",monospace;font-size:6pt;line-height:1.35;word-break:break-all}
mark{padding:0 .15em;border-bottom:1px dashed #8a5a00;background:#fff3cd;color:#5c3d00;print-color-adjust:exact;-webkit-print-color-adjust:exact}
@media print{body{margin:0;padding:0;max-width:none}}
@media screen and (max-width:640px){body{padding:24px 18px}}
`;

/** A paper as a page of its own, A4 in print, without scripts. Every word of it may be hostile. */
export function htmlOf(text: string, { landscape = false }: Pick<Template, 'landscape'> = {}): string {
  const blocks = blocksOf(text);
  const name = blocks.find((block): block is Extract<Block, { kind: 'title' }> => block.kind === 'title');
  return (
    `<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n` +
    `<meta http-equiv="Content-Security-Policy" content="${CSP}">\n` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">\n` +
    `<meta name="referrer" content="no-referrer">\n` +
    `<title>${escape(name?.text ?? '文书')}</title>\n` +
    `<style>${style(landscape)}</style>\n</head>\n<body>\n` +
    `${blocks.map((block, i) => element(block, blocks[i - 1])).join('\n')}\n</body>\n</html>\n`
  );
}

function element(block: Block, before: Block | undefined): string {
  switch (block.kind) {
    case 'title':
      return `<h1>${marked(block.text)}</h1>`;
    case 'heading':
      return `<h2>${marked(block.text)}</h2>`;
    case 'para':
      return `<p>${marked(block.text)}</p>`;
    case 'address':
      return `<p class="to">${marked(block.text)}</p>`;
    case 'sign':
      return `<p class="sign${before?.kind === 'sign' ? '' : ' first'}">${marked(block.text)}</p>`;
    case 'table':
      break;
  }
  return tableOf(block.head, block.rows);
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = columnWidths(head);
  const cols = widths
    ? `<colgroup>${widths.map((w) => `<col style="width:${w}%">`).join('')}</colgroup>`
    : '';
  const fixed = widths ? ' style="table-layout:fixed"' : '';
  return (
    `<table class="${head.length === 2 ? 'pairs' : ''}${rows.length <= 5 ? ' short' : ''}"${fixed}>${cols}<thead><tr>${head.map((cell) => `<th>${marked(cell)}</th>`).join('')}</tr></thead>` +
    `<tbody>${rows
      .map(
        (row) =>
          `<tr>${row.map((cell) => `<td${HASH.test(cell) ? ' class="hash"' : LABEL.test(cell) ? ' class="label"' : ''}>${marked(cell)}</td>`).join('')}</tr>`,
      )
      .join('')}</tbody></table>`
  );
}

/** The number of an exhibit is not broken. */
const LABEL = /^[ED]\d{3,}$/;
export const HASH = /^[0-9a-f]{64}$/;

/** Per cent, for the tables whose columns are known: by the words of their heads. */
const WIDTHS: Readonly<Record<string, number>> = {
  序号: 3,
  名称: 12,
  类别: 5,
  来源: 16,
  证明目的: 12,
  页码: 4,
  份数: 4,
  '原件/复制件': 6,
  'SHA-256': 15,
  时间戳: 6,
  提交人: 6,
  日期: 6,
  编号: 5,
};

/** Of a table with many columns only: the others find their own. */
export function columnWidths(head: readonly string[]): number[] | undefined {
  if (head.length < 8) return undefined;
  const given = head.map((name) => WIDTHS[name] ?? 8);
  const sum = given.reduce((all, one) => all + one, 0);
  return given.map((one) => Math.round((one / sum) * 1000) / 10);
}

const marked = (text: string): string => escape(text).replace(BLANK, (whole) => `<mark>${whole}</mark>`);

const ENTITY: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => ENTITY[c] ?? c);
