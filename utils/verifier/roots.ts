import { readFile } from 'node:fs/promises';
import { readPemCertificates } from '../integrity/timestamp/certificate';

/** PEM of all the files together; undefined when one of them holds no certificate. */
export async function readRoots(paths: readonly string[]): Promise<string | undefined> {
  const texts: string[] = [];
  for (const path of paths) {
    const text = await readFile(path, 'latin1').catch(() => '');
    if (readPemCertificates(text).length === 0) return undefined;
    texts.push(text);
  }
  return texts.join('\n');
}
