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
