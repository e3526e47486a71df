import type { CaseId, Sha256 } from '../exhibit/ids';
import type { LogEvent } from '../integrity/chain.types';
import { appError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import type { UtcIso } from '../shared/time';
import type { LiuzhengDb } from './db';
import { storeError } from './errors';
import type { Ledger } from './ledger';
import type { CertificateRow, StampRow } from './paper-rows';
import type { CaseRow, ExhibitRow } from './rows';

export interface CaseContents {
  readonly row: CaseRow;
  /** By number. */
  readonly exhibits: readonly ExhibitRow[];
  /** Canonical lines of the log, in order. */
  readonly lines: readonly string[];
  /** Of its exhibits, deleted ones too. */
  readonly stamps: readonly StampRow[];
  /** What outsiders issued. */
  readonly certificates: readonly CertificateRow[];
}

/** A case as it is at one moment: rows and log in one read transaction. `NOT_FOUND` when there is none. */
export async function readCase(db: LiuzhengDb, id: CaseId): Promise<Result<CaseContents>> {
  try {
    return await db.transaction(
      'r',
      [db.cases, db.exhibits, db.log, db.stamps, db.certificates],
      async () => {
        const row = await db.cases.get(id);
        if (!row) return err(appError('NOT_FOUND', { detail: { case: id } }));
        const exhibits = await db.exhibits
          .where('[caseId+number]')
          .between([id, 0], [id, Number.MAX_SAFE_INTEGER])
          .toArray();
        const log = await db.log
          .where('[caseId+seq]')
          .between([id, 0], [id, Number.MAX_SAFE_INTEGER])
          .toArray();
        const stamps = await db.stamps.where('caseId').equals(id).sortBy('number');
        const certificates = await db.certificates.where('caseId').equals(id).sortBy('at');
        return ok({ row, exhibits, lines: log.map((line) => line.line), stamps, certificates });
      },
    );
  } catch (thrown) {
    return err(storeError(thrown));
  }
}

/** A verified export is part of the case's history. */
export function noteExport(
  ledger: Ledger,
  caseId: CaseId,
  at: UtcIso,
  event: Extract<LogEvent, { type: 'bundle-exported' | 'redacted-exported' }>,
): Promise<Result<CaseRow>> {
  // A masked copy is no copy to fall back on: the reminder to export goes on.
  const casePatch = event.type === 'bundle-exported' ? { exportedAt: at } : {};
  return ledger.enter(caseId, async () => ok({ caseId, at, casePatch, events: [event] }));
}

/** Pictures that left for a channel are part of the case's history. */
export function notePack(
  ledger: Ledger,
  caseId: CaseId,
  at: UtcIso,
  event: Extract<LogEvent, { type: 'pack-made' }>,
): Promise<Result<CaseRow>> {
  return ledger.enter(caseId, async () => ok({ caseId, at, events: [event] }));
}

/** What is damaged is part of the case's history too. */
export function noteDamage(
  ledger: Ledger,
  caseId: CaseId,
  at: UtcIso,
  events: readonly Extract<LogEvent, { type: 'exhibit-damaged' | 'document-damaged' }>[],
): Promise<Result<CaseRow>> {
  return ledger.enter(caseId, async () => ok({ caseId, at, events }));
}

export interface ExportedVolume {
  readonly name: string;
  readonly sha256: Sha256;
  readonly bytes: number;
}
