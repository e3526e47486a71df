import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { seededPicture as picture } from '../support/seeded-picture';
import { withExif } from '../support/exif';
import { expect, test, type Stage } from '../support/e2e';
import { auditStore, readStore } from '../support/store';

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'liuzheng-import-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => path.join(folder, name);
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Writes files into the folder and answers their paths. */
function files(contents: Record<string, Buffer | string>): string[] {
  return Object.entries(contents).map(([name, bytes]) => {
    writeFileSync(at(name), bytes);
    return at(name);
  });
}

async function workspace(stage: Stage): Promise<Page> {
  const made = await stage.ask<{ caseId: string }>('case.create', { title: '极速卡盟 未到账' });
  const page = await stage.browser.context.newPage();
  await page.goto(stage.browser.url(`workspace.html?case=${made.value?.caseId}&import=1`));
  await expect(page.getByRole('button', { name: '导入文件' })).toBeFocused();
  return page;
}

const choose = (page: Page, paths: string[]): Promise<void> =>
  page.locator('input[type=file]').setInputFiles(paths);

async function exported(page: Page, stage: Stage): Promise<string> {
  const { cases } = await readStore(page);
  await page.goto(stage.browser.url(`workspace.html?case=${cases[0]?.id}&tab=export`));
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出证据包' }).click();
  const finished = await download;
  const file = at(finished.suggestedFilename());
  await finished.saveAs(file);
  return file;
}

test('files of many kinds, bad ones among them: what is good is kept byte for byte, what is bad is named, and a stranger can check it', async ({
  stage,
}) => {
  const page = await workspace(stage);
  const jpeg = Buffer.from(
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(80, 120);
      canvas.getContext('2d')?.fillRect(10, 10, 30, 30);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
      return Array.from(new Uint8Array(await blob.arrayBuffer()));
    }),
  );
  const photo = withExif(jpeg, {
    make: 'HUAWEI',
    model: 'P60',
    takenAt: '2026:03:12 14:31:05',
    location: true,
  });
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" onload="document.title=\'ran\'"><script>top.document.title="ran"</script></svg>';
  const contents = {
    '微信支付凭证 🧾.png': picture(1),
    'mmexport1773297065123.png': photo,
    'invoice\u202egpj.exe': Buffer.from('MZ\x90\0\x03', 'latin1'),
    '图.svg': svg,
    'voucher.heic': Buffer.from('\0\0\0\x24ftypheic\0\0\0\0mif1heic and no more', 'latin1'),
    '账单.csv': '\ufeff交易时间,金额\n2026-03-12 14:31:05,¥498.00\n',
    '聊天记录.zip': Buffer.from(`PK\x05\x06${'\0'.repeat(18)}`, 'latin1'),
    '空.png': '',
    '同一张.png': picture(1),
  };
  await choose(page, files(contents));
  await expect(page.getByRole('status').filter({ hasText: '已导入 7 个' })).toHaveText(
    '已导入 7 个 · 已有 1 个，没有重复导入 · 1 个没有导入',
  );
  const results = page.getByRole('list', { name: '导入结果' });
  await expect(results.getByRole('listitem').filter({ hasText: '空.png' })).toContainText('0 字节');
  await expect(results.getByRole('listitem').filter({ hasText: '同一张.png' })).toContainText(
    '与 E001 完全相同',
  );

  const { exhibits } = await readStore(page);
  const rows = exhibits.toSorted((a, b) => a.number - b.number);
  expect(rows.map(({ integrity, record }) => [integrity, record.origin, record.kind])).toEqual([
    ['verified', 'imported', 'payment'],
    ...Array.from({ length: 6 }, () => ['verified', 'imported', expect.any(String)]),
  ]);
  expect(rows[1]?.record.imported).toMatchObject({
    mediaType: 'image/jpeg',
    claimedType: 'image/png',
    picture: { width: 80, height: 120 },
    photo: { takenAt: { text: '2026-03-12 14:31:05' }, device: 'HUAWEI P60', location: true },
  });
  expect(rows[1]?.record.files.map((file) => file.path)).toEqual(['original.jpg', 'thumb.jpg']);
  expect(rows[2]?.record.source.title).toBe('invoice\ufffdgpj.exe');
  expect(await auditStore(page)).toEqual({ wrong: [], orphans: [], lost: [] });

  // The file as it shows: claims under the name of who claims them, a place is warned of, nothing runs.
  await page.getByRole('button', { name: 'E002' }).first().click();
  await expect(page.getByText('照片里有拍摄位置', { exact: true })).toBeVisible();
  await expect(page.getByText('2026-03-12 14:31:05 (时区不明)')).toBeVisible();
  await expect(page.getByText('从微信保存时由微信写入')).toBeVisible();
  await expect(page.getByText('与内容不符')).toBeVisible();
  await page.screenshot({ path: 'test-output/import-photo.png' });
  await page.goto(stage.browser.url(`workspace.html?exhibit=${rows[3]?.id}`));
  await expect(page.locator('pre')).toContainText('<script>top.document.title');
  await expect(page).toHaveTitle(/图\.svg/);
  await page.goto(stage.browser.url(`workspace.html?exhibit=${rows[4]?.id}`));
  await expect(page.getByText('浏览器无法在这里显示这种文件')).toBeVisible();

  const bundle = await exported(page, stage);
  const checked = spawnSync(process.execPath, ['scripts/verify.mjs', bundle], { encoding: 'utf8' });
  expect(checked.status, checked.stdout).toBe(0);
  expect(spawnSync('unzip', ['-q', bundle, '-d', at('out')]).status).toBe(0);
  const top = path.join(at('out'), readdirSync(at('out'))[0] ?? '');
  const kept = (label: string): Buffer => {
    const inside = path.join(top, 'data/exhibits', label);
    const name = readdirSync(inside).find((one) => one.startsWith('original')) ?? '';
    return readFileSync(path.join(inside, name));
  };
  const good = Object.values(contents).slice(0, 7);
  for (const [i, content] of good.entries()) {
    expect(sha256(kept(`E00${i + 1}`))).toBe(sha256(Buffer.from(content)));
  }
  expect(readdirSync(path.join(top, 'data/exhibits/E004'))).toContain('original.svg.txt');
  const index = readFileSync(path.join(top, 'index.html'), 'utf8');
  expect(index).toContain('导入');
  expect(index).toContain('只证明');
  expect(readFileSync(path.join(top, 'VERIFY.txt'), 'utf8')).toContain('E001');
  expect(readFileSync(path.join(top, 'data/exhibits.csv'), 'utf8')).toContain('导入文件');
});

