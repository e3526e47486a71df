import type { Browser, Runtime } from 'webextension-polyfill';
import type { AgentScript, Handlers } from '../capture/agent-protocol';
import type { Relay } from '../capture/relay-protocol';
import { fromUnknown } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import { CALL_PORT, portOf, type Answer, type Envelope, type Question, type Reply } from './agent-wire';

/** What a content script serves: one object per connection, disposed when the background goes away. */
export type AgentService<S extends AgentScript> = Handlers<S> & { dispose(): void };
/** By the name in the message; the background is trusted to ask this script nothing else. */
type Answering = Record<string, (request: unknown) => unknown>;

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
export function serveAgent<S extends AgentScript>(
  script: S,
  create: (relay: Relay) => AgentService<S>,
): void {
  // A symbol: by a string we would see an element that the page has given this name, and never answer.
  const flag = Symbol.for(portOf(script));
  const scope = globalThis as unknown as Record<symbol, boolean | undefined>;
  if (scope[flag]) return;
  scope[flag] = true;
  const { runtime } = extensionApi();
  runtime.onConnect.addListener((port: Runtime.Port) => {
    if (port.name !== portOf(script) || port.sender?.id !== runtime.id || port.sender?.tab) return;
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
      void answer(service as unknown as Answering, name, request).then((result) =>
        post(port, { id, result }),
      );
    });
    port.onDisconnect.addListener(() => {
      service.dispose();
      for (const end of waiting.values()) end(null);
    });
  });
}

/** Wakes the background. It learns from which tab; nothing else passes. */
export function callBackground(): void {
  try {
    extensionApi().runtime.connect({ name: CALL_PORT });
  } catch {
    // The extension was updated or removed under this page: nobody is left to be called.
  }
}

function call(service: Answering, name: string, request: unknown): unknown {
  const handle = service[name];
  if (!handle) throw new Error('no such command');
  return handle(request);
}

async function answer(service: Answering, name: string, request: unknown): Promise<Result<unknown>> {
  try {
    return ok(await call(service, name, request));
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
