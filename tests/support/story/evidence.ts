import type { Page } from '@playwright/test';
import { VOUCHERS } from '../../fixtures/vouchers';
import type { ExtensionBrowser } from '../extension';
import type { RealPopup } from '../popup';

/** Pages of the shop where the story is set. */
export interface StoryPages {
  readonly product: string;
  readonly order: string;
  readonly ticket: string;
}

export const ORDER = '260312142833744260';

/** Part one of the guide: a page kept with the popup's own button, once it says that it is kept. */
export async function keep(
  browser: ExtensionBrowser,
  url: string,
  button: '立即留证' | '留存聊天',
  label: string,
  kept?: (popup: RealPopup) => Promise<void>,
): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto(url);
  const popup = await browser.openPopup(page);
  // What is recognised moves the buttons down; a person clicks what has come to rest.
  await popup.until(`!document.body.innerText.includes('正在辨认页面')`);
  await popup.click(button);
  await popup.until(
    `document.body.innerText.includes('已保住') && document.body.innerText.includes('${label}')`,
    90_000,
  );
  // What it leaves to do is said with it.
  await popup.until(`document.querySelector('.chain-next button')`);
  await kept?.(popup);
  await popup.close();
  await page.close();
}

/** Pictures of a phone, drawn: twice as sharp as the page. */
async function drawn(browser: ExtensionBrowser, html: string): Promise<Buffer> {
  const page = await browser.context.newPage();
  await page.setContent(`${html}<style>html { zoom: 2 }</style>`);
  const picture = await page.locator('body').screenshot();
  await page.close();
  return picture;
}

/** The voucher of the payment and an empty wallet in the game, out of a phone; each says what it is. */
export async function importPictures(browser: ExtensionBrowser, page: Page, first: number): Promise<void> {
  const wallet =
    '<body style="margin:0;width:360px;font:16px sans-serif"><h1>我的钱包</h1><p>Q币余额 0</p><p>充值记录：暂无</p>';
  await page.locator('input[type=file]').setInputFiles([
    {
      name: '微信支付凭证.png',
      mimeType: 'image/png',
      buffer: await drawn(browser, VOUCHERS[0]?.html ?? ''),
    },
    { name: '游戏内余额.png', mimeType: 'image/png', buffer: await drawn(browser, wallet) },
  ]);
  const results = page.getByRole('list', { name: '导入结果' });
  await results.getByRole('combobox', { name: `E00${first} 的类别` }).selectOption('payment');
  await results.getByRole('combobox', { name: `E00${first + 1} 的类别` }).selectOption('delivery');
}

async function choose(page: Page, field: string, option: RegExp): Promise<void> {
  await page.getByRole('button', { name: `填写 ${field}` }).click();
  await page.getByRole('radio', { name: option }).check();
  await page.getByRole('button', { name: '保存' }).click();
}

async function fill(page: Page, field: string, value: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^(?:填写|修改) ${field}$`) }).click();
  await page.locator('form').getByLabel(field, { exact: true }).fill(value);
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: `修改 ${field}` }).waitFor();
}

/** What was read off the pages is confirmed with one click, the rest is written. */
export async function tellFacts(page: Page, paidAt: string): Promise<void> {
  await page.getByRole('button', { name: '收起' }).click();
  await page.getByRole('tab', { name: '概览' }).click();
  await page.getByRole('button', { name: /^全部确认/ }).click();
  await choose(page, '问题类型', /未到账/);
  await choose(page, '请求范围', /全额/);
  const fields: readonly (readonly [string, string])[] = [
    ['实付金额', '502.98'],
    ['支付时间', paidAt],
    ['卖家名称', '极速点券卡盟自营店'],
    ['请求金额', '502.98'],
    ['支付交易号', VOUCHERS[0]?.says.transaction ?? ''],
    ['被投诉人名称', '极速网络科技有限公司'],
    ['被投诉人地址', '广东省深圳市南山区科技路 1 号'],
    ['被投诉人电话', '0755-12345678'],
  ];
  for (const [field, value] of fields) await fill(page, field, value);
}
