import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { size } from '@/scripts/demo/table';
import { prepareCase } from '../export/prepared';
import { bundleJob, runJob, timeCommand, type Ran } from '../export/run-job';
import { allRounded, interleave, median } from '../measure';
import type { Row } from '../report';

const ROUNDS = 3;
/** Exhibits of the case: a gigabyte. */
const EXHIBITS = 240;

/** A gigabyte in volumes: our verifier, one process for all of them, against `unzip -tq` and `sha256sum -c` of each. */
export async function verifyVolumesRow(): Promise<Row> {
  const folder = await mkdtemp(path.join(tmpdir(), 'liuzheng-bench-'));
  const script = await bundleJob();
  try {
    const { file, bytes } = await prepareCase(folder, EXHIBITS);
    const out = path.join(folder, 'volumes');
    runJob(script, 'volumes', file, out);
    const names = (await readdir(out)).sort();
    for (const name of names) timeCommand(folder, 'unzip', '-q', path.join(out, name), '-d', 'unpacked');
    const taken = await interleave<'ours' | 'tools', Ran | number>(
      {
        ours: async () => runJob(script, 'verify', file, out),
        tools: async () => names.reduce((ms, name) => ms + withTools(folder, path.join(out, name)), 0),
      },
      { rounds: ROUNDS },
    );
    const ours = taken.ours as Ran[];
    const tools = taken.tools as number[];
    const [a, b] = [median(ours.map((run) => run.wallMs)), median(tools)];
    const peak = median(ours.map((run) => run.peakBytes));
    return {
      id: 'volumes.verify',
      name: '核验 1 GB 分卷 / unzip -tq + sha256sum -c',
      ratio: a / b,
      shown: `${(a / 1000).toFixed(2)} s / ${(b / 1000).toFixed(2)} s, ${size(bytes)}, ${names.length} 卷 volumes, 内存峰值 peak RSS ${size(peak)}`,
      raw: {
        bytes,
        volumes: names.length,
        ms: allRounded(ours.map((run) => run.wallMs)),
        toolsMs: allRounded(tools),
        peakBytes: peak,
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(script, { force: true });
  }
}

function withTools(folder: string, zip: string): number {
  const bag = path.join(folder, 'unpacked', path.basename(zip, '.zip'));
  const check = (manifest: string): number =>
    timeCommand(bag, 'sha256sum', '-c', '--quiet', '--strict', manifest);
  return (
    timeCommand(bag, 'unzip', '-tq', zip) + check('manifest-sha256.txt') + check('tagmanifest-sha256.txt')
  );
}
