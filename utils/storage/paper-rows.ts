import type { CaseId, ExhibitId, Sha256 } from '../exhibit/ids';
import type { LoggedFile } from '../integrity/chain.types';
import type { VerdictCode } from '../integrity/verdicts';
import type { AppError } from '../shared/errors';
import type { UtcIso } from '../shared/time';

/** A time-stamp over the capture line of one exhibit, by one authority. */
export interface StampRow {
  /** `<exhibit id>.<tsa>` */
  readonly id: string;
  readonly caseId: CaseId;
  readonly exhibitId: ExhibitId;
  readonly number: number;
  /** Short name of the authority, as in file names. */
  readonly tsa: string;
  /** SHA-256 of the log line that recorded the exhibit. */
  readonly digest: Sha256;
  /** 待授时 → 已授时; `refused`: the authority will not, and asking again is left to the user. */
  readonly state: 'waiting' | 'stamped' | 'refused';
  readonly attempts: number;
  /** Not before this moment. */
  readonly nextAt?: UtcIso;
  readonly error?: AppError;
  /** DER of request and response, PEM of the certificates; there once it is stamped. */
  readonly query?: Uint8Array;
  readonly response?: Uint8Array;
  readonly chain?: string;
  /** What the authority says, UTC. */
  readonly time?: UtcIso;
  /** What the check of the token found when it came. */
  readonly found?: StampFinding;
}

export interface StampFinding {
  /** TIMESTAMP_OK, TIMESTAMP_ROOT_UNKNOWN or TIMESTAMP_UNSUPPORTED. */
  readonly code: VerdictCode;
  /** By its certificate. */
  readonly tsa?: string;
  readonly root?: string;
  readonly accuracyMs?: number;
}

/** A certificate of an outsider; its bytes are in `blobs`. */
export interface CertificateRow {
  /** `<case id>/<path in a bundle>` */
  readonly id: string;
  readonly caseId: CaseId;
  /** Number of the exhibit it is about; absent: the case. */
  readonly number?: number;
  /** As the user's file was called. */
  readonly name: string;
  /** Where it lies in a bundle: `seal/external/…`. */
  readonly file: LoggedFile;
  readonly at: UtcIso;
  /** The last 体检 found its bytes lost or changed. */
  readonly damaged?: boolean;
}

/** A paper as it was taken out; its bytes are in `blobs`. */
export interface DocumentRow {
  /** UUID. */
  readonly id: string;
  readonly caseId: CaseId;
  /** 1-based within the case, shown as D001. */
  readonly number: number;
  readonly template: string;
  readonly title: string;
  readonly at: UtcIso;
  /** Paths below `data/`: `documents/D001/…`. */
  readonly files: readonly LoggedFile[];
  /** Numbers of the exhibits it cites. */
  readonly exhibits: readonly number[];
  /** Paths of those of its files that the last 体检 found lost or changed. */
  readonly damaged?: readonly string[];
}

/** What an authority said to a bundle on its way out. */
export interface BundleStamp {
  /** Name of the authority. */
  readonly tsa: string;
  /** UTC, of the first volume; absent: there is none, and `error` says why. */
  readonly time?: UtcIso;
  readonly error?: AppError;
}
