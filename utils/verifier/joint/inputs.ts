import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readZipLayout } from '../../bundle/zip-layout';
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

/**
 * Volumes of one export together, everything else by itself, judged by the top folder's name alone: whoever lies there
 * only makes their own bundle incomplete.
 */
export async function groupVolumes(files: readonly FoundFile[]): Promise<FoundFile[][]> {
  const groups = new Map<string, FoundFile[]>();
  for (const file of files) {
    const set = await volumeSet(file.path);
    const key = set ?? file.path;
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  return [...groups.values()];
}

async function volumeSet(path: string): Promise<string | undefined> {
  const file = await openFile(path).catch(() => undefined);
  if (!file) return undefined;
  try {
    const layout = await readZipLayout(file.source);
    const folder = layout.ok ? (layout.value.files[0]?.name.split('/')[0] ?? '') : '';
    return /^(LZ-[A-Za-z0-9-]+)-v\d+of\d+$/.exec(folder)?.[1];
  } catch {
    return undefined;
  } finally {
    await file.close();
  }
}
