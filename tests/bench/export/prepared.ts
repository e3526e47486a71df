import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sampleCase, type SampleExhibit } from '@/tests/support/sample-bundle';
import type { BundleInput } from '@/utils/bundle/write';
import { noiseBytes } from '../pages/noise';

/** `volumes`: the whole case into a folder, in volumes of the default size. */
export type JobName = 'export' | 'jszip' | 'verify' | 'volumes';

/** What one job printed. */
export interface JobOutcome {
  /** ms, without the start of the process. */
  readonly ms: number;
  /** Largest resident set of the whole process. */
  readonly peakBytes: number;
}

/** A case on the disk: the store of the jobs. */
export interface Prepared {
  readonly input: BundleInput;
  /** SHA-256 → file. */
  readonly blobs: Readonly<Record<string, string>>;
}

export const EXHIBITS = 40;
/** Bytes of each exhibit's picture: a tall page's PNG. */
const PICTURE = 4 * 1024 * 1024;

/** Writes a case of about 4 MB an exhibit, mostly pictures that do not compress, into the folder; names its description. */
export async function prepareCase(
  folder: string,
  count = EXHIBITS,
): Promise<{ file: string; bytes: number }> {
  const exhibits: SampleExhibit[] = Array.from({ length: count }, (_, i) => ({
    title: `商品页面 ${i + 1}`,
    url: `https://shop.example/goods/${i + 1}`,
    png: noiseBytes(PICTURE, i),
  }));
  const sample = await sampleCase({ exhibits });
  await mkdir(path.join(folder, 'blobs'), { recursive: true });
  const blobs: Record<string, string> = {};
  let bytes = 0;
  for (const [sha256, content] of sample.blobs) {
    const file = path.join(folder, 'blobs', sha256);
    await writeFile(file, content);
    blobs[sha256] = file;
    bytes += content.byteLength;
  }
  const prepared: Prepared = { input: sample.input, blobs };
  const file = path.join(folder, 'case.json');
  await writeFile(file, JSON.stringify(prepared));
  return { file, bytes };
}
