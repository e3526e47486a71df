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
  browser.runtime.onInstalled.addListener(() => {
    browser.contextMenus.create({
      id: MENU,
      title: browser.i18n.getMessage('menuCapturePage'),
      contexts: ['page', 'frame', 'selection', 'image', 'link'],
    });
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

const WATCHDOG = 'job-watchdog';

/**
 * While a job runs an alarm comes every 30 s: if the worker was killed it wakes up, finds the job's journal and
 * closes it.
 */
export async function setWatchdog(on: boolean): Promise<void> {
  if (on) browser.alarms.create(WATCHDOG, { periodInMinutes: 0.5 });
  else await browser.alarms.clear(WATCHDOG);
}

/** Waking up is all the watchdog needs; the start-up does the rest. */
export function listenForWatchdog(): void {
  browser.alarms.onAlarm.addListener(() => undefined);
}

const STATES = {
  running: { text: '…', colour: '#8a8378', lasts: 0 },
  done: { text: '✓', colour: '#2f6f4e', lasts: 4000 },
  failed: { text: '!', colour: '#b3261e', lasts: 20_000 },
} as const;

/** What the icon says about the tab's capture, for a few seconds once it is over. */
export function showState(tabId: number, state: keyof typeof STATES): void {
  const { text, colour, lasts } = STATES[state];
  void badge(text, colour, tabId);
  if (lasts > 0) setTimeout(() => void badge('', colour, tabId), lasts);
}
