import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { eventually, verify } from '../support/firefox';
import { expect, test } from './stage';

test('a case exported from the popup in Firefox is a bundle that the command line verifies', async ({
  stage,
}) => {
  await stage.firefox.visit(`${stage.shops.shop}/user/index/query?tradeNo=260312142833744260`);
  const { exhibit } = await stage.capture();
  expect(exhibit.record.summary.orderNumber).toBe('260312142833744260');

  const popup = await stage.firefox.own('popup.html');
  await eventually(() =>
    popup.evaluate(() => {
      const button = [...document.querySelectorAll('button')].find((b) => b.innerText.includes('导出证据包'));
      if (!button || button.disabled) return false;
      button.click();
      return true;
    }),
  );
  const bundle = await eventually(async () => {
    const files = await readdir(stage.firefox.downloads);
    return !files.some((name) => name.endsWith('.part')) && files.find((name) => name.endsWith('.zip'));
  });
  await eventually(() => popup.evaluate(() => document.body.innerText.includes('已导出')));
  const { code, text } = verify(path.join(stage.firefox.downloads, bundle));
  expect(code, text).toBe(0);
  expect(text).toContain('结论：能核验的各项全部相符');
});

test('a page of the browser itself is refused with a code, and nothing is kept', async ({ stage }) => {
  await stage.firefox.visitBrowserPage('about:license');
  await stage.firefox.pressShortcut();
  const job = await eventually(async () => {
    const [row] = (await stage.store()).jobs;
    return row !== undefined && row.state !== 'running' && row;
  });
  expect(job).toMatchObject({ state: 'failed', error: { code: 'PAGE_RESTRICTED' } });
  expect((await stage.store()).exhibits).toEqual([]);
});
