import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { ExtensionBrowser } from '@/tests/support/extension';
import { importPictures, keep, tellFacts, type StoryPages } from '@/tests/support/story/evidence';
import {
  closeCase,
  makePack,
  markReply,
  markSent,
  tellAboutYourself,
  write,
} from '@/tests/support/story/steps';
import { readStore } from '@/tests/support/store';

const HOUR = 3_600_000;

/** `2026-03-12T14:31:05` in this computer's zone, as the control for times takes it. */
function localTime(epochMs: number): string {
  return new Date(epochMs - new Date(epochMs).getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

/**
 * The pictures of docs/RUN-THROUGH.md: the same story as tests/e2e/story.spec.ts, in a browser where nothing was kept yet.
 *
 * @param out folder
 */
export async function runThrough(browser: ExtensionBrowser, pages: StoryPages, out: string): Promise<void> {
  const save = (name: string, picture: Buffer): Promise<void> =>
    writeFile(path.join(out, `run-${name}.png`), picture);
  await keep(browser, pages.product, '立即留证', 'E001');
  await keep(browser, pages.order, '立即留证', 'E002', async (popup) =>
    save('kept', await popup.screenshot()),
  );
  await keep(browser, pages.ticket, '留存聊天', 'E003');

  const page = await browser.context.newPage();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(browser.url('workspace.html'));
  const { cases } = await readStore(page);
  await page.goto(browser.url(`workspace.html?case=${cases[0]?.id}&import=1`));
  await importPictures(browser, page, 4);
  await tellFacts(page, localTime(Date.now() - 6.5 * HOUR));
  await top(page);
  await save('complete', await shot(page));

  await write(page, '协商', '退款函');
  await page.getByRole('article', { name: '文书预览' }).scrollIntoViewIfNeeded();
  await save('paper', await shot(page));
  await markSent(page, '协商');
  await markReply(page, '协商', { channel: '站内信', text: '虚拟商品不退不换。', exhibit: 'E003' });
  await write(page, '平台申诉', '平台申诉书');
  await markSent(page, '平台申诉', 'PT-20260312-7');
  await write(page, '支付渠道', '支付渠道投诉');
  await makePack(page, 'wechat-pay');
  await page.getByRole('heading', { name: '材料包', exact: true }).scrollIntoViewIfNeeded();
  await page.locator('.packs').evaluate((packs) => packs.scrollIntoView({ block: 'start' }));
  await save('pack', await shot(page));
  await markSent(page, '支付渠道', 'WX-88231');
  await write(page, '12315', '12315 投诉书');
  await tellAboutYourself(page);
  await markSent(page, '12315', '1440300002026031200001');
  await top(page);
  await save('steps', await shot(page));
  await markReply(page, '支付渠道', {
    channel: '微信支付',
    text: '已原路退回 502.98 元。',
    returned: '502.98',
  });
  await closeCase(page);
  await page.getByRole('tab', { name: '时间线' }).click();
  await top(page);
  await save('closed', await shot(page));
  await page.close();
}

async function top(page: Page): Promise<void> {
  await page.locator('main').evaluate((main) => {
    for (const part of [main, ...main.querySelectorAll('*')]) part.scrollTop = 0;
    scrollTo(0, 0);
  });
}

async function shot(page: Page): Promise<Buffer> {
  // What was done last is said over the page for a while.
  const said = page.locator('.toast');
  if (await said.isVisible()) await said.getByRole('button').last().click();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() =>
    Promise.all([...document.images].map((image) => image.decode().catch(() => null))),
  );
  await page.evaluate(() => document.fonts.ready.then(() => true));
  return page.screenshot({ scale: 'css', animations: 'disabled' });
}
