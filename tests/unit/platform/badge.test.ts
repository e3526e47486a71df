import { beforeEach, afterEach, expect, test, vi } from 'vitest';

/** What the browser would show: a tab's own text, else that of all tabs. */
const shown = { all: '', tabs: new Map<number, string>(), colours: new Map<number | undefined, string>() };
const browser = vi.hoisted(() => ({ action: { setBadgeText: vi.fn(), setBadgeBackgroundColor: vi.fn() } }));
vi.mock('@/utils/platform/browser', () => ({ browser }));
const { showDeadline, showGuard, showState } = await import('@/utils/platform/badge');

const on = async (tabId: number): Promise<string> => {
  await vi.advanceTimersByTimeAsync(0);
  return shown.tabs.get(tabId) ?? shown.all;
};

beforeEach(() => {
  vi.useFakeTimers();
  browser.action.setBadgeText.mockImplementation(
    async ({ text, tabId }: { text: string | null; tabId?: number }) => {
      if (tabId === 404) throw new Error('No tab with id: 404');
      if (tabId === undefined) shown.all = text ?? '';
      else if (text === null) shown.tabs.delete(tabId);
      else shown.tabs.set(tabId, text);
    },
  );
  browser.action.setBadgeBackgroundColor.mockImplementation(
    async ({ color, tabId }: { color: string; tabId?: number }) => void shown.colours.set(tabId, color),
  );
});
afterEach(async () => {
  for (const tab of [1, 2]) showGuard(tab, 'off');
  showDeadline('', 'calm');
  await vi.advanceTimersByTimeAsync(60_000);
  vi.useRealTimers();
});

test('the nearest deadline stands on every tab', async () => {
  showDeadline('17h', 'calm');
  expect([await on(1), await on(2)]).toEqual(['17h', '17h']);
});

test('a capture covers it on its tab, and gives it back with its colour', async () => {
  showDeadline('17h', 'soon');
  showState(1, 'running');
  expect([await on(1), await on(2)]).toEqual(['…', '17h']);
  showState(1, 'done');
  expect(await on(1)).toBe('✓');
  showDeadline('!', 'overdue');
  expect(await on(1)).toBe('✓');
  await vi.advanceTimersByTimeAsync(4000);
  expect([await on(1), shown.colours.get(1)]).toEqual(['!', shown.colours.get(undefined)]);
});

test('capture before guard before deadline', async () => {
  showDeadline('17h', 'calm');
  showGuard(1, 'on');
  expect([await on(1), await on(2)]).toEqual(['守', '17h']);
  showState(1, 'failed');
  expect(await on(1)).toBe('!');
  showGuard(1, 'blind');
  expect(await on(1)).toBe('!');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await on(1)).toBe('守?');
  showGuard(1, 'off');
  expect(await on(1)).toBe('17h');
});

test('a capture that begins while the last one’s outcome is shown is not covered by its end', async () => {
  showState(1, 'done');
  showState(1, 'running');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await on(1)).toBe('…');
  showState(1, 'done');
  await vi.advanceTimersByTimeAsync(4000);
  expect(await on(1)).toBe('');
});

test('a tab that was closed meanwhile breaks nothing', async () => {
  showState(404, 'done');
  await vi.advanceTimersByTimeAsync(4000);
  showDeadline('2h', 'soon');
  expect(await on(1)).toBe('2h');
});
