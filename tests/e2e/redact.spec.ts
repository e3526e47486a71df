import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PNG } from 'pngjs';
import type { Redactions } from '../../utils/bundle/redacted/redactions';
import { expect, test } from '../support/e2e';
import { withExif } from '../support/exif';
import { readStore } from '../support/store';

const ORDER = '260312142833744260';

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'liuzheng-masked-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const verify = (file: string): ReturnType<typeof spawnSync> =>
  spawnSync(process.execPath, ['scripts/verify.mjs', file], { encoding: 'utf8' });

test('an order number masked everywhere: no trace in the copy, black in the picture, the rest as in the original', async ({
  stage,
}) => {
  const page = await stage.browser.context.newPage();
  await page.goto(`${stage.shops.shop}/user/index/query?tradeNo=${ORDER}`);
  const popup = await stage.browser.openPopup(page);
  await popup.until(`document.body.innerText.includes('${ORDER}')`);
  await popup.click('立即留证');
  await popup.until(`document.body.innerText.includes('已保住') && document.body.innerText.includes('E001')`);
  await popup.close();

  const own = await stage.browser.context.newPage();
  await own.goto(stage.browser.url('workspace.html'));
  const { cases, exhibits } = await readStore(own);
  const [exhibit] = exhibits;
  const caseId = cases[0]?.id ?? '';
  const photo = await own.screenshot({ type: 'jpeg', clip: { x: 0, y: 0, width: 300, height: 200 } });
  await own.goto(stage.browser.url(`workspace.html?case=${caseId}&import=1`));
  await own.locator('input[type=file]').setInputFiles([
    {
      name: '余额.jpg',
      mimeType: 'image/jpeg',
      buffer: withExif(photo, { make: 'Xiaomi', model: '14 Ultra', location: true }),
    },
  ]);
  await expect(own.getByRole('list', { name: '导入结果' })).toContainText('E002');
  await own.goto(stage.browser.url(`workspace.html?case=${caseId}&tab=export`));
  await own.getByRole('button', { name: '制作打码副本' }).click();
  await own.locator('.redact-exhibit', { hasText: '余额.jpg' }).getByRole('checkbox').check();
  await own.getByLabel('还要遮盖的内容').fill(ORDER);
  await own.getByRole('button', { name: '添加', exact: true }).click();
  await expect(own.getByText('不附上：画面可能露出要遮盖的内容')).toBeVisible();
  await own.getByRole('button', { name: '按已知的文字位置画出遮盖框' }).click();
  await expect(own.getByText(/画出了 \d+ 处，请逐一核对/)).toBeVisible();
  const download = own.waitForEvent('download');
  await own.getByRole('button', { name: '导出打码副本' }).click();
  const finished = await download;
  expect(finished.suggestedFilename()).toMatch(/^LZ-.+Z-masked\.zip$/);
  const zip = path.join(folder, 'copy.zip');
  await finished.saveAs(zip);
  await expect(own.getByText('已导出打码副本')).toBeVisible();

  const checked = verify(zip);
  expect(checked.stdout).toContain('打码副本');
  expect(checked.status).toBe(0);
  expect(spawnSync('unzip', ['-q', zip, '-d', folder]).status).toBe(0);
  const top = path.join(folder, readdirSync(folder).find((name) => name.startsWith('LZ-')) ?? '');
  expect(spawnSync('grep', ['-rlF', ORDER, top], { encoding: 'utf8' }).stdout).toBe('');
  expect(spawnSync('grep', ['-rlF', 'Xiaomi', top], { encoding: 'utf8' }).stdout).toBe('');
  expect(spawnSync('sha256sum', ['-c', '--quiet', 'manifest-sha256.txt'], { cwd: top }).status).toBe(0);

  const { files, confirmed } = JSON.parse(
    readFileSync(path.join(top, 'data/redactions.json'), 'utf8'),
  ) as Redactions;
  expect(confirmed).toEqual(['data/exhibits/E002/original.jpg']);
  expect(files.find((file) => file.path === confirmed?.[0])?.reason).toBe('METADATA');
  const [area] = files.find((file) => file.path.endsWith('E001/page.png'))?.areas ?? [];
  if (!area || !exhibit) throw new Error(JSON.stringify(files));
  const masked = PNG.sync.read(readFileSync(path.join(top, 'data/exhibits/E001/page.png')));
  const original = PNG.sync.read(await stage.file(exhibit, 'page.png'));
  const at = (png: PNG, x: number, y: number): number[] => [
    ...png.data.subarray((y * png.width + x) * 4, (y * png.width + x) * 4 + 4),
  ];
  const shades = (png: PNG): Set<string> => {
    const found = new Set<string>();
    for (let y = area.y; y < area.y + area.height; y++)
      for (let x = area.x; x < area.x + area.width; x++) found.add(at(png, x, y).join());
    return found;
  };
  expect([...shades(masked)]).toEqual(['0,0,0,255']);
  // There was writing under it, and beside it nothing moved.
  expect(shades(original).size).toBeGreaterThan(5);
  expect(at(masked, area.x - 1, area.y)).toEqual(at(original, area.x - 1, area.y));
  const stored = (await readStore(own)).log.map(({ line }) => line);
  expect(stored.at(-1)).toContain('"type":"redacted-exported"');
  expect(stored.some((line) => line.includes('"type":"bundle-exported"'))).toBe(false);

  await page.goto(stage.browser.url('verify.html'));
  await page.locator('input[type=file]').first().setInputFiles(zip);
  await expect(
    page.getByRole('heading', { name: /^打码副本（有内容被遮盖）：自 .*封存后，未发现改动/ }),
  ).toBeVisible();

  writeFileSync(path.join(top, 'data/exhibits/E001/net.json'), '{}');
  const forged = path.join(folder, 'forged.zip');
  expect(spawnSync('zip', ['-qr', forged, path.basename(top)], { cwd: folder }).status).toBe(0);
  expect(verify(forged).status).toBe(1);
});
