import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { platform, tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { size } from '@/scripts/demo/table';
import { ExtensionBrowser } from '@/tests/support/extension';
import { DEFAULT_VOLUME_BYTES } from '@/utils/bundle/plan';
import { openStore } from '../capture/store';
import { allRounded, interleave, median, rounded } from '../measure';
import type { Row } from '../report';
import { MemoryWatch } from '../tall/processes';
import { ask, ended, FILE_BYTES, fillCase } from './fill';

const ROUNDS = 3;
/** Files of the case whose export is timed: one volume, nearly full. */
const TIMED_FILES = 40;
/** Files of the case whose export is watched: 2 GB. */
const WATCHED_FILES = 480;
const PATIENCE = 600_000;

declare const readTable: (table: string) => Promise<readonly unknown[]>;
declare const JSZip: new () => {
  file(name: string, content: Blob): void;
  generateAsync(options: { type: 'blob'; compression: 'STORE' }): Promise<Blob>;
};

/** The export's own work, from its job's first row to its last, against JSZip packing the same blobs beside it. */
export async function exportTimeRow(extension: string): Promise<Row> {
  const browser = await ExtensionBrowser.launch({ extension, viewport: { width: 1280, height: 900 } });
  try {
    const store = await openStore(browser);
    const caseId = await fillCase(store, TIMED_FILES);
    const jszip = path.join(
      path.dirname(createRequire(import.meta.url).resolve('jszip')),
      '../dist/jszip.min.js',
    );
    await store.evaluate(await readFile(jszip, 'utf8'));
    const taken = await interleave(
      { ours: () => exportOnce(store, caseId), jszip: () => packOnce(store) },
      { rounds: ROUNDS },
    );
    const [a, b] = [median(taken.ours), median(taken.jszip)];
    return {
      id: 'volumes.export',
      name: '扩展内导出并复核 / jszip 仅打包 STORE',
      ratio: a / b,
      shown: `${(a / 1000).toFixed(2)} s / ${(b / 1000).toFixed(2)} s, ${size(TIMED_FILES * FILE_BYTES)}`,
      raw: { bytes: TIMED_FILES * FILE_BYTES, ms: allRounded(taken.ours), jszipMs: allRounded(taken.jszip) },
    };
  } finally {
    await browser.close();
  }
}

/** ms from the message to the finished, read-back volumes. */
async function exportOnce(store: Page, caseId: string): Promise<number> {
  const { jobId } = await ask<{ jobId: string }>(store, 'export.start', { caseId });
  const job = await ended(store, jobId, PATIENCE);
  await ask(store, 'export.saved', { jobId });
  return Date.parse(job.updatedAt) - Date.parse(job.startedAt);
}

/** Every blob of the store into one zip, in a page of the extension. */
function packOnce(store: Page): Promise<number> {
  return store.evaluate(async () => {
    const begun = performance.now();
    const zip = new JSZip();
    for (const row of (await readTable('blobs')) as { sha256: string; blob: Blob }[]) {
      zip.file(row.sha256, row.blob);
    }
    await zip.generateAsync({ type: 'blob', compression: 'STORE' });
    return performance.now() - begun;
  });
}

/** What memory the export of 2 GB takes, in volumes of the default size. */
export async function exportMemoryRow(extension: string): Promise<Row> {
  const name = '导出 2 GB 的内存峰值 / 分卷大小';
  if (platform() !== 'linux')
    return { id: 'volumes.memory', name, shown: '仅在 Linux 上测量 / Linux only', raw: {} };
  const profile = await mkdtemp(path.join(tmpdir(), 'liuzheng-bench-'));
  const launch = () =>
    ExtensionBrowser.launch({ extension, profile, viewport: { width: 1280, height: 900 } });
  const filled = await launch();
  const caseId = await fillCase(await openStore(filled), WATCHED_FILES);
  await filled.close();
  // A browser of its own: what filling the store has left in memory is none of the export's.
  const browser = await launch();
  try {
    const store = await openStore(browser);
    const memory = await MemoryWatch.of(browser.context);
    const before = await memory.now();
    memory.start(100);
    const { jobId } = await ask<{ jobId: string }>(store, 'export.start', { caseId });
    const job = await ended(store, jobId, PATIENCE);
    const peak = await memory.stop();
    const volumes = job.kind === 'export' ? (job.volumes ?? []) : [];
    const ms = Date.parse(job.updatedAt) - Date.parse(job.startedAt);
    return {
      id: 'volumes.memory',
      name,
      ratio: peak.extension / DEFAULT_VOLUME_BYTES,
      shown:
        `扩展进程 extension ${size(peak.extension)}（之前 before ${size(before.extension)}），` +
        `整个浏览器 whole browser ${size(peak.all)}（${size(before.all)}）；` +
        `${volumes.length} 卷 volumes, ${(ms / 1000).toFixed(1)} s`,
      raw: { bytes: WATCHED_FILES * FILE_BYTES, before, peak, volumes: volumes.length, ms: rounded(ms) },
    };
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
  }
}
