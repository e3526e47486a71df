import type {
  RestorableCase,
  RestorableExhibit,
  RestorablePaper,
} from '../bundle/restorable/restorable-case';
import type { RestorableStamp } from '../bundle/restorable/restorable-seals';
import type { ReplayedCase } from '../case/replay';
import type { CaseId, ExhibitId, JobId, Sha256 } from '../exhibit/ids';
import { relateLogs, type LogRelation } from '../integrity/relate-logs';
import type { ArchiveName } from '../integrity/chain.types';
import { appError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import type { UtcIso } from '../shared/time';
import { dropUnreferenced, referring } from './blobs';
import type { LiuzhengDb } from './db';
import { storeError } from './errors';
import { certificateRow } from './certificates';
import type { Ledger } from './ledger';
import { documentRow } from './documents';
import type { StampRow } from './paper-rows';
import type { ExhibitRow } from './rows';

/** What an archive's case would change here. */
export interface RestorePlan {
  readonly relation: LogRelation['kind'];
  /** Nothing of the case is here. */
  readonly fresh: boolean;
  /** To be staged: not here, or damaged here. */
  readonly wanted: readonly RestorableExhibit[];
  /** Papers some of whose files are not here. */
  readonly wantedPapers: readonly RestorablePaper[];
  /** Numbers of exhibits that are here and that the archive's log deleted. */
  readonly deletes: readonly number[];
}

/** Compares a case of an archive with what is here. Nothing is written. `STORE_FAILED`; `RESTORE_DIVERGED` by id. */
export async function planRestore(db: LiuzhengDb, found: RestorableCase): Promise<Result<RestorePlan>> {
  try {
    const lines = await linesHere(db, found.id);
    const relation = relateLogs(lines, found.lines);
    const here = new Map((await exhibitsHere(db, found.id)).map((row) => [row.id, row]));
    const ids = found.exhibits.map(({ record }) => record.id);
    const foreign = (await db.exhibits.bulkGet(ids)).find((row) => row && row.caseId !== found.id);
    if (foreign) return err(appError('RESTORE_DIVERGED', { cause: `exhibit ${foreign.id} of another case` }));
    const own = new Set<ExhibitId>(ids);
    return ok({
      relation: relation.kind,
      fresh: lines.length === 0,
      wanted: found.exhibits.filter(({ record }) => {
        const row = here.get(record.id);
        return row ? row.integrity === 'damaged' : relation.kind === 'newer';
      }),
      wantedPapers: await missingPapers(db, found.papers),
      deletes:
        relation.kind === 'newer'
          ? [...here.values()].filter((row) => !own.has(row.id)).map((row) => row.number)
          : [],
    });
  } catch (thrown) {
    return err(storeError(thrown));
  }
}

export interface RestoreRequest {
  readonly jobId: JobId;
  readonly found: RestorableCase;
  readonly replayed: ReplayedCase;
  readonly archives: readonly ArchiveName[];
  readonly software: string;
  readonly at: UtcIso;
}

/**
 * Takes a case in, whole: lines, rows and journal in one strict transaction. Its files have been staged. Exhibits that are
 * new here are `verifying` until they were read back. `RESTORE_DIVERGED` when the case went on in the meantime.
 */
export function adoptCase(db: LiuzhengDb, ledger: Ledger, request: RestoreRequest): Promise<Result<null>> {
  const { jobId, found, replayed, archives, software, at } = request;
  const { annotations, ...row } = replayed;
  return ledger.adopt(found.id, async (lines) => {
    const relation = relateLogs(lines, found.lines);
    if (relation.kind === 'diverged') return err(appError('RESTORE_DIVERGED'));
    if (relation.kind === 'present') return ok(null);
    const here = new Map((await exhibitsHere(db, found.id)).map((one) => [one.id, one]));
    const rows = found.exhibits.map((exhibit): ExhibitRow => {
      const { id } = exhibit.record;
      const before = here.get(id);
      here.delete(id);
      const { note = '', tags = [], kind } = annotations.get(id) ?? {};
      const kept = before && before.integrity !== 'damaged' ? before : rowOf(found.id, exhibit);
      const { kind: _old, ...rest } = kept;
      return { ...rest, note, tags, ...(kind ? { kind } : {}) };
    });
    const gone = [...here.values()];
    return ok({
      at,
      lines: found.lines,
      head: found.head,
      event: { type: 'case-restored', archives, software, superseded: relation.superseded },
      row,
      tables: [db.blobs, db.texts, db.stamps, ...referring(db)],
      write: async () => {
        await db.exhibits.bulkPut(rows);
        await db.stamps.bulkPut(found.stamps.map((stamp) => stampRow(found.id, stamp)));
        await db.certificates.bulkPut(
          found.certificates.map(({ unpack: _unpack, ...rest }) => certificateRow(found.id, rest)),
        );
        await db.exhibits.bulkDelete(gone.map((one) => one.id));
        await db.texts.bulkDelete(gone.map((one) => one.id));
        await db.documents.bulkPut(found.papers.map(({ line }) => documentRow(line)));
        await db.staged.where('jobId').equals(jobId).delete();
        await dropUnreferenced(db, gone.flatMap(addresses));
      },
    });
  });
}

/** Damaged exhibits whose bytes have been staged anew: they are to be read back again. */
export async function adoptRepairs(
  db: LiuzhengDb,
  jobId: JobId,
  ids: readonly ExhibitId[],
): Promise<Result<null>> {
  try {
    await db.transaction('rw', db.exhibits, db.staged, async () => {
      for (const id of ids) await db.exhibits.update(id, { integrity: 'verifying' });
      await db.staged.where('jobId').equals(jobId).delete();
    });
    return ok(null);
  } catch (thrown) {
    return err(storeError(thrown));
  }
}

async function missingPapers(db: LiuzhengDb, papers: readonly RestorablePaper[]): Promise<RestorablePaper[]> {
  const missing: RestorablePaper[] = [];
  for (const paper of papers) {
    const keys = paper.files.map(({ sha256 }) => sha256);
    const here = await db.blobs.where('sha256').anyOf(keys).primaryKeys();
    if (here.length < new Set(keys).size) missing.push(paper);
  }
  return missing;
}

function stampRow(caseId: CaseId, { exhibit, code, ...stamp }: RestorableStamp): StampRow {
  return {
    id: `${exhibit}.${stamp.tsa}`,
    caseId,
    exhibitId: exhibit,
    ...stamp,
    state: 'stamped',
    attempts: 1,
    ...(code ? { found: { code } } : {}),
  };
}

function rowOf(
  caseId: CaseId,
  { record, recordSha256, recordBytes, at, files }: RestorableExhibit,
): ExhibitRow {
  return {
    id: record.id,
    caseId,
    number: record.number,
    createdAt: at,
    record,
    recordSha256,
    recordBytes,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    note: '',
    tags: [],
    integrity: 'verifying',
  };
}

const addresses = (row: ExhibitRow): Sha256[] => [
  row.recordSha256,
  ...row.record.files.map((file) => file.sha256),
];

async function linesHere(db: LiuzhengDb, id: CaseId): Promise<string[]> {
  const rows = await db.log.where('[caseId+seq]').between([id, 0], [id, Number.MAX_SAFE_INTEGER]).toArray();
  return rows.map((row) => row.line);
}

function exhibitsHere(db: LiuzhengDb, id: CaseId): Promise<ExhibitRow[]> {
  return db.exhibits.where('[caseId+number]').between([id, 0], [id, Number.MAX_SAFE_INTEGER]).toArray();
}
