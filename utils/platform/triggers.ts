import { browser } from './browser';

const MENU = 'capture-page';

/**
 * The three ways to capture without the popup. Registered synchronously at start-up, as a worker that is woken by an
 * event must have its listeners in place at once. Each of them grants `activeTab` for the tab.
 */
export function onCaptureTriggers(
  capture: (tabId: number, trigger: 'command' | 'menu' | 'icon') => void,
): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'capture-page' && tab?.id !== undefined) capture(tab.id, 'command');
  });
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === MENU && tab?.id !== undefined) capture(tab.id, 'menu');
  });
  browser.action.onClicked.addListener((tab) => {
    if (tab.id !== undefined) capture(tab.id, 'icon');
  });
  // Fires after updates of the extension and of the browser as well, when the entry may still be there.
  browser.runtime.onInstalled.addListener(() => void createMenu());
}

async function createMenu(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: MENU,
    title: browser.i18n.getMessage('menuCapturePage'),
    contexts: ['page', 'frame', 'selection', 'image', 'link'],
  });
}

/** With the popup taken away a click on the icon captures at once. */
export async function setIconCaptures(on: boolean): Promise<void> {
  await browser.action.setPopup({ popup: on ? '' : 'popup.html' });
}

/** Short text on the icon; `tabId` absent: on every tab. */
export async function badge(text: string, colour: string, tabId?: number): Promise<void> {
  const where = tabId === undefined ? {} : { tabId };
  try {
    await browser.action.setBadgeBackgroundColor({ color: colour, ...where });
    await browser.action.setBadgeText({ text, ...where });
  } catch {
    // The tab was closed meanwhile: no icon left to write on.
  }
}

const STATES = {
  running: { text: '…', colour: '#8a8378', lasts: 0 },
  done: { text: '✓', colour: '#2f6f4e', lasts: 4000 },
  // Kept, but something is missing: must not look like the above to whoever used the shortcut and sees nothing else.
  partial: { text: '缺', colour: '#a86400', lasts: 20_000 },
  failed: { text: '!', colour: '#b3261e', lasts: 20_000 },
} as const;

const fading = new Map<number, ReturnType<typeof setTimeout>>();

/** What the icon says about the tab's capture, for a few seconds once it is over. */
export function showState(tabId: number, state: keyof typeof STATES): void {
  const { text, colour, lasts } = STATES[state];
  clearTimeout(fading.get(tabId));
  fading.delete(tabId);
  void badge(text, colour, tabId);
  if (lasts === 0) return;
  const timer = setTimeout(() => {
    fading.delete(tabId);
    void badge('', colour, tabId);
  }, lasts);
  fading.set(tabId, timer);
}
