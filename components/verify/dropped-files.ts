/** Files of a folder that are worth reading; what is dropped by itself is always taken. */
const ARCHIVE = /\.(?:zip|asics)$/i;

/** What was dropped, folders looked through. Rejects when the browser cannot read a folder. */
export async function droppedFiles(data: DataTransfer): Promise<readonly File[]> {
  // Entries are to be asked for before the event is over; folders are read afterwards.
  const entries = [...data.items].map((item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null));
  const loose = [...data.files];
  const found = await Promise.all(
    entries.map(async (entry, i) => {
      if (entry?.isDirectory) return filesBelow(entry as FileSystemDirectoryEntry);
      const file = loose[i];
      return file ? [file] : [];
    }),
  );
  return found.flat();
}

/** Of a folder chosen in the browser's own dialog, archives only. */
export const archivesAmong = (files: readonly File[]): readonly File[] =>
  files.filter(({ name }) => ARCHIVE.test(name)).sort((a, b) => (a.name < b.name ? -1 : 1));

async function filesBelow(folder: FileSystemDirectoryEntry): Promise<readonly File[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  // A reader gives a hundred at a time, and nothing at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) break;
    entries.push(...some);
  }
  const found = await Promise.all(
    entries.map((entry) => {
      if (entry.isDirectory) return filesBelow(entry as FileSystemDirectoryEntry);
      return new Promise<readonly File[]>((resolve, reject) =>
        (entry as FileSystemFileEntry).file((file) => resolve([file]), reject),
      );
    }),
  );
  return archivesAmong(found.flat());
}
