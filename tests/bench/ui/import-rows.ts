import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ExtensionBrowser } from '@/tests/support/extension';
import { eventually } from '@/tests/support/firefox';
import { seededPicture } from '@/tests/support/seeded-picture';
import { readStore } from '@/tests/support/store';
import { rounded } from '../measure';
import type { Row } from '../report';

const FILES = 2000;

/** Two thousand pictures chosen at once in an empty workspace: until the last is told, and until each was read back. */
export async function importRow(extension: string): Promise<Row> {
  const folder = await mkdtemp(path.join(tmpdir(), 'liuzheng-many-'));
  const browser = await ExtensionBrowser.launch({ extension, viewport: { width: 1280, height: 900 } });
  try {
    const names = Array.from({ length: FILES }, (_, i) => path.join(folder, `${i}.png`));
    await Promise.all(names.map((name, seed) => writeFile(name, seededPicture(seed))));
    const page = await browser.context.newPage();
    await page.goto(browser.url('workspace.html'));
    const begun = performance.now();
    await page.locator('input[type=file]').setInputFiles(names);
    await page.getByText(`已导入 ${FILES} 个`).waitFor({ timeout: 600_000 });
    const told = performance.now() - begun;
    let verified = 0;
    await eventually(async () => {
      verified = await page.evaluate(countVerified);
      return verified === FILES;
    }, 300_000).catch(() => undefined);
    const seconds = (performance.now() - begun) / 1000;
    const { exhibits } = await readStore(page);
    const distinct = new Set(exhibits.map(({ record }) => record.imported?.sha256)).size;
    const problem =
      verified === FILES && distinct === FILES
        ? undefined
        : `${FILES} files: ${exhibits.length} exhibits, ${distinct} distinct, ${verified} read back`;
    return {
      id: 'ui.import',
      name: '一次导入 2000 个文件 2,000 files imported',
      shown: `${(told / 1000).toFixed(0)} s，核对完 read back ${seconds.toFixed(0)} s`,
      raw: { files: FILES, toldMs: rounded(told), verifiedMs: rounded(seconds * 1000) },
      ...(problem === undefined ? {} : { problem }),
    };
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** In the page: exhibits that were read back, counted by the index alone, so that asking does not slow what is measured. */
async function countVerified(): Promise<number> {
  const settled = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
    });
  const db = await settled(indexedDB.open('liuzheng'));
  const store = db.transaction('exhibits').objectStore('exhibits');
  const count = await settled(store.index('integrity').count('verified'));
  db.close();
  return count;
}
