import type { UtcIso } from '../shared/time';
import type { Sha256 } from './ids';

/**
 * What an exhibit says of a file that the user brought in. It proves only that the file was there at that time: name,
 * dates and everything inside it are what the file itself, or the computer it lay on, says.
 */
export interface ImportedFile {
  /** As the user's computer calls it, verbatim: it may hold anything. For showing: `shownName`. */
  readonly name: string;
  readonly bytes: number;
  /** As the file system says. */
  readonly lastModified?: UtcIso;
  /** By its content (first bytes); `application/octet-stream` where they say nothing. */
  readonly mediaType: string;
  /** What its name claims; absent where the ending is unknown. Differing from `mediaType` it was renamed or converted. */
  readonly claimedType?: string;
  /** Of the whole file, also when it was too large to be kept. */
  readonly sha256: Sha256;
  /** Only of a file that was not kept, so that it can be recognised again by either. */
  readonly sha512?: string;
  /** `false`: only its hashes are here, the file itself stayed with the user. */
  readonly kept: boolean;
  /** px, as it is shown: turned as its EXIF says. */
  readonly picture?: { readonly width: number; readonly height: number };
  readonly photo?: PhotoClaims;
  /** Its EXIF is broken: what could be read of it is in `photo`. */
  readonly photoDamaged?: boolean;
}

/** A time as a picture's EXIF gives it: wall clock of the camera, `2026-03-12 14:31:05`. */
export interface ClaimedTime {
  readonly text: string;
  /** `+08:00`; absent: the picture does not say in which zone. */
  readonly offset?: string;
}

/** What a picture says of itself (照片自述). Any program can write it. */
export interface PhotoClaims {
  /** DateTimeOriginal: when it was taken. */
  readonly takenAt?: ClaimedTime;
  /** DateTime: when it was last written by a program. */
  readonly writtenAt?: ClaimedTime;
  /** Make and model. */
  readonly device?: string;
  readonly software?: string;
  /** It holds a position. The position itself is not repeated here; the original keeps it. */
  readonly location: boolean;
}
