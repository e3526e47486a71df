import { platform } from 'node:os';
import { size } from '@/scripts/demo/table';
import { ExtensionBrowser } from '@/tests/support/extension';
import { eventually, ExtensionFirefox } from '@/tests/support/firefox';
import { readStore } from '@/tests/support/store';
import type { Exhibit } from '@/utils/exhibit/model';
import type { Page } from '@playwright/test';
import { captureByClick } from '../capture/click';
import { openStore } from '../capture/store';
import { median, rounded } from '../measure';
import type { Places } from '../places';
import type { Row } from '../report';
import { MemoryWatch, type Resident } from './processes';

/** ms a page of 100,000 px may take: its quota alone is more than a minute. */
const PATIENCE = 240_000;

interface Tall {
  readonly ms: number;
  readonly record: Exhibit;
  readonly before: Resident;
  readonly peak: Resident;
}

/** Pages of 20,000 and 100,000 CSS px: what memory they take in Chromium, and how long in either browser. */
export async function tallRows(extension: string, { generated }: Places): Promise<Row[]> {
  const browser = await ExtensionBrowser.launch({ extension, viewport: { width: 1280, height: 900 } });
  let short: Tall;
  let long: Tall;
  try {
    const store = await openStore(browser);
    const memory = await MemoryWatch.of(browser.context);
    // The first capture of a browser also pays for code and caches that stay.
    await captureByClick(browser, store, `${generated.url}/screens/1`);
    const watched = async (px: number): Promise<Tall> => {
      const before = await memory.now();
      memory.start();
      try {
        const url = `${generated.url}/tall/${px}`;
        const taken = await captureByClick(browser, store, url, undefined, PATIENCE);
        return { ...taken, before, peak: await memory.stop() };
      } finally {
        await memory.stop();
      }
    };
    short = await watched(20_000);
    long = await watched(100_000);
  } finally {
    await browser.close();
  }
  const firefox = await inFirefox(`${generated.url}/tall/20000`, 3);
  return [firefoxRow(short, firefox), memoryRow(short, long)];
}

function firefoxRow(chromium: Tall, firefox: readonly { ms: number; record: Exhibit }[]): Row {
  const ms = median(firefox.map((taken) => taken.ms));
  const tiles = firefox.map(({ record }) => record.picture?.tiles.length ?? 0);
  const problems = firefox.flatMap(({ record }) =>
    record.notCaptured.map(({ what, reason }) => `${what} ${reason}`),
  );
  return {
    id: 'tall.firefox',
    name: '20,000 px：Firefox / Chromium',
    ratio: ms / chromium.ms,
    shown: `${(ms / 1000).toFixed(2)} s, ${median(tiles)} 张 tiles / ${(chromium.ms / 1000).toFixed(2)} s, ${chromium.record.picture?.tiles.length ?? 0} 张 tiles`,
    raw: { firefoxMs: firefox.map((taken) => rounded(taken.ms)), chromiumMs: rounded(chromium.ms), tiles },
    ...(problems.length > 0 ? { problem: problems.join('; ') } : {}),
  };
}

function memoryRow(short: Tall, long: Tall): Row {
  const growth = ({ before, peak }: Tall, of: keyof Resident): number => peak[of] - before[of];
  const problems = long.record.notCaptured.map(({ what, reason }) => `${what} ${reason}`);
  return {
    id: 'tall.memory',
    name: '内存增量 memory growth：100,000 px / 20,000 px',
    ratio: growth(long, 'extension') / growth(short, 'extension'),
    shown:
      `扩展进程 extension ${size(growth(long, 'extension'))} / ${size(growth(short, 'extension'))}，` +
      `整个浏览器 whole browser ${size(growth(long, 'all'))} / ${size(growth(short, 'all'))}，` +
      `${long.record.picture?.parts.length ?? 0} / ${short.record.picture?.parts.length ?? 0} 段 parts`,
    raw: {
      long: { before: long.before, peak: long.peak, ms: rounded(long.ms) },
      short: { before: short.before, peak: short.peak, ms: rounded(short.ms) },
    },
    ...(platform() === 'linux' ? {} : { shown: '仅在 Linux 上测量 / Linux only' }),
    ...(problems.length > 0 ? { problem: problems.join('; ') } : {}),
  };
}

/** By the keyboard shortcut, to the end of the job: the record is read back by then. */
async function inFirefox(url: string, rounds: number): Promise<{ ms: number; record: Exhibit }[]> {
  const firefox = await ExtensionFirefox.launch();
  try {
    const own = (await firefox.own()) as Page;
    const taken: { ms: number; record: Exhibit }[] = [];
    await firefox.visit(url);
    for (let round = 1; round <= rounds; round++) {
      const begun = performance.now();
      await firefox.pressShortcut();
      await eventually(
        async () => (await readStore(own)).jobs.filter((job) => job.state !== 'running').length === round,
      );
      const ms = performance.now() - begun;
      const record = (await readStore(own)).exhibits.find((row) => row.number === round)?.record;
      if (!record) throw new Error('Firefox made no exhibit');
      taken.push({ ms, record });
    }
    return taken;
  } finally {
    await firefox.close();
  }
}
