import { CALL_PORT } from './agent-wire';
import { browser } from './browser';

/**
 * Calls back when a page with a guarded conversation finds nobody listening, with its tab. To be registered at start-up:
 * such a call wakes a background that was ended.
 */
export function onGuardCall(callback: (tabId: number) => void): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== CALL_PORT || port.sender?.id !== browser.runtime.id) return;
    port.disconnect();
    const tabId = port.sender.tab?.id;
    if (tabId !== undefined) callback(tabId);
  });
}
