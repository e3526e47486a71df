import { browser } from './browser';

/** Where Chromium's worker, which has no DOM, lets something be laid out. Nobody sees it. */
const PAGE = '/offscreen.html';

interface OffscreenApi {
  createDocument(options: {
    readonly url: string;
    readonly reasons: readonly string[];
    readonly justification: string;
  }): Promise<void>;
  closeDocument(): Promise<void>;
}

/** The polyfill does not know this namespace, which only Chromium has; its functions return promises there. */
function api(): OffscreenApi | undefined {
  return (globalThis as { chrome?: { offscreen?: OffscreenApi } }).chrome?.offscreen;
}

/** Opens the offscreen document afresh; there can be one only, so what a dead worker left is closed first. */
export async function openOffscreen(): Promise<void> {
  await closeOffscreen();
  await api()?.createDocument({
    url: PAGE,
    reasons: ['DOM_PARSER'],
    justification: 'Draws the saved copy of a page when the browser refuses a screenshot of it.',
  });
}

/** Does nothing when there is none. */
export async function closeOffscreen(): Promise<void> {
  try {
    await api()?.closeDocument();
  } catch {
    // "No current offscreen document."
  }
}

export function askOffscreen(message: unknown): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}
