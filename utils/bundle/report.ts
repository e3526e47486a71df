import type { CaseField } from '../case/model';
import type { NotCaptured } from '../exhibit/model';
import type { TokenFacts } from '../integrity/timestamp/verify';
import type { Verdict, VerdictCode } from '../integrity/verdicts';
import type { ReportedExternal } from './verify-external';

export const LINE_NAMES = [
  'structure',
  'payload',
  'chain',
  'signature',
  'timestamp',
  'completeness',
] as const;
export type LineName = (typeof LINE_NAMES)[number];

export interface ReportedExhibit {
  /** `E001` */
  readonly label: string;
  readonly title: string;
  readonly url: string;
  /** UTC, as the operator's clock said. */
  readonly capturedAt: string;
  readonly notCaptured: readonly NotCaptured[];
}

/** What the holder of the case stated or confirmed, as the custody log has it. */
export interface ReportedFact {
  readonly field: CaseField;
  readonly value: string;
  /** `E001`: the exhibit it was read off; absent: stated. */
  readonly from?: string;
}

/** One time-stamp; what it says is to be relied upon only where `code` is TIMESTAMP_OK. */
export interface ReportedTimestamp extends Partial<TokenFacts> {
  readonly file: string;
  /** `bundle`, the exhibit whose capture it dates, or `original`: the bundle that this is a masked copy of. */
  readonly covers: string;
  readonly code: VerdictCode;
  /** Its root is one that the reader added: it is trusted on the reader's own judgement. */
  readonly rootAdded?: true;
  /** 1-based line of the custody log that it is over. */
  readonly line?: number;
}

/** A pulse of a public randomness beacon in an exhibit: what it says holds only where `code` is BEACON_OK or BEACON_AFTER_STATED. */
export interface ReportedPulse {
  readonly file: string;
  /** The exhibit whose capture record holds it. */
  readonly covers: string;
  readonly code: VerdictCode;
  /** Name of the beacon, or the id by which the file names it. */
  readonly beacon: string;
  readonly round?: number;
  /** UTC: when it came out, by its round. */
  readonly time?: string;
  /** 1-based line of the custody log that holds its hash. */
  readonly line?: number;
}

/** What can be said of one bundle: one or more volumes of the same export. */
export interface BundleReport {
  /** Names of the files it was read from. */
  readonly files: readonly string[];
  readonly lines: Readonly<Record<LineName, Verdict>>;
  /** False when nothing could be said beyond `structure`: not ours, not a zip, unknown version. */
  readonly readable: boolean;
  /** No bundle but the list of one with a time-stamp over it, in the European form. */
  readonly container?: 'asic-s';
  /** A masked copy (打码副本): what it differs in is listed in its `redactions.json`. */
  readonly redacted?: true;
  /** Bag-Group-Identifier. */
  readonly group?: string;
  readonly caseTitle?: string;
  /** UTC, self-declared. */
  readonly exportedAt?: string;
  readonly software?: string;
  /** In order of volume and file name. */
  readonly timestamps: readonly ReportedTimestamp[];
  /** Not-before marks, in order of volume and file name; absent where there are none. */
  readonly pulses?: readonly ReportedPulse[];
  /** What outsiders issued, in the order of the log; absent when it could not be read. */
  readonly external?: readonly ReportedExternal[];
  readonly exhibits: readonly ReportedExhibit[];
  /** In the order of {@link CASE_FIELDS}. */
  readonly facts: readonly ReportedFact[];
  readonly deleted: readonly { readonly label: string; readonly at: string; readonly reason: string }[];
}

/** `holds`: everything that could be checked does. `invalid`: something does not. `unreadable`: see `readable`. */
export type Outcome = 'holds' | 'invalid' | 'unreadable';

export interface Report {
  readonly outcome: Outcome;
  readonly bundles: readonly BundleReport[];
}

/** `invalid` outweighs `unreadable`: a proven change is the graver news. */
export function outcomeOf(bundles: readonly BundleReport[]): Outcome {
  const bad = (b: BundleReport): boolean => Object.values(b.lines).some((line) => line.status === 'invalid');
  if (bundles.some((b) => b.readable && bad(b))) return 'invalid';
  return bundles.length === 0 || bundles.some((b) => !b.readable) ? 'unreadable' : 'holds';
}
