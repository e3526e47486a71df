import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const browser = vi.hoisted(() => ({
  runtime: { getPlatformInfo: vi.fn(() => Promise.resolve()), onStartup: { addListener: vi.fn() } },
  alarms: {
    create: vi.fn(() => Promise.resolve()),
    clear: vi.fn(() => Promise.resolve(true)),
    onAlarm: { addListener: vi.fn() },
  },
}));
vi.mock('@/utils/platform/browser', () => ({ browser }));
const { listenForWakeUps, stayAwake } = await import('@/utils/platform/awake');

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
});
afterEach(() => vi.useRealTimers());

test('while a job runs the background never has 30 quiet seconds, and an alarm would wake it if it died', async () => {
  await stayAwake(true);
  expect(browser.alarms.create).toHaveBeenCalledWith('job-watchdog', { periodInMinutes: 0.5 });
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(browser.runtime.getPlatformInfo).toHaveBeenCalledTimes(15);
});

test('said twice it pulses once, and with the last job both end', async () => {
  await stayAwake(true);
  await stayAwake(true);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(browser.runtime.getPlatformInfo).toHaveBeenCalledTimes(1);
  await stayAwake(false);
  expect(browser.alarms.clear).toHaveBeenCalledWith('job-watchdog');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(browser.runtime.getPlatformInfo).toHaveBeenCalledTimes(1);
});

test('the browser’s start wakes the background, so that a crashed job is closed before anyone asks', () => {
  const again = (): void => undefined;
  const started = (): void => undefined;
  listenForWakeUps(again, started);
  expect(browser.runtime.onStartup.addListener).toHaveBeenCalledWith(started);
  expect(browser.alarms.onAlarm.addListener).toHaveBeenCalledWith(again);
});
