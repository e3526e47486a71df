import type { Browser } from 'webextension-polyfill';
import { appError, fromUnknown } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import { browser, isFirefox } from './browser';
import { ARCHIVE } from './permissions';

type Save = (options: { tabId: number }) => Promise<Blob | undefined>;

/** ms: a frame whose renderer hangs hangs the archive. */
const DEADLINE = 5000;
/** Chromium 156 now and then takes the file behind the first blob away before it can be read (`NotFoundError`). */
const ATTEMPTS = 3;

/**
 * The tab as one MHTML file, written by the browser; `null` where it has none or the user has not allowed it.
 * `PAGE_NOT_RESPONDING` when it does not come in time.
 */
export async function saveArchive(tabId: number): Promise<Result<Uint8Array<ArrayBuffer> | null>> {
  if (isFirefox()) return ok(null);
  if (!(await browser.permissions.contains(ARCHIVE))) return ok(null);
  const late = new Promise<Result<never>>((resolve) =>
    setTimeout(() => resolve(err(appError('PAGE_NOT_RESPONDING'))), DEADLINE),
  );
  return Promise.race([save(tabId), late]);
}

async function save(tabId: number): Promise<Result<Uint8Array<ArrayBuffer>>> {
  // Not in the polyfill's types: Chromium alone has it. It appears on the object once it is granted.
  const { pageCapture } = (
    globalThis as unknown as { chrome: Browser & { pageCapture?: { saveAsMHTML: Save } } }
  ).chrome;
  if (!pageCapture) return err(fromUnknown('no pageCapture'));
  let last: unknown;
  for (let n = 0; n < ATTEMPTS; n++) {
    try {
      const blob = await pageCapture.saveAsMHTML({ tabId });
      if (blob) return ok(new Uint8Array(await blob.arrayBuffer()));
      last = 'no blob';
    } catch (thrown) {
      last = thrown;
    }
  }
  return err(fromUnknown(last));
}
