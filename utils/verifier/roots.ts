import { readFile } from 'node:fs/promises';
import { readCertificateFile, writePemCertificates } from '../integrity/timestamp/certificate';

/** PEM of all the files together, each PEM or DER; undefined when one of them holds no certificate. */
export async function readRoots(paths: readonly string[]): Promise<string | undefined> {
  const found: Uint8Array[] = [];
  for (const path of paths) {
    const bytes = await readFile(path).catch(() => new Uint8Array());
    const certificates = readCertificateFile(new Uint8Array(bytes));
    if (certificates.length === 0) return undefined;
    found.push(...certificates.map(({ der }) => der));
  }
  return writePemCertificates(found);
}
