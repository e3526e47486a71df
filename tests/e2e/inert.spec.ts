import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from '../support/e2e';
import { startNastySite } from '../support/nasty-site';

test('opened from the disk, a stored page makes no connection at all and runs no script', async ({
  stage,
}, info) => {
  const site = await startNastySite();
  try {
    const page = await stage.visit(site.page);
    const exhibit = await stage.capture(page);
    await page.close();
    expect(site.connections()).toBeGreaterThan(20); // the live page did all it could
    const file = info.outputPath('page.html');
    await writeFile(file, await stage.file(exhibit, 'page.html'));

    const reader = await stage.browser.context.newPage();
    site.reset();
    await reader.goto(pathToFileURL(file).href, { waitUntil: 'load' });
    expect(await reader.title()).toMatch(/^跑了 \d+$/); // as the live page had it, when it was kept
    const title = await reader.title();
    await reader.mouse.move(60, 60);
    await reader.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
    expect(await reader.title()).toBe(title);
    // Another server's page: whatever was under way comes before it, and it connects to nothing here.
    await reader.goto(stage.shops.shop);
    expect(site.connections(), site.asked().join(' ')).toBe(0);
  } finally {
    await site.close();
  }
});
