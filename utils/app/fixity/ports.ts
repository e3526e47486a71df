import type { CaseId, ExhibitId, JobId, Sha256 } from '../../exhibit/ids';
import type { LoggedFile, LogEvent } from '../../integrity/chain.types';
import type { Digests } from '../../shared/digest';
import type { Result } from '../../shared/result';
import type { ClockReading, UtcIso } from '../../shared/time';
import type { CaseContents } from '../../storage/exports';
import type { FixityJobRow } from '../../storage/fixity-rows';
import type { CaseRow } from '../../storage/rows';

export interface FixityPorts {
  readonly clock: () => ClockReading;
  readonly newId: () => string;
  readonly digests: Digests;
  /** Of the extension. */
  readonly version: string;
  readonly jobs: {
    add(row: FixityJobRow): Promise<Result<null>>;
    update(id: JobId, patch: Partial<Omit<FixityJobRow, 'id' | 'kind'>>): Promise<void>;
  };
  readonly listCases: () => Promise<Result<readonly CaseRow[]>>;
  readonly readCase: (id: CaseId) => Promise<Result<CaseContents>>;
  /** Files of the case that belong to no exhibit. */
  readonly paperFiles: (id: CaseId) => Promise<readonly LoggedFile[]>;
  readonly blobState: (
    sha256: Sha256,
    signal: AbortSignal,
  ) => Promise<Result<'intact' | 'missing' | 'changed'>>;
  /** Those of the exhibits that were not deleted meanwhile. */
  readonly stillThere: (ids: readonly ExhibitId[]) => Promise<Result<ReadonlySet<ExhibitId>>>;
  readonly mark: (states: ReadonlyMap<ExhibitId, 'verified' | 'damaged'>) => Promise<Result<null>>;
  /** Papers and certificates whose files are damaged; those of the case that are not named are well. */
  readonly markPapers: (id: CaseId, damaged: ReadonlySet<string>) => Promise<Result<null>>;
  readonly note: (
    caseId: CaseId,
    at: UtcIso,
    event: Extract<LogEvent, { type: 'fixity-checked' }>,
  ) => Promise<Result<unknown>>;
  /** What the last look at all logs found, `LogsSeen` as JSON. */
  readonly logsSeen: {
    read(): Promise<string | undefined>;
    write(value: string): Promise<void>;
  };
  /** A check-up has begun or ended: whether the background is needed may have changed. */
  readonly changed: () => void;
}
