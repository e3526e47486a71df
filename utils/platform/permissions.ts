import type { Permissions } from 'webextension-polyfill';
import { siteOf } from '../exhibit/sites';
import { browser, isFirefox } from './browser';

/** May we read that address without a click on the icon? */
export async function mayRead(url: string): Promise<boolean> {
  const site = siteOf(url);
  return site !== null && browser.permissions.contains({ origins: [site] });
}

/** Something was allowed. */
export function onGranted(callback: () => void): void {
  browser.permissions.onAdded.addListener(callback);
}

/** Asks the user for sites. To be called first thing in a click handler: browsers ask only during a user's gesture. */
export async function requestSites(sites: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...sites] });
}

export async function withdrawSites(sites: readonly string[]): Promise<boolean> {
  return browser.permissions.remove({ origins: [...sites] });
}

/** Chromium's own name, which the polyfill's types do not know. */
export const ARCHIVE: Permissions.Permissions = { permissions: ['pageCapture' as never] };

/** The browser's own notifications: the user switches reminders of deadlines on. */
export const NOTICES = { permissions: ['notifications' as const] };

/** Switches the whole-page archive on (asks the user; only in a click handler) or off. */
export async function setArchive(on: boolean): Promise<boolean> {
  return on ? browser.permissions.request(ARCHIVE) : browser.permissions.remove(ARCHIVE);
}

/** Switches notices of deadlines on (asks the user; only in a click handler) or off. */
export function setNotices(on: boolean): Promise<boolean> {
  return on ? browser.permissions.request(NOTICES) : browser.permissions.remove(NOTICES);
}

interface Grants {
  /** Match patterns, as the browser lists them. */
  readonly sites: readonly string[];
  /** The whole-page archive is allowed; `null` where the browser has none. */
  readonly archive: boolean | null;
  readonly notices: boolean;
}

/** What is granted, now and after every change. Returns its unsubscribe. */
export function liveGrants(callback: (grants: Grants) => void): () => void {
  let over = false;
  const read = async (): Promise<void> => {
    const { origins = [], permissions = [] } = await browser.permissions.getAll();
    const archive = isFirefox() ? null : permissions.includes('pageCapture');
    const notices = permissions.includes('notifications');
    if (!over) callback({ sites: origins, archive, notices });
  };
  const changed = (): void => void read();
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
  void read();
  return () => {
    over = true;
    browser.permissions.onAdded.removeListener(changed);
    browser.permissions.onRemoved.removeListener(changed);
  };
}
