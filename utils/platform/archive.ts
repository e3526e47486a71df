import type { Browser } from 'webextension-polyfill';
import { fromUnknown } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import { browser, isFirefox } from './browser';
import { ARCHIVE } from './permissions';

type Save = (options: { tabId: number }) => Promise<Blob | undefined>;

/** ms: a frame whose renderer hangs hangs the archive. */
const DEADLINE = 5000;

/** The tab as one MHTML file, written by the browser; `null` where it has none or the user has not allowed it. */
export async function saveArchive(tabId: number): Promise<Result<Uint8Array<ArrayBuffer> | null>> {
  if (isFirefox()) return ok(null);
  try {
    if (!(await browser.permissions.contains(ARCHIVE))) return ok(null);
    // Not in the polyfill's types: Chromium alone has it. It appears on the object once it is granted.
    const { pageCapture } = (
      globalThis as unknown as { chrome: Browser & { pageCapture?: { saveAsMHTML: Save } } }
    ).chrome;
    const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), DEADLINE));
    const blob = await Promise.race([pageCapture?.saveAsMHTML({ tabId }), late]);
    return ok(blob ? new Uint8Array(await blob.arrayBuffer()) : null);
  } catch (thrown) {
    return err(fromUnknown(thrown));
  }
}
