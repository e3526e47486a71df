import type { Browser, Runtime } from 'webextension-polyfill';
import type { AgentCommand } from '../capture/agent-protocol';
import type { Relay } from '../capture/relay-protocol';
import { fromUnknown } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import { PORT, type Answer, type Envelope, type Question, type Reply } from './agent-wire';

/** What the content script serves: one object per connection, disposed when the background goes away. */
export interface AgentService {
  handle(name: AgentCommand, request: unknown): Promise<unknown>;
  dispose(): void;
}

/**
 * The browser's own object, not the polyfill: this is injected into every captured page, needs nothing but a port,
 * which is the same in every browser, and is 10 kB smaller without.
 */
function extensionApi(): Pick<Browser, 'runtime'> {
  const scope = globalThis as { browser?: Browser; chrome?: Browser };
  const api = scope.browser ?? scope.chrome;
  if (!api) throw new Error('not a content script');
  return api;
}

/** The content script's side. Injected twice, it answers once: the second script leaves the first in place. */
export function serveAgent(create: (relay: Relay) => AgentService): void {
  const flag = '__liuzhengAgent';
  const scope = globalThis as typeof globalThis & { [flag]?: boolean };
  if (scope[flag]) return;
  scope[flag] = true;
  const { runtime } = extensionApi();
  runtime.onConnect.addListener((port: Runtime.Port) => {
    if (port.name !== PORT || port.sender?.id !== runtime.id || port.sender?.tab) return;
    const waiting = new Map<number, (response: unknown) => void>();
    let asked = 0;
    const service = create((name, request) => {
      const ask = ++asked;
      return new Promise((resolve) => {
        waiting.set(ask, resolve as (response: unknown) => void);
        if (!post(port, { ask, name, request })) resolve(null);
      });
    });
    port.onMessage.addListener((message: unknown) => {
      if ('asked' in (message as object)) {
        const { asked: ask, response } = message as Answer;
        waiting.get(ask)?.(response);
        waiting.delete(ask);
        return;
      }
      const { id, name, request } = message as Envelope;
      void answer(service, name, request).then((result) => post(port, { id, result }));
    });
    port.onDisconnect.addListener(() => {
      service.dispose();
      for (const end of waiting.values()) end(null);
    });
  });
}

async function answer(service: AgentService, name: AgentCommand, request: unknown): Promise<Result<unknown>> {
  try {
    return ok(await service.handle(name, request));
  } catch (thrown) {
    return err({ ...fromUnknown(thrown), detail: { command: name } });
  }
}

function post(port: Runtime.Port, message: Reply | Question): boolean {
  try {
    port.postMessage(message);
    return true;
  } catch {
    // The background hung up while we were working: nobody is left to tell.
    return false;
  }
}
