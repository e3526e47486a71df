import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import JSZip from 'jszip';
import { VOUCHERS } from '../fixtures/vouchers';
import { begin, done } from '../support/chat';
import { expect, test } from '../support/e2e';
import { readStore } from '../support/store';

const ORDER = '260312142833744260';
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Chooses a channel, prepares and takes the zip out of the downloads, unpacked. */
async function packFor(page: Page, channel: string): Promise<ReadonlyMap<string, Buffer>> {
  await page.getByRole('combobox', { name: '提交到' }).selectOption(channel);
  const prepare = page.getByRole('button', { name: '准备图片' });
  if (await prepare.isVisible()) await prepare.click();
  await page.getByRole('button', { name: '生成材料包' }).click({ timeout: 90_000 });
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载 zip' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(new RegExp(`^申诉材料包-${channel}-\\d{8}T\\d{6}Z\\.zip$`));
  const zip = await JSZip.loadAsync(readFileSync(await download.path()));
  const files = await Promise.all(
    Object.values(zip.files).map(async (file) => [file.name, await file.async('nodebuffer')] as const),
  );
  const folder = path.join(test.info().outputDir, channel);
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of files) writeFileSync(path.join(folder, name), bytes);
  return new Map(files);
}

test('from captured pages, a conversation and a voucher to the four pictures of a payment complaint', async ({
  stage,
}) => {
  const { shops } = stage;
  await stage.capture(await stage.visit(`${shops.shop}/product/1024.html`));
  await stage.capture(await stage.visit(`${shops.shop}/user/index/query?tradeNo=${ORDER}`));
  await done(stage, await begin(stage, await stage.visit(`${shops.tickets}/ticket/58213`)));
  const caseId = (await readStore(await stage.own())).cases[0]?.id ?? '';

  const drawn = await stage.browser.context.newPage();
  await drawn.setContent(`${VOUCHERS[0]?.html}<style>html { zoom: 2 }</style>`);
  const buffer = await drawn.locator('body').screenshot();
  await drawn.close();
  const page = await stage.browser.context.newPage();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(stage.browser.url(`workspace.html?case=${caseId}&import=1`));
  await page
    .locator('input[type=file]')
    .setInputFiles([{ name: '微信支付凭证.png', mimeType: 'image/png', buffer }]);
  const results = page.getByRole('list', { name: '导入结果' });
  await results.getByRole('combobox', { name: 'E004 的类别' }).selectOption('payment');

  await page.goto(stage.browser.url(`workspace.html?case=${caseId}&tab=documents`));
  // The open letter is the seller's: the channel's own takes its place at a click.
  await page.getByRole('combobox', { name: '提交到' }).selectOption('wechat-pay');
  await page.getByRole('button', { name: '换成支付渠道投诉' }).click();
  const files = await packFor(page, 'wechat-pay');
  expect(files.get('文字.txt')?.toString()).not.toContain('退款函');
  const pictures = [...files].filter(([name]) => name.endsWith('.jpg'));
  expect(pictures.map(([name]) => name.replace(/of\d/, ''))).toEqual([
    '01-E002-1.jpg',
    '02-E004-1.jpg',
    expect.stringMatching(/^03-E003-\d\.jpg$/),
    expect.stringMatching(/^04-E001-\d\.jpg$/),
  ]);
  const csv = files.get('来源.csv')?.toString() ?? '';
  const stored = await readStore(await stage.own());
  for (const [name, bytes] of pictures) {
    expect(bytes.byteLength).toBeLessThanOrEqual(2_000_000);
    expect(csv).toContain(`${name},${sha256(bytes)},${bytes.byteLength},`);
  }
  const hashes = new Set(stored.exhibits.flatMap(({ record }) => record.files.map((file) => file.sha256)));
  for (const line of csv.trim().split('\r\n').slice(1))
    expect(hashes).toContain(
      line.split(',').find((cell) => /^[0-9a-f]{64}$/.test(cell) && hashes.has(cell as never)),
    );
  // The case remembers that it was made.
  await page.goto(stage.browser.url(`workspace.html?case=${caseId}&tab=timeline`));
  const log = await page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const open = indexedDB.open('liuzheng');
        open.onsuccess = () => {
          const rows = open.result.transaction('log').objectStore('log').getAll();
          rows.onsuccess = () => resolve(rows.result.map(({ line }: { line: string }) => line));
        };
      }),
  );
  const line = log.find((one) => one.includes('"type":"pack-made"')) ?? '';
  for (const [name, bytes] of pictures) {
    expect(line).toContain(name);
    expect(line).toContain(sha256(bytes));
  }
});
