import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import JSZip from 'jszip';
import { VOUCHERS } from '../fixtures/vouchers';
import { expect, test, type Stage } from '../support/e2e';
import { readStore } from '../support/store';

/**
 * The guide's whole story, told by clicks in the product alone: promise, order, voucher, conversation, proof that nothing
 * came; seller, platform, payment channel, 12315; what came of it. Ends with a case that lacks nothing and a bundle that a
 * stranger's check passes.
 */
const ORDER = '260312142833744260';

/** A page kept by the popup's own button. */
async function keep(stage: Stage, url: string, button: string, label: string): Promise<void> {
  const page = await stage.browser.context.newPage();
  await page.goto(url);
  const popup = await stage.browser.openPopup(page);
  await popup.click(button);
  await popup.until(
    `document.body.innerText.includes('已保住') && document.body.innerText.includes('${label}')`,
    90_000,
  );
  await popup.close();
  await page.close();
}

/** Pictures of a phone, drawn: the voucher of the payment, and a wallet in the game into which nothing came. */
async function drawn(stage: Stage, html: string): Promise<Buffer> {
  const page = await stage.browser.context.newPage();
  await page.setContent(`${html}<style>html { zoom: 2 }</style>`);
  const picture = await page.locator('body').screenshot();
  await page.close();
  return picture;
}

async function fill(page: Page, field: string, value: string): Promise<void> {
  const row = page.getByRole('button', { name: new RegExp(`^(?:填写|修改) ${field}$`) });
  await row.click();
  await page.locator('form').getByLabel(field, { exact: true }).fill(value);
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('button', { name: `修改 ${field}` })).toBeVisible();
}

interface Said {
  readonly stage: string;
  readonly what: '记已发出' | '记收到回复';
  readonly channel: string;
  readonly text: string;
  readonly exhibits: readonly string[];
  readonly reference?: string;
}

async function log(page: Page, said: Said): Promise<void> {
  const button = page.getByRole('button', { name: `${said.what} ${said.stage}` });
  if (!(await button.isVisible())) await page.locator('summary', { hasText: said.stage }).first().click();
  await button.click();
  const form = page.getByRole('form', { name: said.what });
  await form.getByRole('combobox', { name: '渠道' }).fill(said.channel);
  await form
    .getByRole('textbox', { name: said.what === '记已发出' ? '发出的内容' : '对方说了什么' })
    .fill(said.text);
  for (const label of said.exhibits) await form.getByRole('checkbox', { name: new RegExp(label) }).check();
  if (said.reference) await form.getByRole('textbox', { name: '受理或投诉编号' }).fill(said.reference);
  await form.getByRole('button', { name: '记下' }).click();
  await expect(
    page.getByRole('list', { name: `${said.stage}：往来记录` }).getByText(said.text),
  ).toBeVisible();
}

