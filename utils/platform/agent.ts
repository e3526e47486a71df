import type { Runtime } from 'webextension-polyfill';
import type { AgentCommand, AgentProtocol } from '../capture/agent-protocol';
import { appError, fromUnknown } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import { answerQuestion, isQuestion, type RelayHandlers } from './agent-relay';
import { PORT, type Envelope, type Reply } from './agent-wire';
import { browser } from './browser';
import { injectionError } from './tabs';

/** A live connection to the content script of one document. */
export interface AgentConnection {
  /** @param timeout ms; `PAGE_NOT_RESPONDING` after it, `TAB_NAVIGATED` when the document went away. */
  call<K extends AgentCommand>(
    name: K,
    request: AgentProtocol[K]['request'],
    timeout: number,
  ): Promise<Result<AgentProtocol[K]['response']>>;
  /** Answers what the content script asks from now on; `null`: nothing. */
  serve(handlers: RelayHandlers | null): void;
  /** The document is gone: closed, navigated, crashed. */
  readonly gone: boolean;
  close(): void;
}

/** Injects the content script into the tab's top frame (needs the tab's grant) and opens a port to it. */
export async function connectAgent(tabId: number, url: string): Promise<Result<AgentConnection>> {
  const injected = await injectAgent(tabId, 0, url);
  return injected.ok ? openPort(tabId, 0) : injected;
}

/** Puts the content script into one frame. */
export async function injectAgent(tabId: number, frameId: number, url: string): Promise<Result<null>> {
  try {
    await browser.scripting.executeScript({
      target: { tabId, ...(frameId === 0 ? {} : { frameIds: [frameId] }) },
      files: ['/capture.js'],
      injectImmediately: true,
    });
    return ok(null);
  } catch (thrown) {
    return err(injectionError(thrown, url));
  }
}

/** Opens a port to the content script of one frame. */
export function openPort(tabId: number, frameId: number): Result<AgentConnection> {
  let port: Runtime.Port;
  try {
    port = browser.tabs.connect(tabId, { name: PORT, frameId });
  } catch (thrown) {
    return err(fromUnknown(thrown, 'TAB_GONE'));
  }
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  let handlers: RelayHandlers | null = null;
  let gone = false;
  let next = 1;
  const reply = async (message: unknown): Promise<void> => {
    const answer = await answerQuestion(handlers, message);
    if (!gone) port.postMessage(answer);
  };
  port.onMessage.addListener((message: unknown) => {
    if (isQuestion(message)) {
      void reply(message);
      return;
    }
    const { id, result } = message as Reply;
    waiting.get(id)?.(result);
  });
  port.onDisconnect.addListener(() => {
    gone = true;
    for (const answer of waiting.values()) answer(err(appError('TAB_NAVIGATED')));
  });
  return ok({
    get gone() {
      return gone;
    },
    serve(next) {
      handlers = next;
    },
    call(name, request, timeout) {
      if (gone) return Promise.resolve(err(appError('TAB_NAVIGATED')));
      const id = next++;
      return new Promise((resolve) => {
        const answer = (result: Result<unknown>): void => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(result as Result<never>);
        };
        const timer = setTimeout(
          () => answer(err(appError('PAGE_NOT_RESPONDING', { detail: { command: name } }))),
          timeout,
        );
        waiting.set(id, answer);
        try {
          port.postMessage({ id, name, request } satisfies Envelope);
        } catch (thrown) {
          // Disconnected a moment ago; the event that says so is still on its way.
          answer(err(fromUnknown(thrown, 'TAB_NAVIGATED')));
        }
      });
    },
    close() {
      if (!gone) port.disconnect();
      gone = true;
    },
  });
}
