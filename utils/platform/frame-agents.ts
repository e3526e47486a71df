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

/**
 * All frames of the tab but the top one that the grants reach. Touches nothing. The function runs in the page, so it
 * can refer to nothing outside itself; its path is that of `utils/capture/snapshot/frame-path.ts`.
 */
export async function reachedFrames(tabId: number): Promise<readonly ReachedFrame[]> {
  const probing = browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    injectImmediately: true,
    func: () => {
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
      return {
        path,
        url: location.href,
        name: window.name,
        width: innerWidth,
        height: innerHeight,
        open,
      };
    },
  });
  try {
    const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer')), PROBE));
    const results = await Promise.race([probing, late]);
    return results.flatMap(({ frameId, result }) =>
      frameId !== 0 && result ? [{ frameId, ...(result as Omit<ReachedFrame, 'frameId'>) }] : [],
    );
  } catch (thrown) {
    console.warn('留证: frames not probed', thrown);
    return [];
  }
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
