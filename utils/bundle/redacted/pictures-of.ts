import type { Exhibit } from '../../exhibit/model';
import { kindOfFile } from './file-kind';

/** `whole`: what the exhibit is a picture of. `raw`: the screens it was joined from. `small`: for lists. `part`: brought along. */
export type PictureRole = 'whole' | 'raw' | 'small' | 'part';

export interface PictureFile {
  readonly path: string;
  readonly mediaType: string;
  readonly role: PictureRole;
  /** Nobody has read what it shows: a file of the user's, or a picture that somebody sent. */
  readonly unread: boolean;
}

const TILE = /(?:^|\/)tiles\/\d+\.png$/;

/**
 * The picture files of an exhibit, in the order of its files. The screens of a conversation are `whole` where they were not
 * joined; what a guard photographed is `whole` as well.
 */
export function picturesOf({
  files,
  origin,
  picture,
  panes = [],
}: Pick<Exhibit, 'files' | 'origin' | 'picture' | 'panes'>): PictureFile[] {
  const joined = [picture, ...panes].some((one) => (one?.parts.length ?? 0) > 0);
  return files
    .filter(({ path, mediaType }) => kindOfFile(path, mediaType) === 'picture')
    .map(({ path, mediaType }) => ({
      path,
      mediaType,
      role:
        path === 'thumb.jpg'
          ? 'small'
          : TILE.test(path) && joined
            ? 'raw'
            : path.startsWith('attachments/')
              ? 'part'
              : 'whole',
      unread: path.startsWith('attachments/') || (origin === 'imported' && path !== 'thumb.jpg'),
    }));
}

/** What the plan and the words of an exhibit say about its pictures. */
export interface PictureState {
  /** Its words hold a masked string. */
  readonly spoken: boolean;
  readonly isMarked: (path: string) => boolean;
  /** The user says that nothing to be masked shows in it. */
  readonly isClear: (path: string) => boolean;
}

/**
 * Why a picture is not copied as it is; undefined: it is. The rule leans to leaving out: a picture of an exhibit with masked
 * words, or one that nobody has read, is copied only when somebody has looked at it. Of the small picture: {@link maskExhibit}.
 */
export function reasonFor(
  { path, role, unread }: PictureFile,
  all: readonly PictureFile[],
  { spoken, isMarked, isClear }: PictureState,
): 'AREAS' | 'NOT_READ' | 'TEXT_IN_PICTURE' | 'RAW_PICTURE' | undefined {
  if (isMarked(path)) return 'AREAS';
  if (isClear(path)) return undefined;
  if (unread) return 'NOT_READ';
  const marked = all.some((one) => isMarked(one.path));
  if (!spoken && !marked) return undefined;
  if (role !== 'raw') return 'TEXT_IN_PICTURE';
  const seen = !marked && all.every((one) => one.role !== 'whole' || isClear(one.path));
  return seen ? undefined : 'RAW_PICTURE';
}
