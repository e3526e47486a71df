import type { AgentConnection } from '../platform/agent';
import type { ScrollerChoice } from '../capture/agent-protocol';
import { MAX_SELECTOR } from '../exhibit/model';
import type { TabInfo } from '../platform/tabs';
import { recognise } from '../recognise';
import type { Recognition } from '../recognise/types';
import type { AppError, ErrorCode } from '../shared/errors';
import { ok, type Result } from '../shared/result';
import { readRuns } from './capture/freeze';

interface Ports {
  readonly info: (tabId: number) => Promise<Result<TabInfo>>;
  readonly restrictedBy: (url: string) => AppError | undefined;
  readonly connect: (tabId: number, url: string) => Promise<Result<AgentConnection>>;
}

export interface Inspection {
  readonly url: string;
  readonly title: string;
  readonly blocked?: ErrorCode;
  readonly recognition?: Recognition;
  readonly scrollers?: readonly ScrollerChoice[];
}

/**
 * What the popup says about the page in front: whether it can be captured and what was recognised. Keeps nothing.
 *
 * @param quiet while a capture runs the page is left alone.
 */
export async function inspectPage(ports: Ports, tabId: number, quiet: boolean): Promise<Result<Inspection>> {
  const info = await ports.info(tabId);
  if (!info.ok) return info;
  const { url, title } = info.value;
  const restricted = ports.restrictedBy(url);
  if (restricted) return ok({ url, title, blocked: restricted.code });
  if (quiet) return ok({ url, title });
  const agent = await ports.connect(tabId, url);
  if (!agent.ok) return ok({ url, title, blocked: agent.error.code });
  try {
    const seen = await agent.value.call('inspect', {}, 5000);
    if (!seen.ok) return ok({ url, title });
    const runs = await readRuns(agent.value);
    const { url: pageUrl, title: pageTitle } = seen.value;
    const scrollers = seen.value.scrollers.filter(({ selector }) => selector.length <= MAX_SELECTOR);
    if (!runs.ok) return ok({ url: pageUrl, title: pageTitle });
    const page = { url: pageUrl, title: pageTitle, runs: runs.value };
    return ok({ url: pageUrl, title: pageTitle, scrollers, recognition: recognise(page) });
  } finally {
    agent.value.close();
  }
}
