import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Endings that are looked for in folders; a file that is named is taken whatever it is called. */
const ARCHIVE = /\.(?:zip|asics)$/i;

export type Found = { readonly path: string } | { readonly path: string; readonly problem: string };

/**
 * The files that the arguments name, each once: folders are looked through, links in them are not followed, hidden files and
 * folders are left out.
 *
 * @param wanted names of files that are taken in folders
 */
export async function findFiles(
  paths: readonly string[],
  wanted: RegExp = ARCHIVE,
): Promise<readonly Found[]> {
  const found = new Map<string, Found>();
  for (const path of paths) {
    const folder = await lstat(path).then(
      (stat) => stat.isDirectory(),
      () => false,
    );
    const more = folder ? await inFolder(path, wanted) : [{ path }];
    for (const one of more) if (!found.has(one.path)) found.set(one.path, one);
  }
  return [...found.values()];
}

async function inFolder(folder: string, wanted: RegExp): Promise<readonly Found[]> {
  const files = await below(folder, wanted);
  if (files.length > 0) return files;
  const names = await readdir(folder).catch((): string[] => []);
  const problem = names.includes('bagit.txt')
    ? '这是解压后的证据包，请核验原来的 zip，或按其中 VERIFY.txt 的命令 / an unzipped bundle: give the zip, or follow its VERIFY.txt'
    : '文件夹里没有 zip 文件 / no zip in that folder';
  return [{ path: folder, problem }];
}

async function below(folder: string, wanted: RegExp): Promise<readonly Found[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (!entries) return [{ path: folder, problem: '文件夹读不了 / the folder cannot be read' }];
  const lists = await Promise.all(
    entries
      .filter(({ name }) => !name.startsWith('.'))
      .map(async (entry): Promise<readonly Found[]> => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return below(path, wanted);
        return entry.isFile() && wanted.test(entry.name) ? [{ path }] : [];
      }),
  );
  return lists.flat().sort((a, b) => (a.path < b.path ? -1 : 1));
}
