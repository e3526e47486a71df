import { test as base, expect, type Page as PlaywrightPage } from '@playwright/test';
import type { ExhibitRow, JobRow } from '../../utils/storage/rows';
import { startShops, type Shops } from '../fixtures/server';
import { eventually, ExtensionFirefox, type Evaluates } from '../support/firefox';
import { readStore, readStoredFile, type Stored } from '../support/store';

/** One Firefox with the extension, one of its pages to look into the store from, and the shops. */
export class FirefoxStage {
  readonly firefox: ExtensionFirefox;
  readonly shops: Shops;
  readonly own: Evaluates;

  constructor(firefox: ExtensionFirefox, shops: Shops, own: Evaluates) {
    this.firefox = firefox;
    this.shops = shops;
    this.own = own;
  }

  store(): Promise<Stored> {
    return readStore(this.own as PlaywrightPage);
  }

  /** Presses the shortcut over the front tab and waits for the capture's end. `took` ms from the press to ✓. */
  async capture(timeout = 60_000): Promise<{ exhibit: ExhibitRow; took: number }> {
    const before = (await this.store()).jobs.length;
    const begun = performance.now();
    await this.firefox.pressShortcut();
    const job = await eventually<JobRow>(async () => {
      const { jobs } = await this.store();
      return (
        jobs.length > before && jobs.find((row) => row.state !== 'running' && row.startedAt === newest(jobs))
      );
    }, timeout);
    const took = performance.now() - begun;
    expect(job, JSON.stringify(job)).toMatchObject({ kind: 'capture', state: 'done' });
    const { exhibits } = await this.store();
    const exhibit = exhibits.find((row) => job.kind === 'capture' && row.id === job.exhibitId);
    if (!exhibit) throw new Error('no exhibit');
    return { exhibit, took };
  }

  async file(exhibit: ExhibitRow, path: string): Promise<Buffer> {
    const file = exhibit.record.files.find((candidate) => candidate.path === path);
    if (!file) throw new Error(`${path} is not among ${exhibit.record.files.map((f) => f.path).join(' ')}`);
    return readStoredFile(this.own as PlaywrightPage, file.sha256);
  }
}

const newest = (jobs: readonly JobRow[]): string =>
  jobs.map((job) => job.startedAt).reduce((a, b) => (a > b ? a : b));

export const test = base.extend<{ stage: FirefoxStage }, { shops: Shops }>({
  shops: [
    async ({ browserName: _unused }, use) => {
      const shops = await startShops();
      await use(shops);
      await shops.close();
    },
    { scope: 'worker' },
  ],
  stage: async ({ shops }, use) => {
    const firefox = await ExtensionFirefox.launch();
    await use(new FirefoxStage(firefox, shops, await firefox.own()));
    await firefox.close();
  },
});

export { expect };
