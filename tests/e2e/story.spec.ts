import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import JSZip from 'jszip';
import { expect, test, type Stage } from '../support/e2e';
import { auditStore, readStore } from '../support/store';
import { importPictures, keep, ORDER, tellFacts } from '../support/story/evidence';
import { closeCase, makePack, markReply, markSent, tellAboutYourself, write } from '../support/story/steps';

/**
 * The guide's whole story, told by clicks in the product alone: promise, order, conversation, voucher, proof that nothing
 * came; seller, platform, payment channel, 12315, each with its paper, the payment channel with its pictures; what came of
 * it. Ends with a case that lacks nothing and a bundle that a stranger's check passes. Written for readers: docs/RUN-THROUGH.md.
 */
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function downloaded(page: Page, button: string): Promise<Map<string, Buffer>> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).first().click();
  const got = await coming;
  mkdirSync(test.info().outputDir, { recursive: true });
  const file = path.join(test.info().outputDir, got.suggestedFilename());
  await got.saveAs(file);
  const zip = await JSZip.loadAsync(readFileSync(file));
  const inside = Object.values(zip.files).filter(({ dir }) => !dir);
  const read = await Promise.all(
    inside.map(async (entry) => [entry.name, await entry.async('nodebuffer')] as const),
  );
  return new Map([...read, ['', Buffer.from(file)]]);
}

