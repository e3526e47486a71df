import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import JSZip from 'jszip';
import { expect, Stage, test } from '../support/e2e';
import { ExtensionBrowser, welcomePage } from '../support/extension';
import { auditStore, readStore } from '../support/store';

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'liuzheng-backup-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function openPage(stage: Stage, search: string): Promise<Page> {
  const page = await stage.browser.context.newPage();
  await page.goto(`${stage.browser.url('workspace.html')}${search}`);
  return page;
}

async function download(page: Page, button: string): Promise<string> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const got = await coming;
  const file = path.join(folder, got.suggestedFilename());
  await got.saveAs(file);
  return file;
}

async function restore(page: Page, files: readonly string[]): Promise<void> {
  await page.getByLabel('备份或证据包文件').setInputFiles([...files]);
}

const verify = (file: string) =>
  spawnSync(process.execPath, ['scripts/verify.mjs', file, '--json'], { encoding: 'utf8' });

async function linesOf(stage: Stage, caseId: string): Promise<string[]> {
  const { log } = await readStore(await stage.own());
  return log
    .filter((row) => row.caseId === caseId)
    .sort((a, b) => a.seq - b.seq)
    .map((row) => row.line);
}

/** Everything the store holds but jobs. */
async function evidence(stage: Stage): Promise<unknown> {
  const { cases, exhibits, log, blobs, staged } = await readStore(await stage.own());
  return { cases, exhibits, log, blobs, staged };
}

test('what one installation backed up another restores, exports and a stranger verifies, with its whole history', async ({
  stage,
  shops,
}) => {
  test.setTimeout(240_000);
  const page = await stage.visit(`${shops.shop}/user/index/query?tradeNo=260312142833744260`);
  const kept = await stage.capture(page);
  const wrong = await stage.capture(page);
  await stage.ask('exhibit.note', { exhibitId: kept.id, note: '付款后一小时仍显示“处理中”' });
  await stage.ask('exhibit.tag', { exhibitId: kept.id, tags: ['承诺'] });
  await stage.ask('exhibit.delete', { exhibitId: wrong.id, reason: '重复' });
  const entry = { type: 'field-set', field: 'orderNumber', value: '7442603' };
  expect(await stage.ask('case.record', { caseId: kept.caseId, entries: [entry] })).toMatchObject({
    ok: true,
  });
  const lines = await linesOf(stage, kept.caseId);
  const before = (await readStore(await stage.own())).cases[0];

  const settings = await openPage(stage, '?page=settings');
  const backup = await download(settings, '备份全部案件');
  await expect(settings.getByText('已备份 1 个案件，并已复核')).toBeVisible();
  expect(path.basename(backup)).toMatch(/^LZ-backup-\d{8}T\d{6}Z\.zip$/);
  const checked = verify(backup);
  expect(checked.stdout, checked.stderr).toContain('"outcome": "holds"');
  expect(checked.status).toBe(0);

  const other = await ExtensionBrowser.launch();
  try {
    const there = new Stage(other, shops);
    const arriving = await openPage(there, '?page=settings');
    await restore(arriving, [backup]);
    await expect(arriving.getByText(/已恢复，证据 1 项/)).toBeVisible({ timeout: 60_000 });
    const arrived = await linesOf(there, kept.caseId);
    expect(arrived.slice(0, lines.length)).toEqual(lines);
    const further = arrived.slice(lines.length).map((line) => (JSON.parse(line) as { type: string }).type);
    expect(further).toEqual(['key-set', 'case-restored']);
    const restored = await readStore(await there.own());
    expect(restored.exhibits[0]).toMatchObject({
      id: kept.id,
      note: '付款后一小时仍显示“处理中”',
      tags: ['承诺'],
      integrity: 'verified',
      record: kept.record,
    });
    expect(restored.cases[0]).toMatchObject({
      title: before?.title,
      dossier: before?.dossier,
      nextNumber: 3,
    });
    expect(await auditStore(await there.own())).toEqual({ wrong: [], orphans: [], lost: [] });

    const workspace = await openPage(there, `?case=${kept.caseId}&tab=export`);
    const bundle = await download(workspace, '导出证据包');
    const again = verify(bundle);
    expect(again.status, again.stdout).toBe(0);
    const zip = await JSZip.loadAsync(readFileSync(bundle));
    const log = Object.values(zip.files).find((file) => file.name.endsWith('data/log/chain.jsonl'));
    expect(await log?.async('string')).toMatch(/"type":"case-restored"/);
    expect((await log?.async('string'))?.startsWith(lines.map((line) => `${line}\n`).join(''))).toBe(true);

    // A second time there is nothing to do; what the case gained here goes back where it came from.
    await restore(arriving, [backup]);
    await expect(arriving.getByText('本机已有，无需恢复')).toBeVisible({ timeout: 60_000 });
    await there.ask('exhibit.note', { exhibitId: kept.id, note: '卖家已读不回' });
    const newer = await download(await openPage(there, '?page=settings'), '备份全部案件');
    await restore(settings, [newer]);
    await expect(settings.getByText(/已更新，新增证据 0 项/)).toBeVisible({ timeout: 60_000 });
    expect((await stage.exhibit(kept.id)).note).toBe('卖家已读不回');
  } finally {
    await other.close();
  }
});

