import { readdir } from 'node:fs/promises';
import { eventually, type Evaluates } from '../support/firefox';
import { expect, test } from './stage';

const shows = (page: Evaluates, words: string): Promise<boolean> =>
  page.evaluate((wanted) => document.body.innerText.includes(wanted), words);
const until = (page: Evaluates, words: string): Promise<true> =>
  eventually(async () => (await shows(page, words)) && (true as const));

/** Presses what has that role and says those words, once it is there. */
const press = (page: Evaluates, role: string, words: string): Promise<unknown> =>
  eventually(() =>
    page.evaluate(
      ([selector, wanted]) => {
        const found = [...document.querySelectorAll<HTMLElement>(selector)].find((one) =>
          one.innerText.includes(wanted),
        );
        found?.click();
        return found !== undefined;
      },
      [role, words] as const,
    ),
  );

test('Firefox: a file is imported, the screens of its case show it, and everything goes into a backup', async ({
  stage,
}) => {
  const page = await stage.firefox.own('workspace.html?import=1');
  await eventually(() =>
    page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('input[type=file]');
      if (!input) return false;
      const transfer = new DataTransfer();
      transfer.items.add(new File(['微信支付 交易单号 4200002345202603120000000001'], '支付凭证.txt'));
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
      return true;
    }),
  );
  await until(page, '已导入 1 个');
  const [exhibit] = await eventually(async () => {
    const { exhibits } = await stage.store();
    return exhibits.every(({ integrity }) => integrity === 'verified') && exhibits.length > 0 && exhibits;
  });
  expect(exhibit?.record).toMatchObject({ origin: 'imported', imported: { name: '支付凭证.txt' } });

  await press(page, '[role=tab]', '概览');
  await until(page, '下一步该留存什么');
  await press(page, '[role=tab]', '时间线');
  await until(page, '支付凭证.txt');
  await press(page, '[role=tab]', '维权步骤');
  await until(page, '固证');

  const settings = await stage.firefox.own('workspace.html?page=settings');
  await press(settings, 'button', '备份全部案件');
  const backup = await eventually(async () => {
    const files = await readdir(stage.firefox.downloads);
    return !files.some((name) => name.endsWith('.part')) && files.find((name) => name.endsWith('.zip'));
  });
  expect(backup).toMatch(/^LZ-backup-/);
  await until(settings, '已备份');
  const { log } = await stage.store();
  expect(log.some(({ line }) => line.includes('"type":"bundle-exported"'))).toBe(true);
});
