import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Endings that are looked for in folders; a file that is named is taken whatever it is called. */
const ARCHIVE = /\.(?:zip|asics)$/i;
/** Folders in folders. */
const DEEPEST = 12;

export type Found = { readonly path: string } | { readonly path: string; readonly problem: string };

/** The files that the arguments name: folders are looked through, links in them are not followed. */
export async function findFiles(paths: readonly string[]): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const path of paths) {
    const folder = await lstat(path).then(
      (stat) => stat.isDirectory(),
      () => false,
    );
    if (!folder) found.push({ path });
    else found.push(...(await inFolder(path)));
  }
  return found;
}

async function inFolder(folder: string): Promise<readonly Found[]> {
  const files = await below(folder, DEEPEST).catch((): readonly string[] => []);
  if (files.length > 0) return files.map((path) => ({ path }));
  const names = await readdir(folder).catch((): string[] => []);
  const problem = names.includes('bagit.txt')
    ? '这是解压后的证据包，请核验原来的 zip，或按其中 VERIFY.txt 的命令 / an unzipped bundle: give the zip, or follow its VERIFY.txt'
    : '文件夹里没有 zip 文件 / no zip in that folder';
  return [{ path: folder, problem }];
}

async function below(folder: string, depth: number): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const lists = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && depth > 0) return below(path, depth - 1);
      return entry.isFile() && ARCHIVE.test(entry.name) ? [path] : [];
    }),
  );
  return lists.flat().sort();
}
