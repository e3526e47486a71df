import { appError, fromUnknown, type AppError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import { browser } from './browser';

export interface TabInfo {
  readonly id: number;
  readonly windowId: number;
  readonly url: string;
  readonly title: string;
  readonly active: boolean;
  readonly minimised: boolean;
  /** Browser zoom, 1 = 100 %. */
  readonly zoom: number;
  /** Of its page, px of the screen before zoom and device pixel ratio; 0 where the browser does not tell. */
  readonly width?: number;
}

/** `TAB_GONE` when it was closed. URL and title are empty without a grant for the tab. */
export async function tabInfo(tabId: number): Promise<Result<TabInfo>> {
  try {
    const tab = await browser.tabs.get(tabId);
    const windowId = tab.windowId ?? -1;
    const [window, zoom] = await Promise.all([
      browser.windows.get(windowId),
      browser.tabs.getZoom(tabId).catch(() => 1),
    ]);
    return ok({
      id: tabId,
      windowId,
      url: tab.url ?? '',
      title: tab.title ?? '',
      active: tab.active,
      minimised: window.state === 'minimized',
      zoom,
      width: tab.width ?? 0,
    });
  } catch (thrown) {
    return err(fromUnknown(thrown, 'TAB_GONE'));
  }
}

/**
 * Brings the tab to the front of its window: a screenshot shows the front tab only. The browser may refuse (while a tab
 * is being dragged); whoever needs it in front looks before each picture.
 */
export async function activateTab(tabId: number): Promise<void> {
  try {
    await browser.tabs.update(tabId, { active: true });
  } catch (thrown) {
    console.warn('留证: tab not brought to the front', thrown);
  }
}

/** Calls back whenever another tab comes to the front of that window. Returns its unsubscribe. */
export function onTabSwitched(windowId: number, callback: (tabId: number) => void): () => void {
  const listener = (info: { tabId: number; windowId: number }): void => {
    if (info.windowId === windowId) callback(info.tabId);
  };
  browser.tabs.onActivated.addListener(listener);
  return () => browser.tabs.onActivated.removeListener(listener);
}

const RESTRICTED_SCHEMES =
  /^(chrome|edge|brave|opera|vivaldi|about|devtools|view-source|chrome-extension|moz-extension|chrome-search|chrome-untrusted|resource):/i;
const RESTRICTED_HOSTS =
  /^https:\/\/(chromewebstore\.google\.com|chrome\.google\.com\/webstore|addons\.mozilla\.org|microsoftedge\.microsoft\.com\/addons|accounts\.firefox\.com)(\/|$)/i;

/** Pages no extension may read, by their address. `undefined`: nothing speaks against it. */
export function restrictedBy(url: string): AppError | undefined {
  const restricted = RESTRICTED_HOSTS.test(url) || (RESTRICTED_SCHEMES.test(url) && url !== 'about:blank');
  return restricted ? appError('PAGE_RESTRICTED', { detail: { url } }) : undefined;
}

/** Why injecting failed, from the browser's own sentence (Chromium and Firefox wording). */
export function injectionError(thrown: unknown, url: string): AppError {
  const error = fromUnknown(thrown, 'PAGE_NO_PERMISSION');
  const cause = error.cause ?? '';
  if (/no tab with id|invalid tab id|tab was closed/i.test(cause)) return { ...error, code: 'TAB_GONE' };
  if (url.startsWith('file:')) return { ...error, code: 'PAGE_FILE_NOT_ALLOWED' };
  if (/gallery cannot be scripted|chrome:\/\/|cannot be scripted|restricted/i.test(cause)) {
    return { ...error, code: 'PAGE_RESTRICTED' };
  }
  if (/frame.*(removed|navigat)|error page/i.test(cause)) return { ...error, code: 'PAGE_NOT_RESPONDING' };
  return error;
}
