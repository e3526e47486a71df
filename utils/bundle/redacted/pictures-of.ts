import type { Exhibit } from '../../exhibit/model';
import { kindOfFile } from './file-kind';
import { canStrip } from './metadata/strip';

/** `whole`: what the exhibit is a picture of. `raw`: the screens it was joined from. `small`: for lists. `part`: brought along. */
export type PictureRole = 'whole' | 'raw' | 'small' | 'part';

export interface PictureFile {
  readonly path: string;
  readonly mediaType: string;
  readonly role: PictureRole;
  /** Nobody has read what it shows: a file of the user's, a picture that somebody sent, a page whose words were not all kept. */
  readonly unread: boolean;
  /** Another program wrote it: it may say where and with what it was taken. */
  readonly foreign: boolean;
}

const TILE = /(?:^|\/)tiles\/\d+\.png$/;

/** Files that hold the words of a page or conversation. */
const WORDS = ['text.txt', 'chat.json', 'guard.json'];
/** What a page shows although its words are not here. */
const WORDLESS = new Set(['text', 'html', 'frame', 'shadow-root']);

/**
 * The picture files of an exhibit, in the order of its files. The screens of a conversation are `whole` where they were not
 * joined; what a guard photographed is `whole` as well.
 */
export function picturesOf({
  files,
  origin,
  picture,
  panes = [],
  notCaptured,
}: Pick<Exhibit, 'files' | 'origin' | 'picture' | 'panes' | 'notCaptured'>): PictureFile[] {
  const joined = [picture, ...panes].some((one) => (one?.parts.length ?? 0) > 0);
  const imported = origin === 'imported';
  const wordless =
    imported ||
    !files.some(({ path }) => WORDS.includes(path)) ||
    notCaptured.some(({ what }) => WORDLESS.has(what));
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
      unread: path.startsWith('attachments/') || (wordless && path !== 'thumb.jpg'),
      foreign: path.startsWith('attachments/') || (imported && path !== 'thumb.jpg'),
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
 * words, or one that nobody has read, is copied only when somebody has looked at it; what it says of itself, no eye sees, so
 * a format from which that cannot be taken out is not copied at all. Of the small picture: {@link maskExhibit}.
 */
export function reasonFor(
  { path, mediaType, role, unread, foreign }: PictureFile,
  all: readonly PictureFile[],
  { spoken, isMarked, isClear }: PictureState,
): 'AREAS' | 'NOT_READ' | 'TEXT_IN_PICTURE' | 'RAW_PICTURE' | 'NOT_MASKABLE' | undefined {
  if (isMarked(path)) return 'AREAS';
  if (isClear(path)) return foreign && !canStrip(mediaType) ? 'NOT_MASKABLE' : undefined;
  const marked = all.some((one) => isMarked(one.path));
  if (role === 'raw') {
    if (!unread && !spoken && !marked) return undefined;
    const seen = !marked && all.every((one) => one.role !== 'whole' || isClear(one.path));
    return seen ? undefined : 'RAW_PICTURE';
  }
  if (unread) return 'NOT_READ';
  return spoken || marked ? 'TEXT_IN_PICTURE' : undefined;
}
