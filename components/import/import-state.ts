import type { CaseId, JobId } from '@/utils/exhibit/ids';
import { shownName } from '@/utils/recognise/import/file-name';
import type { AppError } from '@/utils/shared/errors';
import type { ImportOutcome } from '@/utils/storage/rows';
import type { Wanted } from './take-batch';

/** A batch that may still be without a case: it goes into the one made for the first of them. */
export interface Waiting {
  readonly caseId: CaseId | null;
  readonly wanted: readonly Wanted[];
}

/** Files that a stop left out, with the outcomes that say so. */
export interface Stopped extends Waiting {
  readonly items: readonly string[];
}

/** What one page knows of the imports it began. */
export interface Local {
  readonly total: number;
  readonly name: string;
  readonly outcomes: readonly ImportOutcome[];
  readonly beyond: number;
  readonly jobs: readonly JobId[];
  readonly active: boolean;
  readonly stopping: boolean;
  readonly stopped: readonly Stopped[];
  readonly error: AppError | null;
}

export const IDLE: Local = {
  total: 0,
  name: '',
  outcomes: [],
  beyond: 0,
  jobs: [],
  active: false,
  stopping: false,
  stopped: [],
  error: null,
};

export const filesIn = (batches: readonly Waiting[]): number =>
  batches.reduce((sum, { wanted }) => sum + wanted.length, 0);

/** A file that became no exhibit. */
export const failed = (item: string, file: File, error: AppError): ImportOutcome => ({
  item,
  name: shownName(file.name),
  became: 'failed',
  error,
});
