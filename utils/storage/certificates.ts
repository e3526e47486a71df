import { exhibitLabel, type CaseId, type Sha256 } from '../exhibit/ids';
import { digestBlob } from '../shared/digest-blob';
import type { Digests } from '../shared/digest';
import { appError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import type { UtcIso } from '../shared/time';
import type { LiuzhengDb } from './db';
import { explained } from './errors';
import type { Ledger } from './ledger';
import type { CertificateRow } from './paper-rows';

export interface Attachment {
  readonly caseId: CaseId;
  /** Number of the exhibit it is about; absent: the case. */
  readonly number?: number;
  /** A file a page left in the inbox. */
  readonly inbox: string;
  readonly at: UtcIso;
  /** Most bytes that a bundle takes. */
  readonly most: number;
}

/**
 * Keeps what an outsider issued: bytes, row, log line and the end of its stay in the inbox are one strict transaction. Attached
 * twice, it is there once. `NOT_FOUND`, `FILE_EMPTY`, `CERTIFICATE_TOO_LARGE`, `STORE_FULL`.
 */
export async function attachCertificate(
  db: LiuzhengDb,
  ledger: Ledger,
  digests: Digests,
  { caseId, number, inbox, at, most }: Attachment,
): Promise<Result<CertificateRow>> {
  try {
    const left = await db.inbox.get(inbox);
    if (!left) return err(appError('NOT_FOUND', { cause: 'inbox' }));
    const bytes = left.hashed?.bytes ?? left.blob.size;
    if (bytes === 0 || bytes > most) {
      await db.inbox.delete(inbox);
      return err(appError(bytes === 0 ? 'FILE_EMPTY' : 'CERTIFICATE_TOO_LARGE'));
    }
    const sha256 = (await digestBlob(digests, ['sha256'], left.blob)).sha256 as Sha256;
    const path = externalPath(number, sha256, left.name);
    const about = number === undefined ? {} : { number };
    const row = certificateRow(caseId, {
      ...about,
      name: left.name.slice(0, 255),
      file: { path, sha256, bytes },
      at,
    });
    let there: CertificateRow | undefined;
    const entered = await ledger.enter(caseId, async (before) => {
      if (number !== undefined && !(number >= 1 && number < (before?.nextNumber ?? 0)))
        return err(appError('NOT_FOUND', { detail: { exhibit: number } }));
      there = await db.certificates.get(row.id);
      if (there) return err(appError('NOT_FOUND', { cause: 'attached' }));
      return ok({
        caseId,
        at,
        events: [{ type: 'certificate-attached', name: row.name, file: row.file, ...about }],
        tables: [db.blobs, db.certificates, db.inbox],
        write: async () => {
          await db.blobs.put({ sha256, blob: left.blob });
          await db.certificates.add(row);
          await db.inbox.delete(inbox);
        },
      });
    });
    if (there) {
      await db.inbox.delete(inbox);
      return ok(there);
    }
    return entered.ok ? ok(row) : entered;
  } catch (thrown) {
    return err(await explained(thrown));
  }
}

/** Its path is its name in the case: the same bytes attached to the same exhibit are one row. */
export function certificateRow(caseId: CaseId, about: Omit<CertificateRow, 'id' | 'caseId'>): CertificateRow {
  return { id: `${caseId}/${about.file.path}`, caseId, ...about };
}

/** `seal/external/E001-1f2e3d4c-name.tsr`: ASCII, no two alike; the name as it was is in the log. */
export function externalPath(number: number | undefined, sha256: string, name: string): string {
  const plain = name
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replaceAll(/^[.-]+|[.-]+$/g, '')
    .slice(-60);
  const about = number === undefined ? 'case' : exhibitLabel(number);
  return `seal/external/${about}-${sha256.slice(0, 8)}-${plain || 'file'}`;
}
