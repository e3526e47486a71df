import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test, type Stage } from '../support/e2e';
import { readStore } from '../support/store';

mkdirSync('test-output', { recursive: true });

const ORDER = '260312142833744260';

/** An order page kept, and the case's page in a window of its own. */
async function keptOrder(stage: Stage): Promise<{ caseId: string; workspace: Page }> {
  const page = await stage.visit(`${stage.shops.shop}/user/index/query?tradeNo=${ORDER}`);
  const { caseId } = await stage.capture(page);
  const workspace = await stage.browser.context.newPage();
  await workspace.goto(`${stage.browser.url('workspace.html')}?case=${caseId}`);
  await expect(workspace.getByRole('heading', { name: '案情' })).toBeVisible();
  return { caseId, workspace };
}

const line = (page: Page) => page.getByRole('region', { name: '最近的期限' });

test('a case is filled from its evidence; what was said starts the next clock; all of it outlives the page and the worker', async ({
  stage,
}) => {
  const { caseId, workspace } = await keptOrder(stage);

  // Only the case scrolls, not the page around it as well.
  expect(await workspace.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);

  // One click: the order number as the page showed it, with the exhibit that shows it.
  await workspace.getByRole('button', { name: `确认 订单编号 ${ORDER}` }).click();
  const number = workspace.locator('#fact-orderNumber');
  await expect(workspace.getByRole('button', { name: `确认 订单编号 ${ORDER}` })).toBeHidden();
  await expect(number.getByText(ORDER)).toBeVisible();
  await expect(number.getByRole('link', { name: /打开 E001/ })).toBeVisible();

  await workspace.getByRole('button', { name: '填写 问题类型' }).click();
  await workspace.getByRole('radio', { name: /未到账/ }).check();
  await workspace.getByRole('button', { name: '保存' }).click();
  await expect(workspace.locator('#fact-issue').getByText('未到账（空包）')).toBeVisible();

  // Taken back, and confirmed again.
  await workspace.getByRole('button', { name: '撤销' }).click();
  await expect(workspace.locator('#fact-issue').getByText('未填')).toBeVisible();

  await workspace.getByRole('tab', { name: '维权步骤' }).click();
  await workspace.locator('summary', { hasText: '协商' }).click();
  await workspace.getByRole('button', { name: '记已发出 协商' }).click();
  const form = workspace.getByRole('form', { name: '记已发出' });
  await form.getByRole('combobox', { name: '渠道' }).fill('站内信');
  await form.getByRole('textbox', { name: '发出的内容' }).fill('订单未到账，请两小时内退款。');
  await form.getByRole('checkbox', { name: /E001/ }).check();
  await form.getByRole('button', { name: '记下' }).click();
  const log = workspace.getByRole('list', { name: '协商：往来记录' });
  await expect(log.getByText('订单未到账，请两小时内退款。')).toBeVisible();
  const clock = workspace
    .getByRole('region', { name: '期限', exact: true })
    .getByRole('listitem')
    .filter({ hasText: '等卖家答复' });
  await expect(clock).toContainText(/还剩 (?:1 小时 59 分|2 小时)/);
  await expect(clock.getByText('经验', { exact: true })).toBeVisible();

  await stage.freshWorker(await stage.own());
  await workspace.reload();
  await expect(workspace.getByRole('tab', { name: '维权步骤' })).toHaveAttribute('aria-selected', 'true');
  await expect(log.getByText('订单未到账，请两小时内退款。')).toBeVisible();
  await expect(clock).toContainText('还剩');
  await workspace.getByRole('tab', { name: '概览' }).click();
  await expect(number.getByText(ORDER)).toBeVisible();

  // Every word is a line of the custody log, in order.
  const { log: lines } = await readStore(await stage.own());
  const types = lines
    .filter((row) => row.caseId === caseId)
    .map((row) => JSON.parse(row.line).type as string);
  expect(types).toEqual([
    'case-created',
    'exhibit-captured',
    'field-set',
    'field-set',
    'field-cleared',
    'contact-logged',
  ]);
});

test('two windows show two cases, and each is told only what is said in it', async ({ stage }) => {
  const { caseId, workspace } = await keptOrder(stage);
  const made = await stage.ask<{ caseId: string }>('case.create', { title: '另一家店' });
  const other = await stage.browser.context.newPage();
  await other.goto(`${stage.browser.url('workspace.html')}?case=${made.value?.caseId}&tab=steps`);
  await other.getByRole('button', { name: '添加期限' }).click();
  await other.getByRole('textbox', { name: '提醒我做什么' }).fill('等另一家的回复');
  await other.getByRole('button', { name: '保存' }).click();
  await expect(line(other)).toContainText('等另一家的回复');

  await workspace.getByRole('button', { name: `确认 订单编号 ${ORDER}` }).click();
  await expect(workspace.locator('#fact-orderNumber').getByRole('link', { name: /打开 E001/ })).toBeVisible();
  // The list of cases beside it follows what the other window wrote; the case itself is not touched by it.
  await expect(workspace.getByRole('link', { name: /另一家店.*等另一家的回复/ })).toBeVisible();
  await expect(line(workspace).getByText('等另一家的回复')).toHaveCount(0);
  await other.getByRole('tab', { name: '概览' }).click();
  await expect(other.locator('#fact-orderNumber').getByText('未填')).toBeVisible();

  const { cases } = await readStore(await stage.own());
  const dossiers = new Map(cases.map((row) => [row.id as string, row.dossier]));
  expect(dossiers.get(caseId)?.fields.orderNumber?.value).toBe(ORDER);
  expect(dossiers.get(made.value?.caseId ?? '')?.fields).toEqual({});
});

test('the popup shows the chain and the clock of the current case, and heeds a goods page before paying', async ({
  stage,
}) => {
  const { caseId, workspace } = await keptOrder(stage);
  await workspace.getByRole('button', { name: `确认 订单编号 ${ORDER}` }).click();
  await expect(workspace.locator('#fact-orderNumber').getByRole('link')).toBeVisible();
  const due = new Date(Date.now() + 5 * 3_600_000).toISOString();
  await stage.ask('case.record', {
    caseId,
    entries: [{ type: 'deadline-edited', deadline: { id: 'own', title: '补充材料', dueAt: due } }],
  });
  const goods = await stage.visit(`${stage.shops.shop}/product/1024.html`);
  const popup = await stage.browser.openPopup(goods);
  await popup.until(`document.body.innerText.includes('补充材料')`);
  await popup.until(`document.querySelector('.chain-meter')?.innerText.includes('${ORDER}')`);
  await popup.until(`document.querySelector('.risk-box summary')?.innerText.includes('付款前请留意')`);
  const states = await popup.evaluate<string[]>(
    `[...document.querySelectorAll('.chain-meter li')].map((item) => item.className.split(' ')[0])`,
  );
  expect(states).toEqual([
    'chain-missing',
    'chain-full',
    'chain-missing',
    'chain-missing',
    'chain-missing',
    'chain-full',
  ]);
  await popup.close();
});
