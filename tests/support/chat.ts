import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { KeptChat } from '../../utils/app/chat/kept-chat';
import type { ExhibitRow } from '../../utils/storage/rows';
import { startChat, type ChatSites } from '../fixtures/sites/chat';
import type { Truth } from '../fixtures/sites/chat/data';
import { Desktop } from './desktop';
import { expect, Stage, test as base } from './e2e';
import { ExtensionBrowser } from './extension';
import { grant } from './grants';

interface Sites {
  readonly sites: ChatSites;
  /** A browser where the host of the support program was allowed on the browser's own question. */
  readonly allowed: Stage;
}

export const test = base.extend<object, Sites>({
  sites: [
    async ({ browserName: _unused }, use) => {
      const sites = await startChat(0, 0);
      await use(sites);
      await sites.shop.close();
      await sites.widget.close();
    },
    { scope: 'worker' },
  ],
  allowed: [
    async ({ shops }, use) => {
      const missing = Desktop.missing();
      base.skip(missing.length > 0, `needs ${missing.join(' ')}`);
      const desktop = await Desktop.start();
      const browser = await ExtensionBrowser.launch({ headed: true, display: desktop.display });
      const stage = new Stage(browser, shops);
      await grant(browser, desktop, { origins: ['http://127.0.0.1/*', 'http://127.0.0.2/*'] });
      await use(stage);
      await browser.close();
      desktop.stop();
    },
    { scope: 'worker' },
  ],
});

interface Found {
  candidates: { id: string; label: string; preview: string; rows: number; frameHost?: string }[];
  closedSites?: string[];
  late?: string[];
}

export async function find(stage: Stage, page: Page): Promise<Found> {
  const tabId = await stage.browser.tabId(page);
  const found = await stage.ask<Found>('chat.find', { tabId });
  expect(found, 'chat.find').toMatchObject({ ok: true });
  return found.value as Found;
}

export async function begin(stage: Stage, page: Page, candidate?: string): Promise<string> {
  await stage.own();
  const tabId = await stage.browser.tabId(page);
  await page.bringToFront();
  const chosen = candidate === undefined ? {} : { candidate };
  const started = await stage.ask<{ jobId: string }>('chat.start', { tabId, ...chosen });
  expect(started, 'chat.start').toMatchObject({ ok: true });
  return started.value?.jobId ?? '';
}

export async function done(stage: Stage, jobId: string): Promise<ExhibitRow> {
  const job = await stage.ended(jobId, 150_000);
  expect(job, JSON.stringify(job)).toMatchObject({ kind: 'capture', of: 'chat', state: 'done' });
  return stage.exhibit(job.kind === 'capture' ? job.exhibitId : undefined);
}

export const keep = async (stage: Stage, page: Page): Promise<ExhibitRow> =>
  done(stage, await begin(stage, page));

/** The folder of an exported bundle that a stranger's check has found whole. */
export async function exported(stage: Stage): Promise<string> {
  // A folder of this export's own: tests of several files share this module, and hooks in it reach only the first file.
  mkdirSync(test.info().outputDir, { recursive: true });
  const folder = mkdtempSync(test.info().outputPath('bundle-'));
  const page = await stage.browser.context.newPage();
  await page.goto(stage.browser.url('workspace.html'));
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出证据包' }).click();
  const finished = await download;
  const file = path.join(folder, finished.suggestedFilename());
  await finished.saveAs(file);
  await page.close();
  const verified = spawnSync(process.execPath, ['scripts/verify.mjs', file, '--json'], { encoding: 'utf8' });
  expect(verified.status, verified.stdout).toBe(0);
  expect(spawnSync('unzip', ['-q', '-o', file, '-d', folder]).status).toBe(0);
  const top = readdirSync(folder).find((name) => name.startsWith('LZ-') && !name.endsWith('.zip')) ?? '';
  return path.join(folder, top);
}

export const inExhibit = (bundle: string, file: string, label = 'E001'): string =>
  path.join(bundle, 'data/exhibits', label, file);
export const chatIn = (bundle: string, label = 'E001'): KeptChat =>
  JSON.parse(readFileSync(inExhibit(bundle, 'chat.json', label), 'utf8')) as KeptChat;

export { asTruth } from '../fixtures/sites/chat/as-truth';

export const truth = async (url: string): Promise<Truth[]> => (await (await fetch(url)).json()) as Truth[];

/** Ready once the conversation shows messages. */
export const shown = (page: Page): Promise<unknown> => page.waitForSelector('text=在吗');

export { expect };
