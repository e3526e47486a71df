import { Buffer } from 'node:buffer';
import type { Page } from '@playwright/test';
import type { ExtensionBrowser } from '@/tests/support/extension';
import type { ExhibitRow } from '@/utils/storage/rows';

/** What `openStore` leaves in the page. */
declare const readTable: (table: string) => Promise<readonly unknown[]>;

/** A page of the extension from which its IndexedDB can be read: `readTable(name)` is there. */
export async function openStore(browser: ExtensionBrowser): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(browser.url('workspace.html'));
  await page.evaluate(() => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
      });
    Object.assign(globalThis, {
      readTable: async (table: string) => {
        const db = await done(indexedDB.open('liuzheng'));
        try {
          return await done(db.transaction(table).objectStore(table).getAll());
        } finally {
          db.close();
        }
      },
    });
  });
  return page;
}

/** Every exhibit, oldest first. */
export async function readExhibits(store: Page): Promise<readonly ExhibitRow[]> {
  const rows = (await store.evaluate(() => readTable('exhibits'))) as ExhibitRow[];
  return rows.sort((a, b) => a.number - b.number);
}

/** The bytes of one stored file. */
export async function readStored(store: Page, sha256: string): Promise<Buffer> {
  const dataUrl = await store.evaluate(async (key) => {
    const rows = (await readTable('blobs')) as { sha256: string; blob: Blob }[];
    const row = rows.find((blob) => blob.sha256 === key);
    if (!row) throw new Error(`no blob ${key}`);
    const reader = new FileReader();
    await new Promise((resolve) => {
      reader.addEventListener('loadend', resolve);
      reader.readAsDataURL(row.blob);
    });
    return reader.result as string;
  }, sha256);
  return Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
}
