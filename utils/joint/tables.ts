import { CLAIM_ZH, ISSUE_ZH } from '../bundle/case-words';
import { csvCell } from '../bundle/exhibits-csv';
import { KIND_ZH } from '../bundle/words';
import { isIssueType, type CaseField } from '../case/model';
import type { EvidenceKind } from '../exhibit/model';
import { localText } from '../shared/time';
import type { Apart, JointCase, Person, Seller, Sum } from './model';
import { claimedBy, paidBy } from './sums';
import { APART_ZH, remarkText } from './words';

type Cell = string | number;
export type Column<T> = readonly [title: string, cell: (one: T) => Cell];

const value =
  (field: CaseField) =>
  ({ fields }: Person): string =>
    fields[field]?.value ?? '';

/** China has one time zone. */
export const chinaTime = (utc: string): string =>
  Number.isNaN(Date.parse(utc)) ? '' : `${localText(Date.parse(utc), 480)} +08:00`;

export const kindText = (kind: string): string =>
  Object.hasOwn(KIND_ZH, kind) ? KIND_ZH[kind as EvidenceKind] : kind;

export function issueText({ fields }: Person): string {
  const issue = fields.issue?.value;
  return isIssueType(issue) ? ISSUE_ZH[issue] : (issue ?? '');
}

function claimText({ fields }: Person): string {
  const claim = fields.claim?.value;
  return claim === 'full' || claim === 'partial' ? CLAIM_ZH[claim] : '';
}

/** 受害人 table: one row a person. */
export const PEOPLE_COLUMNS: readonly Column<Person>[] = [
  ['序号', (p) => p.label],
  ['案件', (p) => p.title],
  ['卖家序号', (p) => p.seller],
  ['卖家名称', value('sellerName')],
  ['店铺', value('shop')],
  ['商品', value('goods')],
  ['订单编号', value('orderNumber')],
  ['支付交易号', value('transactionNumber')],
  ['支付渠道', value('payChannel')],
  ['支付时间（北京时间）', (p) => chinaTime(value('paidAt')(p))],
  ['到账时间（北京时间）', (p) => chinaTime(value('deliveredAt')(p))],
  ['实付金额', (p) => paidBy(p) ?? ''],
  ['请求范围', claimText],
  ['请求金额', (p) => claimedBy(p) ?? ''],
  ['已追回', (p) => p.recovered ?? ''],
  ['问题类型', issueText],
  ['卖家承诺', value('promise')],
  ['承诺出处', (p) => (p.fields.promise?.from ? `${p.label}-${p.fields.promise.from}` : '')],
  ['证据数', (p) => p.exhibits.length],
  ['导出时间（自述，北京时间）', (p) => chinaTime(p.exportedAt)],
  ['证据包', (p) => p.files.map(({ name }) => `bundles/${p.label}/${name}`).join(' ')],
  ['证据包 SHA-256', (p) => p.files.map(({ sha256 }) => sha256).join(' ')],
  ['核验说明', (p) => p.remarks.map(remarkText).join('；')],
];

/** An amount, and how many people's is not in it. */
export const sumText = ({ amount, unknown }: Sum): string =>
  unknown > 0 ? `${amount}（另有 ${unknown} 人未填）` : amount;

const SELLER_COLUMNS: readonly Column<Seller>[] = [
  ['卖家序号', (s) => s.label],
  ['名称', (s) => s.names.join('；')],
  ['联系方式', (s) => s.contacts.join('；')],
  ['网站', (s) => s.sites.join('；')],
  ['人数', (s) => s.people.length],
  ['订单数', (s) => s.orders],
  ['实付合计', (s) => s.paid.amount],
  ['未填实付的人数', (s) => s.paid.unknown],
  ['请求合计', (s) => s.claimed.amount],
  ['已追回合计', (s) => s.recovered.amount],
  ['受害人', (s) => s.people.join(' ')],
];

interface JointExhibit {
  readonly person: Person;
  readonly exhibit: Person['exhibits'][number];
}

const EXHIBIT_COLUMNS: readonly Column<JointExhibit>[] = [
  ['编号', ({ person, exhibit }) => `${person.label}-${exhibit.label}`],
  ['名称', ({ exhibit }) => exhibit.title],
  ['类别', ({ exhibit }) => kindText(exhibit.kind)],
  ['来源网址', ({ exhibit }) => exhibit.url],
  ['留存时间（北京时间，自述）', ({ exhibit }) => chinaTime(exhibit.at)],
  ['证明目的', () => ''],
  ['exhibit.json SHA-256', ({ exhibit }) => exhibit.recordSha256],
  ['所在证据包', ({ person }) => person.files.map(({ name }) => name).join(' ')],
];

const APART_COLUMNS: readonly Column<Apart>[] = [
  ['文件', (a) => a.sources.map(baseName).join(' ')],
  ['案件', (a) => a.title ?? ''],
  ['原因', (a) => APART_ZH[a.reason]],
  ['核验结果', (a) => a.findings.map(({ zh, code }) => `${zh}（${code}）`).join('；')],
  ['涉及的文件', (a) => a.findings.flatMap(({ files }) => files).join(' ')],
];

/** What a path ends with: where the operator keeps the files is nobody's business. */
export const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** RFC 4180 with CRLF and a byte-order mark for Excel; every cell safe against formulas. */
function csv<T>(columns: readonly Column<T>[], rows: readonly T[]): string {
  const lines = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  return `\ufeff${lines.map((line) => `${line.map(csvCell).join(',')}\r\n`).join('')}`;
}

export const peopleCsv = (joint: JointCase): string => csv(PEOPLE_COLUMNS, joint.people);
export const sellersCsv = (joint: JointCase): string => csv(SELLER_COLUMNS, joint.sellers);
export const apartCsv = (joint: JointCase): string => csv(APART_COLUMNS, joint.apart);
export const exhibitsOfAll = (joint: JointCase): string =>
  csv(
    EXHIBIT_COLUMNS,
    joint.people.flatMap((person) => person.exhibits.map((exhibit) => ({ person, exhibit }))),
  );
