import { headlineOf } from '../bundle/headline';
import type { ReportedPulse, ReportedTimestamp } from '../bundle/report';
import { LINE_NAMES, type BundleReport, type LineName, type Report } from '../bundle/verify';
import { notCapturedText } from '../bundle/words';
import { sentenceOf, type Verdict } from '../integrity/verdicts';

const LINE_TITLE: Record<LineName, string> = {
  structure: '压缩包结构 structure',
  payload: '文件校验 payload',
  chain: '存证链 chain',
  signature: '签名 signature',
  timestamp: '时间戳 timestamp',
  completeness: '完整性 completeness',
};

const MARK: Record<Verdict['status'], string> = {
  valid: '✓ 有效 valid',
  invalid: '✗ 不符 invalid',
  absent: '– 没有 absent',
  'not-checkable': '? 未核验 not-checkable',
};

const OUTCOME: Record<Report['outcome'], string> = {
  holds: '结论：能核验的各项全部相符。 / Everything that could be checked holds.',
  invalid: '结论：有内容不符，见上。 / Something does not hold, see above.',
  unreadable: '结论：有文件无法读取，不是可核验的证据包。 / Something cannot be read as a bundle.',
};

const LIMITS =
  '“相符”只说明自导出以来没有改动；不证明网页由服务器发出，也不证明操作者身份。\n' +
  '"Holds" means unchanged since export. It does not show that a server sent it, nor who the operator is.';

const STATE = {
  'as-logged': '与存证链登记相符 as logged',
  other: '✗ 不是登记的那一份 another file',
  missing: '– 文件不在 missing',
  unlogged: '存证链没有登记 not in the log',
} as const;

const MOST_FILES = 50;

/** Minutes east of UTC where the reader is, at that moment. */
const here = (epochMs: number): number => -new Date(epochMs).getTimezoneOffset();

/** The report for a person at a terminal, Chinese first. Text from bundles is stripped of control characters. */
export function tableOf(report: Report): string {
  return [...report.bundles.map(bundleText), OUTCOME[report.outcome], LIMITS, ''].join('\n');
}

function bundleText(bundle: BundleReport): string {
  const rows: string[] = [bundle.files.map(safe).join('  ')];
  const { sentence } = headlineOf(bundle, here);
  rows.push(`  ▶ ${safe(sentence.zh)}`, `    ${safe(sentence.en)}`);
  if (bundle.group) {
    rows.push(`  案件 case: ${safe(bundle.caseTitle ?? '')}`);
    rows.push(
      `  导出 exported: ${safe(bundle.exportedAt ?? '')}（自述 self-declared） ${safe(bundle.software ?? '')}`,
    );
  }
  for (const name of LINE_NAMES) {
    rows.push('', `  ${LINE_TITLE[name]}: ${MARK[bundle.lines[name].status]}`);
    const { also = [], ...first } = bundle.lines[name];
    for (const finding of [first, ...also]) rows.push(...findingRows(finding));
  }
  if (bundle.timestamps.length > 0) rows.push('', '  时间戳一览 time-stamps:');
  for (const stamp of bundle.timestamps) rows.push(stampRow(stamp));
  const pulses = bundle.pulses ?? [];
  if (pulses.length > 0) rows.push('', '  不早于（公共随机数）not before:');
  for (const pulse of pulses) rows.push(pulseRow(pulse));
  const external = bundle.external ?? [];
  if (external.length > 0)
    rows.push('', '  外部证明（内容未核验）documents of outsiders, content not judged:');
  for (const one of external) {
    const about = one.covers === 'case' ? '整个案件 case' : (one.covers ?? '');
    rows.push(`    ${[about, safe(one.name ?? one.file), STATE[one.state]].filter(Boolean).join('  ')}`);
  }
  const gaps = bundle.exhibits.flatMap((e) => e.notCaptured.map((row) => ({ label: e.label, row })));
  if (gaps.length > 0) rows.push('', '  未能留存 not captured:');
  for (const { label, row } of gaps) {
    rows.push(`    ${label}  ${safe(notCapturedText(row))}${row.where ? `  ${safe(row.where)}` : ''}`);
  }
  if (bundle.deleted.length > 0) rows.push('', '  已删除的证据 deleted exhibits:');
  for (const d of bundle.deleted) rows.push(`    ${d.label}  ${d.at}  ${safe(d.reason)}`);
  return `${rows.join('\n')}\n`;
}

function stampRow({ covers, time, tsa, code, policy, serial }: ReportedTimestamp): string {
  const what = covers === 'bundle' ? '整个证据包 bundle' : covers;
  const rest = [time, tsa, policy, serial].filter((part) => part !== undefined).map(safe);
  return `    ${[what, ...rest].join('  ')}  [${code}]`;
}

function pulseRow({ covers, time, beacon, round, line, code }: ReportedPulse): string {
  const rest = [time, beacon, round, line && `log ${line}`].filter(Boolean).map(String).map(safe);
  return `    ${[covers, ...rest].join('  ')}  [${code}]`;
}

function findingRows(finding: Verdict): string[] {
  const files = finding.files ?? [];
  return [
    `    ${safe(sentenceOf(finding, 'zh', here))}`,
    `    ${safe(sentenceOf(finding, 'en', here))} [${finding.code}]`,
    ...files.slice(0, MOST_FILES).map((path) => `      · ${safe(path)}`),
    ...(files.length > MOST_FILES ? [`      · … 另有 ${files.length - MOST_FILES} 个 more`] : []),
  ];
}

/** Control and direction characters would let a title rewrite the terminal. */
function safe(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\ufffd');
}
