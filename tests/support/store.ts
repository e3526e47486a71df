import type { Page } from '@playwright/test';
import type { CaseRow, ExhibitRow, JobRow, LogRow } from '../../utils/storage/rows';

export interface Stored {
  readonly cases: CaseRow[];
  readonly exhibits: ExhibitRow[];
  readonly jobs: JobRow[];
  readonly log: LogRow[];
  readonly blobs: number;
  readonly staged: number;
  readonly stagedPaths: string[];
}

/** Everything in the extension's store but the bytes, read in one of its pages. */
export function readStore(page: Page): Promise<Stored> {
  return page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('liuzheng');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no database'));
    });
    const read = <T>(store: string, how: 'getAll' | 'count'): Promise<T> =>
      new Promise((resolve, reject) => {
        const request = db.transaction(store).objectStore(store)[how]();
        request.onsuccess = () => resolve(request.result as T);
        request.onerror = () => reject(request.error ?? new Error(store));
      });
    const value = {
      cases: await read<never[]>('cases', 'getAll'),
      exhibits: await read<never[]>('exhibits', 'getAll'),
      jobs: await read<never[]>('jobs', 'getAll'),
      log: await read<never[]>('log', 'getAll'),
      blobs: await read<number>('blobs', 'count'),
      staged: await read<number>('staged', 'count'),
      stagedPaths: (await read<{ path: string }[]>('staged', 'getAll')).map((row) => row.path),
    };
    db.close();
    return value;
  });
}

/** The bytes of a stored file, by its SHA-256. */
export async function readStoredFile(page: Page, sha256: string): Promise<Buffer> {
  const base64 = await page.evaluate(async (key) => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('liuzheng');
      request.onsuccess = () => resolve(request.result);
    });
    const row = await new Promise<{ blob: Blob } | undefined>((resolve) => {
      const request = db.transaction('blobs').objectStore('blobs').get(key);
      request.onsuccess = () => resolve(request.result as { blob: Blob } | undefined);
    });
    db.close();
    if (!row) throw new Error(`no blob ${key}`);
    const bytes = new Uint8Array(await row.blob.arrayBuffer());
    let text = '';
    for (let i = 0; i < bytes.length; i += 0x8000)
      text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
    return btoa(text);
  }, sha256);
  return Buffer.from(base64, 'base64');
}

export interface Audit {
  /** Addresses of blobs whose bytes have another hash. */
  readonly wrong: string[];
  /** Stored, but named by no exhibit, paper or certificate. */
  readonly orphans: string[];
  /** Named by an exhibit, but not stored. */
  readonly lost: string[];
}

/** Re-hashes every stored blob and compares what is stored with what the exhibits name. */
export function auditStore(page: Page): Promise<Audit> {
  return page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('liuzheng');
      request.onsuccess = () => resolve(request.result);
    });
    const all = <T>(store: string): Promise<T[]> =>
      new Promise((resolve) => {
        const request = db.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result as T[]);
      });
    const blobs = await all<{ sha256: string; blob: Blob }>('blobs');
    const rows = await all<{ recordSha256: string; record: { files: { sha256: string }[] } }>('exhibits');
    const outside = await all<{ file: { sha256: string } }>('certificates');
    const papers = await all<{ files: { sha256: string }[] }>('documents');
    db.close();
    const named = new Set([
      ...rows.flatMap((row) => [row.recordSha256, ...row.record.files.map((f) => f.sha256)]),
      ...papers.flatMap((row) => row.files.map((f) => f.sha256)),
      ...outside.map(({ file }) => file.sha256),
    ]);
    const wrong: string[] = [];
    for (const { sha256, blob } of blobs) {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
      const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
      if (hex !== sha256) wrong.push(sha256);
    }
    const stored = new Set(blobs.map((row) => row.sha256));
    return {
      wrong,
      orphans: [...stored].filter((sha256) => !named.has(sha256)),
      lost: [...named].filter((sha256) => !stored.has(sha256)),
    };
  });
}
