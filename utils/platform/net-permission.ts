import type { Permissions } from 'webextension-polyfill';
import { browser, isFirefox } from './browser';

/**
 * What it takes to see the server's address. Chromium: `webRequest` alone, for the tab's grant (activeTab) opens the
 * requests of that tab to it; no prompt, no warning. Firefox: `webRequest` with the site itself, which it asks the user
 * for, and `webRequestBlocking`, because TLS is told only to a listener that the request waits for.
 */
function needed(url: string): Permissions.Permissions {
  return isFirefox()
    ? { permissions: ['webRequest', 'webRequestBlocking'], origins: [originPattern(url)] }
    : { permissions: ['webRequest'] };
}

/** Match pattern of the site: scheme and host, any port and path. */
export function originPattern(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}

const isSite = (url: string): boolean => /^https?:\/\//.test(url);

export async function mayWatch(url: string): Promise<boolean> {
  return isSite(url) && (await browser.permissions.contains(needed(url)));
}

/**
 * Calls back now and whenever it changes: whether the server's address of that page's site would be kept; `null` where
 * there is no site. Returns its unsubscribe.
 */
export function liveServerFacts(url: string, callback: (on: boolean | null) => void): () => void {
  if (!isSite(url)) {
    callback(null);
    return () => undefined;
  }
  const look = async (): Promise<void> => callback(await mayWatch(url));
  const again = (): void => void look();
  again();
  browser.permissions.onAdded.addListener(again);
  browser.permissions.onRemoved.addListener(again);
  return () => {
    browser.permissions.onAdded.removeListener(again);
    browser.permissions.onRemoved.removeListener(again);
  };
}

/**
 * Must be called in the click itself, before any await: browsers ask only on a user's gesture. Chromium routes requests
 * past `webRequest` for an extension that had not the permission when it was loaded (measured on 156), so there it
 * takes effect when the browser starts next; the menu says so.
 */
export async function setServerFacts(url: string, on: boolean): Promise<void> {
  if (!isSite(url)) return;
  if (on) await browser.permissions.request(needed(url));
  else await browser.permissions.remove(needed(url));
}
