import type {
  RestorableCase,
  RestorableExhibit,
  RestorablePaper,
} from '../bundle/restorable/restorable-case';
import { tokensIn } from '../bundle/log-view';
import type { RestorableCertificate, RestorableStamp } from '../bundle/restorable/restorable-seals';
import type { ReplayedCase } from '../case/replay';
import type { CaseId, ExhibitId, JobId, Sha256 } from '../exhibit/ids';
import { relateLogs, type LogRelation } from '../integrity/relate-logs';
import type { ArchiveName } from '../integrity/chain.types';
import { appError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import type { UtcIso } from '../shared/time';
import { digestHex, type Digests } from '../shared/digest';
import { checkBlob, dropUnreferenced, referring } from './blobs';
import type { LiuzhengDb } from './db';
import { storeError } from './errors';
import { certificateRow } from './certificates';
import type { Ledger } from './ledger';
import { documentRow } from './documents';
import type { CertificateRow, StampRow } from './paper-rows';
import type { ExhibitRow } from './rows';

/** What an archive's case would change here. */
export interface RestorePlan {
  readonly relation: LogRelation['kind'];
  /** Nothing of the case is here. */
  readonly fresh: boolean;
  /** To be staged: not here, or damaged here. */
  readonly wanted: readonly RestorableExhibit[];
  /** Papers, certificates and time-stamps that are not here, or damaged here. */
  readonly wantedPapers: readonly RestorablePaper[];
  readonly wantedCertificates: readonly RestorableCertificate[];
  readonly wantedStamps: readonly RestorableStamp[];
  /** Numbers of exhibits that are here and that the archive's log deleted. */
  readonly deletes: readonly number[];
}

/** Compares a case of an archive with what is here. Nothing is written. `STORE_FAILED`; `RESTORE_DIVERGED` by id. */
export async function planRestore(
  db: LiuzhengDb,
  digests: Digests,
  found: RestorableCase,
): Promise<Result<RestorePlan>> {
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
      ...(await wantedBesides(db, digests, found, lines)),
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
        await db.certificates.bulkPut(found.certificates.map((one) => keptCertificate(found.id, one)));
        await db.exhibits.bulkDelete(gone.map((one) => one.id));
        await db.texts.bulkDelete(gone.map((one) => one.id));
        await db.documents.bulkPut(found.papers.map(({ line }) => documentRow(line)));
        await db.staged.where('jobId').equals(jobId).delete();
        await dropUnreferenced(db, gone.flatMap(addresses));
      },
    });
  });
}

/** What an archive gives back to a case that has it all but for what was damaged. */
export interface RepairRequest extends Pick<RestoreRequest, 'jobId' | 'archives' | 'software' | 'at'> {
  readonly caseId: CaseId;
  readonly plan: Pick<RestorePlan, 'wanted' | 'wantedPapers' | 'wantedCertificates' | 'wantedStamps'>;
}

/**
 * Puts back what was damaged; its bytes have been staged anew. The log says that a restore took place. Exhibits are
 * `verifying` until they were read back.
 */
export async function adoptRepairs(
  db: LiuzhengDb,
  ledger: Ledger,
  { jobId, caseId, archives, software, at, plan }: RepairRequest,
): Promise<Result<null>> {
  const repaired = await ledger.enter(caseId, async () =>
    ok({
      caseId,
      at,
      events: [{ type: 'case-restored', archives, software, superseded: [] }],
      tables: [db.stamps, ...referring(db)],
      write: async () => {
        for (const { record } of plan.wanted) await db.exhibits.update(record.id, { integrity: 'verifying' });
        await db.documents.bulkPut(plan.wantedPapers.map(({ line }) => documentRow(line)));
        await db.certificates.bulkPut(plan.wantedCertificates.map((one) => keptCertificate(caseId, one)));
        await db.stamps.bulkPut(plan.wantedStamps.map((stamp) => stampRow(caseId, stamp)));
        await db.staged.where('jobId').equals(jobId).delete();
      },
    }),
  );
  return repaired.ok ? ok(null) : repaired;
}

/** Besides exhibits: what of the archive is not here as the log names it. */
async function wantedBesides(
  db: LiuzhengDb,
  digests: Digests,
  { papers, certificates, stamps }: RestorableCase,
  linesHere: readonly string[],
): Promise<Pick<RestorePlan, 'wantedPapers' | 'wantedCertificates' | 'wantedStamps'>> {
  const isHere = async (files: readonly { readonly sha256: Sha256 }[]): Promise<boolean> => {
    for (const { sha256 } of files) if (!(await checkBlob(db, digests, sha256)).ok) return false;
    return true;
  };
  const wantedPapers: RestorablePaper[] = [];
  for (const paper of papers) if (!(await isHere(paper.files))) wantedPapers.push(paper);
  const wantedCertificates: RestorableCertificate[] = [];
  for (const one of certificates) if (!(await isHere([one.file]))) wantedCertificates.push(one);
  const named = tokensIn(linesHere);
  const wantedStamps: RestorableStamp[] = [];
  for (const stamp of stamps) {
    const id = `${stamp.exhibit}.${stamp.tsa}`;
    const response = (await db.stamps.get(id))?.response;
    const token = response && ((await digestHex(digests, 'sha256', response)) as Sha256);
    if (!token || named.get(id)?.tokens.has(token) !== true) wantedStamps.push(stamp);
  }
  return { wantedPapers, wantedCertificates, wantedStamps };
}

const keptCertificate = (
  caseId: CaseId,
  { unpack: _unpack, ...about }: RestorableCertificate,
): CertificateRow => certificateRow(caseId, about);

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
