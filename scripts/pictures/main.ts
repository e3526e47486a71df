import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { startShops, type Shops } from '@/tests/fixtures/server';
import { ExtensionBrowser } from '@/tests/support/extension';
import { readStore } from '@/tests/support/store';
import type { RealPopup } from '@/tests/support/popup';
import { runThrough } from './run-through';

const OUT = 'docs/pictures';
/** The README shows them small; a repository should stay light. */
const MAX_BYTES = 250_000;
const WORKSPACE = { width: 1280, height: 880 };
const WINDOW = { width: 1280, height: 960 };
const PAGES = [
  'http://shop.example/product/1024.html',
  'http://shop.example/user/index/query?tradeNo=260312142833744260',
  'http://help.example/ticket/58213',
];

/** Names as a real shop has them: a reader of the README should not wonder about ports. */
function hostRules(shops: Shops): string {
  const rule = (name: string, url: string): string => `MAP ${name}:80 ${new URL(url).host}`;
  return `--host-resolver-rules=${rule('shop.example', shops.shop)},${rule('help.example', shops.tickets)}`;
}

/** @returns the exit code: 1 when a picture is heavier than the README should carry. */
export async function pictures(): Promise<number> {
  await mkdir(OUT, { recursive: true });
  const shops = await startShops();
  const launch = (): Promise<ExtensionBrowser> =>
    ExtensionBrowser.launch({
      viewport: WINDOW,
      deviceScaleFactor: 2,
      // A screen large enough for the popup to open at its full height, and no scrollbars in the pictures.
      flags: [hostRules(shops), '--screen-info={2560x2400}', '--hide-scrollbars'],
    });
  let browser = await launch();
  try {
    for (const [i, url] of PAGES.entries()) await capture(browser, url, `E00${i + 1}`);
    await tellCase(browser);
    for (const locale of ['zh-CN', 'en'] as const) {
      for (const theme of ['light', 'dark'] as const) {
        await choose(browser, { theme, locale });
        const name = locale === 'en' ? `en-${theme}` : theme;
        await popupPicture(browser, name);
        await workspacePicture(browser, name);
      }
    }
    await choose(browser, { theme: 'light', locale: 'zh-CN' });
    await indexPicture(browser);
    await browser.close();
    console.log('› docs/RUN-THROUGH.md');
    browser = await launch();
    const [product = '', order = '', ticket = ''] = PAGES;
    await runThrough(browser, { product: `${product}?pictures=open`, order, ticket }, OUT);
  } finally {
    await browser.close().catch(() => undefined);
    await shops.close();
  }
  return report();
}

async function capture(browser: ExtensionBrowser, url: string, label: string): Promise<void> {
  console.log(`› ${label} ${url}`);
  const page = await browser.context.newPage();
  await page.goto(url);
  const popup = await browser.openPopup(page);
  await popup.click('立即留证');
  await popup.until(
    `document.body.innerText.includes('已保住') && document.body.innerText.includes('${label}')`,
  );
  await popup.close();
  await page.close();
}

async function choose(browser: ExtensionBrowser, settings: Readonly<Record<string, string>>): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto(browser.url('workspace.html'));
  for (const [key, value] of Object.entries(settings)) await tell(page, 'settings.set', { key, value });
  await page.close();
}

const tell = (page: Page, name: string, request: object): Promise<unknown> =>
  page.evaluate((message) => chrome.runtime.sendMessage(message), { name, request });

/** What a buyer has told the case some hours after paying: the shops' own times lie too far back for a clock to run. */
async function tellCase(browser: ExtensionBrowser): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto(browser.url('workspace.html'));
  const { cases, exhibits } = await readStore(page);
  const caseId = cases[0]?.id;
  const from = (number: number): object => {
    const exhibit = exhibits.find((row) => row.number === number);
    return exhibit ? { exhibit: exhibit.id, number } : {};
  };
  const paidAt = new Date(Date.now() - 6.5 * 3_600_000).toISOString();
  const fields: readonly (readonly [string, string, object])[] = [
    ['issue', 'not-delivered', {}],
    ['claim', 'full', {}],
    ['goods', '【秒到账】Q币1000个 5折直充', from(1)],
    ['promise', '秒到账', from(1)],
    ['orderNumber', '260312142833744260', from(2)],
    ['paid', '502.98', from(2)],
    ['paidAt', paidAt, {}],
  ];
  const entries = fields.map(([field, value, source]) => ({ type: 'field-set', field, value, ...source }));
  await tell(page, 'case.record', { caseId, entries });
  await page.close();
}

/** The popup over the product page, as it stands when the user comes back to it. */
async function popupPicture(browser: ExtensionBrowser, name: string): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto(PAGES[0] ?? '');
  const popup: RealPopup = await browser.openPopup(page);
  await popup.until(`document.body.innerText.includes('E001') && document.querySelector('.chain-meter')`);
  await popup.until(
    `[...document.images].length >= 3 && [...document.images].every((image) => image.complete)`,
  );
  await popup.evaluate(`document.fonts.ready.then(() => true)`);
  await writeFile(path.join(OUT, `popup-${name}.png`), await popup.screenshot());
  await popup.close();
  await page.close();
}

/** The case at a glance: 概览. */
async function workspacePicture(browser: ExtensionBrowser, name: string): Promise<void> {
  const page = await browser.context.newPage();
  await page.setViewportSize(WORKSPACE);
  await page.goto(browser.url('workspace.html'));
  await page.locator('#chain-title, .facts, [id^="fact-"]').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await page.screenshot({ path: path.join(OUT, `workspace-${name}.png`), scale: 'css' });
  await page.close();
}

/** What a stranger sees who unpacks the zip and opens index.html. */
async function indexPicture(browser: ExtensionBrowser): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'liuzheng-pictures-'));
  try {
    const page = await browser.context.newPage();
    await page.goto(browser.url('popup.html'));
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出证据包' }).click();
    const zip = path.join(folder, 'bundle.zip');
    await (await download).saveAs(zip);
    spawnSync('unzip', ['-q', zip, '-d', folder]);
    const top = (await readdir(folder)).find((name) => name.startsWith('LZ-')) ?? '';
    await page.setViewportSize({ width: 1000, height: 1000 });
    await page.goto(pathToFileURL(path.join(folder, top, 'index.html')).href);
    await settled(page);
    await page.screenshot({ path: path.join(OUT, 'bundle-index.png'), scale: 'css' });
    await page.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(
    () => document.images.length > 0 && [...document.images].every((image) => image.complete),
  );
  await page.evaluate(() => document.fonts.ready.then(() => true));
}

async function report(): Promise<number> {
  let heavy = 0;
  for (const name of (await readdir(OUT)).filter((file) => file.endsWith('.png'))) {
    const { size } = await stat(path.join(OUT, name));
    if (size > MAX_BYTES) heavy += 1;
    console.log(`${size > MAX_BYTES ? '✗' : '✓'} ${OUT}/${name} ${Math.round(size / 1000)} kB`);
  }
  return heavy > 0 ? 1 : 0;
}
