import type { CaseId, ExhibitId } from '../exhibit/ids';
import type { LogFinding } from '../integrity/log-findings';
import type { AppError } from '../shared/errors';
import type { JobBase } from './rows';

/** A file whose bytes are not those that were kept. */
export interface DamagedFile {
  /** Below `data/` of a bundle: `exhibits/E001/page.png`, `documents/D001/…`. */
  readonly path: string;
  readonly problem: 'missing' | 'changed';
  /** Of which exhibit; absent: a paper or certificate of the case. */
  readonly exhibit?: ExhibitId;
  readonly number?: number;
}

/** What a check-up found in one case. */
export interface CheckedCase {
  readonly id: CaseId;
  readonly title: string;
  readonly files: number;
  readonly bytes: number;
  readonly damaged: readonly DamagedFile[];
  readonly log: readonly LogFinding[];
  /** It could not be read to its end, which says nothing about the files. */
  readonly error?: AppError;
}

/** 体检: every file of a case, or of all, read back and hashed again. */
export interface FixityJobRow extends JobBase {
  readonly kind: 'fixity';
  /** Absent: all cases. */
  readonly caseId?: CaseId;
  /** Title of the case under way. */
  readonly name: string;
  /** Bytes read and bytes in all. */
  readonly done: number;
  readonly total: number;
  /** Those that are finished. */
  readonly cases: readonly CheckedCase[];
}
