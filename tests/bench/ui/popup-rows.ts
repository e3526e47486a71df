import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { size } from '@/scripts/demo/table';
import { pageScripts } from '@/tests/support/page-scripts';
import { allRounded, interleave, median } from '../measure';
import type { Row } from '../report';
import type { Shelf } from './stage';

const ROUNDS = 9;

interface Opened {
  /** ms from the navigation to the frame after the first exhibits stood in the list. */
  readonly painted: number;
  readonly longTasks: readonly number[];
}

declare const benchOpened: Promise<Opened>;

/** Opening the popup: until the latest exhibits are on the screen. */
export async function popupRow(few: Shelf, many: Shelf): Promise<Row> {
  const open = (shelf: Shelf) => () => openPopup(shelf);
  await openPopup(few);
  await openPopup(many);
  const taken = await interleave<'few' | 'many', Opened>(
    { few: open(few), many: open(many) },
    { rounds: ROUNDS },
  );
  const [a, b] = [taken.many, taken.few].map((all) => median(all.map(({ painted }) => painted)));
  const long = taken.many.map(({ longTasks }) => longTasks.length);
  return {
    id: 'ui.popup',
    name: '弹窗可见证据，1 万份 / 10 份 popup shows exhibits',
    ratio: (a ?? 0) / (b ?? 1),
    shown: `${a?.toFixed(0)} ms / ${b?.toFixed(0)} ms`,
    raw: {
      manyMs: allRounded(taken.many.map(({ painted }) => painted)),
      fewMs: allRounded(taken.few.map(({ painted }) => painted)),
      longTasks: long,
      recordSize: many.recordSize,
    },
  };
}

async function openPopup({ browser }: Shelf): Promise<Opened> {
  const page = await browser.context.newPage();
  try {
    await page.addInitScript(watch);
    await page.goto(`${browser.url('popup.html')}?tab=1`);
    return await page.evaluate(() => benchOpened);
  } finally {
    await page.close();
  }
}

/** Runs in the popup before its own scripts. */
function watch(): void {
  const longTasks: number[] = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  const opened = new Promise<Opened>((resolve) => {
    const look = (): void => {
      const rows = document.querySelectorAll('.timeline-row');
      if (rows.length === 0 || !rows[0]?.textContent) {
        requestAnimationFrame(look);
        return;
      }
      requestAnimationFrame(() => {
        const painted = performance.now();
        // What else is read must not stop the popup either.
        setTimeout(() => resolve({ painted, longTasks }), 1500);
      });
    };
    look();
  });
  Object.assign(globalThis, { benchOpened: opened });
}

/** What the popup loads, as it ships. */
export async function sizeRow(extension: string): Promise<Row> {
  const files = await pageScripts(extension, 'popup.html');
  const gzip = (
    await Promise.all(
      files.map(async (file) => gzipSync(await readFile(path.join(extension, file))).byteLength),
    )
  ).reduce((sum, bytes) => sum + bytes, 0);
  return {
    id: 'ui.size',
    name: '弹窗的脚本与样式 scripts and styles of the popup',
    shown: `gzip ${size(gzip)}`,
    raw: { gzip, files },
  };
}