test('the guide’s whole story, from the promise to the money back, with the product alone', async ({
  stage,
}) => {
  const { shops, browser } = stage;
  // Pictures that their server keeps from other sites would need the user's permission: tests/e2e/frames.spec.ts.
  const product = `${shops.shop}/product/1024.html?pictures=open`;
  await keep(browser, product, '立即留证', 'E001');
  await keep(browser, `${shops.shop}/user/index/query?tradeNo=${ORDER}`, '立即留证', 'E002');
  await keep(browser, `${shops.tickets}/ticket/58213`, '留存聊天', 'E003');

  const { cases } = await readStore(await stage.own());
  expect(cases).toHaveLength(1);
  const caseId = cases[0]?.id ?? '';
  const desk = await browser.context.newPage();
  await desk.setViewportSize({ width: 1280, height: 900 });
  desk.setDefaultTimeout(20_000);
  await desk.goto(browser.url(`workspace.html?case=${caseId}&import=1`));
  await importPictures(browser, desk, 4);
  await tellFacts(desk, '2026-03-12T14:31:05');
  await desk.screenshot({ path: 'test-output/story-overview.png', fullPage: true });

  const { rows, dossier } = await standing(stage);
  expect(rows.map(({ kind, record }) => kind ?? record.kind)).toEqual([
    'listing',
    'order',
    'chat',
    'payment',
    'delivery',
  ]);
  expect(dossier?.fields.orderNumber?.value).toBe(ORDER);
  // The order page and the conversation both show it.
  expect([2, 3]).toContain(dossier?.fields.orderNumber?.from?.number);
  const chain = desk.getByRole('region', { name: '证据链' }).getByRole('listitem');
  await expect(chain).toHaveCount(6);
  for (const link of await chain.all()) await expect(link).toContainText('齐备');
  await expect(desk.getByText('必需的都已齐备').first()).toBeVisible();

  // The popup, back on the page where it began: nothing is missing, and what comes next opens where it is done.
  const back = await browser.context.newPage();
  await back.goto(product);
  const popup = await browser.openPopup(back);
  await popup.until(`document.querySelector('.chain-meter')?.innerText.includes('6/6 齐备')`);
  const opened = browser.context.waitForEvent('page', { timeout: 20_000 });
  // Where it stands and that it can be clicked: tests/component/ui/case-popup.test.tsx.
  await popup.until(`document.querySelector('.chain-next')?.innerText.includes('向卖家发出退款请求')`);
  await popup.evaluate(`document.querySelector('.chain-next button').click()`);
  const page = await opened;
  await page.waitForURL(/tab=steps/);
  await desk.close();
  await page.setViewportSize({ width: 1280, height: 900 });
  page.setDefaultTimeout(20_000);

  // Four steps: the paper of each, what came back, and the clock that it started.
  const clocks = page.getByRole('region', { name: '期限', exact: true }).getByRole('listitem');
  await write(page, '协商', '退款函');
  await expect(page.getByRole('article', { name: '文书预览' })).toContainText(ORDER);
  const word = await downloaded(page, '下载 Word');
  expect(word.get('word/document.xml')?.toString()).toContain(ORDER);
  await expect(page.getByText('已下载，留底为 D001。')).toBeVisible();
  await markSent(page, '协商');
  await expect(clocks.filter({ hasText: '等卖家答复' })).toContainText('还剩');
  await markReply(page, '协商', { channel: '站内信', text: '虚拟商品不退不换。', exhibit: 'E003' });
  await write(page, '平台申诉', '平台申诉书');
  // What was said to the seller, and what came back, stands in the appeal.
  await expect(page.getByRole('article', { name: '文书预览' })).toContainText('虚拟商品不退不换');
  await markSent(page, '平台申诉', 'PT-20260312-7');
  await expect(clocks.filter({ hasText: '等平台审核' })).toContainText('还剩');
  await write(page, '支付渠道', '支付渠道投诉');
  await makePack(page, 'wechat-pay');
  const pack = await downloaded(page, '下载 zip');
  const pictures = [...pack].filter(([name]) => name.endsWith('.jpg'));
  expect(pictures.length).toBe(4);
  expect(pictures.map(([name]) => name.slice(0, 7))).toEqual([
    '01-E002',
    '02-E004',
    expect.stringMatching(/^03-E00[1-5]/),
    expect.stringMatching(/^04-E00[1-5]/),
  ]);
  // Each picture fits the channel, and the list beside them says out of which original it was cut.
  const sources = pack.get('来源.csv')?.toString() ?? '';
  for (const [name, bytes] of pictures) {
    expect(bytes.byteLength).toBeLessThanOrEqual(2_000_000);
    expect(sources).toContain(`${name},${sha256(bytes)},${bytes.byteLength},`);
  }
  const originals = new Set<string>(rows.flatMap(({ record }) => record.files.map((file) => file.sha256)));
  for (const line of sources.trim().split('\r\n').slice(1))
    expect(line.split(',').some((cell) => originals.has(cell))).toBe(true);
  await markSent(page, '支付渠道', 'WX-88231');
  await write(page, '12315', '12315 投诉书');
  await tellAboutYourself(page);
  await expect(page.getByText('都填好了。')).toBeVisible();
  await markSent(page, '12315', '1440300002026031200001');
  await expect(clocks.filter({ hasText: '等 12315 决定是否受理' })).toContainText('还剩');
  const returned = { channel: '微信支付', text: '已原路退回 502.98 元。', returned: '502.98' };
  await markReply(page, '支付渠道', returned);
  await page.screenshot({ path: 'test-output/story-steps.png', fullPage: true });
  await closeCase(page);
  await page.getByRole('tab', { name: '时间线' }).click();
  await expect(page.getByText(/已发出《.*12315/).first()).toBeVisible();
  await page.screenshot({ path: 'test-output/story-timeline.png', fullPage: true });

  const after = await standing(stage);
  expect(after.dossier?.contacts.map(({ stage: at, direction }) => `${at} ${direction}`)).toEqual([
    'seller sent',
    'seller received',
    'platform sent',
    'payment sent',
    'authority sent',
    'payment received',
  ]);
  // What came back was said once, and is the result.
  expect(after.dossier?.outcome).toMatchObject({ result: 'refunded', recovered: '502.98' });
  expect(await auditStore(page)).toEqual({ wrong: [], orphans: [], lost: [] });

  // A stranger gets all of it.
  await page.getByRole('tab', { name: '导出' }).click();
  const bundle = await downloaded(page, '导出证据包');
  const file = bundle.get('')?.toString() ?? '';
  const checked = spawnSync(process.execPath, ['scripts/verify.mjs', file, '--json'], { encoding: 'utf8' });
  expect(checked.status, checked.stdout).toBe(0);
  const read = (end: string): string =>
    [...bundle].find(([name]) => name.endsWith(end))?.[1].toString() ?? '';
  const index = [...bundle].find(([name]) => /^[^/]+\/index\.html$/.test(name))?.[1].toString() ?? '';
  for (const words of [ORDER, '极速网络科技有限公司', '12315', '502.98']) expect(index).toContain(words);
  for (const paper of ['D001', 'D002', 'D003', 'D004']) {
    expect(read(`/documents/${paper}/paper.txt`)).toContain(ORDER);
    expect(read(`/documents/${paper}/paper.docx`)).not.toBe('');
  }
  const made = read('/log/chain.jsonl')
    .split('\n')
    .find((line) => line.includes('"type":"pack-made"'));
  for (const [name, bytes] of pictures) {
    expect(made).toContain(name);
    expect(made).toContain(sha256(bytes));
  }
});

async function standing(stage: Stage) {
  const { exhibits, cases } = await readStore(await stage.own());
  const rows = [...exhibits].sort((a, b) => a.number - b.number);
  return { rows, dossier: cases[0]?.dossier };
}