test('the guide’s whole story, from the promise to the money back, with the product alone', async ({
  stage,
}) => {
  const { shops } = stage;
  await keep(stage, `${shops.shop}/product/1024.html`, '立即留证', 'E001');
  await keep(stage, `${shops.shop}/user/index/query?tradeNo=${ORDER}`, '立即留证', 'E002');
  await keep(stage, `${shops.tickets}/ticket/58213`, '留存聊天', 'E003');

  const { cases } = await readStore(await stage.own());
  expect(cases).toHaveLength(1);
  const caseId = cases[0]?.id ?? '';
  const page = await stage.browser.context.newPage();
  await page.setViewportSize({ width: 1280, height: 900 });
  page.setDefaultTimeout(20_000);
  await page.goto(stage.browser.url(`workspace.html?case=${caseId}&import=1`));
  const [voucher] = VOUCHERS;
  await page.locator('input[type=file]').setInputFiles([
    {
      name: '微信支付凭证.png',
      mimeType: 'image/png',
      buffer: await drawn(stage, voucher?.html ?? ''),
    },
    {
      name: '游戏内余额.png',
      mimeType: 'image/png',
      buffer: await drawn(
        stage,
        '<body style="margin:0;width:360px;font:16px sans-serif"><h1>我的钱包</h1><p>Q币余额 0</p><p>充值记录：暂无</p>',
      ),
    },
  ]);
  const results = page.getByRole('list', { name: '导入结果' });
  await results.getByRole('combobox', { name: 'E004 的类别' }).selectOption('payment');
  await results.getByRole('combobox', { name: 'E005 的类别' }).selectOption('delivery');

  // What was read off the pages is confirmed, the rest is written.
  await page.getByRole('tab', { name: '概览' }).click();
  await page.getByRole('button', { name: /^全部确认/ }).click();
  await page.getByRole('button', { name: '填写 问题类型' }).click();
  await page.getByRole('radio', { name: /未到账/ }).check();
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: '填写 请求范围' }).click();
  await page.getByRole('radio', { name: /全额/ }).check();
  await page.getByRole('button', { name: '保存' }).click();
  await fill(page, '实付金额', '502.98');
  await fill(page, '支付时间', '2026-03-12T14:31:05');
  await fill(page, '卖家名称', '极速点券卡盟自营店');
  await fill(page, '请求金额', '502.98');
  await fill(page, '支付交易号', voucher?.says.transaction ?? '');
  await fill(page, '被投诉人名称', '极速网络科技有限公司');
  await fill(page, '被投诉人地址', '广东省深圳市南山区科技路 1 号');
  await fill(page, '被投诉人电话', '0755-12345678');
  await page.screenshot({ path: 'test-output/story-overview.png', fullPage: true });

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
  const chain = page.getByRole('region', { name: '证据链' }).getByRole('listitem');
  await expect(chain).toHaveCount(6);
  for (const link of await chain.all()) await expect(link).not.toContainText('还没有');
  await expect(page.getByText('必需的都已齐备').first()).toBeVisible();

  // The four steps, each with what was sent, what came back, and the clock that it started.
  await page.getByRole('tab', { name: '维权步骤' }).click();
  const clocks = page.getByRole('region', { name: '期限', exact: true }).getByRole('listitem');
  const sent = '记已发出';
  const all = ['E001', 'E002', 'E003', 'E004', 'E005'];
  await log(page, {
    stage: '协商',
    what: sent,
    channel: '站内信',
    text: '订单未到账，请在两小时内退款 502.98 元。',
    exhibits: ['E002', 'E004'],
  });
  await expect(clocks.filter({ hasText: '等卖家答复' })).toContainText('还剩');
  await log(page, {
    stage: '协商',
    what: '记收到回复',
    channel: '站内信',
    text: '虚拟商品不退不换。',
    exhibits: ['E003'],
  });
  await log(page, {
    stage: '平台申诉',
    what: sent,
    channel: '平台工单',
    text: '卖家拒绝退款，申请平台介入。',
    exhibits: all,
    reference: 'PT-20260312-7',
  });
  await log(page, {
    stage: '支付渠道',
    what: sent,
    channel: '微信支付',
    text: '未收到货，申请退款。',
    exhibits: all,
    reference: 'WX-88231',
  });
  await log(page, {
    stage: '12315',
    what: sent,
    channel: '12315 平台',
    text: '投诉商家未交付虚拟商品。',
    exhibits: all,
    reference: '1440300002026031200001',
  });
  await log(page, {
    stage: '支付渠道',
    what: '记收到回复',
    channel: '微信支付',
    text: '已原路退回 502.98 元。',
    exhibits: [],
  });
  await page.getByRole('button', { name: '结案' }).click();
  await page.getByRole('radio', { name: '全额退款' }).check();
  await page.getByRole('textbox', { name: '追回金额' }).fill('502.98');
  await page.getByRole('button', { name: '结案' }).click();
  await expect(page.getByRole('button', { name: '重新打开案件' })).toBeVisible();
  await page.screenshot({ path: 'test-output/story-steps.png', fullPage: true });
  await page.getByRole('tab', { name: '时间线' }).click();
  await expect(page.getByText('投诉商家未交付虚拟商品。').first()).toBeVisible();
  await page.screenshot({ path: 'test-output/story-timeline.png', fullPage: true });

  const after = await standing(stage);
  expect(after.dossier?.contacts).toHaveLength(6);
  expect(after.dossier?.outcome).toMatchObject({ result: 'refunded', recovered: '502.98' });

  // A stranger gets all of it.
  await page.getByRole('tab', { name: '导出' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出证据包' }).first().click();
  const finished = await download;
  mkdirSync(test.info().outputDir, { recursive: true });
  const file = path.join(test.info().outputDir, finished.suggestedFilename());
  await finished.saveAs(file);
  const checked = spawnSync(process.execPath, ['scripts/verify.mjs', file, '--json'], { encoding: 'utf8' });
  expect(checked.status, checked.stdout).toBe(0);
  const zip = await JSZip.loadAsync(readFileSync(file));
  const index = await Object.values(zip.files)
    .find((entry) => entry.name.endsWith('/index.html') && entry.name.split('/').length === 2)
    ?.async('string');
  for (const words of [ORDER, '极速网络科技有限公司', '投诉商家未交付虚拟商品', '502.98'])
    expect(index).toContain(words);
});

async function standing(stage: Stage) {
  const { exhibits, cases } = await readStore(await stage.own());
  const rows = [...exhibits].sort((a, b) => a.number - b.number);
  return { rows, dossier: cases[0]?.dossier };
}
