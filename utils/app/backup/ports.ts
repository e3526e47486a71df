import type { RestorableCase } from '../../bundle/restorable/restorable-case';
import type { CaseEntry } from '../../case/model';
import type { CaseId, ExhibitId, JobId, Sha256 } from '../../exhibit/ids';
import type { ExhibitFile } from '../../exhibit/model';
import type { LogEvent } from '../../integrity/chain.types';
import type { Digests } from '../../shared/digest';
import type { Result } from '../../shared/result';
import type { ClockReading, UtcIso } from '../../shared/time';
import type { CaseContents } from '../../storage/exports';
import type { Outbox } from '../../storage/outbox';
import type { ExportPorts } from '../export-case';
import type { RepairRequest, RestorePlan, RestoreRequest } from '../../storage/restore';
import type { BackupJobRow, CaseRow, InboxRow, JobRow, RestoreJobRow } from '../../storage/rows';

interface Common {
  readonly clock: () => ClockReading;
  readonly newId: () => string;
  readonly digests: Digests;
  /** For the seals of the bundles. */
  readonly crypto: Crypto;
  readonly software: string;
  /** A job has begun or ended: whether the background is needed may have changed. */
  readonly changed: () => void;
}

interface Jobs<Row extends JobRow> {
  add(row: Row): Promise<Result<null>>;
  update(id: JobId, patch: Partial<Omit<Row, 'id' | 'kind'>>): Promise<void>;
}

export interface BackupPorts extends Common, Pick<ExportPorts, 'signer' | 'declareKey' | 'noteDamage'> {
  readonly jobs: Jobs<BackupJobRow>;
  readonly listCases: () => Promise<Result<readonly CaseRow[]>>;
  readonly readCase: (id: CaseId) => Promise<Result<CaseContents>>;
  readonly readBlob: (sha256: Sha256) => Promise<Result<Uint8Array<ArrayBuffer>>>;
  /** What the user chose, by key; no secrets. */
  readonly settings: () => Promise<Readonly<Record<string, string>>>;
  readonly outbox: Outbox & {
    /** Drops finished backups that nobody saved: a newer one takes their place. */
    supersede(): Promise<void>;
  };
  readonly note: (
    caseId: CaseId,
    at: UtcIso,
    event: Extract<LogEvent, { type: 'bundle-exported' }>,
  ) => Promise<Result<unknown>>;
  readonly recheck: (id: ExhibitId) => Promise<unknown>;
  /** Bytes per volume; default 200 MB. */
  readonly maxVolumeBytes?: number;
}

export interface RestorePorts extends Common {
  readonly jobs: Jobs<RestoreJobRow>;
  readonly inbox: {
    read(id: string): Promise<InboxRow | undefined>;
    empty(ids: readonly string[]): Promise<void>;
  };
  readonly isEntry: (line: unknown) => line is CaseEntry;
  readonly plan: (found: RestorableCase) => Promise<Result<RestorePlan>>;
  readonly stage: (jobId: JobId, file: ExhibitFile, blob: Blob) => Promise<Result<null>>;
  readonly discard: (jobId: JobId) => Promise<void>;
  readonly adopt: (request: RestoreRequest) => Promise<Result<null>>;
  readonly repair: (request: RepairRequest) => Promise<Result<null>>;
  readonly confirm: (id: ExhibitId) => Promise<Result<unknown>>;
  /** A case has come: it is shown first when nothing else is. */
  readonly arrived: (id: CaseId) => Promise<void>;
  /** Cases have come or grown: what is derived from their exhibits is to be read. Not waited for by the user. */
  readonly taken: () => Promise<void>;
  /** Keeps what was chosen where the archive was made, unless something was chosen here. */
  readonly offerSettings: (settings: Readonly<Record<string, string>>) => Promise<void>;
}