test('dropped files come in, what is pasted meanwhile comes in after them; the words of a PDF are found, and it opens', async ({
  stage,
}) => {
  const paper = await stage.browser.context.newPage();
  await paper.setContent('<p>支付凭证</p><p>交易单号 4200002345 客服回复<b>系统卡单</b>，概不退换</p>');
  const bill = await paper.pdf();
  await paper.close();
  const page = await workspace(stage);
  // Both in one look at the page: the paste meets the import at work.
  const met = await page.evaluate(
    async ([data, pdf]) => {
      const transfer = () => new DataTransfer();
      const dropped = transfer();
      data.forEach((bytes, i) => {
        const name = i === 0 ? '余额.png' : `记录${i}.png`;
        dropped.items.add(new File([new Uint8Array(bytes)], name, { lastModified: 1773297065000 }));
      });
      dropped.items.add(new File([new Uint8Array(pdf)], '账单.pdf'));
      const send = (type: string) =>
        document.body.dispatchEvent(
          new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: dropped }),
        );
      send('dragover');
      send('drop');
      const running = () => document.querySelector('.import-running') !== null;
      await new Promise<void>((resolve) => {
        new MutationObserver((_, observer) => {
          if (!running()) return;
          observer.disconnect();
          resolve();
        }).observe(document.body, { childList: true, subtree: true });
      });
      const pasted = transfer();
      pasted.items.add(
        new File([new Uint8Array([...(data[0] ?? []), 0])], 'image.png', { type: 'image/png' }),
      );
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: pasted }),
      );
      return running();
    },
    [Array.from({ length: 12 }, (_, i) => [...picture(i)]), [...bill]] as const,
  );
  expect(met).toBe(true);
  await expect(page.getByText('已导入 14 个')).toBeVisible();
  await expect(page.getByText('粘贴的图片 1.png').first()).toBeVisible();
  const { exhibits } = await readStore(page);
  const kept = exhibits.toSorted((a, b) => a.number - b.number).map(({ record }) => record.imported);
  expect(kept).toHaveLength(14);
  expect(kept.at(0)?.name).toBe('余额.png');
  expect(kept.at(-1)?.name).toBe('粘贴的图片 1.png');
  expect(kept.at(-1)?.lastModified).toBeUndefined();

  // What the PDF says is found, and the browser shows it in a tab of its own.
  await page.getByRole('tab', { name: '时间线' }).click();
  await expect(async () => {
    await page.getByRole('searchbox').fill('');
    await page.getByRole('searchbox').fill('系统卡单，概不退换');
    await expect(page.getByText('找到 1 项')).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 20_000 });
  await page.getByRole('button', { name: /账单\.pdf/ }).click();
  const opening = stage.browser.context.waitForEvent('page');
  await page.getByRole('link', { name: '在新标签页打开 PDF' }).click();
  const viewer = await opening;
  await viewer.waitForLoadState();
  expect(viewer.url()).toMatch(/^blob:chrome-extension:/);
  expect(await viewer.evaluate(() => document.contentType)).toBe('application/pdf');
  expect(await viewer.evaluate(() => 'opener' in window && window.opener)).toBeNull();
});

