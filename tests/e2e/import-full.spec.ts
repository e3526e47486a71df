import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, Stage, test } from '../support/e2e';
import { ExtensionBrowser } from '../support/extension';
import { SmallDisk } from '../support/small-disk';
import { auditStore, readStore } from '../support/store';

test('the disk is full in the middle of an import: what fits is kept whole, what does not is named, nothing is torn', async ({
  shops,
}) => {
  test.setTimeout(200_000);
  const disk = new SmallDisk();
  const folder = mkdtempSync(path.join(tmpdir(), 'liuzheng-import-'));
  const impossible = disk.mount(150);
  if (impossible) disk.remove();
  test.skip(impossible !== '', impossible);
  const browser = await ExtensionBrowser.launch({ profile: disk.folder });
  try {
    const stage = new Stage(browser, shops);
    const made = await stage.ask<{ caseId: string }>('case.create', { title: '磁盘满' });
    const page = await browser.context.newPage();
    await page.goto(browser.url(`workspace.html?case=${made.value?.caseId}&import=1`));
    // 30 films of 6 MB do not fit on a disk of 150 MB.
    const names = Array.from({ length: 30 }, (_, i) => {
      const file = path.join(folder, `录屏${i}.bin`);
      writeFileSync(file, randomBytes(6_000_000));
      return file;
    });
    await page.locator('input[type=file]').setInputFiles(names);
    const count = async (text: RegExp): Promise<number> =>
      Number(text.exec(await page.getByRole('region', { name: '导入文件' }).innerText())?.[1] ?? 0);
    await expect(async () => {
      expect((await count(/已导入 (\d+) 个/)) + (await count(/(\d+) 个没有导入/))).toBe(30);
      await expect(page.getByRole('button', { name: '停止导入' })).toHaveCount(0);
    }).toPass({ timeout: 150_000 });
    const refused = await count(/(\d+) 个没有导入/);
    expect(refused).toBeGreaterThan(0);
    await expect(page.getByRole('listitem').filter({ hasText: '存储空间已满' }).first()).toBeVisible();

    const { exhibits } = await readStore(page);
    expect(exhibits.length).toBe(30 - refused);
    expect(exhibits.length).toBeGreaterThan(0);
    expect(exhibits.every(({ integrity }) => integrity === 'verified')).toBe(true);
    expect((await auditStore(page)).wrong).toEqual([]);
    expect((await auditStore(page)).lost).toEqual([]);
  } finally {
    await browser.close();
    disk.remove();
    rmSync(folder, { recursive: true, force: true });
  }
});
