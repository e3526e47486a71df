import { appError, type AppError } from '../shared/errors';

/**
 * What a failed write means. A full disk shows as `QuotaExceededError`, or under `unlimitedStorage` as
 * `DataError: Failed to write blobs (IOError)` (measured on Chromium 156); Dexie wraps either as `AbortError`'s inner.
 */
export function storeError(thrown: unknown): AppError {
  const seen: string[] = [];
  let at: unknown = thrown;
  while (at && typeof at === 'object' && seen.length < 5) {
    const { name, message, inner } = at as { name?: string; message?: string; inner?: unknown };
    seen.push(`${name ?? 'Error'}: ${message ?? ''}`);
    at = inner;
  }
  const cause = seen.length ? seen.join(' ← ') : String(thrown);
  const full = /QuotaExceeded|Failed to write blobs|No space|disk is full/i.test(cause);
  return appError(full ? 'STORE_FULL' : 'STORE_FAILED', { cause });
}

/** Bytes of free disk below which a write that failed for no stated reason failed for lack of room. */
const CRAMPED = 2 * 1024 * 1024;

/**
 * Like {@link storeError}, and asks how much room there is: on a disk without a byte left Chromium aborts transactions
 * and closes the database without a reason (`AbortError`, then `UnknownError`; measured on Chromium 156).
 */
export async function explained(thrown: unknown): Promise<AppError> {
  const error = storeError(thrown);
  if (error.code === 'STORE_FULL') return error;
  return (await freeBytes()) < CRAMPED ? { ...error, code: 'STORE_FULL' } : error;
}

/** What the browser says is left; `Infinity` where it does not tell. */
async function freeBytes(): Promise<number> {
  const storage = navigator.storage as StorageManager | undefined;
  try {
    const { quota, usage = 0 } = (await storage?.estimate()) ?? {};
    return quota === undefined ? Infinity : quota - usage;
  } catch {
    return Infinity;
  }
}
