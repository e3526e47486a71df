import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { volumeSet } from '../../joint/examine';
import { openFile } from '../file-source';

export interface FoundFile {
  readonly path: string;
  /** Changes when the file does: size and time of change. */
  readonly state: string;
}

/** Files as they are, and every `.zip` below the folders, each once, sorted; hidden ones are left out. */
export async function findFiles(
  given: readonly string[],
): Promise<{ files: FoundFile[]; missing: string[] }> {
  const files = new Map<string, FoundFile>();
  const missing: string[] = [];
  for (const path of given.map((one) => resolve(one))) {
    const found = await stat(path).catch(() => undefined);
    if (!found) missing.push(path);
    else if (!found.isDirectory()) files.set(path, { path, state: stateOf(found) });
    else
      for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
        const at = join(entry.parentPath, entry.name);
        if (!entry.isFile() || !/^[^.].*\.zip$/i.test(entry.name) || at.slice(path.length).includes('/.'))
          continue;
        files.set(at, { path: at, state: stateOf(await stat(at)) });
      }
  }
  return { files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), missing };
}

const stateOf = ({ size, mtimeMs }: { size: number; mtimeMs: number }): string => `${size} ${mtimeMs}`;

/** Which set of volumes it says it is of. */
export async function setOf({ path }: FoundFile): Promise<string | undefined> {
  const file = await openFile(path).catch(() => undefined);
  if (!file) return undefined;
  try {
    return await volumeSet(file.source);
  } finally {
    await file.close();
  }
}
