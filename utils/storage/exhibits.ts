import type { Table } from 'dexie';
import type { Hint } from '../case/model';
import type { CaseId, ExhibitId, JobId, Sha256 } from '../exhibit/ids';
import {
  SPEC_VERSION,
  type EvidenceKind,
  type Exhibit,
  type ExhibitDraft,
  type ExhibitFile,
  type ExhibitState,
} from '../exhibit/model';
import { canonicalJson, wellFormedJson } from '../integrity/canonical';
import type { LogEvent } from '../integrity/chain.types';
import { loggedFiles } from '../integrity/logged-files';
import { utf8 } from '../shared/bytes';
import { digestHex, type Digests } from '../shared/digest';
import { appError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import type { ClockReading, UtcIso } from '../shared/time';
import { dropUnreferenced, referring } from './blobs';
import type { LiuzhengDb } from './db';
import { storeError } from './errors';
import type { Ledger } from './ledger';
import type { BlobRow, ExhibitRow } from './rows';
import { queueStamps } from './stamps';

export { confirmExhibit, confirmExhibits } from './confirm';

export interface SealRequest {
  readonly caseId: CaseId;
  /** Used when the case does not exist yet. */
  readonly newCaseTitle: string;
  readonly software: string;
  readonly jobId: JobId;
  readonly draft: ExhibitDraft;
  readonly files: readonly ExhibitFile[];
  readonly state: ExhibitState;
  readonly finishedAt: ClockReading;
  /** What a case can use of it. */
  readonly hints?: readonly Hint[];
  readonly serverAheadMs?: number | undefined;
}

/** One of several. */
export interface Sealing extends Pick<SealRequest, 'draft' | 'files' | 'state' | 'hints' | 'serverAheadMs'> {
  /** Bytes that come with it instead of from the journal. */
  readonly blobs?: readonly BlobRow[];
}

/**
 * Turns staged files and a draft into an exhibit: number, `exhibit.json`, log line, rows, end of the journal, all in
 * one strict transaction. The exhibit is `verifying` until `confirmExhibit` has read it back.
 *
 * Asked again for an exhibit that is sealed already (the worker died between this and the end of its job), it answers
 * with that one and writes nothing.
 */
export async function sealExhibit(
  db: LiuzhengDb,
  ledger: Ledger,
  digests: Digests,
  request: SealRequest,
): Promise<Result<ExhibitRow>> {
  const before = await rowOf(db, request.draft.id);
  if (!before.ok) return before;
  if (before.value) return ok(before.value);
  const sealed = await sealExhibits(db, ledger, digests, request, [request]);
  if (!sealed.ok) return sealed;
  const [row] = sealed.value;
  return row ? ok(row) : err(appError('UNEXPECTED', { cause: 'sealed without a row' }));
}

/**
 * Several exhibits of one case and one job in one strict transaction: all of them or none. Each gets its own number and
 * line, in the order given.
 *
 * @param also rows that change with them.
 */
export async function sealExhibits(
  db: LiuzhengDb,
  ledger: Ledger,
  digests: Digests,
  common: Pick<SealRequest, 'caseId' | 'newCaseTitle' | 'software' | 'jobId' | 'finishedAt'>,
  requests: readonly Sealing[],
  also?: {
    readonly tables: readonly Table[];
    readonly write: (rows: readonly ExhibitRow[]) => Promise<void>;
  },
): Promise<Result<ExhibitRow[]>> {
  const rows: ExhibitRow[] = [];
  const blobs: BlobRow[] = [];
  const entered = await ledger.enter(common.caseId, async (row) => {
    const first = row?.nextNumber ?? 1;
    for (const [i, request] of requests.entries()) {
      const { exhibitRow, recordJson } = await recordOf(digests, common, request, first + i);
      rows.push(exhibitRow);
      const blob = new Blob([recordJson], { type: 'application/json' });
      blobs.push(...(request.blobs ?? []), { sha256: exhibitRow.recordSha256, blob });
    }
    const created: LogEvent[] = row
      ? []
      : [{ type: 'case-created', title: common.newCaseTitle, software: common.software }];
    return ok({
      caseId: common.caseId,
      at: common.finishedAt.utc,
      ...(row ? {} : { create: { title: common.newCaseTitle } }),
      casePatch: { nextNumber: first + requests.length },
      events: [...created, ...rows.map(lineOf)],
      tables: [db.blobs, db.exhibits, db.staged, db.settings, db.stamps, ...(also?.tables ?? [])],
      write: async (lines) => {
        await db.blobs.bulkPut(blobs);
        await db.exhibits.bulkAdd(rows);
        await queueStamps(
          db,
          rows.map((sealed, i) => ({ ...sealed, line: lines[created.length + i]?.sha256 })),
        );
        await db.staged.where('jobId').equals(common.jobId).delete();
        await also?.write(rows);
      },
    });
  });
  return entered.ok ? ok(rows) : entered;
}

async function recordOf(
  digests: Digests,
  { caseId, finishedAt }: Pick<SealRequest, 'caseId' | 'finishedAt'>,
  { draft, state, files, hints, serverAheadMs }: Sealing,
  number: number,
): Promise<{ exhibitRow: ExhibitRow; recordJson: Uint8Array<ArrayBuffer> }> {
  const record: Exhibit = wellFormedJson({
    ...draft,
    specVersion: SPEC_VERSION,
    caseId,
    number,
    state,
    finishedAt,
    files,
  });
  const recordJson = utf8(canonicalJson(record));
  const exhibitRow: ExhibitRow = {
    id: record.id,
    caseId,
    number,
    createdAt: finishedAt.utc,
    record,
    recordSha256: (await digestHex(digests, 'sha256', recordJson)) as Sha256,
    recordBytes: recordJson.byteLength,
    bytes: files.reduce((sum, file) => sum + file.bytes, recordJson.byteLength),
    note: '',
    tags: [],
    ...(hints ? { hints } : {}),
    ...(serverAheadMs === undefined ? {} : { serverAheadMs }),
    integrity: 'verifying',
  };
  return { exhibitRow, recordJson };
}

function lineOf({ record, recordSha256, recordBytes }: ExhibitRow): LogEvent {
  return {
    type: record.origin === 'imported' ? 'exhibit-imported' : 'exhibit-captured',
    exhibit: record.id,
    number: record.number,
    state: record.state,
    files: loggedFiles(record, recordSha256, recordBytes),
  };
}

async function rowOf(db: LiuzhengDb, id: ExhibitId): Promise<Result<ExhibitRow | undefined>> {
  try {
    return ok(await db.exhibits.get(id));
  } catch (thrown) {
    return err(storeError(thrown));
  }
}

/** Exhibits that an earlier version kept, before hints were read. */
export async function withoutHints(db: LiuzhengDb): Promise<ExhibitRow[]> {
  return db.exhibits.filter(({ hints }) => hints === undefined).toArray();
}

/** Hints are no evidence: they may be read again at any time, and the log says nothing of them. */
export async function putHints(
  db: LiuzhengDb,
  id: ExhibitId,
  hints: readonly Hint[],
  serverAheadMs?: number,
): Promise<void> {
  await db.exhibits.update(id, { hints, ...(serverAheadMs === undefined ? {} : { serverAheadMs }) });
}

/** Appends a note to the log; the exhibit itself never changes. */
export function noteExhibit(
  db: LiuzhengDb,
  ledger: Ledger,
  row: ExhibitRow,
  at: UtcIso,
  note: string,
): Promise<Result<unknown>> {
  return annotate(
    db,
    ledger,
    row,
    at,
    { type: 'exhibit-noted', exhibit: row.id, number: row.number, note },
    { note },
  );
}

export function tagExhibit(
  db: LiuzhengDb,
  ledger: Ledger,
  row: ExhibitRow,
  at: UtcIso,
  tags: readonly string[],
): Promise<Result<unknown>> {
  return annotate(
    db,
    ledger,
    row,
    at,
    { type: 'exhibit-tagged', exhibit: row.id, number: row.number, tags },
    { tags },
  );
}

/** What the user says it is; the record keeps what was recognised. */
export function classifyExhibit(
  db: LiuzhengDb,
  ledger: Ledger,
  row: ExhibitRow,
  at: UtcIso,
  kind: EvidenceKind,
): Promise<Result<unknown>> {
  return annotate(
    db,
    ledger,
    row,
    at,
    { type: 'exhibit-classified', exhibit: row.id, number: row.number, kind },
    { kind },
  );
}

function annotate(
  db: LiuzhengDb,
  ledger: Ledger,
  row: ExhibitRow,
  at: UtcIso,
  event: LogEvent,
  patch: Partial<Pick<ExhibitRow, 'note' | 'tags' | 'kind'>>,
): Promise<Result<unknown>> {
  return ledger.enter(row.caseId, async () =>
    (await db.exhibits.get(row.id))
      ? ok({
          caseId: row.caseId,
          at,
          events: [event],
          tables: [db.exhibits],
          write: async () => void (await db.exhibits.update(row.id, patch)),
        })
      : gone(row),
  );
}

/** Removes an exhibit's bytes. Its hashes, and that it was deleted, stay in the log; so does its number. */
export function deleteExhibit(
  db: LiuzhengDb,
  ledger: Ledger,
  row: ExhibitRow,
  at: UtcIso,
  reason: string,
): Promise<Result<unknown>> {
  const files = loggedFiles(row.record, row.recordSha256, row.recordBytes);
  return ledger.enter(row.caseId, async () =>
    (await db.exhibits.get(row.id))
      ? ok({
          caseId: row.caseId,
          at,
          events: [{ type: 'exhibit-deleted', exhibit: row.id, number: row.number, files, reason }],
          tables: [db.blobs, db.texts, ...referring(db)],
          write: async () => {
            await db.exhibits.delete(row.id);
            await db.texts.delete(row.id);
            await dropUnreferenced(
              db,
              files.map((file) => file.sha256),
            );
          },
        })
      : gone(row),
  );
}

/** Deleted while this entry waited for its turn (a second click): nothing to add to the log. */
function gone(row: ExhibitRow): Result<never> {
  return err(appError('NOT_FOUND', { detail: { exhibit: row.id } }));
}
