import { isCaseId, isSha256, type CaseId, type ExhibitId, type Sha256 } from '../../exhibit/ids';
import { exhibitLabel, paperLabel } from '../../exhibit/ids';
import type { Exhibit } from '../../exhibit/model';
import { verifyChain } from '../../integrity/chain';
import type { LogLine } from '../../integrity/chain.types';
import { parseStrictJson } from '../../integrity/parse-json';
import { utf8 } from '../../shared/bytes';
import type { Digests } from '../../shared/digest';
import { appError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import type { UtcIso } from '../../shared/time';
import { viewLog, type LoggedExhibit, type LoggedPaper } from '../log-view';
import { paperMediaType } from '../stored-files';
import type { BundleReport } from '../report';
import type { Volume } from '../verify-chain';
import type { ZipFile } from '../zip-open';
import { isExhibit } from './exhibit-schema';
import { restorableSeals, type RestorableSeals } from './restorable-seals';

export interface RestorableFile {
  /** Below the exhibit's folder; `exhibit.json` is one of them. */
  readonly path: string;
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly mediaType: string;
  readonly unpack: ZipFile['unpack'];
}

export interface RestorableExhibit {
  readonly record: Exhibit;
  readonly recordSha256: Sha256;
  readonly recordBytes: number;
  /** Of the line that recorded it. */
  readonly at: UtcIso;
  readonly files: readonly RestorableFile[];
}

/** A kept paper; its files by their paths below `data/`. */
export interface RestorablePaper {
  readonly line: LoggedPaper;
  readonly files: readonly RestorableFile[];
}

/** A case as its bundle carries it, checked line by line and file by file. */
export interface RestorableCase extends RestorableSeals {
  readonly id: CaseId;
  /** Verbatim, no LF. */
  readonly lines: readonly string[];
  readonly log: readonly LogLine[];
  readonly head: Sha256;
  /** By number; the deleted ones are not among them. */
  readonly exhibits: readonly RestorableExhibit[];
  readonly papers: readonly RestorablePaper[];
}

/**
 * What can be taken in of a bundle whose report is given. Refuses whatever a stranger's check would not pass, and what
 * the screens could not show: `RESTORE_NOT_OURS`, `RESTORE_TOO_NEW`, `RESTORE_INCOMPLETE`, `RESTORE_DAMAGED`.
 */
export async function restorableCase(
  report: BundleReport,
  volumes: readonly Volume[],
  digests: Digests,
): Promise<Result<RestorableCase>> {
  if (report.redacted) return err(appError('RESTORE_MASKED'));
  const refused = refusalOf(report);
  if (refused) return err(refused);
  const damaged = (cause: string): Result<never> => err(appError('RESTORE_DAMAGED', { cause }));
  const text = volumes[0]?.texts.get('data/log/chain.jsonl') ?? '';
  const lines = text.slice(0, -1).split('\n');
  const chain = await verifyChain(lines, digests);
  const [first] = chain.lines;
  if (chain.verdict.status !== 'valid' || first?.type !== 'case-created' || !isCaseId(first.case))
    return damaged(chain.verdict.code);
  if (chain.lines.some((line) => Number.isNaN(Date.parse(line.at)))) return damaged('time of a log line');
  const exhibits: RestorableExhibit[] = [];
  const { present, papers: kept, damaged: lost } = viewLog(chain.lines);
  for (const logged of present.values()) {
    const exhibit = restorableExhibit(logged, volumes, lost);
    // Lost before it was exported, record and all, as its log says: the hashes come along, the exhibit cannot.
    if (!exhibit && lost.has(`exhibits/${exhibitLabel(logged.number)}/exhibit.json`)) continue;
    if (!exhibit) return damaged(`${exhibitLabel(logged.number)}/exhibit.json`);
    exhibits.push(exhibit);
  }
  exhibits.sort((a, b) => a.record.number - b.record.number);
  const ids = new Set<ExhibitId>(exhibits.map(({ record }) => record.id));
  const numbers = new Set(exhibits.map(({ record }) => record.number));
  if (ids.size !== exhibits.length || numbers.size !== exhibits.length) return damaged('exhibit twice');
  const papers: RestorablePaper[] = [];
  for (const line of kept) {
    const paper = restorablePaper(line, volumes, lost);
    if (!paper) return damaged(`documents/${paperLabel(line.paper)}`);
    papers.push(paper);
  }
  if (new Set(kept.flatMap(({ document, paper }) => [document, paper])).size !== 2 * kept.length)
    return damaged('paper twice');
  const seals = await restorableSeals(lines, chain.lines, volumes, report, digests);
  return ok({ id: first.case, lines, log: chain.lines, head: chain.head, exhibits, papers, ...seals });
}

function restorablePaper(
  line: LoggedPaper,
  volumes: readonly Volume[],
  lost: ReadonlySet<string>,
): RestorablePaper | undefined {
  const folder = `documents/${paperLabel(line.paper)}/`;
  const files: RestorableFile[] = [];
  for (const { path, sha256, bytes } of line.files) {
    const entry = volumes.map((one) => one.entries.get(`data/${path}`)).find((one) => one !== undefined);
    if (!entry && lost.has(path)) continue;
    if (!entry || !path.startsWith(folder)) return undefined;
    files.push({ path, sha256, bytes, mediaType: paperMediaType(path), unpack: entry.unpack.bind(entry) });
  }
  return { line, files };
}

/** Why it is not taken in, by the lines of its report: everything must hold, and nothing may be missing. */
function refusalOf({ lines, readable }: BundleReport): ReturnType<typeof appError> | undefined {
  const all = Object.values(lines);
  const codes = all.filter(({ status }) => status !== 'valid').map(({ code }) => code);
  const cause = codes.join(' ');
  if (codes.includes('SPEC_UNKNOWN')) return appError('RESTORE_TOO_NEW', { cause });
  if (!readable) {
    const cut = lines.structure.code === 'ZIP_CUT_SHORT';
    return appError(cut ? 'RESTORE_DAMAGED' : 'RESTORE_NOT_OURS', { cause });
  }
  // A seal that this version cannot judge is no reason to lose the case; one that is wrong is.
  if (all.some(({ status }) => status === 'invalid')) return appError('RESTORE_DAMAGED', { cause });
  // What was lost before the export is lost; the rest of the case is not to be lost with it.
  const whole = lines.completeness.status === 'valid' || lines.completeness.code === 'EXHIBIT_DAMAGED';
  if (!whole) return appError('RESTORE_INCOMPLETE', { cause });
  return undefined;
}

function restorableExhibit(
  logged: LoggedExhibit,
  volumes: readonly Volume[],
  lost: ReadonlySet<string>,
): RestorableExhibit | undefined {
  const folder = `exhibits/${exhibitLabel(logged.number)}/`;
  const own = `${folder}exhibit.json`;
  const volume = volumes.find((one) => one.files.has(`data/${own}`));
  const text = volume?.texts.get(`data/${own}`);
  const found = logged.files.find((file) => file.path === own);
  if (!volume || text === undefined || !found) return undefined;
  const parsed = parseStrictJson(text);
  if (!parsed.ok || !isExhibit(parsed.value)) return undefined;
  const record = parsed.value;
  const recordBytes = utf8(text).byteLength;
  const wanted = [
    { path: 'exhibit.json', sha256: found.sha256, bytes: recordBytes, mediaType: 'application/json' },
    ...record.files,
  ];
  const files: RestorableFile[] = [];
  for (const { path, sha256, bytes, mediaType } of wanted) {
    const entry = volume.entries.get(`data/${folder}${path}`);
    if (!entry && lost.has(folder + path)) continue;
    if (!entry || !isSha256(sha256)) return undefined;
    files.push({ path, sha256, bytes, mediaType, unpack: entry.unpack.bind(entry) });
  }
  return { record, recordSha256: found.sha256, recordBytes, at: logged.at, files };
}
