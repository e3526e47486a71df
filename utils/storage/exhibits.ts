import type { Hint } from '../case/model';
import type { CaseId, ExhibitId, JobId, Sha256 } from '../exhibit/ids';
import { exhibitLabel } from '../exhibit/ids';
import {
  SPEC_VERSION,
  type EvidenceKind,
  type Exhibit,
  type ExhibitDraft,
  type ExhibitFile,
  type ExhibitState,
} from '../exhibit/model';
import { canonicalJson, wellFormedJson } from '../integrity/canonical';
import type { LogEvent, LoggedFile } from '../integrity/chain.types';
import { utf8 } from '../shared/bytes';
import { digestHex, type Digests } from '../shared/digest';
import { appError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import type { ClockReading, UtcIso } from '../shared/time';
import { dropUnreferenced, readVerified } from './blobs';
import type { LiuzhengDb } from './db';
import { storeError } from './errors';
import type { Ledger } from './ledger';
import type { ExhibitRow } from './rows';

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
}

/** The exhibit's files as the log names them: `exhibit.json` first. */
export function loggedFiles(record: Exhibit, recordSha256: Sha256, recordBytes: number): LoggedFile[] {
  const folder = `exhibits/${exhibitLabel(record.number)}`;
  return [
    { path: `${folder}/exhibit.json`, sha256: recordSha256, bytes: recordBytes },
    ...record.files.map(({ path, sha256, bytes }) => ({ path: `${folder}/${path}`, sha256, bytes })),
  ];
}

/**
 * Turns staged files and a draft into an exhibit: number, `exhibit.json`, log line, rows, end of the journal, all in
 * one strict transaction. The exhibit is `verifying` until {@link confirmExhibit} has read it back.
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
  let sealed: ExhibitRow | undefined;
  const before = await rowOf(db, request.draft.id);
  if (!before.ok) return before;
  if (before.value) return ok(before.value);
  const entered = await ledger.enter(request.caseId, async (row) => {
    const number = row?.nextNumber ?? 1;
    const record: Exhibit = wellFormedJson({
      ...request.draft,
      specVersion: SPEC_VERSION,
      caseId: request.caseId,
      number,
      state: request.state,
      finishedAt: request.finishedAt,
      files: request.files,
    });
    const recordJson = utf8(canonicalJson(record));
    const recordSha256 = (await digestHex(digests, 'sha256', recordJson)) as Sha256;
    const at = request.finishedAt.utc;
    const exhibitRow: ExhibitRow = {
      id: record.id,
      caseId: request.caseId,
      number,
      createdAt: at,
      record,
      recordSha256,
      recordBytes: recordJson.byteLength,
      bytes: request.files.reduce((sum, file) => sum + file.bytes, recordJson.byteLength),
      note: '',
      tags: [],
      ...(request.hints ? { hints: request.hints } : {}),
      integrity: 'verifying',
    };
    sealed = exhibitRow;
    const created: LogEvent[] = row
      ? []
      : [{ type: 'case-created', title: request.newCaseTitle, software: request.software }];
    return ok({
      caseId: request.caseId,
      at,
      ...(row ? {} : { create: { title: request.newCaseTitle } }),
      casePatch: { nextNumber: number + 1 },
      events: [
        ...created,
        {
          type: 'exhibit-captured',
          exhibit: record.id,
          number,
          state: request.state,
          files: loggedFiles(record, recordSha256, recordJson.byteLength),
        },
      ],
      tables: [db.blobs, db.exhibits, db.staged],
      write: async () => {
        await db.blobs.put({
          sha256: recordSha256,
          blob: new Blob([recordJson], { type: 'application/json' }),
        });
        await db.exhibits.add(exhibitRow);
        await db.staged.where('jobId').equals(request.jobId).delete();
      },
    });
  });
  if (!entered.ok) return entered;
  return sealed ? ok(sealed) : err(appError('UNEXPECTED', { cause: 'sealed without a row' }));
}

async function rowOf(db: LiuzhengDb, id: ExhibitId): Promise<Result<ExhibitRow | undefined>> {
  try {
    return ok(await db.exhibits.get(id));
  } catch (thrown) {
    return err(storeError(thrown));
  }
}

/**
 * Reads every file of the exhibit back and re-hashes it; only then is it `verified`. `STORE_DAMAGED` marks it as
 * damaged; `STORE_FAILED` (the store could not be asked) leaves it as it is, to be tried again.
 */
export async function confirmExhibit(
  db: LiuzhengDb,
  digests: Digests,
  id: ExhibitId,
): Promise<Result<ExhibitRow['integrity']>> {
  try {
    const row = await db.exhibits.get(id);
    if (!row) return err(appError('NOT_FOUND', { detail: { exhibit: id } }));
    const addresses = [row.recordSha256, ...row.record.files.map((file) => file.sha256)];
    let integrity: ExhibitRow['integrity'] = 'verified';
    let damage;
    for (const sha256 of addresses) {
      const read = await readVerified(db, digests, sha256);
      if (!read.ok) {
        if (read.error.code !== 'STORE_DAMAGED') return read;
        integrity = 'damaged';
        damage = read.error;
        break;
      }
    }
    await db.exhibits.update(id, { integrity });
    return damage ? err(damage) : ok(integrity);
  } catch (thrown) {
    return err(storeError(thrown));
  }
}

/** Exhibits that an earlier version kept, before hints were read. */
export async function withoutHints(db: LiuzhengDb): Promise<ExhibitRow[]> {
  return db.exhibits.filter(({ hints }) => hints === undefined).toArray();
}

/** Hints are no evidence: they may be read again at any time, and the log says nothing of them. */
export async function putHints(db: LiuzhengDb, id: ExhibitId, hints: readonly Hint[]): Promise<void> {
  await db.exhibits.update(id, { hints });
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
          tables: [db.exhibits, db.blobs, db.staged, db.texts],
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
