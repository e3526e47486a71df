import type { Runtime } from 'webextension-polyfill';
import type { AgentCommand, AgentProtocol } from '../capture/agent-protocol';
import { appError, fromUnknown } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
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
  /** The document is gone: closed, navigated, crashed. */
  readonly gone: boolean;
  close(): void;
}

/** Injects the content script into the tab's top frame (needs the tab's grant) and opens a port to it. */
export async function connectAgent(tabId: number, url: string): Promise<Result<AgentConnection>> {
  try {
    await browser.scripting.executeScript({
      target: { tabId },
      files: ['/capture.js'],
      injectImmediately: true,
    });
  } catch (thrown) {
    return err(injectionError(thrown, url));
  }
  let port: Runtime.Port;
  try {
    port = browser.tabs.connect(tabId, { name: PORT, frameId: 0 });
  } catch (thrown) {
    return err(fromUnknown(thrown, 'TAB_GONE'));
  }
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  let gone = false;
  let next = 1;
  port.onMessage.addListener((message: unknown) => {
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
