import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SAMPLE_EXHIBITS } from '@/tests/support/sample-bundle';
import { bundleOf } from '@/tests/unit/joint/people';
import type { Row } from '../report';

const MANY = 1000;
const FEW = 100;
/** Bytes of the picture of each exhibit: a screenshot of a short page. */
const PICTURE = 100_000;

/** A joint complaint of 100 and of 1,000 people by the command, threads and all: time per bundle, and the most memory. */
export async function jointRows(many = MANY, few = FEW): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'liuzheng-joint-'));
  try {
    await people(path.join(folder, 'many'), many);
    await people(path.join(folder, 'few'), few);
    const small = await command(path.join(folder, 'few'), path.join(folder, 'out-few'));
    const large = await command(path.join(folder, 'many'), path.join(folder, 'out-many'));
    const each = (ms: number, n: number): number => ms / n;
    const problem = [small, large].find((one) => one.code !== 0)?.problem;
    return [
      {
        id: 'joint.linear',
        name: `集体投诉，每份用时 ${many} / ${few} time per bundle`,
        ratio: each(large.ms, many) / each(small.ms, few),
        shown: `${each(large.ms, many).toFixed(1)} / ${each(small.ms, few).toFixed(1)} ms；共 ${(large.ms / 1000).toFixed(0)} s`,
        raw: { small, large, many, few },
        ...(problem === undefined ? {} : { problem }),
      },
      {
        id: 'joint.memory',
        name: `集体投诉，最多占用内存 ${many} / ${few} peak memory`,
        ratio: large.peak / small.peak,
        shown: `${(large.peak / 1e6).toFixed(0)} / ${(small.peak / 1e6).toFixed(0)} MB`,
        raw: { many: large.peak, few: small.peak },
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function people(folder: string, count: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (let i = 1; i <= count; i++) {
    const volumes = await bundleOf(
      i,
      { sellerName: `卖家${i % 7}`, promise: '秒到账', orderNumber: String(i), paid: '498.00' },
      { exhibits: SAMPLE_EXHIBITS.map((one) => ({ ...one, png: randomBytes(PICTURE) })) },
    );
    for (const { name, bytes } of volumes) writeFileSync(path.join(folder, name), bytes);
  }
}

interface Ran {
  readonly code: number | null;
  readonly ms: number;
  /** Bytes: the most that was resident at once. */
  readonly peak: number;
  readonly problem: string;
}

function command(given: string, out: string): Promise<Ran> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['scripts/joint.mjs', given, '--out', out], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let problem = '';
  child.stderr.on('data', (text: Buffer) => (problem = String(text).slice(-300)));
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, resident(child.pid))), 50);
  return new Promise((done) => {
    child.on('exit', (code) => {
      clearInterval(watch);
      done({ code, ms: performance.now() - begun, peak, problem });
    });
  });
}

/** Bytes. Linux keeps the high-water mark itself. */
function resident(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