test('the background is killed in the middle of an import: every file is there once', async ({ stage }) => {
  const page = await workspace(stage);
  const names = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`p${i}.png`, picture(i, 300, 300)]));
  await choose(page, files(names));
  await expect
    .poll(async () => (await readStore(page)).exhibits.length, { intervals: [30] })
    .toBeGreaterThan(5);
  await stage.browser.killWorker(page);
  expect((await readStore(page)).exhibits.length).toBeLessThan(60);
  await stage.ask('settings.set', { key: 'theme', value: 'system' });
  await expect(page.getByText('已导入 60 个')).toBeVisible({ timeout: 60_000 });
  // The last file is told before its job is closed.
  await expect
    .poll(async () => (await readStore(page)).jobs.every(({ state }) => state === 'done'))
    .toBe(true);
  const { exhibits } = await readStore(page);
  expect(new Set(exhibits.map(({ record }) => record.imported?.sha256)).size).toBe(60);
  expect(exhibits.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 60 }, (_, i) => i + 1),
  );
  expect(await auditStore(page)).toEqual({ wrong: [], orphans: [], lost: [] });
});

// Three rounds of the inbox. Two thousand are a row of `npm run bench -- ui`.
test('three hundred files at once: each is there once, under a number of its own', async ({ stage }) => {
  const page = await workspace(stage);
  mkdirSync(at('many'));
  const names = Array.from({ length: 300 }, (_, i) => {
    const file = path.join(at('many'), `${i}.png`);
    writeFileSync(file, picture(i));
    return file;
  });
  await choose(page, names);
  await expect(page.getByText('已导入 300 个')).toBeVisible({ timeout: 60_000 });
  // The files are read back and compared in the background after they are told.
  await expect
    .poll(
      async () => (await readStore(page)).exhibits.filter(({ integrity }) => integrity === 'verified').length,
      { timeout: 90_000 },
    )
    .toBe(300);
  const { exhibits } = await readStore(page);
  expect(new Set(exhibits.map(({ record }) => record.imported?.sha256)).size).toBe(300);
  expect(exhibits.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 300 }, (_, i) => i + 1),
  );
});

test('a film of two gigabytes leaves its hashes and says so; a file that is written to meanwhile is refused', async ({
  stage,
}) => {
  test.setTimeout(420_000);
  const page = await workspace(stage);
  writeFileSync(at('录屏.mp4'), Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0', 'latin1'));
  truncateSync(at('录屏.mp4'), 2 * 1024 ** 3);
  writeFileSync(at('下载中.png'), picture(3));
  const chosen = choose(page, [at('录屏.mp4'), at('下载中.png')]);
  await chosen;
  // While the film is hashed, another program goes on writing the picture.
  appendFileSync(at('下载中.png'), 'more');
  await expect(page.getByText('已导入 1 个 · 1 个没有导入')).toBeVisible({ timeout: 360_000 });
  await expect(page.getByRole('listitem').filter({ hasText: '下载中.png' })).toContainText(
    '正在被其他程序改动',
  );
  const [row] = (await readStore(page)).exhibits;
  const whole = spawnSync('sha256sum', [at('录屏.mp4')], { encoding: 'utf8' }).stdout.slice(0, 64);
  const long = spawnSync('sha512sum', [at('录屏.mp4')], { encoding: 'utf8' }).stdout.slice(0, 128);
  expect(row?.record).toMatchObject({
    state: 'partial',
    files: [],
    imported: { bytes: 2 * 1024 ** 3, sha256: whole, sha512: long, kept: false, mediaType: 'video/mp4' },
    notCaptured: [{ what: 'original', reason: 'FILE_TOO_LARGE' }],
  });
  await page.getByRole('button', { name: 'E001' }).first().click();
  await expect(page.getByText('文件太大（2.1 GB）')).toBeVisible();
});
