import { recoveredOf } from '../case/recovered';
import type { CaseField } from '../case/model';
import { exhibitLabel } from '../exhibit/ids';
import { isJsonObject } from '../integrity/chain-line';
import type { LogLine } from '../integrity/chain.types';
import { parseStrictJson } from '../integrity/parse-json';
import type { Verdict } from '../integrity/verdicts';
import { utf8 } from '../shared/bytes';
import { digestHex, type Digests } from '../shared/digest';
import { verifyChain } from '../integrity/chain';
import { dossierIn, viewLog } from '../bundle/log-view';
import { outcomeOf, type BundleReport } from '../bundle/report';
import type { Examined } from '../bundle/verify';
import type { Volume } from '../bundle/verify-chain';
import type { Apart, Member, MemberExhibit, MemberFile } from './model';

/** A file that a bundle was read from. */
export interface GivenFile {
  /** As the report names it. */
  readonly name: string;
  /** As it is to be found again. */
  readonly source: string;
  readonly within?: string;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * What a joint complaint needs of a bundle that was examined, or why it has no part in it. Every value is taken from the
 * custody log and the records that the log vouches for, never from pages or lists that merely repeat them.
 */
export async function memberOf(
  { report, volumes }: Examined,
  given: ReadonlyMap<string, GivenFile>,
  digests: Digests,
): Promise<Member | Apart> {
  const files = report.files.flatMap((name) => given.get(name) ?? []);
  const kept = apartOf(report, files);
  if (kept) return kept;
  const text = volumes[0]?.texts.get('data/log/chain.jsonl') ?? '';
  const rows = text.slice(0, -1).split('\n');
  const { lines } = await verifyChain(rows, digests);
  const dossier = dossierIn(lines);
  const { fields, outcome } = dossier;
  const back = recoveredOf(dossier);
  return {
    caseId: lines[0]?.case ?? '',
    title: report.caseTitle ?? '',
    exportedAt: report.exportedAt ?? '',
    files: volumes.flatMap((volume) => namedFile(volume, given)),
    fields: Object.fromEntries(
      (Object.entries(fields) as [CaseField, NonNullable<(typeof fields)[CaseField]>][]).map(
        ([field, { value, from }]) => [field, from ? { value, from: exhibitLabel(from.number) } : { value }],
      ),
    ),
    ...(back ? { recovered: back.amount } : {}),
    closed: outcome !== undefined,
    exhibits: exhibitsOf(volumes, lines),
    lines: await Promise.all(rows.map((row) => digestHex(digests, 'sha256', utf8(row)))),
    remarks: Object.values(report.lines)
      .filter(({ status }) => status !== 'valid')
      .map(({ code }) => code),
  };
}

export const isApart = (one: Member | Apart): one is Apart => 'reason' in one;

function apartOf(report: BundleReport, files: readonly GivenFile[]): Apart | undefined {
  const outcome = outcomeOf([report]);
  const missing = findings(report).some(({ code }) => code === 'VOLUME_MISSING');
  if (report.container) {
    const { code, sentence } = report.lines.structure;
    const sources = files.map(({ source }) => source);
    return { sources, reason: 'UNREADABLE', findings: [{ code, zh: sentence.zh, files: [] }] };
  }
  if (outcome === 'holds' && !missing) return undefined;
  const invalid = findings(report).filter((one) => one.status === 'invalid' && one.code !== 'VOLUME_MISSING');
  return {
    sources: files.map(({ source }) => source),
    ...(report.caseTitle === undefined ? {} : { title: report.caseTitle }),
    reason:
      outcome === 'unreadable' ? 'UNREADABLE' : missing && invalid.length === 0 ? 'INCOMPLETE' : 'INVALID',
    findings: findings(report)
      .filter((one) => one.status === 'invalid' || one.code === 'VOLUME_MISSING')
      .map(({ code, sentence, files: named = [] }) => ({ code, zh: sentence.zh, files: named.slice(0, 50) })),
  };
}

const findings = (report: BundleReport): Verdict[] =>
  Object.values(report.lines).flatMap(({ also = [], ...first }) => [first, ...also]);

function namedFile({ name, folder }: Volume, given: ReadonlyMap<string, GivenFile>): MemberFile[] {
  const file = given.get(name);
  if (!file) return [];
  const { name: _, ...rest } = file;
  return [{ ...rest, name: `${folder}.zip` }];
}

function exhibitsOf(volumes: readonly Volume[], lines: readonly LogLine[]): MemberExhibit[] {
  const { present } = viewLog(lines);
  const kinds = new Map(
    lines.flatMap((line) =>
      line.type === 'exhibit-classified' ? [[line.exhibit as string, line.kind]] : [],
    ),
  );
  return [...present.values()]
    .sort((a, b) => a.number - b.number)
    .flatMap((logged) => {
      const label = exhibitLabel(logged.number);
      const path = `data/exhibits/${label}/exhibit.json`;
      const text = volumes.map((v) => v.texts.get(path)).find((found) => found !== undefined);
      const record = parseStrictJson(text ?? '');
      // Its record is damaged, and the log says so: it is no evidence that anybody could look at.
      if (!record.ok || !isJsonObject(record.value)) return [];
      const { source, startedAt, kind } = record.value;
      const word = (value: unknown): string => (typeof value === 'string' ? value : '');
      return [
        {
          label,
          kind: kinds.get(logged.exhibit) ?? word(kind),
          title: isJsonObject(source) ? word(source['title']) : '',
          url: isJsonObject(source) ? word(source['url']) : '',
          at: isJsonObject(startedAt) ? word(startedAt['utc']) : '',
          recordSha256: logged.files.find((file) => file.path === path.slice('data/'.length))?.sha256 ?? '',
        },
      ];
    });
}
