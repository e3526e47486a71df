import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '../support/e2e';
import { pageScripts } from '../support/page-scripts';
import { readStore } from '../support/store';

test('what two captured pages say is searched, tagged together and deleted together', async ({ stage }) => {
  const { shop } = stage.shops;
  const product = await stage.capture(await stage.visit(`${shop}/product/1024.html`));
  await stage.capture(await stage.visit(`${shop}/user/index/query?tradeNo=260312142833744260`));
  const page = await stage.browser.context.newPage();
  await page.goto(`${stage.browser.url('workspace.html')}?case=${product.caseId}&tab=timeline`);

  // Words that stand on the page and nowhere in what the case says about it.
  const text = (await stage.file(product, 'text.txt')).toString('utf8');
  const words = [...text.matchAll(/[\u4e00-\u9fff]{6,12}/g)]
    .map(([run]) => run)
    .find((run) => !JSON.stringify(product.record.source).includes(run));
  if (!words) throw new Error('the product page says nothing');
  await page.getByRole('searchbox', { name: '搜索时间线' }).fill(words);
  const list = page.getByRole('list', { name: '案件时间线' });
  await expect(list.locator('mark').first()).toHaveText(words);
  await expect(list.getByRole('button', { name: /E001/ })).toBeVisible();

  await page.getByRole('searchbox').fill('');
  await page.getByRole('button', { name: '选择多项' }).click();
  await page.getByRole('button', { name: '全选 2 份' }).click();
  await page.getByRole('button', { name: '加标签' }).click();
  await page.getByRole('textbox', { name: '标签' }).fill('重点');
  await page.getByRole('button', { name: '应用' }).click();
  await expect(page.getByText('已改动 2 份证据，0 份原本如此。')).toBeVisible();
  await expect(list.getByText('重点')).toHaveCount(2);

  await page.getByRole('button', { name: '删除', exact: true }).click();
  await page.getByRole('button', { name: '删除这 2 份' }).click();
  await expect.poll(async () => (await readStore(page)).exhibits).toEqual([]);
  const lines = (await readStore(page)).log.map(({ line }) => line);
  expect(lines.filter((line) => line.includes('"exhibit-tagged"'))).toHaveLength(2);
  expect(lines.filter((line) => line.includes('"exhibit-deleted"'))).toHaveLength(2);
});

test('the popup loads at most 120 kB, compressed', async () => {
  const extension = '.output/chrome-mv3';
  const files = await pageScripts(extension, 'popup.html');
  expect(files.length).toBeGreaterThan(3);
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(path.join(extension, file))).byteLength),
  );
  expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(120_000);
});
