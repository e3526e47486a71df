import { appError, type AppError } from '@/utils/shared/errors';

/** Files of one drop, paste or choice, and what could not be read of it. */
export interface Dropped {
  readonly files: readonly File[];
  readonly unread: readonly { readonly name: string; readonly error: AppError }[];
  /** Files beyond the limit, not read at all. */
  readonly beyond: number;
}

/** Files taken at once; a folder may hold a whole disk. */
export const AT_ONCE = 5000;

interface DropRules {
  /** Files at most; 5000 unless told. */
  readonly limit?: number;
  /** Of files in folders, those to take; all unless told. What was dropped by itself is always taken. */
  readonly inFolders?: (name: string) => boolean;
}

/** Files, and those in folders at any depth. To be called in the drop handler itself: the list is empty afterwards. */
export function readDrop(data: DataTransfer, rules: DropRules = {}): Promise<Dropped> {
  const given = Array.from(data.items)
    .filter((item) => item.kind === 'file')
    .map((item) => {
      const entry = item.webkitGetAsEntry();
      // A page opened from the disk cannot turn entries into files.
      return entry?.isDirectory ? entry : item.getAsFile();
    });
  return walk(
    given.filter((one) => one !== null),
    rules,
  );
}

async function walk(
  start: readonly (FileSystemEntry | File)[],
  { limit = AT_ONCE, inFolders = () => true }: DropRules,
): Promise<Dropped> {
  const files: File[] = [];
  const unread: { name: string; error: AppError }[] = [];
  let beyond = 0;
  const waiting = [...start];
  for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
    const { name } = entry;
    const folder = !(entry instanceof File) && entry.isDirectory;
    if (!(entry instanceof File || folder) && (isLitter(name) || !inFolders(name))) continue;
    if (files.length >= limit) {
      beyond += 1;
      continue;
    }
    try {
      if (entry instanceof File) files.push(entry);
      else if (folder) waiting.push(...(await children(entry as FileSystemDirectoryEntry)));
      else files.push(await fileOf(entry as FileSystemFileEntry));
    } catch (thrown) {
      unread.push({ name, error: appError('FILE_UNREADABLE', { cause: String(thrown) }) });
    }
  }
  return { files, unread, beyond };
}

/** What systems leave in folders by themselves. */
const isLitter = (name: string): boolean => /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|\._.*)$/i.test(name);

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });

/** A folder is read in pieces of at most 100 until an empty one comes. */
async function children(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const piece = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (piece.length === 0) return all;
    all.push(...piece);
  }
}

/** `Ctrl+V` of a picture: browsers name it `image.png` and date it now, which says nothing; the name says it was pasted. */
export function readPaste(data: DataTransfer, name: (n: number) => string): Dropped {
  const files = Array.from(data.files).map((file, i) => {
    const generic = /^image\.(?:png|jpe?g)$/i.exec(file.name);
    if (!generic) return file;
    return new File([file], `${name(i + 1)}.${file.name.split('.').at(-1)}`, {
      type: file.type,
      lastModified: 0,
    });
  });
  return { files, unread: [], beyond: 0 };
}

export function readChoice(list: FileList | null): Dropped {
  const files = Array.from(list ?? []);
  return { files: files.slice(0, AT_ONCE), unread: [], beyond: Math.max(0, files.length - AT_ONCE) };
}
