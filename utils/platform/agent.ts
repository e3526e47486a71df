import type { AgentProtocol, AgentScript, CommandOf } from '../capture/agent-protocol';
import { err, ok, type Result } from '../shared/result';
import { FILES_OF, SCRIPT_OF } from './agent-commands';
import { openPort, type AgentPort } from './agent-port';
import type { RelayHandlers } from './agent-relay';
import { browser } from './browser';
import { injectionError } from './tabs';

/** A live connection to the content scripts of one document: one interface, whichever of the scripts answers. */
export interface AgentConnection<S extends AgentScript = 'capture' | 'camera'> {
  /** @param timeout ms; `PAGE_NOT_RESPONDING` after it, `TAB_NAVIGATED` when the document went away. */
  call<K extends CommandOf<S>>(
    name: K,
    request: AgentProtocol[K]['request'],
    timeout: number,
  ): Promise<Result<AgentProtocol[K]['response']>>;
  /** Answers what the content scripts ask from now on; `null`: nothing. */
  serve(handlers: RelayHandlers | null): void;
  /** The document is gone: closed, navigated, crashed. */
  readonly gone: boolean;
  close(): void;
}

/** Injects content scripts into the tab's top frame (needs the tab's grant) and opens a port to each. */
export async function connectAgent<S extends AgentScript>(
  tabId: number,
  url: string,
  scripts: readonly S[],
): Promise<Result<AgentConnection<S>>> {
  const injected = await injectAgent(tabId, 0, url, scripts);
  return injected.ok ? openAgent(tabId, 0, scripts) : injected;
}

/** Puts content scripts into one frame, all at once. */
export async function injectAgent(
  tabId: number,
  frameId: number,
  url: string,
  scripts: readonly AgentScript[],
): Promise<Result<null>> {
  try {
    await browser.scripting.executeScript({
      target: { tabId, ...(frameId === 0 ? {} : { frameIds: [frameId] }) },
      files: [...new Set(scripts.flatMap((script) => FILES_OF[script]))],
      injectImmediately: true,
    });
    return ok(null);
  } catch (thrown) {
    return err(injectionError(thrown, url));
  }
}

/** Opens a port to each of the content scripts of one frame. */
export function openAgent<S extends AgentScript>(
  tabId: number,
  frameId: number,
  scripts: readonly S[],
): Result<AgentConnection<S>> {
  const ports = new Map<AgentScript, AgentPort>();
  const close = (): void => {
    for (const port of ports.values()) port.close();
  };
  for (const script of scripts) {
    const opened = openPort(tabId, frameId, script);
    if (!opened.ok) {
      close();
      return opened;
    }
    ports.set(script, opened.value);
  }
  return ok({
    get gone() {
      return [...ports.values()].some((port) => port.gone);
    },
    serve(handlers) {
      for (const port of ports.values()) port.serve(handlers);
    },
    call(name, request, timeout) {
      const port = ports.get(SCRIPT_OF[name]);
      // The type lets nobody ask a script that was not connected.
      if (!port) throw new Error(`no script for ${name}`);
      return port.call(name, request, timeout) as Promise<Result<never>>;
    },
    close,
  });
}
