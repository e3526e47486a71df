import Dexie, { type PromiseExtended, type Table } from 'dexie';
import type { CaseId, ExhibitId, GuardId, JobId, Sha256 } from '../exhibit/ids';
import type { GuardJournalRow, GuardRow } from './guard-rows';
import type { CertificateRow, DocumentRow, StampRow } from './paper-rows';
import type {
  BlobRow,
  CaseRow,
  ExhibitRow,
  InboxRow,
  JobRow,
  KeyRow,
  LogRow,
  OutboxPieceRow,
  OutboxRow,
  SettingRow,
  StagedRow,
  TextRow,
} from './rows';

/**
 * One database for everything. `strict` durability: a transaction reports `complete` only after the data was
 * flushed to disk (Chromium defaults to relaxed; MDN, IDBTransaction.durability).
 */
export class LiuzhengDb extends Dexie {
  declare cases: Table<CaseRow, CaseId>;
  declare exhibits: Table<ExhibitRow, ExhibitId>;
  declare blobs: Table<BlobRow, Sha256>;
  declare log: Table<LogRow, [CaseId, number]>;
  declare jobs: Table<JobRow, JobId>;
  /** Files of captures under way: what a worker that dies leaves for the next one. */
  declare staged: Table<StagedRow, [JobId, string]>;
  declare outbox: Table<OutboxRow, [JobId, number]>;
  /** Beginnings of volumes, of those under way and of those in the outbox. */
  declare outboxPieces: Table<OutboxPieceRow, [JobId, number, number]>;
  declare inbox: Table<InboxRow, string>;
  /** What is searched: derived from the files of exhibits and papers, made anew at will, never exported. */
  declare texts: Table<TextRow, string>;
  /** Key pairs whose private half cannot be taken out. */
  declare keys: Table<KeyRow, KeyRow['id']>;
  declare guards: Table<GuardRow, GuardId>;
  declare guardJournal: Table<GuardJournalRow, [GuardId, number]>;
  /** Time-stamps asked for and those that came. */
  declare stamps: Table<StampRow, string>;
  /** What outsiders issued and the user attached. */
  declare certificates: Table<CertificateRow, string>;
  /** Papers that were taken out to be sent. */
  declare documents: Table<DocumentRow, string>;
  declare settings: Table<SettingRow, SettingRow['key']>;

  constructor(name = 'liuzheng') {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      cases: 'id, updatedAt',
      exhibits: 'id, [caseId+number], integrity',
      blobs: 'sha256',
      log: '[caseId+seq]',
      jobs: 'id, state, updatedAt',
      staged: '[jobId+path], jobId, sha256',
      outbox: '[jobId+index], jobId',
      settings: 'key',
    });
    // What cases have become: files from outside, the guard of conversations, the text that is searched.
    this.version(2).stores({
      inbox: 'id',
      texts: 'id, [caseId+number], version',
      keys: 'id',
      guards: 'id, state, updatedAt',
      guardJournal: '[guardId+seq]',
    });
    // Seals from outside, and the papers of a case.
    this.version(3).stores({
      stamps: 'id, caseId, state',
      certificates: 'id, caseId',
      documents: 'id, [caseId+number]',
    });
    // Volumes are put away while they are being written.
    this.version(4).stores({ outboxPieces: '[jobId+index+piece], jobId' });
  }

  /**
   * A full disk makes the browser close the database and refuse to open it again. Dexie would remember that refusal for
   * ever; forgotten here, the next query tries anew, so that everything works again as soon as there is room.
   */
  override open(): PromiseExtended<Dexie> {
    const opening = super.open();
    opening.catch(() => this.close({ disableAutoOpen: false }));
    return opening;
  }
}
