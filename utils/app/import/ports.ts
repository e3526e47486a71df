import type { CaseId, ExhibitId, JobId, Sha256 } from '../../exhibit/ids';
import type { CaptureEnvironment } from '../../exhibit/model';
import type { Digests } from '../../shared/digest';
import type { AppError } from '../../shared/errors';
import type { Result } from '../../shared/result';
import type { ClockReading } from '../../shared/time';
import type { ImportSealing, KnownFile } from '../../storage/imports';
import type { ExhibitRow, ImportItem, ImportJobRow, ImportOutcome, InboxRow } from '../../storage/rows';

export interface ImportPorts {
  readonly clock: () => ClockReading;
  readonly newId: () => string;
  readonly digests: Digests;
  readonly environment: () => Promise<CaptureEnvironment>;
  /** Title of a case; `undefined` when there is none. */
  readonly caseTitle: (id: CaseId) => Promise<string | undefined>;
  readonly inbox: (id: string) => Promise<InboxRow | undefined>;
  readonly known: () => Promise<Map<Sha256, KnownFile[]>>;
  readonly exists: (id: ExhibitId) => Promise<boolean>;
  /** Exhibits, log lines, outcomes and end of the inbox rows in one write: all of it or nothing. */
  readonly seal: (
    job: Pick<ImportJobRow, 'id' | 'caseId'>,
    finishedAt: ClockReading,
    sealings: readonly ImportSealing[],
  ) => Promise<Result<ExhibitRow[]>>;
  readonly confirm: (ids: readonly ExhibitId[]) => Promise<unknown>;
  /** A file that became no exhibit. */
  readonly settle: (id: JobId, outcome: ImportOutcome) => Promise<Result<null>>;
  readonly jobs: {
    add(row: ImportJobRow): Promise<Result<null>>;
    /** The name of the file under way. */
    under(id: JobId, name: string): Promise<void>;
    /** A job that was never begun: its files leave the inbox, and a row of it that is there all the same says so. */
    refuse(id: JobId, items: readonly ImportItem[], error: AppError): Promise<void>;
    end(id: JobId, patch: Partial<Omit<ImportJobRow, 'id' | 'kind' | 'items'>>): Promise<void>;
  };
  /** An import has begun or ended: whether the background is needed may have changed. */
  readonly changed: () => void;
}
