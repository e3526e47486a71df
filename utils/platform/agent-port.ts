import type { Runtime } from 'webextension-polyfill';
import type { AgentCommand, AgentScript } from '../capture/agent-protocol';
import { appError, fromUnknown } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import { answerQuestion, isQuestion, type RelayHandlers } from './agent-relay';
import { portOf, type Envelope, type Reply } from './agent-wire';
import { browser } from './browser';

/** The background's end of the port to one content script of one document. */
export interface AgentPort {
  call(name: AgentCommand, request: unknown, timeout: number): Promise<Result<unknown>>;
  serve(handlers: RelayHandlers | null): void;
  readonly gone: boolean;
  close(): void;
}

export function openPort(tabId: number, frameId: number, script: AgentScript): Result<AgentPort> {
  let port: Runtime.Port;
  try {
    port = browser.tabs.connect(tabId, { name: portOf(script), frameId });
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
          resolve(result);
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
