import type { PageRect } from '../recognise/types';
import { appError, fromUnknown } from '../shared/errors';
import { Mutex } from '../shared/mutex';
import { err, ok, type Result } from '../shared/result';
import { browser, isFirefox } from './browser';

/**
 * Chromium allows two screenshots a second and extension (MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND): 520 ms between
 * calls never fails, 500 ms fails 3 of 12 (measured on Chromium 156). Firefox has no quota.
 */
const PERIOD = 520;
/** ms: a minimised or dying window may never answer. */
const HANGS = 10_000;
/** ms: 30,000 rows of noise took 13 s, pages of usual content 0.3 s (measured on Firefox ESR 153). */
const HANGS_TALL = 60_000;
const RETRIES = 4;

const turns = new Mutex();
let last = -Infinity;

/**
 * The visible part of the window's front tab as PNG, device px. All captures share one queue.
 * With `area` (Firefox only; CSS px from the page's top left corner) that part of the page, on the screen or not.
 * Errors: `PIXELS_REFUSED` (no grant, hung, quota).
 *
 * @param ready runs when this call's turn has come and the quota allows it: the last moment to look at the tab.
 */
export function screenshot(
  windowId: number,
  ready: () => Promise<Result<unknown>>,
  signal: AbortSignal,
  area?: PageRect,
): Promise<Result<Blob>> {
  return turns.run(async () => {
    for (let attempt = 0; ; attempt++) {
      const wait = isFirefox() ? 0 : last + PERIOD * (1 + attempt / 2) - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      if (signal.aborted) return err(appError('CANCELLED'));
      const go = await ready();
      if (!go.ok) return go;
      last = performance.now();
      try {
        const url = await withDeadline(
          browser.tabs.captureVisibleTab(windowId, { format: 'png', ...(area ? { rect: area } : {}) }),
          area ? HANGS_TALL : HANGS,
        );
        return ok(await (await fetch(url)).blob());
      } catch (thrown) {
        const error = fromUnknown(thrown, 'PIXELS_REFUSED');
        if (attempt < RETRIES && /MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND/.test(error.cause ?? '')) continue;
        return err(error);
      }
    }
  });
}

function withDeadline<T>(work: Promise<T>, deadline: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('captureVisibleTab did not answer')), deadline);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
