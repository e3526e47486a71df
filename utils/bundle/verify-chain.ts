import { exhibitLabel } from '../exhibit/ids';
import { verifyChain } from '../integrity/chain';
import type { LoggedFile, LogLine } from '../integrity/chain.types';
import { firstOf, verdict, type Verdict } from '../integrity/verdicts';
import type { Digests } from '../shared/digest';
import { caseDisagreements, timelineFits, type CasePart } from './case-agrees';
import type { CaseFile } from './case-read';
import { readExhibitRecord } from './exhibit-read';
import { viewLog, type LoggedExhibit, type LogView } from './log-view';
import type { FoundFile, ReadVolume } from './read';
import type { RedactedFile } from './redacted/redactions';
import { sealedView } from './redacted/sealed-view';
import { isRedacted, listedChanges } from './redacted/verify-redacted';

/** One volume of a set, with its case.json understood. */
export interface Volume extends ReadVolume {
  readonly caseFile: CaseFile;
}

export interface ChainFindings {
  readonly verdict: Verdict;
  readonly log: LogView;
  /** The log's lines as they stand, up to the first bad one. */
  readonly rows: readonly string[];
  readonly lines: readonly LogLine[];
  /** `seq` of lines of which a masked copy gives the hash only. */
  readonly sealed: readonly number[];
  /** Labels of exhibits the log knows that no volume here carries, though its volume is here. */
  readonly lost: readonly string[];
}

/**
 * The custody log by itself, then against the files: every file of an exhibit or paper is one the log recorded, and every
 * file the log records is there, unless the exhibit was deleted by a later line or lies in a volume not given.
 */
export async function verifyCustody(volumes: readonly Volume[], digests: Digests): Promise<ChainFindings> {
  const texts = volumes.map((v) => v.texts.get('data/log/chain.jsonl'));
  const [text] = texts;
  if (!text?.endsWith('\n')) {
    return {
      verdict: verdict('CHAIN_MISSING', undefined, ['data/log/chain.jsonl']),
      log: viewLog([]),
      rows: [],
      lines: [],
      sealed: [],
      lost: [],
    };
  }
  const rows = text.slice(0, -1).split('\n');
  const chain = await verifyChain(rows, digests, { sealable: volumes.every(isRedacted) });
  const { log, mayBeLogged } = sealedView(volumes, viewLog(chain.lines), chain.sealed);
  const findings: Verdict[] = chain.verdict.status === 'valid' ? [] : [chain.verdict];
  if (texts.some((other) => other !== text)) findings.push(verdict('CHAIN_VOLUMES'));
  const ends = volumes.every(
    ({ caseFile }) =>
      caseFile.chain.lines === chain.lines.length &&
      caseFile.chain.head === chain.head &&
      caseFile.caseId === (chain.caseId ?? caseFile.caseId),
  );
  if (chain.verdict.status === 'valid' && !ends) {
    findings.push(verdict('CHAIN_HEAD', undefined, ['data/log/chain.jsonl', 'data/case.json']));
  }
  if (chain.verdict.status === 'valid') findings.push(...caseFindings(volumes, chain, log));
  const files = new Map(
    volumes.flatMap((v) =>
      [...v.files].filter(
        ([path]) => path.startsWith('data/exhibits/') || path.startsWith('data/documents/'),
      ),
    ),
  );
  const given = new Set(volumes.map((v) => v.caseFile.volume));
  const expected = [...log.present.values()].filter((e) => isExpected(e, files, log, volumes, given));
  // Papers lie in the first volume.
  const papers = given.has(1) ? log.papers : [];
  const masked = new Map(volumes.flatMap((v) => [...listedChanges(v)]));
  const logged = new Map(
    [...files].filter(([path]) => log.files.has(path.slice('data/'.length)) || !mayBeLogged(path)),
  );
  const against = compareFiles(logged, log, [...expected, ...papers], masked);
  for (const code of ['CHAIN_FILE_CHANGED', 'CHAIN_FILE_MISSING', 'CHAIN_FILE_UNLOGGED'] as const) {
    if (against[code].length > 0) findings.push(verdict(code, undefined, against[code]));
  }
  const records = expected.filter((e) => !recordAgrees(e, volumes)).map(recordPath);
  if (records.length > 0) findings.push(verdict('CHAIN_RECORD', undefined, records));
  const lost = expected.filter((e) => !files.has(recordPath(e))).map((e) => exhibitLabel(e.number));
  return {
    verdict: firstOf(findings, chain.verdict),
    log,
    rows: rows.slice(0, chain.lines.length),
    lines: chain.lines,
    sealed: chain.sealed,
    lost,
  };
}

const PARTS_ZH: Record<CasePart, string> = {
  title: '案件名称',
  dossier: '案情',
  exhibits: '证据列表',
  deleted: '删除记录',
};

