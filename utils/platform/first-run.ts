import { browser } from './browser';

/** Calls back when the extension was installed, not when it or the browser was updated. To be called synchronously. */
export function onFirstInstall(callback: () => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') callback();
  });
}

/** The introduction, in a tab that comes to the front. */
export async function showWelcome(): Promise<void> {
  await browser.tabs.create({ url: `${browser.runtime.getURL('/workspace.html')}?page=welcome` });
}
