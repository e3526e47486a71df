import { paperLabel, type CaseId, type Sha256 } from '../exhibit/ids';
import type { LoggedFile, LogLine } from '../integrity/chain.types';
import { digestBlob } from '../shared/digest-blob';
import type { Digests } from '../shared/digest';
import { appError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import type { UtcIso } from '../shared/time';
import { checkBlob } from './blobs';
import type { LiuzhengDb } from './db';
import type { Ledger } from './ledger';
import type { DocumentRow } from './paper-rows';

export interface KeepRequest {
  /** UUID of the paper. */
  readonly id: string;
  readonly caseId: CaseId;
  readonly template: string;
  readonly title: string;
  /** Numbers of the exhibits it cites. */
  readonly exhibits: readonly number[];
  /** What a page left in the inbox: `paper.txt` first, then what was made of the same text. */
  readonly inbox: readonly string[];
  readonly at: UtcIso;
}

/** The row of a paper as its log line tells it. */
export function documentRow(line: Extract<LogLine, { type: 'document-kept' }>): DocumentRow {
  const { document: id, case: caseId, paper: number, template, title, at, files, exhibits } = line;
  return { id, caseId, number, template, title, at, files, exhibits };
}

export async function documentsOf(db: LiuzhengDb, caseId: CaseId): Promise<DocumentRow[]> {
  return db.documents
    .where('[caseId+number]')
    .between([caseId, 0], [caseId, Number.MAX_SAFE_INTEGER])
    .toArray();
}

/**
 * Keeps a paper as it was taken out: bytes, row, log line and the end of its files' stay in the inbox are one strict
 * transaction; then every file is read back. The same text of the same template is kept once: asked again, it answers with
 * the number it has. `NOT_FOUND` (case, or a file that is no longer in the inbox), `STORE_FULL`, `STORE_DAMAGED`.
 */
export async function keepDocument(
  db: LiuzhengDb,
  ledger: Ledger,
  digests: Digests,
  request: KeepRequest,
): Promise<Result<{ readonly number: number }>> {
  const { id, caseId, template, title, exhibits, inbox, at } = request;
  const left = await db.inbox.bulkGet([...inbox]);
  const found: { readonly name: string; readonly blob: Blob; readonly sha256: Sha256 }[] = [];
  for (const row of left) {
    if (!row) return err(appError('NOT_FOUND', { cause: 'inbox' }));
    const { sha256 } = await digestBlob(digests, ['sha256'], row.blob);
    found.push({ name: row.name, blob: row.blob, sha256: sha256 as Sha256 });
  }
  const same = (await documentsOf(db, caseId)).find(
    (one) => one.template === template && one.files[0]?.sha256 === found[0]?.sha256,
  );
  if (same) {
    await db.inbox.bulkDelete([...inbox]);
    return ok({ number: same.number });
  }
  let number = 0;
  const entered = await ledger.enter(caseId, async (row) => {
    if (!row) return err(appError('NOT_FOUND', { detail: { case: caseId } }));
    const before = await documentsOf(db, caseId);
    number = (before.at(-1)?.number ?? 0) + 1;
    const files = found.map(({ name, blob, sha256 }): LoggedFile => ({
      path: `documents/${paperLabel(number)}/${name}`,
      sha256,
      bytes: blob.size,
    }));
    const kept: DocumentRow = { id, caseId, number, template, title, at, files, exhibits };
    return ok({
      caseId,
      at,
      events: [{ type: 'document-kept', document: id, paper: number, template, title, files, exhibits }],
      tables: [db.blobs, db.documents, db.inbox],
      write: async () => {
        await db.blobs.bulkPut(found.map(({ blob, sha256 }) => ({ sha256, blob })));
        await db.documents.add(kept);
        await db.inbox.bulkDelete([...inbox]);
      },
    });
  });
  if (!entered.ok) return entered;
  for (const { sha256 } of found) {
    const read = await checkBlob(db, digests, sha256);
    if (!read.ok) return read;
  }
  return ok({ number });
}
