import type { CaseRecord, EvidenceKind, Exhibit } from '../exhibit/model';
import type { Sha256 } from '../exhibit/ids';
import type { Signer } from '../integrity/signature';
import type { Digests } from '../shared/digest';
import type { Result } from '../shared/result';
import type { ClockReading } from '../shared/time';
import type { Archive, KeepPiece } from './zip-write';

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
  /** What `seal/` holds besides the signature: time-stamps of exhibits, certificates, what outsiders issued. */
  readonly seals?: readonly SealFile[];
  /** Bytes of payload per volume; default 200 MB. A single larger exhibit gets a volume of its own. */
  readonly maxVolumeBytes?: number;
}

export interface BundleVolume extends Archive {
  /** `LZ-….zip` */
  readonly name: string;
  /** 0-based. */
  readonly index: number;
  readonly count: number;
  /** SHA-512 of its files by their SHA-256, for whoever reads it back at once. */
  readonly hashed?: ReadonlyMap<string, string>;
}

/** A file below `seal/`, in no manifest. */
export interface SealFile {
  /** With `seal/` in front; one of the names of {@link isSealPath}. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface BundlePorts {
  readonly digests: Digests;
  /** Signs each volume's tagmanifest. Absent: no signature, and the bundle's pages say so. */
  readonly signer?: Signer;
  /** Asks authorities for time-stamps over a volume's tagmanifest; gives what came, `.tsr` and chains. */
  readonly stamp?: (tagManifest: Uint8Array) => Promise<readonly SealFile[]>;
  readonly readBlob: (sha256: Sha256) => Promise<Result<Uint8Array>>;
  /** Where the pieces of a volume lie that is being written; absent: with the browser's blobs. */
  readonly keepPiece?: (
    volume: Pick<BundleVolume, 'index'>,
    ...piece: Parameters<KeepPiece>
  ) => Promise<Blob>;
  readonly signal: AbortSignal;
  /** Bytes of exhibits read so far, of all volumes. */
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void;
  /** Takes one finished volume; the next is not begun before it resolves. */
  readonly onVolume: (volume: BundleVolume) => Promise<void>;
}
