import type { CaseRecord, EvidenceKind, Exhibit } from '../exhibit/model';
import type { Sha256 } from '../exhibit/ids';
import type { Digests } from '../shared/digest';
import type { Result } from '../shared/result';
import type { ClockReading } from '../shared/time';

/** One exhibit as the store has it; a store row fits as it is. */
export interface BundleExhibit {
  readonly record: Exhibit;
  /** Of the canonical `exhibit.json`, which is read like any other blob. */
  readonly recordSha256: Sha256;
  /** Bytes of `exhibit.json`. */
  readonly recordBytes: number;
  readonly note: string;
  readonly tags: readonly string[];
  /** What the user says it is; absent: as in the record. */
  readonly kind?: EvidenceKind;
  readonly integrity: 'verified' | 'damaged';
}

export interface BundleInput {
  readonly caseRecord: CaseRecord;
  /** Those that exist now; the deleted ones are read off the log. */
  readonly exhibits: readonly BundleExhibit[];
  /** The custody log, verbatim, no LF, in order. */
  readonly logLines: readonly string[];
  readonly exportedAt: ClockReading;
  /** Name and version, e.g. `留证 0.1.0`. */
  readonly software: string;
  /** Bytes of payload per volume; default 200 MB. A single larger exhibit gets a volume of its own. */
  readonly maxVolumeBytes?: number;
}

export interface BundleVolume {
  /** `LZ-….zip` */
  readonly name: string;
  /** 0-based. */
  readonly index: number;
  readonly count: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: Sha256;
}

export interface BundlePorts {
  readonly digests: Digests;
  readonly readBlob: (sha256: Sha256) => Promise<Result<Uint8Array>>;
  readonly signal: AbortSignal;
  /** Bytes of exhibits read so far, of all volumes. */
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void;
  /** Takes one finished volume; the next is not begun before it resolves, so only one is in memory. */
  readonly onVolume: (volume: BundleVolume) => Promise<void>;
}
