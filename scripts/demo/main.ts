import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { startShops } from '@/tests/fixtures/server';
import { ExtensionBrowser } from '@/tests/support/extension';
import { checkWithStandardTools, checkWithVerifier } from './check';
import { size, table } from './table';

const OUT = 'demo-output';

interface Captured {
  readonly label: string;
  readonly took: number;
  readonly summary: string;
}

/** @returns the exit code: 0 when everything was captured, exported and verified. */
export async function demo({ headed }: { headed: boolean }): Promise<number> {
  if (headed && process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    console.error('没有图形桌面，无法显示浏览器；请去掉 --headed / no display: run without --headed');
    return 1;
  }
  await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  const shops = await startShops();
  const browser = await ExtensionBrowser.launch({ headed, viewport: { width: 1280, height: 900 } });
  try {
    const pages: [string, string][] = [
      ['商品页面', `${shops.shop}/product/1024.html`],
      ['订单页面', `${shops.shop}/user/index/query?tradeNo=260312142833744260`],
      ['客服工单', `${shops.tickets}/ticket/58213`],
    ];
    const captured: Captured[] = [];
    for (const [i, [name, url]] of pages.entries()) {
      console.log(`› 留存${name} / capturing`);
      const page = await browser.context.newPage();
      await page.goto(url);
      captured.push(await capture(browser, page, `E00${i + 1}`, i === pages.length - 1));
      if (!headed) await page.close();
    }

    console.log('› 导出证据包 / exporting');
    const workspace = await openWorkspace(browser);
    const exported = await exportBundle(browser);
    const { size: bytes } = await stat(exported.file);
    await screenshotIndex(browser, exported.file);

    console.log('› 核验 / verifying\n');
    const checks = [checkWithVerifier(exported.file), ...checkWithStandardTools(exported.file)];
    console.log(
      table([
        ['步骤', '用时', '结果'],
        ...captured.map((item, i) => [
          `${item.label} ${pages[i]?.[0] ?? ''}`,
          `${(item.took / 1000).toFixed(1)} s`,
          item.summary,
        ]),
        ['导出并复核', `${(exported.took / 1000).toFixed(1)} s`, size(bytes)],
        ...checks.map((check) => [check.name, '', `${check.ok ? '✓' : '✗'} ${check.detail}`]),
      ]),
    );
    console.log(
      `\n截图 / pictures: ${(await readdir(OUT))
        .filter((f) => f.endsWith('.png'))
        .map((f) => `${OUT}/${f}`)
        .join(' ')}`,
    );
    if (headed) {
      console.log('浏览器保持打开，关闭窗口即结束 / close the window to end');
      await workspace.bringToFront();
      await new Promise((resolve) => browser.context.once('close', resolve));
    }
    console.log(`bundle: ${exported.file}`);
    return checks.every((check) => check.ok) ? 0 : 1;
  } finally {
    await browser.close().catch(() => undefined);
    await shops.close();
  }
}

/** One click on 立即留证 in the real popup; done when the exhibit was read back from the store. */
async function capture(
  browser: ExtensionBrowser,
  page: Page,
  label: string,
  picture: boolean,
): Promise<Captured> {
  const popup = await browser.openPopup(page);
  await popup.until(`document.body.innerText.includes('立即留证')`);
  const begun = performance.now();
  await popup.click('立即留证');
  await popup.until(
    `document.body.innerText.includes('已保住') && document.body.innerText.includes('${label}')`,
    60_000,
  );
  const took = performance.now() - begun;
  const summary = await popup.evaluate<string>(
    `document.body.innerText.split('\\n').find((line) => line.includes('已保住')) ?? ''`,
  );
  if (picture) {
    await popup.until(`[...document.images].every((image) => image.complete)`);
    await writeFile(path.join(OUT, 'popup.png'), await popup.screenshot());
  }
  await popup.close();
  return { label, took, summary };
}

async function openWorkspace(browser: ExtensionBrowser): Promise<Page> {
  const page = await browser.context.newPage();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(browser.url('workspace.html?tab=exhibits'));
  await page.getByText('E002').first().click();
  await page.getByRole('tab', { name: '画面' }).waitFor();
  await page.waitForFunction(() =>
    [...document.images].every((image) => image.complete && image.naturalWidth > 0),
  );
  await page.screenshot({ path: path.join(OUT, 'workspace.png') });
  return page;
}

async function exportBundle(browser: ExtensionBrowser): Promise<{ file: string; took: number }> {
  const page = await browser.context.newPage();
  await page.goto(browser.url('popup.html'));
  const begun = performance.now();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出证据包' }).click();
  const finished = await download;
  const file = `${OUT}/${finished.suggestedFilename()}`;
  await finished.saveAs(file);
  await page.getByText('已导出').first().waitFor();
  const took = performance.now() - begun;
  await page.close();
  return { file, took };
}

/** What a stranger sees who unpacks the zip and opens index.html. */
async function screenshotIndex(browser: ExtensionBrowser, bundle: string): Promise<void> {
  const { spawnSync } = await import('node:child_process');
  const { mkdtempSync, readdirSync, rmSync } = await import('node:fs');
  const { tmpdir } = await import('node:os');
  const folder = mkdtempSync(path.join(tmpdir(), 'liuzheng-index-'));
  spawnSync('unzip', ['-q', path.resolve(bundle), '-d', folder]);
  const page = await browser.context.newPage();
  await page.setViewportSize({ width: 1000, height: 1300 });
  await page.goto(pathToFileURL(path.join(folder, readdirSync(folder)[0] ?? '', 'index.html')).href);
  await page.screenshot({ path: path.join(OUT, 'index.png'), fullPage: true });
  await page.close();
  rmSync(folder, { recursive: true, force: true });
}
