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
