import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { startShops, type Shops } from '@/tests/fixtures/server';
import { ExtensionBrowser } from '@/tests/support/extension';
import type { RealPopup } from '@/tests/support/popup';

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
  const browser = await ExtensionBrowser.launch({
    viewport: WINDOW,
    deviceScaleFactor: 2,
    // A screen large enough for the popup to open at its full height, and no scrollbars in the pictures.
    flags: [hostRules(shops), '--screen-info={2560x2400}', '--hide-scrollbars'],
  });
  try {
    for (const [i, url] of PAGES.entries()) await capture(browser, url, `E00${i + 1}`);
    for (const theme of ['light', 'dark'] as const) {
      await setTheme(browser, theme);
      await popupPicture(browser, theme);
      await workspacePicture(browser, theme);
    }
    await indexPicture(browser);
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

async function setTheme(browser: ExtensionBrowser, theme: 'light' | 'dark'): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto(browser.url('workspace.html'));
  await page.evaluate(async (value) => {
    await chrome.runtime.sendMessage({
      name: 'settings.set',
      request: { key: 'theme', value },
    });
  }, theme);
  await page.close();
}

/** The popup over the product page, as it stands when the user comes back to it. */
async function popupPicture(browser: ExtensionBrowser, theme: string): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto(PAGES[0] ?? '');
  const popup: RealPopup = await browser.openPopup(page);
  await popup.until(`document.body.innerText.includes('E001') && document.body.innerText.includes('承诺')`);
  await popup.until(
    `[...document.images].length >= 3 && [...document.images].every((image) => image.complete)`,
  );
  await popup.evaluate(`document.fonts.ready.then(() => true)`);
  await writeFile(path.join(OUT, `popup-${theme}.png`), await popup.screenshot());
  await popup.close();
  await page.close();
}

/** The order page's exhibit, opened on its first tab, 画面. */
async function workspacePicture(browser: ExtensionBrowser, theme: string): Promise<void> {
  const page = await browser.context.newPage();
  await page.setViewportSize(WORKSPACE);
  await page.goto(browser.url('workspace.html?tab=exhibits'));
  await page.getByText('E002').first().click();
  await page.getByRole('tab', { name: '画面' }).waitFor();
  await settled(page);
  await page.screenshot({ path: path.join(OUT, `workspace-${theme}.png`), scale: 'css' });
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
