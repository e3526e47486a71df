import * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';
import { browser } from './browser';
import { injectAgent, openAgent, type AgentConnection } from './agent';

/** A frame the browser lets us into. */
export interface ReachedFrame {
  readonly frameId: number;
  /** See `framePath`. */
  readonly path: readonly number[];
  readonly url: string;
  readonly name: string;
  /** CSS px of its viewport, scrollbars included. */
  readonly width: number;
  readonly height: number;
  /** The document around it reads it by itself. */
  readonly open: boolean;
}

export interface FrameAgent extends ReachedFrame {
  readonly agent: AgentConnection<'capture'>;
}

/** ms: a frame whose renderer hangs must not hold the rest up. */
const PROBE = 1500;
/** Frames are read; only the top document is photographed. */
const SCRIPTS = ['capture'] as const;
/** A page of more frames than this is no shop; the rest become rows. */
const MOST = 200;

const pixels = v.pipe(v.number(), v.finite());
const index = v.pipe(v.number(), v.integer(), v.minValue(-1), v.maxValue(100_000));
const FRAME = v.object({
  path: v.pipe(v.array(index), v.maxLength(50)),
  url: v.string(),
  name: v.string(),
  width: pixels,
  height: pixels,
  open: v.boolean(),
});

/**
 * All frames of the tab but the top one that the grants reach, and that answer in time: the browser gives no result before
 * the last frame has one, so each also sends its own. Touches nothing. The function runs in the page, so it can refer to
 * nothing outside itself; its path is that of `utils/capture/snapshot/frame-path.ts`.
 */
export async function reachedFrames(tabId: number): Promise<readonly ReachedFrame[]> {
  const probe = crypto.randomUUID();
  const heard = hearFrames(tabId, probe);
  const probing = browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    injectImmediately: true,
    args: [probe],
    func: (asked: string) => {
      const path: number[] = [];
      for (let at: Window = window; at.parent !== at && path.length < 50; at = at.parent) {
        let i = 0;
        while (i < at.parent.length && at.parent[i] !== at) i++;
        path.unshift(i < at.parent.length ? i : -1);
      }
      let open = false;
      try {
        open = window.frameElement !== null;
      } catch {
        // Another origin.
      }
      const { innerWidth: width, innerHeight: height, name } = window;
      const frame = { path, url: location.href, name, width, height, open };
      interface Sender {
        readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
      }
      const { browser, chrome } = globalThis as unknown as { browser?: Sender; chrome?: Sender };
      // Nobody answers it.
      if (path.length > 0)
        (browser ?? chrome)?.runtime.sendMessage({ probe: asked, frame }).catch(() => null);
      return frame;
    },
  });
  try {
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PROBE));
    const results = await Promise.race([probing, late]);
    if (results === null) return heard.frames();
    return results.flatMap(({ frameId, result }) =>
      frameId !== 0 && result ? [{ frameId, ...(result as Omit<ReachedFrame, 'frameId'>) }] : [],
    );
  } catch (thrown) {
    console.warn('留证: frames not probed', thrown);
    return heard.frames();
  } finally {
    heard.stop();
  }
}

/** What frames say of themselves while others have not answered yet; whose frame it is the browser says. */
function hearFrames(tabId: number, probe: string): { frames(): readonly ReachedFrame[]; stop(): void } {
  const frames = new Map<number, ReachedFrame>();
  const hear = (message: unknown, { id, tab, frameId }: Runtime.MessageSender): undefined => {
    if (id !== browser.runtime.id || tab?.id !== tabId || frameId === undefined || frameId === 0) return;
    const said = v.safeParse(v.object({ probe: v.literal(probe), frame: FRAME }), message);
    if (said.success) frames.set(frameId, { frameId, ...said.output.frame });
  };
  browser.runtime.onMessage.addListener(hear);
  return { frames: () => [...frames.values()], stop: () => browser.runtime.onMessage.removeListener(hear) };
}

/** Agents of the frames that the document around them may not read. */
export async function connectFrames(tabId: number): Promise<{
  readonly reached: readonly ReachedFrame[];
  readonly agents: readonly FrameAgent[];
}> {
  const reached = await reachedFrames(tabId);
  const closed = reached.filter((frame) => !frame.open).slice(0, MOST);
  const agents = await Promise.all(
    closed.map(async (frame) => {
      const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PROBE));
      const injected = await Promise.race([injectAgent(tabId, frame.frameId, frame.url, SCRIPTS), late]);
      const opened = injected?.ok ? openAgent(tabId, frame.frameId, SCRIPTS) : undefined;
      return opened?.ok ? [{ ...frame, agent: opened.value }] : [];
    }),
  );
  return { reached, agents: agents.flat() };
}
