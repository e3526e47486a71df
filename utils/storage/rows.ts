import type { Dossier, Hint } from '../case/model';
import type { CaseId, ExhibitId, JobId, Sha256 } from '../exhibit/ids';
import type { CaseRecord, EvidenceKind, Exhibit, ExhibitDraft, ExhibitFile } from '../exhibit/model';
import type { UtcIso } from '../shared/time';
import type { AppError, ErrorCode } from '../shared/errors';
import type { BundleStamp } from './paper-rows';
import type { FixityJobRow } from './fixity-rows';
export type { TextPart, TextRow } from './text-rows';

export type { InboxRow, SeenFile } from './inbox-rows';

/** A case and the head of its custody chain. */
export interface CaseRow extends CaseRecord {
  readonly updatedAt: UtcIso;
  readonly nextNumber: number;
  /** `seq` the next line will get. */
  readonly nextSeq: number;
  readonly chainHead: Sha256;
  readonly exportedAt?: UtcIso;
  /** The last 体检 that read the case to its end. */
  readonly checkedAt?: UtcIso;
  /** What the user stated or confirmed; absent while nothing was. The log holds its history. */
  readonly dossier?: Dossier;
}

export interface ExhibitRow {
  readonly id: ExhibitId;
  readonly caseId: CaseId;
  readonly number: number;
  readonly createdAt: UtcIso;
  readonly record: Exhibit;
  /** Address of `exhibit.json`. */
  readonly recordSha256: Sha256;
  readonly recordBytes: number;
  /** Sum of all files. */
  readonly bytes: number;
  /** Latest note and tags; their history is in the log. */
  readonly note: string;
  readonly tags: readonly string[];
  /** What the user says it is; absent: as in the record. */
  readonly kind?: EvidenceKind;
  /** What was read off it that a case could use. Absent in rows of earlier versions. */
  readonly hints?: readonly Hint[];
  /** The site's clock less this computer's as it was kept, ms; only where they contradict each other. Read with the hints. */
  readonly serverAheadMs?: number;
  /**
   * `verifying`: written, not yet read back, so no ✓; `verified`: read back and re-hashed; `damaged`: a blob is
   * missing or its hash differs.
   */
  readonly integrity: 'verifying' | 'verified' | 'damaged';
}

export interface BlobRow {
  readonly sha256: Sha256;
  readonly blob: Blob;
}

export interface LogRow {
  readonly caseId: CaseId;
  readonly seq: number;
  /** Canonical JSON, no LF. */
  readonly line: string;
  readonly sha256: Sha256;
}

export type CaptureStage =
  | 'checking'
  | 'preparing'
  | 'page'
  | 'pixels'
  | 'redrawing'
  | 'stitching'
  // Of a conversation: `done` is the number of messages read, `total` 0 while it is not known.
  | 'chat-finding'
  | 'chat-history'
  | 'chat-reading'
  | 'storing'
  | 'verifying';
export type ExportStage = 'collecting' | 'writing' | 'verifying';

export interface JobBase {
  readonly id: JobId;
  readonly startedAt: UtcIso;
  readonly updatedAt: UtcIso;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  readonly error?: AppError;
}

export interface CaptureJobRow extends JobBase {
  readonly kind: 'capture';
  readonly caseId: CaseId;
  /** Absent: the page. */
  readonly of?: 'chat';
  readonly tabId: number;
  readonly url: string;
  readonly title: string;
  readonly stage: CaptureStage;
  /** Tiles taken and tiles planned, during `pixels`. */
  readonly done: number;
  readonly total: number;
  /** Pictures taken of a conversation while it is read. */
  readonly pictures?: number;
  /** Set with state `done`. */
  readonly exhibitId?: ExhibitId;
  /** What the exhibit will say, as far as the capture has come: a fresh worker closes the record with it. */
  readonly draft?: ExhibitDraft;
}

export interface ExportJobRow extends JobBase {
  readonly kind: 'export';
  readonly caseId: CaseId;
  /** A masked copy (打码副本), not the bundle itself. */
  readonly redacted?: boolean;
  readonly stage: ExportStage;
  /** Bytes handled and bytes in all. */
  readonly done: number;
  readonly total: number;
  /** Set with state `done`: finished volumes waiting in the outbox to be saved by a page. */
  readonly volumes?: readonly { readonly name: string; readonly sha256: Sha256; readonly bytes: number }[];
  /** A page has handed every volume to the browser's downloads. */
  readonly saved?: boolean;
  /** Of each authority that was asked to stamp the bundle; absent while that is switched off. */
  readonly stamps?: readonly BundleStamp[];
  /** Fingerprint of the key that signed it, hex; absent: not signed. */
  readonly key?: string;
}

