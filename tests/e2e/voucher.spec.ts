import type { Page } from '@playwright/test';
import { VOUCHERS } from '../fixtures/vouchers';
import { expect, test, type Stage } from '../support/e2e';
import { readStore } from '../support/store';

/** The voucher as a phone's screenshot. */
async function draw(stage: Stage, html: string, scale: number): Promise<Buffer> {
  const browser = stage.browser.context.browser();
  if (!browser) throw new Error('no browser');
  const page = await stage.browser.context.newPage();
  await page.setContent(`${html}<style>html { zoom: ${scale} }</style>`);
  const picture = await page.locator('body').screenshot();
  await page.close();
  return picture;
}

async function imported(stage: Stage, picture: Buffer): Promise<Page> {
  const made = await stage.ask<{ caseId: string }>('case.create', { title: '极速卡盟' });
  const page = await stage.browser.context.newPage();
  await page.goto(stage.browser.url(`workspace.html?case=${made.value?.caseId}&import=1`));
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'mmexport1773297065123.png', mimeType: 'image/png', buffer: picture });
  await page.getByRole('list', { name: '导入结果' }).getByRole('button', { name: 'E001' }).click();
  return page;
}

test('a voucher is read on this device: every number right, beside its place, into the case on a click only', async ({
  stage,
}) => {
  const [voucher] = VOUCHERS;
  if (!voucher) throw new Error('no voucher');
  const page = await imported(stage, await draw(stage, voucher.html, 2));
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  expect(requests.some((url) => url.includes('/ocr/'))).toBe(false);
  await page.getByRole('button', { name: '识别文字' }).click();
  const field = (name: string) => page.getByLabel(name, { exact: true });
  await expect(field('交易单号')).toHaveValue(voucher.says.transaction, { timeout: 60_000 });
  await expect(field('商户单号')).toHaveValue(voucher.says.merchant);
  await expect(field('支付金额')).toHaveValue('498.00');
  await expect(field('支付时间')).toHaveValue(/2026年3月12日\s?14:31:05/);
  await expect(field('收款方')).toHaveValue(voucher.says.payee);
  await expect(page.getByText('这像是支付凭证。')).toBeVisible();
  expect(requests.every((url) => /^(?:chrome-extension|blob|data):/.test(url))).toBe(true);
  expect((await readStore(page)).cases[0]?.dossier).toBeUndefined();

  await field('交易单号').scrollIntoViewIfNeeded();
  await page.screenshot({ path: 'test-output/import-ocr.png' });
  const suggestion = (name: string) => page.getByRole('listitem').filter({ has: field(name) });
  await suggestion('交易单号').getByRole('button', { name: '采用' }).click();
  await expect(suggestion('交易单号').getByRole('button', { name: '已写入案件' })).toBeVisible();
  await field('支付时间').fill('2026-03-12 14:31');
  await suggestion('支付时间').getByRole('button', { name: '采用' }).click();
  await expect(suggestion('支付时间').getByRole('button', { name: '已写入案件' })).toBeVisible();
  const { cases, exhibits } = await readStore(page);
  const from = { exhibit: exhibits[0]?.id, number: 1 };
  expect(cases[0]?.dossier?.fields).toMatchObject({
    transactionNumber: { value: voucher.says.transaction, from },
    paidAt: { value: expect.stringMatching(/^2026-03-1[12]T/), from },
  });
  expect(JSON.stringify(exhibits[0]?.record)).not.toContain(voucher.says.transaction);

  // What was read is no part of the exhibit, but it is searched; the address alone asks for it.
  const query = new URLSearchParams({
    tab: 'timeline',
    case: cases[0]?.id ?? '',
    q: voucher.says.transaction,
  });
  await page.goto(stage.browser.url(`workspace.html?${query}`));
  await expect(page.getByText(/^找到 1 项/)).toBeVisible();
  await expect(page.locator('.axis-row mark').first()).toHaveText(voucher.says.transaction);
});

test('reading can be stopped, and a picture without text says so', async ({ stage }) => {
  const page = await imported(
    stage,
    await draw(stage, '<body style="margin:0;width:300px;height:300px;background:#7a9">', 1),
  );
  // Pressed the moment it is there: on a busy machine the reading of so little is over before a pointer gets to it.
  await page.evaluate(() => {
    const press = (): void => {
      const stop = [...document.querySelectorAll('button')].find((b) => b.textContent?.trim() === '停止识别');
      if (!stop) return;
      watch.disconnect();
      stop.click();
    };
    const watch = new MutationObserver(press);
    watch.observe(document.body, { childList: true, subtree: true });
  });
  await page.getByRole('button', { name: '识别文字' }).click();
  await expect(page.getByRole('button', { name: '识别文字' })).toBeVisible();
  await expect(page.getByText('没有认出单号、金额或时间')).toBeHidden();
  await page.getByRole('button', { name: '识别文字' }).click();
  await expect(page.getByText('没有认出单号、金额或时间')).toBeVisible({ timeout: 60_000 });
});
