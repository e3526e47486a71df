import type { Sha256 } from '../exhibit/ids';
import type { ImportedFile, PhotoClaims } from '../exhibit/imported';
import type { UtcIso } from '../shared/time';

/**
 * A file of the user's on its way in: a page leaves it here and tells the background its id, since a message cannot carry
 * it. The only thing a page writes.
 */
export interface InboxRow {
  /** UUID. */
  readonly id: string;
  readonly name: string;
  readonly blob: Blob;
  /** ms since the epoch, as the file system says. */
  readonly lastModified: number;
  readonly at: UtcIso;
  /** What a page could tell of it; a worker cannot show a film. */
  readonly seen?: SeenFile;
  /** It is too large to be kept: `blob` holds its first bytes only, this is the whole. */
  readonly hashed?: { readonly bytes: number; readonly sha256: Sha256; readonly sha512: string };
}

/** What a page reads off a file before leaving it. All of it is the file's own word. */
export interface SeenFile {
  readonly picture?: ImportedFile['picture'];
  readonly photo?: PhotoClaims;
  readonly photoDamaged?: boolean;
  /** Small JPEG. */
  readonly thumbnail?: Blob;
}