/** What became of one file of an import. */
export type ImportOutcome =
  | {
      readonly item: string;
      readonly name: string;
      readonly exhibit: ExhibitId;
      readonly number: number;
      readonly became: 'imported';
      readonly elsewhere?: string;
    }
  | {
      readonly item: string;
      readonly name: string;
      readonly exhibit: ExhibitId;
      readonly number: number;
      readonly became: 'duplicate';
    }
  | { readonly item: string; readonly name: string; readonly became: 'failed'; readonly error: AppError };

export interface ImportItem {
  /** Of the inbox. */
  readonly id: string;
  /** Taken in although the case has the same bytes already. */
  readonly again?: boolean;
}

/** Some files of the inbox on their way into a case. Each is sealed for itself: what is done stays, whatever comes. */
export interface ImportJobRow extends JobBase {
  readonly kind: 'import';
  readonly caseId: CaseId;
  /** Files to do; each leaves the list, and the inbox, in the same transaction in which it becomes an exhibit. */
  readonly items: readonly ImportItem[];
  readonly outcomes: readonly ImportOutcome[];
  readonly done: number;
  readonly total: number;
  /** Of the file under way. */
  readonly name: string;
}

/** Everything into one archive. */
export interface BackupJobRow extends JobBase {
  readonly kind: 'backup';
  readonly stage: 'collecting' | 'writing' | 'joining' | 'verifying';
  /** Cases or bytes handled, and in all. */
  readonly done: number;
  readonly total: number;
  /** As for an export. */
  readonly volumes?: ExportJobRow['volumes'];
  readonly saved?: boolean;
  /** Set with state `done`: how many cases are in it. */
  readonly cases?: number;
  /** Those that could not be packed, and why. */
  readonly left?: readonly { readonly id: CaseId; readonly title: string; readonly code: ErrorCode }[];
}

/** What became of one case of a restored archive. */
export interface RestoredCase {
  readonly id: CaseId;
  readonly title: string;
  /**
   * `restored`: it was not here; `updated`: the archive went on from what was here; `repaired`: damaged files were
   * replaced; `present`: nothing to do; `refused`: left as it is, `error` says why.
   */
  readonly outcome: 'restored' | 'updated' | 'repaired' | 'present' | 'refused';
  /** Exhibits taken in. */
  readonly exhibits: number;
  /** Of a repair: papers, certificates and time-stamps that were put back. */
  readonly others?: number;
  readonly error?: AppError;
}

export interface RestoreJobRow extends JobBase {
  readonly kind: 'restore';
  readonly stage: 'reading' | 'storing' | 'verifying';
  /** Bytes handled and in all, of this stage. */
  readonly done: number;
  readonly total: number;
  /** The files, while they are in the inbox. */
  readonly inbox: readonly string[];
  readonly cases: readonly RestoredCase[];
  /** Files that could not be used. */
  readonly files: readonly { readonly name: string; readonly error: AppError }[];
}

export type JobRow =
  CaptureJobRow | ExportJobRow | ImportJobRow | BackupJobRow | RestoreJobRow | FixityJobRow;

/** A file of a capture under way; its bytes are already in `blobs`. */
export interface StagedRow extends ExhibitFile {
  readonly jobId: JobId;
}

export interface OutboxRow {
  readonly jobId: JobId;
  /** 0-based volume. */
  readonly index: number;
  readonly name: string;
  /** What comes after the pieces; the whole volume when there are none. */
  readonly blob: Blob;
  /** How many pieces of it lie apart, because they came while it was still being written. */
  readonly pieces?: number;
}

export interface OutboxPieceRow extends Pick<OutboxRow, 'jobId' | 'index' | 'blob'> {
  /** 0-based. */
  readonly piece: number;
}

export interface KeyRow {
  readonly id: 'installation';
  /** ECDSA P-256; the browser keeps it by structured clone, its private half is not extractable. */
  readonly pair: CryptoKeyPair;
  readonly createdAt: UtcIso;
}

export interface SettingRow {
  /**
   * `reminded`: deadlines that a notice has told of, as a JSON list of keys; `logsSeen`: `LogsSeen` as JSON;
   * `volumeSize`: bytes of an export's volumes, in MB.
   */
  readonly key:
    | 'beacon'
    | 'chatLimits'
    | 'currentCase'
    | 'iconCaptures'
    | 'locale'
    | 'logsSeen'
    | 'packProfiles'
    | 'reminded'
    | 'reminder'
    | 'serverTime'
    | 'stamps'
    | 'theme'
    | 'volumeSize'
    | 'welcomed';
  readonly value: string;
}