test('a truncated, flipped, foreign or booby-trapped archive is refused with its reason, and nothing stored changes', async ({
  stage,
  shops,
}) => {
  test.setTimeout(240_000);
  await stage.capture(await stage.visit(`${shops.shop}/user/index/query?tradeNo=260312142833744260`));
  const settings = await openPage(stage, '?page=settings');
  const bytes = readFileSync(await download(settings, '备份全部案件'));
  await expect(settings.getByText('已备份 1 个案件，并已复核')).toBeVisible();
  const flipped = Buffer.from(bytes);
  const middle = Math.floor(bytes.length / 2);
  flipped[middle] = (flipped[middle] ?? 0) ^ 1;
  const foreign = new JSZip().file('说明.txt', '与留证无关');
  const bomb = new JSZip().file('LZ-backup-x/backup.json', Buffer.alloc(64 * 1024 * 1024));
  const bad: [string, Buffer, string][] = [
    ['cut.zip', bytes.subarray(0, middle), 'RESTORE_DAMAGED'],
    ['flipped.zip', flipped, 'RESTORE_DAMAGED'],
    ['foreign.zip', await foreign.generateAsync({ type: 'nodebuffer' }), 'RESTORE_NOT_OURS'],
    [
      'bomb.zip',
      await bomb.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' }),
      'RESTORE_NOT_OURS',
    ],
    ['empty.zip', Buffer.alloc(0), 'RESTORE_NOT_OURS'],
  ];
  const before = await evidence(stage);
  let jobs = 0;
  for (const [name, content, code] of bad) {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    await restore(settings, [file]);
    jobs += 1;
    await expect(async () => {
      const over = (await readStore(await stage.own())).jobs.filter(
        (job) => job.kind === 'restore' && job.state !== 'running',
      );
      expect(over).toHaveLength(jobs);
    }).toPass({ timeout: 60_000 });
    const last = (await readStore(await stage.own())).jobs
      .filter((job) => job.kind === 'restore')
      .sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1))[0];
    expect(last, name).toMatchObject({ state: 'failed', error: { code } });
    await expect(settings.getByText('现在可以做什么').first()).toBeVisible();
    expect(await evidence(stage), name).toEqual(before);
  }
  expect(await auditStore(await stage.own())).toEqual({ wrong: [], orphans: [], lost: [] });
});

test('a worker that dies while it restores leaves no half case; the files restore again', async ({
  stage,
  shops,
}) => {
  test.setTimeout(240_000);
  const page = await stage.visit(`${shops.shop}/user/index/query?tradeNo=260312142833744260`);
  for (let i = 0; i < 3; i += 1) await stage.capture(page);
  const backup = await download(await openPage(stage, '?page=settings'), '备份全部案件');
  const other = await ExtensionBrowser.launch();
  try {
    const there = new Stage(other, shops);
    const settings = await openPage(there, '?page=settings');
    await restore(settings, [backup]);
    await expect(async () => {
      const { staged, jobs } = await readStore(settings);
      expect(staged > 0 || jobs.some((job) => job.kind === 'restore' && job.state === 'done')).toBe(true);
    }).toPass({ timeout: 60_000, intervals: [10] });
    await there.freshWorker(settings);
    await expect(async () => {
      expect((await readStore(settings)).jobs.filter((job) => job.state === 'running')).toEqual([]);
    }).toPass({ timeout: 60_000 });
    const { cases, exhibits, staged } = await readStore(settings);
    // Killed in the middle, or just too late: in whole or not at all.
    expect([cases.length, exhibits.length, staged]).toEqual(cases.length === 0 ? [0, 0, 0] : [1, 3, 0]);
    await restore(settings, [backup]);
    await expect(settings.getByText(/已恢复，证据 3 项|本机已有，无需恢复/)).toBeVisible({ timeout: 60_000 });
    await expect(async () => {
      expect(await auditStore(settings)).toEqual({ wrong: [], orphans: [], lost: [] });
    }).toPass({ timeout: 90_000 });
  } finally {
    await other.close();
  }
});

test('a first install opens the introduction in front, and it leads to the workspace', async () => {
  const browser = await ExtensionBrowser.launch({ welcome: true });
  try {
    const page = await welcomePage(browser.context);
    await expect(page.getByRole('heading', { name: '留下什么，放在哪里' })).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('button', { name: '开始使用' }).click();
    await expect(page).toHaveURL(/workspace\.html$/);
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: '帮助' }).click();
    await expect(page.getByRole('heading', { name: '发现被骗，先做什么' })).toBeVisible();
  } finally {
    await browser.close();
  }
});
