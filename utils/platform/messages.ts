import type { Runtime } from 'webextension-polyfill';
import { browser } from './browser';

/** Who sent a message: one of our own pages, or something else that may ask nothing. */
export function isOwnPage(sender: Runtime.MessageSender): boolean {
  if (sender.id !== browser.runtime.id) return false;
  const own = new URL(browser.runtime.getURL('/')).origin;
  const { origin } = sender as Runtime.MessageSender & { origin?: string };
  // Firefox tells no origin; the URL of the sending document does as well. Content scripts carry the page's.
  return (origin ?? (sender.url ? new URL(sender.url).origin : '')) === own;
}

export function sendToBackground(message: unknown): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}

/** @param handle returns the answer, or `undefined` for what is not for it. */
export function onMessage(
  handle: (message: unknown, sender: Runtime.MessageSender) => Promise<unknown> | undefined,
): void {
  browser.runtime.onMessage.addListener(
    (message: unknown, sender: Runtime.MessageSender) => handle(message, sender) as never,
  );
}
