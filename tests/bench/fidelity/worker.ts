import { compose, type Frozen } from '@/utils/app/capture/compose-frames';
import { freeze } from '@/utils/app/capture/freeze';
import { connectAgent } from '@/utils/platform/agent';
import { fetchResource } from '@/utils/platform/fetch-resource';
import { connectFrames } from '@/utils/platform/frame-agents';
import type { Runtime } from 'webextension-polyfill';
import type { Result } from '@/utils/shared/result';
import { toBase64 } from '@/utils/shared/bytes';

/** What the bench asks of its extension's background. */
export interface FidelityWorld {
  takeOurs(url: string): Promise<OurTake>;
  takeOther(url: string, file: string): Promise<string>;
}

export interface OurTake {
  readonly html: string;
  /** Resources and frames that came only because the site was granted. */
  readonly granted: number;
}

/** As our background freezes a page: the product's own script, agents and relay, without a record around it. */
async function takeOurs(url: string): Promise<OurTake> {
  const tabId = await tabOf(url);
  const agent = must(await connectAgent(tabId, url, ['capture']));
  const frames = await connectFrames(tabId);
  let granted = 0;
  try {
    const frozen = must(
      await freeze(agent, {
        frames,
        fetchResource: async (address) => {
          const found = await fetchResource(address);
          if (!('reason' in found)) granted++;
          return found;
        },
        archive: Promise.resolve(null),
      }),
    );
    return { html: compose(frozen).html, granted: granted + embedded(frozen) };
  } finally {
    agent.close();
    for (const frame of frames.agents) frame.agent.close();
  }
}

const embedded = ({ frames }: Frozen): number =>
  [...frames.values()].reduce((sum, frame) => sum + 1 + embedded(frame), 0);

/** As SingleFile's extension does: first a script into every frame, then the engine into the top one. */
async function takeOther(url: string, file: string): Promise<string> {
  const tabId = await tabOf(url);
  await chrome.scripting.executeScript({ target: { tabId, allFrames: true }, files: ['frames.js'] });
  await chrome.scripting.executeScript({ target: { tabId }, files: [file] });
  const [answer] = await chrome.scripting.executeScript({
    target: { tabId },
    func: () => (globalThis as unknown as { takeHtml(): Promise<string> }).takeHtml(),
  });
  if (typeof answer?.result !== 'string') throw new Error('the engine gave nothing');
  return answer.result;
}

async function tabOf(url: string): Promise<number> {
  const tab = (await chrome.tabs.query({})).find((candidate) => candidate.url === url);
  if (tab?.id === undefined) throw new Error(`no tab shows ${url}`);
  return tab.id;
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/** What SingleFile's own background does: its scripts in frames answer the top one through it, and it fetches for them. */
const relay = (
  message: unknown,
  { tab }: Runtime.MessageSender,
  answer: (response: unknown) => void,
): boolean => {
  const { method, url } = message as { readonly method: unknown; readonly url: unknown };
  if (String(method).startsWith('singlefile.frameTree') && tab?.id !== undefined)
    void chrome.tabs.sendMessage(tab.id, message, { frameId: 0 });
  if (method !== 'bench.fetch') return false;
  void fetchFor(String(url)).then(answer, () => answer(null));
  return true;
};
// Chromium's listener says by `true` that it answers later; the polyfill's types know no `false`.
chrome.runtime.onMessage.addListener(relay as Runtime.OnMessageListenerCallback);

async function fetchFor(url: string): Promise<unknown> {
  const response = await fetch(url, { cache: 'force-cache' });
  const { status } = response;
  const base64 = toBase64(new Uint8Array(await response.arrayBuffer()));
  return { status, base64, contentType: response.headers.get('content-type'), url: response.url };
}

Object.assign(globalThis, { takeOurs, takeOther } satisfies FidelityWorld);
