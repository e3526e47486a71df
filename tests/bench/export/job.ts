import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import JSZip from 'jszip';
import { buildBundle } from '@/utils/bundle/write';
import { verifyBundle } from '@/utils/bundle/verify';
import { appError } from '@/utils/shared/errors';
import { err, ok } from '@/utils/shared/result';
import { nodeDigests } from '@/utils/verifier/node-digests';
import { openFile } from '@/utils/verifier/file-source';
import type { JobName, JobOutcome, Prepared } from './prepared';

/**
 * One measured task in a process of its own, so that its time is not helped by an earlier one and its peak memory is
 * its own: `node job.mjs <name> <prepared.json> <out.zip>`. Prints a JobOutcome.
 */
const [name = '', preparedFile = '', out = ''] = process.argv.slice(2);

const JOBS: Readonly<Record<JobName, (prepared: Prepared) => Promise<void>>> = {
  /** Reads every file as from the store, hashes, writes, then reads the zip back and checks it. */
  async export(prepared) {
    const volumes = await pack(prepared, () => out);
    if (volumes !== 1) throw new Error('meant to fit one volume');
    await verify();
  },
  async volumes(prepared) {
    await mkdir(out);
    await pack(prepared, (name) => path.join(out, name));
  },
  /** The same files into a zip, nothing else: no hash, no manifest, no reading back. */
  async jszip(prepared) {
    const zip = new JSZip();
    for (const [sha256, file] of Object.entries(prepared.blobs)) zip.file(sha256, await readFile(file));
    await writeFile(out, await zip.generateAsync({ type: 'uint8array', compression: 'STORE' }));
  },
  verify: () => verify(),
};

/** The largest resident set of this process. `ru_maxrss` would also know what its parent held when it was started. */
async function peakBytes(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const kib = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1];
  return (kib === undefined ? process.resourceUsage().maxRSS : Number(kib)) * 1024;
}

/** @returns how many volumes it took */
async function pack({ input, blobs }: Prepared, placeOf: (name: string) => string): Promise<number> {
  const built = await buildBundle(input, {
    digests: nodeDigests,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    readBlob: async (sha256) => {
      const file = blobs[sha256];
      return file ? ok(await readFile(file)) : err(appError('NOT_FOUND'));
    },
    onVolume: async ({ name, blob }) => {
      await writeFile(placeOf(name), blob.stream());
    },
  });
  if (!built.ok) throw new Error(JSON.stringify(built.error));
  return built.value.volumes.length;
}

/** The file, or every file of the folder, as one export. */
async function verify(): Promise<void> {
  const isFolder = (await stat(out)).isDirectory();
  const names = isFolder ? (await readdir(out)).map((name) => path.join(out, name)) : [out];
  const files = await Promise.all(names.map(async (name) => ({ name, ...(await openFile(name)) })));
  try {
    const report = await verifyBundle(files, { digests: nodeDigests, crypto });
    if (report.outcome !== 'holds') throw new Error(`the bundle does not verify: ${report.outcome}`);
  } finally {
    for (const file of files) await file.close();
  }
}

const prepared = JSON.parse(await readFile(preparedFile, 'utf8')) as Prepared;
const begun = performance.now();
await JOBS[name as JobName](prepared);
const outcome: JobOutcome = {
  ms: performance.now() - begun,
  peakBytes: await peakBytes(),
};
console.log(JSON.stringify(outcome));
