import type { CaseId, ExhibitId } from '../exhibit/ids';
import { browser } from './browser';

/** Opens the workspace in a tab of its own. */
export async function openWorkspace(query: {
  exhibit?: ExhibitId;
  case?: CaseId;
  tab?: string;
  import?: '1';
  /** What the timeline is searched for. */
  q?: string;
}): Promise<void> {
  const page = browser.runtime.getURL('/workspace.html');
  const search = new URLSearchParams({ ...query }).toString();
  await browser.tabs.create({ url: search ? `${page}?${search}` : page });
}

/**
 * Opens one of the workspace's pages that are about no case: in this tab when it is the workspace, else in one of its own.
 * The verifier is always a tab of its own.
 */
export async function openPage(page: 'settings' | 'help' | 'welcome' | 'joint' | 'verify'): Promise<void> {
  if (page === 'verify') {
    await browser.tabs.create({ url: browser.runtime.getURL('/verify.html') });
    return;
  }
  const url = `${browser.runtime.getURL('/workspace.html')}?page=${page}`;
  if (globalThis.location.pathname === '/workspace.html') globalThis.location.assign(url);
  else await browser.tabs.create({ url });
}

/** The tab the popup is about: `?tab=ID` (a popup opened as a page of its own), else the front tab of its window. */
export async function targetTabId(): Promise<number | null> {
  const asked = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
  if (Number.isInteger(asked)) return asked;
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

/** Hands a file to the browser's downloads, no permission needed. */
export function saveFile(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download reads the blob after the click returns; a minute is ample for the browser to open it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** BCP 47, of the browser's own interface. */
export function uiLanguage(): string {
  return browser.i18n.getUILanguage();
}

/**
 * Whether the browser may clear our data by itself. `unlimitedStorage` exempts an extension from eviction (Chrome
 * extensions documentation, storage and cookies), although Chromium's `navigator.storage.persist()` still says no.
 */
export function exemptFromEviction(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['unlimitedStorage'] });
}

export function extensionVersion(): string {
  return browser.runtime.getManifest().version;
}
