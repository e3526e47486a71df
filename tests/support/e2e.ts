import { test as base, expect, type Page } from '@playwright/test';
import { startShops, type Shops } from '../fixtures/server';
import type { ExhibitRow, JobRow } from '../../utils/storage/rows';
import { ExtensionBrowser } from './extension';
import { readStore, readStoredFile } from './store';

/** One browser with the extension, one of its pages to ask through, and the shops. */
export class Stage {
  readonly browser: ExtensionBrowser;
  readonly shops: Shops;
  #page: Page | undefined;

  constructor(browser: ExtensionBrowser, shops: Shops) {
    this.browser = browser;
    this.shops = shops;
  }

  /** Opens a page and gives the extension its grant there, as a click on the icon does. */
  async visit(url: string, ready?: (page: Page) => Promise<unknown>): Promise<Page> {
    const page = await this.browser.context.newPage();
    await page.goto(url, { waitUntil: 'commit' });
    await (ready ? ready(page) : page.waitForLoadState());
    const popup = await this.browser.openPopup(page);
    await popup.close();
    return page;
  }

  /** An extension page in a window of its own, so that it never covers the page that is captured. */
  async own(): Promise<Page> {
    if (this.#page && !this.#page.isClosed()) return this.#page;
    const opened = this.browser.context.waitForEvent('page');
    const worker = await this.browser.liveWorker();
    await worker.evaluate(
      (url) => chrome.windows.create({ url, type: 'popup', width: 400, height: 640, focused: false }),
      this.browser.url('workspace.html'),
    );
    this.#page = await opened;
    await this.#page.waitForLoadState();
    return this.#page;
  }

  /** What the extension's pages say to the background. */
  async ask<T>(name: string, request: object): Promise<{ ok: boolean; value?: T; error?: { code: string } }> {
    const page = await this.own();
    return page.evaluate((message) => chrome.runtime.sendMessage(message), { name, request });
  }

  async start(page: Page): Promise<string> {
    const own = await this.own();
    const tabId = await this.browser.tabId(page);
    await page.bringToFront();
    const started = await this.ask<{ jobId: string }>('capture.start', { tabId });
    expect(started, 'capture.start').toMatchObject({ ok: true });
    expect(own.isClosed()).toBe(false);
    return started.value?.jobId ?? '';
  }

  /** Kills the worker and wakes a fresh one, as any message does. */
  async freshWorker(page: Page): Promise<void> {
    await this.browser.killWorker(page);
    expect(await this.ask('settings.set', { key: 'theme', value: 'system' })).toMatchObject({ ok: true });
  }

  /** Until the capture under way has put that many files into the store. */
  async staged(files: number, timeout = 80_000): Promise<void> {
    const own = await this.own();
    await expect(async () => expect((await readStore(own)).staged).toBeGreaterThanOrEqual(files)).toPass({
      timeout,
      intervals: [50],
    });
  }

  /** The job once it is over. */
  async ended(jobId: string, timeout = 120_000): Promise<JobRow> {
    const page = await this.own();
    let row: JobRow | undefined;
    await expect(async () => {
      row = (await readStore(page)).jobs.find((job) => job.id === jobId);
      expect(row?.state).not.toBe('running');
      expect(row).toBeDefined();
    }).toPass({ timeout, intervals: [100] });
    return row as JobRow;
  }

  /** Captures the page and returns the stored exhibit. */
  async capture(page: Page, timeout?: number): Promise<ExhibitRow> {
    const job = await this.ended(await this.start(page), timeout);
    expect(job, JSON.stringify(job)).toMatchObject({ kind: 'capture', state: 'done' });
    return this.exhibit(job.kind === 'capture' ? job.exhibitId : undefined);
  }

  async exhibit(id: string | undefined): Promise<ExhibitRow> {
    const found = (await readStore(await this.own())).exhibits.find((row) => row.id === id);
    if (!found) throw new Error(`no exhibit ${id}`);
    return found;
  }

  async file(exhibit: ExhibitRow, path: string): Promise<Buffer> {
    const file = exhibit.record.files.find((candidate) => candidate.path === path);
    if (!file)
      throw new Error(`${path} is not in the exhibit: ${exhibit.record.files.map((f) => f.path).join(' ')}`);
    return readStoredFile(await this.own(), file.sha256);
  }
}

export const test = base.extend<{ stage: Stage }, { shops: Shops }>({
  shops: [
    async ({ browserName: _unused }, use) => {
      const shops = await startShops();
      await use(shops);
      await shops.close();
    },
    { scope: 'worker' },
  ],
  stage: async ({ shops }, use) => {
    const browser = await ExtensionBrowser.launch();
    await use(new Stage(browser, shops));
    await browser.close();
  },
});

export { expect };
