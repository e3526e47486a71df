import { afterEach, beforeEach, expect, test, vi } from 'vitest';

type Hear = (message: unknown, sender: object) => unknown;
interface Injection {
  readonly args: readonly [string];
}

const listeners = new Set<Hear>();
const browser = vi.hoisted(() => ({
  runtime: { id: 'ours', onMessage: { addListener: vi.fn(), removeListener: vi.fn() } },
  scripting: { executeScript: vi.fn() },
}));
vi.mock('@/utils/platform/browser', () => ({ browser }));
const { reachedFrames } = await import('@/utils/platform/frame-agents');

const frame = (url: string, i: number) => ({
  path: [i],
  url,
  name: '',
  width: 400,
  height: 600,
  open: false,
});

beforeEach(() => {
  vi.useFakeTimers();
  browser.runtime.onMessage.addListener.mockImplementation((hear: Hear) => void listeners.add(hear));
  browser.runtime.onMessage.removeListener.mockImplementation((hear: Hear) => void listeners.delete(hear));
});
afterEach(() => {
  vi.useRealTimers();
  expect(listeners.size).toBe(0);
});

/** The browser waits for a frame that hangs; the others have spoken for themselves. */
function hangs(speak: (probe: string, say: Hear) => void): void {
  browser.scripting.executeScript.mockImplementation(({ args: [probe] }: Injection) => {
    speak(probe, (message, sender) => listeners.forEach((hear) => hear(message, sender)));
    return new Promise(() => undefined);
  });
}

test('one frame hangs: those that answered are known', async () => {
  hangs((probe, say) => {
    say({ probe, frame: frame('https://a.example/', 0) }, { id: 'ours', tab: { id: 7 }, frameId: 3 });
    say({ probe, frame: frame('https://b.example/', 2) }, { id: 'ours', tab: { id: 7 }, frameId: 5 });
  });
  const reached = reachedFrames(7);
  await vi.advanceTimersByTimeAsync(2000);
  expect((await reached).map(({ frameId, url }) => [frameId, url])).toEqual([
    [3, 'https://a.example/'],
    [5, 'https://b.example/'],
  ]);
});

test('nothing is believed that another tab, another extension, an older question or a broken message says', async () => {
  hangs((probe, say) => {
    const sender = { id: 'ours', tab: { id: 7 }, frameId: 3 };
    const said = frame('https://a.example/', 0);
    say({ probe, frame: said }, { ...sender, tab: { id: 8 } });
    say({ probe, frame: said }, { ...sender, id: 'theirs' });
    say({ probe: 'older', frame: said }, sender);
    say({ probe, frame: { ...said, path: 'all' } }, sender);
    say({ probe, frame: said }, { ...sender, frameId: 0 });
  });
  const reached = reachedFrames(7);
  await vi.advanceTimersByTimeAsync(2000);
  expect(await reached).toEqual([]);
});

test('when all answer, the browser’s own list is taken', async () => {
  const result = frame('https://a.example/', 0);
  browser.scripting.executeScript.mockResolvedValue([
    { frameId: 0, result: { ...result, path: [] } },
    { frameId: 4, result },
  ]);
  expect(await reachedFrames(7)).toEqual([{ frameId: 4, ...result }]);
});
