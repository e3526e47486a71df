import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { size } from '@/scripts/demo/table';
import { allRounded, interleave, median } from '../measure';
import type { Row } from '../report';
import { EXHIBITS, prepareCase } from './prepared';
import { bundleJob, runJob, timeCommand, type Ran } from './run-job';

const ROUNDS = 3;

/** ms of each standard tool. */
interface Standard {
  readonly unzipTest: number;
  readonly sha256: number;
  readonly sha512: number;
}

/** Export and verification of a large case outside the browser, where other tools can do the same. */
export async function nodeRows(): Promise<Row[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'liuzheng-bench-'));
  const script = await bundleJob();
  try {
    const { file, bytes } = await prepareCase(folder);
    const ours = path.join(folder, 'ours.zip');
    const theirs = path.join(folder, 'jszip.zip');
    const writing = await interleave<'export' | 'jszip', Ran>(
      {
        export: async () => runJob(script, 'export', file, ours),
        jszip: async () => runJob(script, 'jszip', file, theirs),
      },
      { rounds: ROUNDS },
    );
    timeCommand(folder, 'unzip', '-q', ours, '-d', 'unpacked');
    const [top = ''] = await readdir(path.join(folder, 'unpacked'));
    const bag = path.join(folder, 'unpacked', top);
    const checking = await interleave<'verify' | 'tools', Ran | Standard>(
      {
        verify: async () => runJob(script, 'verify', file, ours),
        tools: async () => standardTools(ours, bag),
      },
      { rounds: ROUNDS },
    );
    return [
      exportRow(writing.export, writing.jszip, bytes),
      ...verifyRows(checking.verify as Ran[], checking.tools as Standard[], bytes),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(script, { force: true });
  }
}

function standardTools(zip: string, bag: string): Standard {
  const check = (tool: string, manifest: string): number =>
    timeCommand(bag, tool, '-c', '--quiet', '--strict', manifest);
  return {
    unzipTest: timeCommand(bag, 'unzip', '-tq', zip),
    sha256: check('sha256sum', 'manifest-sha256.txt') + check('sha256sum', 'tagmanifest-sha256.txt'),
    sha512: check('sha512sum', 'manifest-sha512.txt'),
  };
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

function exportRow(ours: readonly Ran[], jszip: readonly Ran[], bytes: number): Row {
  const [a, b] = [median(ours.map((r) => r.ms)), median(jszip.map((r) => r.ms))];
  const [peak, otherPeak] = [median(ours.map((r) => r.peakBytes)), median(jszip.map((r) => r.peakBytes))];
  return {
    id: 'export.jszip',
    name: '导出并复核 / jszip 仅打包 STORE',
    ratio: a / b,
    shown: `${seconds(a)} / ${seconds(b)}, ${size(bytes)}, 内存峰值 peak RSS ${size(peak)} / ${size(otherPeak)}`,
    raw: {
      bytes,
      exhibits: EXHIBITS,
      ms: allRounded(ours.map((r) => r.ms)),
      jszipMs: allRounded(jszip.map((r) => r.ms)),
      peakBytes: peak,
      jszipPeakBytes: otherPeak,
      megabytesPerSecond: Math.round(bytes / 1e6 / (a / 1000)),
    },
  };
}

function verifyRows(ours: readonly Ran[], tools: readonly Standard[], bytes: number): Row[] {
  const a = median(ours.map((r) => r.wallMs));
  const peak = median(ours.map((r) => r.peakBytes));
  const row = (id: string, name: string, all: readonly number[]): Row => ({
    id,
    name,
    ratio: a / median(all),
    shown: `${seconds(a)} / ${seconds(median(all))}, 内存峰值 peak RSS ${size(peak)}`,
    raw: {
      bytes,
      ms: allRounded(ours.map((r) => r.wallMs)),
      toolsMs: allRounded(all),
      tools: tools.map((t) => ({
        unzipTest: Math.round(t.unzipTest),
        sha256: Math.round(t.sha256),
        sha512: Math.round(t.sha512),
      })),
      peakBytes: peak,
    },
  });
  return [
    row(
      'verify.sha256',
      '核验 / unzip -tq + sha256sum -c',
      tools.map((t) => t.unzipTest + t.sha256),
    ),
    row(
      'verify.sha512',
      '核验 / 同上加 plus sha512sum -c',
      tools.map((t) => t.unzipTest + t.sha256 + t.sha512),
    ),
  ];
}
