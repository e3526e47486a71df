import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expandBackups } from '../../bundle/backup/read-backup';
import { eachPiece } from '../../joint/examine';
import { openFile } from '../file-source';
import { nodeDigests } from '../node-digests';

export interface CopyJob {
  readonly source: string;
  /** Name in a backup. */
  readonly within?: string;
  readonly to: string;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Copies a bundle byte for byte and hashes it on the way. False: it is no longer what was verified; nothing is left
 * behind then. A copy that an interrupted run left is hashed and kept.
 */
export async function copyBundle({ source, within, to, sha256, bytes }: CopyJob): Promise<boolean> {
  if ((await sizeOf(to)) === bytes && (await hashFile(to)) === sha256) return true;
  await mkdir(dirname(to), { recursive: true });
  const from = await openFile(source);
  const partial = `${to}.partial`;
  const out = await open(partial, 'w');
  let good = false;
  try {
    const hasher = nodeDigests.hasher('sha256');
    const { sources } =
      within === undefined
        ? { sources: [{ name: source, source: from.source }] }
        : await expandBackups([{ name: source, source: from.source }], { digests: nodeDigests });
    const found = sources.find(({ name }) => name === (within ?? source));
    if (found)
      await eachPiece(found.source, async (piece) => {
        hasher.update(piece);
        await out.write(piece);
      });
    await out.sync();
    good = found?.source.size === bytes && (await hasher.hex()) === sha256;
  } finally {
    await out.close();
    await from.close();
    if (!good) await rm(partial, { force: true });
  }
  if (good) await rename(partial, to);
  return good;
}

async function sizeOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ size }) => size,
    () => undefined,
  );
}

async function hashFile(path: string): Promise<string> {
  const file = await openFile(path);
  try {
    const hasher = nodeDigests.hasher('sha256');
    await eachPiece(file.source, (piece) => hasher.update(piece));
    return await hasher.hex();
  } finally {
    await file.close();
  }
}
