import { readFile, writeFile } from 'node:fs/promises';
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
    const built = await buildBundle(prepared.input, {
      digests: nodeDigests,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      readBlob: async (sha256) => {
        const file = prepared.blobs[sha256];
        return file ? ok(await readFile(file)) : err(appError('NOT_FOUND'));
      },
      onVolume: (volume) => writeFile(out, volume.bytes),
    });
    if (!built.ok) throw new Error(JSON.stringify(built.error));
    if (built.value.volumes.length !== 1) throw new Error('meant to fit one volume');
    await verify();
  },
  /** The same files into a zip, nothing else: no hash, no manifest, no reading back. */
  async jszip(prepared) {
    const zip = new JSZip();
    for (const [sha256, file] of Object.entries(prepared.blobs)) zip.file(sha256, await readFile(file));
    await writeFile(out, await zip.generateAsync({ type: 'uint8array', compression: 'STORE' }));
  },
  verify: () => verify(),
};

async function verify(): Promise<void> {
  const file = await openFile(out);
  try {
    const report = await verifyBundle([{ name: out, ...file }], { digests: nodeDigests, crypto });
    if (report.outcome !== 'holds') throw new Error(`the bundle does not verify: ${report.outcome}`);
  } finally {
    await file.close();
  }
}

const prepared = JSON.parse(await readFile(preparedFile, 'utf8')) as Prepared;
const begun = performance.now();
await JOBS[name as JobName](prepared);
const outcome: JobOutcome = {
  ms: performance.now() - begun,
  peakBytes: process.resourceUsage().maxRSS * 1024,
};
console.log(JSON.stringify(outcome));
