import type { Collection } from 'dexie';
import type { CaseId, ExhibitId, Sha256 } from '../exhibit/ids';
import type { LoggedFile, LogEvent } from '../integrity/chain.types';
import type { Digests } from '../shared/digest';
import { err, ok, type Result } from '../shared/result';
import type { UtcIso } from '../shared/time';
import { checkBlob } from './blobs';
import type { LiuzhengDb } from './db';
import { storeError } from './errors';
import type { Ledger } from './ledger';
import type { CertificateRow, DocumentRow } from './paper-rows';
import type { CaseRow, ExhibitRow } from './rows';

/** Is the blob what its address says? `STORE_FAILED` when the store could not be asked. */
export async function blobState(
  db: LiuzhengDb,
  digests: Digests,
  sha256: Sha256,
  signal?: AbortSignal,
): Promise<Result<'intact' | 'missing' | 'changed'>> {
  const checked = await checkBlob(db, digests, sha256, signal);
  if (checked.ok) return ok('intact');
  if (checked.error.code !== 'STORE_DAMAGED') return checked;
  return ok(checked.error.detail?.['found'] === undefined ? 'missing' : 'changed');
}

/** Files of a case besides those of its exhibits: papers that were taken out, certificates that were attached. */
export async function paperFiles(db: LiuzhengDb, caseId: CaseId): Promise<LoggedFile[]> {
  const kept = await documents(db, caseId).toArray();
  const certificates = await db.certificates.where('caseId').equals(caseId).toArray();
  return [...kept.flatMap(({ files }) => files), ...certificates.map(({ file }) => file)];
}

/** Of those exhibits that still exist and say something else. */
export async function markIntegrity(
  db: LiuzhengDb,
  states: ReadonlyMap<ExhibitId, 'verified' | 'damaged'>,
): Promise<Result<null>> {
  try {
    await db.transaction('rw', db.exhibits, async () => {
      const rows = await db.exhibits.bulkGet([...states.keys()]);
      const changes = rows.flatMap((row) => {
        const integrity = row && states.get(row.id);
        return row && integrity && integrity !== row.integrity
          ? [{ key: row.id, changes: { integrity } }]
          : [];
      });
      await db.exhibits.bulkUpdate(changes);
    });
    return ok(null);
  } catch (thrown) {
    return err(storeError(thrown));
  }
}

/**
 * Marks the papers and certificates of a case whose files were found damaged, and takes the mark off the others.
 *
 * @param damaged paths, as the log names them
 */
export async function markPapers(
  db: LiuzhengDb,
  caseId: CaseId,
  damaged: ReadonlySet<string>,
): Promise<Result<null>> {
  try {
    await db.transaction('rw', db.documents, db.certificates, async () => {
      await documents(db, caseId).modify((row: { -readonly [K in keyof DocumentRow]: DocumentRow[K] }) => {
        const bad = row.files.map(({ path }) => path).filter((path) => damaged.has(path));
        if (bad.length > 0) row.damaged = bad;
        else delete row.damaged;
      });
      await db.certificates
        .where('caseId')
        .equals(caseId)
        .modify((row: { -readonly [K in keyof CertificateRow]: CertificateRow[K] }) => {
          if (damaged.has(row.file.path)) row.damaged = true;
          else delete row.damaged;
        });
    });
    return ok(null);
  } catch (thrown) {
    return err(storeError(thrown));
  }
}

const documents = (db: LiuzhengDb, caseId: CaseId): Collection<DocumentRow, string> =>
  db.documents.where('[caseId+number]').between([caseId, 0], [caseId, Number.MAX_SAFE_INTEGER]);

/** Those of the exhibits that are still there. */
export async function stillThere(
  db: LiuzhengDb,
  ids: readonly ExhibitId[],
): Promise<Result<ReadonlySet<ExhibitId>>> {
  try {
    const rows = await db.exhibits.bulkGet([...ids]);
    return ok(new Set(rows.flatMap((row: ExhibitRow | undefined) => (row ? [row.id] : []))));
  } catch (thrown) {
    return err(storeError(thrown));
  }
}

/** A check-up is part of the case's history. */
export function noteFixity(
  ledger: Ledger,
  caseId: CaseId,
  at: UtcIso,
  event: Extract<LogEvent, { type: 'fixity-checked' }>,
): Promise<Result<CaseRow>> {
  return ledger.enter(caseId, async () => ok({ caseId, at, casePatch: { checkedAt: at }, events: [event] }));
}