function caseFindings(
  volumes: readonly Volume[],
  { lines, sealed }: { readonly lines: readonly LogLine[]; readonly sealed: readonly unknown[] },
  log: LogView,
): Verdict[] {
  const copy = volumes.every(isRedacted) ? { sealed: sealed.length > 0 } : undefined;
  const findings = copy ? [] : timelineFindings(volumes, lines);
  const records = copy ? undefined : recordsOf(volumes);
  const parts = new Set(
    volumes.flatMap((v) => caseDisagreements(v.texts.get('data/case.json') ?? '', lines, log, copy, records)),
  );
  if (parts.size === 0) return findings;
  const words = {
    parts: [...parts].map((part) => PARTS_ZH[part]).join('、'),
    partsEn: [...parts].join(', '),
  };
  return [verdict('CASE_DISAGREES', words, ['data/case.json']), ...findings];
}

const TIMELINE = 'data/timeline.json';

function timelineFindings(volumes: readonly Volume[], lines: readonly LogLine[]): Verdict[] {
  // One that is too large to be kept, or is not there, is for others to name.
  const texts = volumes.flatMap((v) => v.texts.get(TIMELINE) ?? []);
  return texts.every((text) => timelineFits(text, lines))
    ? []
    : [verdict('TIMELINE_DISAGREES', undefined, [TIMELINE])];
}

const recordsOf = (volumes: readonly Volume[]) =>
  new Map(
    volumes
      .flatMap((v) => [...v.texts].filter(([path]) => path.startsWith('data/exhibits/')))
      .flatMap(([, text]) => readExhibitRecord(text) ?? [])
      .map((record) => [record.id as string, record]),
  );

const recordPath = (e: LoggedExhibit): string => `data/exhibits/${exhibitLabel(e.number)}/exhibit.json`;

/** Not expected: its volume was not given or its record is damaged, and nothing of it is here. */
function isExpected(
  exhibit: LoggedExhibit,
  files: ReadonlyMap<string, FoundFile>,
  log: LogView,
  volumes: readonly Volume[],
  given: ReadonlySet<number>,
): boolean {
  if (exhibit.files.some((f) => files.has(`data/${f.path}`))) return true;
  if (log.damaged.has(recordPath(exhibit).slice('data/'.length))) return false;
  const [first] = volumes;
  const volume = first?.caseFile.exhibits.get(exhibit.exhibit);
  const elsewhere = volume !== undefined && volume >= 1 && volume <= (first?.caseFile.volumes ?? 0);
  return !(elsewhere && !given.has(volume));
}

function compareFiles(
  files: ReadonlyMap<string, FoundFile>,
  log: LogView,
  expected: readonly { readonly files: readonly LoggedFile[] }[],
  masked: ReadonlyMap<string, RedactedFile>,
): Record<'CHAIN_FILE_CHANGED' | 'CHAIN_FILE_MISSING' | 'CHAIN_FILE_UNLOGGED', string[]> {
  const out = { CHAIN_FILE_CHANGED: [], CHAIN_FILE_MISSING: [], CHAIN_FILE_UNLOGGED: [] } as {
    CHAIN_FILE_CHANGED: string[];
    CHAIN_FILE_MISSING: string[];
    CHAIN_FILE_UNLOGGED: string[];
  };
  /** A masked copy says so of it, and means the file that was logged. */
  const isListed = (path: string, original: string, redacted: string | null): boolean => {
    const listed = masked.get(path);
    return listed?.original === original && listed.redacted === redacted;
  };
  for (const [path, file] of files) {
    const logged = log.files.get(path.slice('data/'.length));
    if (!logged) out.CHAIN_FILE_UNLOGGED.push(path);
    else if (isListed(path, logged.sha256, file.sha256)) continue;
    else if (logged.sha256 !== file.sha256 || logged.bytes !== file.bytes) out.CHAIN_FILE_CHANGED.push(path);
  }
  for (const logged of expected.flatMap((e) => e.files)) {
    const path = `data/${logged.path}`;
    if (!files.has(path) && !log.damaged.has(logged.path) && !isListed(path, logged.sha256, null))
      out.CHAIN_FILE_MISSING.push(path);
  }
  return out;
}

/** exhibit.json names the exhibit the log named, and the same files with the same hashes. */
function recordAgrees(exhibit: LoggedExhibit, volumes: readonly Volume[]): boolean {
  const path = recordPath(exhibit);
  const text = volumes.map((v) => v.texts.get(path)).find((t) => t !== undefined);
  // Missing or broken: already named by the comparison of files.
  if (text === undefined) return true;
  const record = readExhibitRecord(text);
  if (!record) return false;
  const folder = `exhibits/${exhibitLabel(exhibit.number)}/`;
  const logged = exhibit.files.filter((f) => f.path !== `${folder}exhibit.json`);
  const row = (f: { path: string; sha256: string; bytes: number }): string =>
    `${f.sha256} ${f.bytes} ${f.path}`;
  const have = record.files.map((f) => row({ ...f, path: folder + f.path })).sort();
  return (
    record.id === exhibit.exhibit &&
    record.caseId === exhibit.case &&
    record.number === exhibit.number &&
    have.join('\n') === logged.map(row).sort().join('\n')
  );
}
