import type { ExtensionBrowser } from '@/tests/support/extension';
import type { JobRow } from '@/utils/storage/rows';
import { openStore, readExhibits } from '../capture/store';
import { rounded } from '../measure';
import type { Row } from '../report';

/** ms: Chromium gives an extension two screenshots a second. */
const QUOTA = 500;

/** What `openStore` leaves in the page. */
declare const readTable: (table: string) => Promise<readonly unknown[]>;

/** A whole conversation kept by the real extension: the time from its first picture to its last against the quota's floor. */
export async function pixelRow(browser: ExtensionBrowser, site: string): Promise<Row> {
  const store = await openStore(browser);
  const page = await browser.context.newPage();
  try {
    await page.goto(`${site}/window?n=300&held=60&page=80&delay=150&named=1`);
    await page.waitForSelector('.r');
    await (await browser.openPopup(page)).close();
    const tabId = await browser.tabId(page);
    const started = await store.evaluate(
      (id) => chrome.runtime.sendMessage({ name: 'chat.start', request: { tabId: id } }),
      tabId,
    );
    const jobId = (started as { value?: { jobId?: string } }).value?.jobId;
    if (jobId === undefined) throw new Error(`not begun: ${JSON.stringify(started)}`);
    await ended(store, jobId);
    const record = (await readExhibits(store)).at(-1)?.record;
    const tiles = record?.picture?.tiles ?? [];
    const times = tiles.map(({ at }) => Date.parse(at));
    const took = (times.at(-1) ?? 0) - (times[0] ?? 0);
    const steps = times.slice(1).map((time, i) => time - (times[i] ?? time));
    const slowest = Math.max(...steps);
    const ratio = took / ((tiles.length - 1) * QUOTA);
    const state = record?.chat?.verdict;
    return {
      id: 'chat.pixels',
      name: '逐屏画面 pixel steps / 配额下限 quota floor',
      ratio,
      shown: `${tiles.length} 张 pictures，${(took / 1000).toFixed(1)} s，最慢一步 slowest ${slowest} ms，${record?.chat?.messages} 条 messages，${state}`,
      raw: { pictures: tiles.length, ms: took, slowest, ratio: rounded(ratio) },
      ...(state === 'complete' && tiles.length > 20 ? {} : { problem: `${tiles.length} pictures, ${state}` }),
    };
  } finally {
    await page.close();
    await store.close();
  }
}

async function ended(store: Awaited<ReturnType<typeof openStore>>, jobId: string): Promise<void> {
  const until = Date.now() + 150_000;
  for (;;) {
    const jobs = (await store.evaluate(() => readTable('jobs'))) as JobRow[];
    const job = jobs.find(({ id }) => id === jobId);
    if (job?.state === 'done') return;
    if (job?.state === 'failed' || Date.now() > until) throw new Error(`not kept: ${JSON.stringify(job)}`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
