import type { CaseId, ExhibitId, JobId, Sha256 } from '../exhibit/ids';
import type { Digests } from '../shared/digest';
import { shownName } from '../recognise/import/file-name';
import type { AppError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import type { UtcIso } from '../shared/time';
import type { LiuzhengDb } from './db';
import { explained } from './errors';
import { sealExhibits, type Sealing } from './exhibits';
import type { Ledger } from './ledger';
import type { ExhibitRow, ImportItem, ImportJobRow, ImportOutcome } from './rows';

/** Where bytes are that could come again. */
export interface KnownFile {
  readonly exhibit: ExhibitId;
  readonly number: number;
  readonly caseId: CaseId;
}

/** Original files of all cases by their hash; where several exhibits have one, the earliest of that case comes first. */
export async function knownFiles(db: LiuzhengDb): Promise<Map<Sha256, KnownFile[]>> {
  const known = new Map<Sha256, KnownFile[]>();
  await db.exhibits.each(({ id, number, caseId, record }) => {
    const hashes = record.files.filter(({ role }) => role === 'original').map(({ sha256 }) => sha256);
    for (const sha256 of new Set([...hashes, ...(record.imported ? [record.imported.sha256] : [])])) {
      const list = known.get(sha256);
      if (list) list.push({ exhibit: id, number, caseId });
      else known.set(sha256, [{ exhibit: id, number, caseId }]);
    }
  });
  for (const list of known.values()) list.sort((a, b) => a.number - b.number);
  return known;
}

/** A file of an import that is to be sealed. */
export interface ImportSealing extends Sealing {
  readonly item: string;
  readonly tell: (row: ExhibitRow) => ImportOutcome;
}

/** Seals files of an import: exhibits, log lines, their rows in the job and the end of their stay in the inbox are one write. */
export function sealImports(
  db: LiuzhengDb,
  ledger: Ledger,
  digests: Digests,
  common: Parameters<typeof sealExhibits>[3],
  sealings: readonly ImportSealing[],
): Promise<Result<ExhibitRow[]>> {
  return sealExhibits(db, ledger, digests, common, sealings, {
    tables: [db.jobs, db.inbox],
    write: (rows) =>
      noteOutcomes(
        db,
        common.jobId,
        common.finishedAt.utc,
        rows.flatMap((row, i) => sealings[i]?.tell(row) ?? []),
      ),
  });
}

/** A file that became no exhibit: it leaves the list and the inbox with the reason. */
export async function settleItem(
  db: LiuzhengDb,
  id: JobId,
  at: UtcIso,
  outcome: ImportOutcome,
): Promise<Result<null>> {
  try {
    await db.transaction('rw', db.jobs, db.inbox, () => noteOutcomes(db, id, at, [outcome]));
    return ok(null);
  } catch (thrown) {
    return err(await explained(thrown));
  }
}

async function noteOutcomes(
  db: LiuzhengDb,
  id: JobId,
  at: UtcIso,
  outcomes: readonly ImportOutcome[],
): Promise<void> {
  const over = new Set(outcomes.map(({ item }) => item));
  await db.inbox.bulkDelete([...over]);
  const job = await db.jobs.get(id);
  if (job?.kind !== 'import') return;
  const items = job.items.filter((one) => !over.has(one.id));
  await db.jobs.put({
    ...job,
    items,
    outcomes: [...job.outcomes, ...outcomes],
    done: job.total - items.length,
    name: outcomes.at(-1)?.name ?? job.name,
    updatedAt: at,
  });
}

/** The name of the file under way, for a screen. */
export async function nameImport(db: LiuzhengDb, id: JobId, at: UtcIso, name: string): Promise<void> {
  await db.transaction('rw', db.jobs, async () => {
    const job = await db.jobs.get(id);
    if (job?.kind === 'import') await db.jobs.put({ ...job, name, updatedAt: at });
  });
}

/** The job is over; what it did not come to leaves the inbox with it. */
export async function endImport(
  db: LiuzhengDb,
  id: JobId,
  at: UtcIso,
  patch: Partial<Omit<ImportJobRow, 'id' | 'kind' | 'items'>>,
): Promise<void> {
  await db.transaction('rw', db.jobs, db.inbox, async () => {
    const job = await db.jobs.get(id);
    if (job?.kind !== 'import') return;
    const ids = job.items.map((item) => item.id);
    const { error } = patch;
    // An import that gave up names each file it did not come to.
    const lost: ImportOutcome[] = [];
    if (patch.state === 'failed' && error)
      for (const row of await db.inbox.bulkGet(ids))
        if (row) lost.push({ item: row.id, name: shownName(row.name), became: 'failed', error });
    await db.inbox.bulkDelete(ids);
    await db.jobs.put({
      ...job,
      ...patch,
      items: [],
      outcomes: [...job.outcomes, ...lost],
      done: job.done + lost.length,
      updatedAt: at,
    });
  });
}

/** The job was never begun: its files leave the inbox. Its row is there only if the store kept what it refused. */
export async function refuseImport(
  db: LiuzhengDb,
  id: JobId,
  items: readonly ImportItem[],
  at: UtcIso,
  error: AppError,
): Promise<void> {
  await db.transaction('rw', db.jobs, db.inbox, async () => {
    await db.inbox.bulkDelete(items.map((item) => item.id));
    const job = await db.jobs.get(id);
    if (job?.kind === 'import')
      await db.jobs.put({ ...job, state: 'failed', error, items: [], updatedAt: at });
  });
}
