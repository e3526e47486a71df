import { ahead } from '../../bundle/ahead';
import type { CaseId, ExhibitId, Sha256 } from '../../exhibit/ids';
import { canonicalJson } from '../../integrity/canonical';
import type { LogFinding } from '../../integrity/log-findings';
import { loggedFiles } from '../../integrity/logged-files';
import { utf8 } from '../../shared/bytes';
import { digestHex } from '../../shared/digest';
import { appError, type AppError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import type { CheckedCase, DamagedFile } from '../../storage/fixity-rows';
import type { CaseContents } from '../../storage/exports';
import type { ExhibitRow } from '../../storage/rows';
import { checkLog } from './check-log';
import { checkTokens } from './check-tokens';
import type { FixityPorts } from './ports';

/** Files of which the same bytes need not be read twice in one check-up. */
export type KnownStates = Map<Sha256, 'intact' | 'missing' | 'changed'>;

/** Bytes of files that are read and hashed at once. */
const AT_ONCE = 16 * 1024 * 1024;

interface Wanted {
  readonly path: string;
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly exhibit?: ExhibitRow;
}

/**
 * Reads back every file of a case and its log. What it finds is marked on the exhibits, both ways, and written into the log
 * unless that is broken itself. `CANCELLED`; any other trouble is in the result's `error`.
 */
export async function checkCase(
  id: CaseId,
  ports: FixityPorts,
  known: KnownStates,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Result<CheckedCase>> {
  const contents = await ports.readCase(id);
  if (!contents.ok)
    return ok({ id, title: '', files: 0, bytes: 0, damaged: [], log: [], error: contents.error });
  const { row, exhibits } = contents.value;
  const log = [
    ...(await checkLog(contents.value, ports.digests)),
    ...(await changedRecords(contents.value, ports)),
  ];
  const checked = { id, title: row.title, log };
  const wanted: Wanted[] = [
    ...exhibits.flatMap((exhibit) =>
      loggedFiles(exhibit.record, exhibit.recordSha256, exhibit.recordBytes).map((file) => ({
        ...file,
        exhibit,
      })),
    ),
    ...(await ports.paperFiles(id)),
  ];
  const bad: DamagedFile[] = [];
  let bytes = 0;
  const look = async (file: Wanted) => {
    const state = known.get(file.sha256);
    return { file, asked: state || signal.aborted ? ok(state) : await ports.blobState(file.sha256, signal) };
  };
  for await (const { file, asked } of ahead(wanted, AT_ONCE, (one) => one.bytes, look)) {
    if (signal.aborted || (asked.ok && asked.value === undefined)) return err(appError('CANCELLED'));
    if (!asked.ok) return ok({ ...checked, files: 0, bytes, damaged: bad, error: asked.error });
    const { path, sha256, exhibit } = file;
    const problem = asked.value ?? 'intact';
    known.set(sha256, problem);
    bytes += file.bytes;
    onBytes(file.bytes);
    if (problem !== 'intact')
      bad.push({ path, problem, ...(exhibit ? { exhibit: exhibit.id, number: exhibit.number } : {}) });
  }
  const tokens = await checkTokens(contents.value, ports.digests);
  const damaged = [...(await withoutDeleted(bad, id, ports)), ...tokens.damaged];
  const files = wanted.length + tokens.files;
  const error = await conclude(contents.value, { ...checked, files, bytes, damaged }, ports);
  return ok({ ...checked, files, bytes, damaged, ...(error ? { error } : {}) });
}

/** Rows whose record is not the one they name: the file itself is looked at like any other. */
async function changedRecords(
  { exhibits }: CaseContents,
  { digests }: FixityPorts,
): Promise<readonly LogFinding[]> {
  const findings: LogFinding[] = [];
  for (const { number, record, recordSha256 } of exhibits) {
    const found = await digestHex(digests, 'sha256', utf8(canonicalJson(record)));
    if (found !== recordSha256) findings.push({ code: 'RECORD_CHANGED', number });
  }
  return findings;
}

/** What the user deleted while it was looked for is not damaged. */
async function withoutDeleted(
  bad: readonly DamagedFile[],
  caseId: CaseId,
  ports: FixityPorts,
): Promise<readonly DamagedFile[]> {
  if (bad.length === 0) return bad;
  const here = await ports.stillThere(bad.flatMap(({ exhibit }) => exhibit ?? []));
  const papers = new Set((await ports.paperFiles(caseId)).map(({ path }) => path));
  return bad.filter(({ exhibit, path }) =>
    exhibit === undefined ? papers.has(path) : !here.ok || here.value.has(exhibit),
  );
}

async function conclude(
  { row, exhibits }: CaseContents,
  { damaged, files, bytes, log }: CheckedCase,
  { mark, markPapers, note, clock }: FixityPorts,
): Promise<AppError | undefined> {
  const hurt = new Set(damaged.flatMap(({ exhibit }) => exhibit ?? []));
  const states = new Map<ExhibitId, 'verified' | 'damaged'>(
    exhibits.map(({ id }) => [id, hurt.has(id) ? 'damaged' : 'verified']),
  );
  const marked = await mark(states);
  if (!marked.ok) return marked.error;
  const papers = await markPapers(row.id, new Set(damaged.map(({ path }) => path)));
  if (!papers.ok) return papers.error;
  // A line after a broken one would prove nothing, and would hide where it broke.
  if (log.some(({ code }) => code === 'LOG_LINE' || code === 'LOG_HEAD' || code === 'LOG_EMPTY'))
    return undefined;
  const paths = damaged.map(({ path }) => path);
  const noted = await note(row.id, clock().utc, { type: 'fixity-checked', files, bytes, damaged: paths });
  return noted.ok ? undefined : noted.error;
}
