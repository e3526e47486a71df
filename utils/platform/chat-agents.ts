import { ok, type Result } from '../shared/result';
import { connectAgent, injectAgent, openAgent, type AgentConnection } from './agent';
import { reachedFrames, type ReachedFrame } from './frame-agents';

/** A live connection to the chat script of one document. Closed, it ends what it is doing, and puts scroll and focus back. */
export type ChatConnection = AgentConnection<'chat'>;

export interface ChatFrame extends ReachedFrame {
  readonly agent: ChatConnection;
}

/** The chat script in the top document and in every frame the grants reach that the document around it may not read. */
export interface ChatAgents {
  readonly top: ChatConnection;
  readonly frames: readonly ChatFrame[];
}

const SCRIPTS = ['chat'] as const;
/** ms: a frame whose renderer hangs must not hold the rest up. */
const PATIENCE = 1500;
/** A page of more frames than this is no shop. */
const MOST = 200;

export async function connectChats(tabId: number, url: string): Promise<Result<ChatAgents>> {
  const top = await connectAgent(tabId, url, SCRIPTS);
  if (!top.ok) return top;
  const closed = (await reachedFrames(tabId)).filter((frame) => !frame.open).slice(0, MOST);
  const frames = await Promise.all(
    closed.map(async (frame) => {
      const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
      const injected = await Promise.race([injectAgent(tabId, frame.frameId, frame.url, SCRIPTS), late]);
      const opened = injected?.ok ? openAgent(tabId, frame.frameId, SCRIPTS) : undefined;
      return opened?.ok ? [{ ...frame, agent: opened.value }] : [];
    }),
  );
  return ok({ top: top.value, frames: frames.flat() });
}
