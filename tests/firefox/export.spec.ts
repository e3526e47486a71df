import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import JSZip from 'jszip';
import type { ElementHandle } from 'puppeteer-core';
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

  // The same in both pages: the one file opened from the disk, and the extension's own.
  const file = path.join(stage.firefox.downloads, bundle);
  execFileSync(process.execPath, ['scripts/build-verifier.mjs']);
  const offline = await stage.firefox.visit(pathToFileURL(path.resolve('.output/liuzheng-verify.html')).href);
  const input = await offline.waitForSelector('input[type=file]');
  await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
  const sentence = (): string | false => document.querySelector('#verify-headline')?.textContent || false;
  const told = await eventually(() => offline.evaluate(sentence));
  expect(told).toMatch(/^自 \S+ \S+（UTC[^）]*）封存后，未发现改动（时间是导出者自述）$/);
  const own = await stage.firefox.own('verify.html');
  await eventually(() =>
    own.evaluate(
      (base64) => {
        const given = document.querySelector<HTMLInputElement>('input[type=file]');
        if (!given) return false;
        const list = new DataTransfer();
        list.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], 'bundle.zip'));
        given.files = list.files;
        given.dispatchEvent(new Event('change', { bubbles: true }));
        return true;
      },
      readFileSync(file, 'base64'),
    ),
  );
  expect(await eventually(() => own.evaluate(sentence))).toBe(told);
  // A paper of the same case leaves as a Word document, and is kept.
  const papers = await stage.firefox.own(`workspace.html?case=${exhibit.record.caseId}&tab=documents`);
  await eventually(() =>
    papers.evaluate(() => {
      const button = [...document.querySelectorAll('button')].find((b) => b.innerText.includes('下载 Word'));
      if (!document.body.innerText.includes('260312142833744260') || !button || button.disabled) return false;
      button.click();
      return true;
    }),
  );
  const word = await eventually(async () =>
    (await readdir(stage.firefox.downloads)).find((name) => name.endsWith('.docx')),
  );
  await eventually(() => papers.evaluate(() => document.body.innerText.includes('已下载，留底为 D001。')));
  const zip = await JSZip.loadAsync(await readFile(path.join(stage.firefox.downloads, word)));
  expect(await zip.file('word/document.xml')?.async('string')).toContain('260312142833744260');
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
