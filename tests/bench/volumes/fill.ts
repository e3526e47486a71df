import type { Page } from '@playwright/test';
import { eventually } from '@/tests/support/firefox';
import type { JobRow } from '@/utils/storage/rows';

declare const readTable: (table: string) => Promise<readonly unknown[]>;

/** Bytes of each file of the case: a tall page's picture. */
export const FILE_BYTES = 4 * 1024 * 1024;
/** Files that are left at once: the inbox is no place for gigabytes. */
const BATCH = 25;

/** ms that importing a batch may take. */
const PATIENCE = 120_000;

/** Sends a message as a page of the extension does. */
export function ask<T>(page: Page, name: string, request: object): Promise<T> {
  return page.evaluate(
    async (message) => {
      const answer = (await chrome.runtime.sendMessage(message)) as { ok: boolean; value?: unknown };
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      return answer.value as never;
    },
    { name, request },
  );
}

export const jobs = (page: Page): Promise<JobRow[]> =>
  page.evaluate(() => readTable('jobs') as Promise<never>);

/** Waits for the end of a job, which must be a good one. */
export async function ended(page: Page, jobId: string, patience: number): Promise<JobRow> {
  let row: JobRow | undefined;
  await eventually(async () => {
    row = (await jobs(page)).find((job) => job.id === jobId);
    return row !== undefined && row.state !== 'running';
  }, patience);
  if (row?.state !== 'done') throw new Error(`the job ended as ${row?.state}: ${JSON.stringify(row?.error)}`);
  return row;
}

/** A case with that many files of noise, brought in the way a user's files come in. */
export async function fillCase(page: Page, files: number): Promise<string> {
  const { caseId } = await ask<{ caseId: string }>(page, 'case.create', { title: '大案件' });
  for (let at = 0; at < files; at += BATCH) {
    const ids = await page.evaluate(leave, { count: Math.min(BATCH, files - at), bytes: FILE_BYTES });
    const items = ids.map((id) => ({ id }));
    const { jobId } = await ask<{ jobId: string }>(page, 'import.start', { caseId, items });
    await ended(page, jobId, PATIENCE);
  }
  return caseId;
}

/** In the page: puts files of noise into the inbox and answers their ids. */
async function leave({ count, bytes }: { count: number; bytes: number }): Promise<string[]> {
  const ids: string[] = [];
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('liuzheng');
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
  });
  const noise = new Uint8Array(bytes);
  for (let i = 0; i < count; i++) {
    for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(noise.subarray(at, at + 65_536));
    const id = crypto.randomUUID();
    const row = {
      id,
      name: `${id}.bin`,
      blob: new Blob([noise]),
      lastModified: 0,
      at: new Date().toISOString(),
    };
    await new Promise<void>((resolve, reject) => {
      const transaction = db.transaction('inbox', 'readwrite');
      transaction.objectStore('inbox').put(row);
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('error', () => reject(transaction.error ?? new Error('inbox')));
    });
    ids.push(id);
  }
  db.close();
  return ids;
}
