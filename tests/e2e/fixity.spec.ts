import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { verifyBundle } from '../../utils/bundle/verify';
import { openFile } from '../../utils/verifier/file-source';
import { nodeDigests } from '../../utils/verifier/node-digests';
import { expect, test } from '../support/e2e';
import { readStore } from '../support/store';

/** Writes other bytes under the address of a stored file, as a failing disk does; or another head into the case's row. */
function spoil(page: Page, what: { blob: string } | { head: string }): Promise<void> {
  return page.evaluate(async (wanted) => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('liuzheng');
      request.onsuccess = () => resolve(request.result);
    });
    const done = (transaction: IDBTransaction) =>
      new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onerror = () => reject(transaction.error ?? new Error('not written'));
      });
    if ('blob' in wanted) {
      const transaction = db.transaction('blobs', 'readwrite');
      transaction.objectStore('blobs').put({ sha256: wanted.blob, blob: new Blob(['something else']) });
      await done(transaction);
    } else {
      const transaction = db.transaction('cases', 'readwrite');
      const cases = transaction.objectStore('cases');
      const request = cases.get(wanted.head);
      request.onsuccess = () => cases.put({ ...request.result, chainHead: 'b'.repeat(64) });
      await done(transaction);
    }
    db.close();
  }, what);
}

test('a check-up names the file that a failing disk changed, and the export goes around it; a cut log is told on start-up', async ({
  stage,
}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'liuzheng-fixity-'));
  try {
    const names = ['承诺.txt', '订单.txt'].map((name) => path.join(folder, name));
    for (const name of names) writeFileSync(name, path.basename(name));
    const made = await stage.ask<{ caseId: string }>('case.create', { title: '极速卡盟' });
    const caseId = made.value?.caseId ?? '';
    const page = await stage.browser.context.newPage();
    await page.goto(stage.browser.url(`workspace.html?case=${caseId}&import=1`));
    await page.locator('input[type=file]').setInputFiles(names);
    await expect(page.getByText('已导入 2 个')).toBeVisible();

    await page.goto(stage.browser.url(`workspace.html?case=${caseId}&tab=export`));
    await page.getByRole('button', { name: '体检本案' }).click();
    await expect(page.getByText(/全部完好：4 个文件/)).toBeVisible();
    const [first] = (await readStore(page)).exhibits.sort((a, b) => a.number - b.number);
    const original = first?.record.files[0];
    await spoil(page, { blob: original?.sha256 ?? '' });
    await page.getByRole('button', { name: '体检本案' }).click();
    const line = page.getByRole('listitem').filter({ hasText: '内容与留证时的哈希不一致' });
    await expect(line).toHaveText(`E001 ${original?.path} · 内容与留证时的哈希不一致`);

    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出证据包' }).click();
    const download = await coming;
    const file = await openFile(await download.path());
    const report = await verifyBundle([{ name: download.suggestedFilename(), ...file }], {
      digests: nodeDigests,
      crypto,
    });
    await file.close();
    expect(report.outcome).toBe('holds');
    expect(report.bundles[0]?.lines.completeness).toMatchObject({
      code: 'EXHIBIT_DAMAGED',
      files: [`data/exhibits/E001/${original?.path}`],
    });

    // An hour is not a day: what the last look found is forgotten first.
    await spoil(page, { head: caseId });
    await page.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('liuzheng');
        request.onsuccess = () => resolve(request.result);
      });
      db.transaction('settings', 'readwrite').objectStore('settings').delete('logsSeen');
      db.close();
    });
    await stage.freshWorker(page);
    await expect(page.getByText(/这些案件的存证链有问题：「极速卡盟」/)).toBeVisible();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
