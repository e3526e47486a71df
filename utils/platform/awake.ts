import { browser } from './browser';

const WATCHDOG = 'job-watchdog';
/** ms. A worker without events or API calls is ended after 30 s; storing, hashing and encoding are neither. */
const PULSE = 20_000;

let pulse: ReturnType<typeof setInterval> | undefined;

/**
 * While a job runs, an API call every 20 s keeps the background alive
 * (developer.chrome.com, "The extension service worker lifecycle"), and an alarm every 30 s, the shortest there is,
 * wakes it if it was killed all the same: the start-up then closes the job from its journal.
 */
export async function stayAwake(on: boolean): Promise<void> {
  clearInterval(pulse);
  pulse = on ? setInterval(() => void browser.runtime.getPlatformInfo(), PULSE) : undefined;
  if (on) await browser.alarms.create(WATCHDOG, { periodInMinutes: 0.5 });
  else await browser.alarms.clear(WATCHDOG);
}

const DEADLINE = 'deadline';

/**
 * An alarm at that moment (ms since the epoch), in place of the one before. It may be lost with the browser's profile or an
 * update: whoever sets it sets it again at every start.
 */
export async function wakeAt(at: number | undefined, name = DEADLINE): Promise<void> {
  if (at === undefined) await browser.alarms.clear(name);
  else await browser.alarms.create(name, { when: at });
}

/** The alarm of the queue of time-stamps, likewise. */
export const wakeForStampsAt = (at: number | undefined): Promise<void> => wakeAt(at, 'stamps');

/** Calls back when the network is there again, as far as a background that is awake is told. */
export function onOnline(callback: () => void): void {
  globalThis.addEventListener('online', callback);
}

/**
 * Waking up is what these are for; the start-up does the rest: jobs that a crash left, the popup taken off the icon
 * (`action.setPopup` does not outlive the browser).
 *
 * @param again what a background that was awake all along does at an alarm, the watchdog's or a deadline's.
 * @param started the browser has started.
 */
export function listenForWakeUps(again: () => void, started: () => void): void {
  browser.alarms.onAlarm.addListener(again);
  browser.runtime.onStartup.addListener(started);
}
