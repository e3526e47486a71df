import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import JSZip from 'jszip';
import { eventually, verify, type Evaluates } from '../support/firefox';
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

/** Path of a finished download whose name begins like that. */
async function saved(folder: string, begin: string): Promise<string> {
  const name = await eventually(async () => {
    const files = await readdir(folder);
    return !files.some((one) => one.endsWith('.part')) && files.find((one) => one.startsWith(begin));
  });
  return path.join(folder, name);
}

test('Firefox: files are imported, the screens of their case show them, a pack is cut, and everything goes into a backup', async ({
  stage,
}) => {
  const page = await stage.firefox.own('workspace.html?import=1');
  await eventually(() =>
    page.evaluate(async () => {
      const input = document.querySelector<HTMLInputElement>('input[type=file]');
      if (!input) return false;
      const transfer = new DataTransfer();
      transfer.items.add(new File(['微信支付 交易单号 4200002345202603120000000001'], '支付凭证.txt'));
      const canvas = new OffscreenCanvas(600, 3000);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.fillStyle = '#fff';
      context.fillRect(0, 0, 600, 3000);
      context.fillStyle = '#222';
      context.font = '16px sans-serif';
      for (let y = 30; y < 3000; y += 40) context.fillText(`账单 ${y} 交易单号 42000023452026${y}`, 20, y);
      transfer.items.add(new File([await canvas.convertToBlob()], '支付凭证截图.png', { type: 'image/png' }));
      // More than a piece of a volume.
      const noise = new Uint8Array(18_000_000);
      for (let at = 0; at < noise.length; at += 60_000)
        crypto.getRandomValues(noise.subarray(at, at + 60_000));
      transfer.items.add(new File([noise], '录屏.bin'));
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
      return true;
    }),
  );
  await until(page, '已导入 3 个');
  const known = await eventually(async () => {
    const { exhibits } = await stage.store();
    return exhibits.every(({ integrity }) => integrity === 'verified') && exhibits.length > 2 && exhibits;
  });
  const exhibit = known.find(({ record }) => record.imported?.name.endsWith('.txt'));
  expect(exhibit?.record).toMatchObject({ origin: 'imported', imported: { name: '支付凭证.txt' } });

  await press(page, '[role=tab]', '概览');
  await until(page, '下一步该留存什么');
  await press(page, '[role=tab]', '时间线');
  await until(page, '支付凭证.txt');
  await press(page, '[role=tab]', '维权步骤');
  await until(page, '固证');

  await press(page, '[role=tab]', '文书');
  await press(page, 'button', '准备图片');
  await eventually(() =>
    page.evaluate(() => {
      const select = [...document.querySelectorAll<HTMLSelectElement>('.pack-picks select')].find((one) =>
        [...one.options].some(({ value }) => value === '0'),
      );
      if (!select) return false;
      // The list of exhibits is drawn, the picture is cut.
      select.value = '0';
      select.dispatchEvent(new Event('change', { bubbles: true }));
      return true;
    }),
  );
  await press(page, 'button', '生成材料包');
  await press(page, 'button', '下载 zip');
  const pack = await saved(stage.firefox.downloads, '申诉材料包-');
  const zip = await JSZip.loadAsync(await readFile(pack));
  const names = Object.keys(zip.files).filter((name) => name.endsWith('.jpg'));
  expect(names.map((name) => name.replace(/\dof\d/, ''))).toEqual([
    '01-E002-.jpg',
    '02-E002-.jpg',
    '03-E002-.jpg',
    '04-list-.jpg',
  ]);
  const csv = (await zip.files['来源.csv']?.async('string')) ?? '';
  for (const name of names) {
    const bytes = await zip.files[name]?.async('nodebuffer');
    expect(csv).toContain(
      `${name},${createHash('sha256')
        .update(bytes ?? '')
        .digest('hex')},`,
    );
  }

  const settings = await stage.firefox.own('workspace.html?page=settings');
  await press(settings, 'button', '备份全部案件');
  const backup = await saved(stage.firefox.downloads, 'LZ-backup-');
  await until(settings, '已备份');
  expect((await stat(backup)).size).toBeGreaterThan(18_000_000);
  const { code, text } = verify(backup);
  expect(code, text).toBe(0);
  const { log } = await stage.store();
  expect(log.some(({ line }) => line.includes('"type":"bundle-exported"'))).toBe(true);
});
