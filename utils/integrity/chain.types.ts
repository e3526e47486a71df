import type { CaseEntry } from '../case/model';
import type { CaseId, ExhibitId, Sha256 } from '../exhibit/ids';
import type { EvidenceKind } from '../exhibit/model';
import type { GuardEntry } from './guard-entries';
import type { UtcIso } from '../shared/time';

export interface LoggedFile {
  /** Path in the bag below `data/`, e.g. `exhibits/E001/page.png`. */
  readonly path: string;
  readonly sha256: Sha256;
  readonly bytes: number;
}

/** A file a case was restored from. */
export interface ArchiveName {
  readonly name: string;
  readonly sha256: Sha256;
  readonly bytes: number;
}

interface LineBase {
  readonly v: 1;
  readonly case: CaseId;
  /** 0-based, no gaps. */
  readonly seq: number;
  /** SHA-256 of the previous line's bytes without its LF; 64 zeros for the first. */
  readonly prev: Sha256;
  readonly at: UtcIso;
}

/** What may happen to a case. Each is one line of `log/chain.jsonl`, RFC 8785 canonical JSON. */
export type LogEvent =
  | { readonly type: 'case-created'; readonly title: string; readonly software: string }
  | { readonly type: 'case-renamed'; readonly title: string }
  | {
      readonly type: 'exhibit-captured';
      readonly exhibit: ExhibitId;
      readonly number: number;
      readonly state: 'complete' | 'partial';
      /** `exhibit.json` first, then its files sorted by path. */
      readonly files: readonly LoggedFile[];
    }
  | {
      /** A file of the user's, taken in as it is: proves only that it was there at that time. */
      readonly type: 'exhibit-imported';
      readonly exhibit: ExhibitId;
      readonly number: number;
      readonly state: 'complete' | 'partial';
      readonly files: readonly LoggedFile[];
    }
  | {
      /** What the user says it is, in place of the kind in its record. */
      readonly type: 'exhibit-classified';
      readonly exhibit: ExhibitId;
      readonly number: number;
      readonly kind: EvidenceKind;
    }
  | {
      readonly type: 'exhibit-noted';
      readonly exhibit: ExhibitId;
      readonly number: number;
      readonly note: string;
    }
  | {
      readonly type: 'exhibit-tagged';
      readonly exhibit: ExhibitId;
      readonly number: number;
      readonly tags: readonly string[];
    }
  | {
      readonly type: 'exhibit-deleted';
      readonly exhibit: ExhibitId;
      readonly number: number;
      /** The hashes stay although the bytes are gone. */
      readonly files: readonly LoggedFile[];
      readonly reason: string;
    }
  | {
      /** Files whose bytes the store lost or changed: found at an export, which goes on without them. */
      readonly type: 'exhibit-damaged';
      readonly exhibit: ExhibitId;
      readonly number: number;
      /** The hashes stay. All files of the exhibit when its `exhibit.json` is among them. */
      readonly files: readonly LoggedFile[];
    }
  | {
      /** The first key of an installation that signs bundles of this case, before the export it signs. */
      readonly type: 'key-set';
      /** SHA-256 of the SubjectPublicKeyInfo (DER). */
      readonly key: Sha256;
    }
  | {
      /** Another installation, or a profile that lost its key, signs from here on. */
      readonly type: 'key-changed';
      readonly key: Sha256;
      readonly before: Sha256;
    }
  | {
      /** A time-stamp over the capture line of an exhibit came in; the token lies in `seal/exhibits/`. */
      readonly type: 'exhibit-timestamped';
      readonly exhibit: ExhibitId;
      readonly number: number;
      /** Short name of the authority, as in the file name. */
      readonly tsa: string;
      /** SHA-256 of the response's bytes (`.tsr`). */
      readonly token: Sha256;
      /** What the authority says, UTC. */
      readonly time: UtcIso;
    }
  | {
      /** A paper that was taken out to be sent or printed; its bytes lie in `documents/D001/`. */
      readonly type: 'document-kept';
      /** UUID. */
      readonly document: string;
      /** Its number: 1-based within the case, shown as D001. */
      readonly paper: number;
      /** Id of its template, e.g. `platform-appeal`. */
      readonly template: string;
      /** Its heading, as it stands on the paper. */
      readonly title: string;
      readonly files: readonly LoggedFile[];
      /** Numbers of the exhibits it cites. */
      readonly exhibits: readonly number[];
    }
  | {
      /** Files of a kept paper whose bytes the store lost or changed: as `exhibit-damaged`. */
      readonly type: 'document-damaged';
      readonly document: string;
      readonly paper: number;
      /** The hashes stay. */
      readonly files: readonly LoggedFile[];
    }
  | {
      /** Pictures cut for a channel: made anew at will, so only their hashes stay. */
      readonly type: 'pack-made';
      readonly name: string;
      /** Of the channel's profile. */
      readonly channel: string;
      readonly sha256: Sha256;
      readonly bytes: number;
      readonly pictures: readonly {
        readonly name: string;
        readonly sha256: Sha256;
        readonly bytes: number;
        /** Number of the exhibit; 0: the list of exhibits, drawn for the pack. */
        readonly exhibit: number;
        /** Hashes of the files it was cut from: two where it shows the end of one part and the beginning of the next. */
        readonly originals: readonly Sha256[];
      }[];
    }
  | {
      /** A copy of the case in which regions and words are masked; the originals stay as they are. */
      readonly type: 'redacted-exported';
      readonly name: string;
      /** SHA-256 of `tagmanifest-sha256.txt` of the unmasked bundle it was made from. */
      readonly of: Sha256;
      readonly exhibits: readonly number[];
      readonly volumes: number;
    }
  | {
      /** What an outsider issued (可信时间戳, 公证书, OpenTimestamps) and the user attached; below `seal/external/`. */
      readonly type: 'certificate-attached';
      readonly name: string;
      readonly file: LoggedFile;
      /** Number of the exhibit it is about; absent: the case. */
      readonly number?: number;
    }
  | {
      /** Every file of the case was read back and hashed again. */
      readonly type: 'fixity-checked';
      readonly files: number;
      readonly bytes: number;
      /** Paths below `data/` that are gone or differ. */
      readonly damaged: readonly string[];
    }
  | {
      readonly type: 'capture-failed';
      readonly code: string;
      readonly url: string;
    }
  | {
      readonly type: 'bundle-exported';
      readonly name: string;
      readonly exhibits: readonly number[];
      readonly volumes: number;
    }
  | GuardEntry
  | {
      /** The case came, or was brought up to date, out of archives: all lines before this one are theirs, verbatim. */
      readonly type: 'case-restored';
      readonly archives: readonly ArchiveName[];
      readonly software: string;
      /** Lines this installation had and the archive had not (exports, restores and check-ups only), verbatim. */
      readonly superseded: readonly string[];
    }
  | CaseEntry;

export type LogLine = LineBase & LogEvent;

export const GENESIS = '0'.repeat(64) as Sha256;
