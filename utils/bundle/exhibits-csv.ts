import { exhibitLabel } from '../exhibit/ids';
import { claimsText, IMPORT_PROVES_ZH } from './import-words';
import type { BundleExhibit } from './input';
import { chatText, clockText, KIND_ZH, kindOf, notCapturedText, pictureText, stateText } from './words';

const COLUMNS: readonly (readonly [title: string, cell: (e: BundleExhibit) => string | number])[] = [
  ['编号', (e) => exhibitLabel(e.record.number)],
  ['名称', (e) => e.record.summary.goodsTitle ?? e.record.source.title],
  ['类别', (e) => KIND_ZH[kindOf(e)]],
  ['来源', (e) => (e.record.origin === 'captured' ? '浏览器采集' : '导入文件')],
  ['来源网址', (e) => e.record.source.url],
  ['采集或导入时间（本地）', (e) => clockText(e.record.startedAt)],
  ['采集或导入时间（UTC）', (e) => e.record.startedAt.utc],
  ['订单号', (e) => e.record.summary.orderNumber ?? ''],
  ['金额', (e) => e.record.summary.amount ?? ''],
  ['状态', (e) => stateText(e.record)],
  ['未能留存', (e) => e.record.notCaptured.map(notCapturedText).join('；')],
  ['备注', (e) => e.note],
  ['标签', (e) => e.tags.join('、')],
  ['证明目的', () => ''],
  ['文件数', (e) => e.record.files.length + 1],
  ['画面', (e) => pictureText(e.record)],
  ['聊天记录', (e) => chatText(e.record) ?? ''],
  [
    '导入文件自述',
    (e) =>
      e.record.imported
        ? [IMPORT_PROVES_ZH, ...claimsText(e.record.imported, e.record.startedAt.offsetMinutes)].join('；')
        : '',
  ],
  ['主图 SHA-256', (e) => mainPicture(e)],
  ['exhibit.json SHA-256', (e) => e.recordSha256],
];

/**
 * `data/exhibits.csv` (证据目录): RFC 4180 with CRLF, and a byte-order mark so that Excel reads it as UTF-8. The
 * purpose of proof is left blank for the person who files it.
 */
export function exhibitsCsv(exhibits: readonly BundleExhibit[]): string {
  const rows = [COLUMNS.map(([title]) => title), ...exhibits.map((e) => COLUMNS.map(([, cell]) => cell(e)))];
  return `\ufeff${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

/**
 * One cell. Text that a spreadsheet would run as a formula gets a leading apostrophe (OWASP, CSV injection): page
 * titles are written by the other side. Long digit strings get one too, or Excel would round order numbers.
 */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  // The first visible character decides: some programs trim what stands before it.
  const risky = /^[\s\u00a0\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(value) || /^\d{12,}$/.test(value);
  const text = risky ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function mainPicture({ record }: BundleExhibit): string {
  const path = record.picture?.parts[0];
  const file =
    record.files.find((f) => f.path === path) ??
    record.files.find((f) => f.mediaType.startsWith('image/') && f.path !== 'thumb.jpg');
  return file?.sha256 ?? '';
}
