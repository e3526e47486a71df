import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { startNastySite } from '../support/nasty-site';
import { expect, test } from './stage';

test('opened from the disk in Firefox, a stored page makes no connection at all and runs no script', async ({
  stage,
}, info) => {
  const site = await startNastySite();
  try {
    const page = await stage.firefox.visit(site.page);
    const { exhibit } = await stage.capture();
    expect(site.connections()).toBeGreaterThan(20);
    await page.close();
    const file = info.outputPath('page.html');
    await writeFile(file, await stage.file(exhibit, 'page.html'));
    site.reset();
    const reader = await stage.firefox.visit(pathToFileURL(file).href);
    const title = await reader.title();
    expect(title).toMatch(/^跑了 \d+$/);
    await reader.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
    expect(await reader.title()).toBe(title);
    await reader.goto(stage.shops.shop);
    expect(site.connections(), site.asked().join(' ')).toBe(0);
  } finally {
    await site.close();
  }
});
