import { browser } from './browser';

const MENU = 'capture-page';
const CHAT_MENU = 'capture-chat';

/**
 * The ways to capture without the popup. Registered synchronously at start-up, as a worker that is woken by an
 * event must have its listeners in place at once. Each of them grants `activeTab` for the tab.
 */
export function onCaptureTriggers(
  capture: (tabId: number, trigger: 'command' | 'menu' | 'icon') => void,
  captureChat: (tabId: number, trigger: 'menu') => void,
): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'capture-page' && tab?.id !== undefined) capture(tab.id, 'command');
  });
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (tab?.id === undefined) return;
    if (info.menuItemId === MENU) capture(tab.id, 'menu');
    if (info.menuItemId === CHAT_MENU) captureChat(tab.id, 'menu');
  });
  browser.action.onClicked.addListener((tab) => {
    if (tab.id !== undefined) capture(tab.id, 'icon');
  });
  // Fires after updates of the extension and of the browser as well, when the entry may still be there.
  browser.runtime.onInstalled.addListener(() => void createMenu());
}

const CONTEXTS = ['page', 'frame', 'selection', 'image', 'link'] as const;

async function createMenu(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: MENU,
    title: browser.i18n.getMessage('menuCapturePage'),
    contexts: [...CONTEXTS],
  });
  browser.contextMenus.create({
    id: CHAT_MENU,
    title: browser.i18n.getMessage('menuCaptureChat'),
    contexts: [...CONTEXTS],
  });
}

/** With the popup taken away a click on the icon captures at once. */
export async function setIconCaptures(on: boolean): Promise<void> {
  await browser.action.setPopup({ popup: on ? '' : 'popup.html' });
}
