import type { AgentConnection } from '../platform/agent';
import type { ClosedFrame, ScrollerChoice } from '../capture/agent-protocol';
import { MAX_SELECTOR } from '../exhibit/model';
import type { TabInfo } from '../platform/tabs';
import { siteOf } from '../exhibit/sites';
import type { ReachedFrame } from '../platform/frame-agents';
import { recognise } from '../recognise';
import type { Recognition } from '../recognise/types';
import type { AppError, ErrorCode } from '../shared/errors';
import { ok, type Result } from '../shared/result';
import { samePath } from './capture/frame-match';
import { readRuns } from './capture/freeze';

interface Ports {
  readonly info: (tabId: number) => Promise<Result<TabInfo>>;
  readonly restrictedBy: (url: string) => AppError | undefined;
  readonly reachedFrames: (tabId: number) => Promise<readonly ReachedFrame[]>;
  readonly mayRead: (url: string) => Promise<boolean>;
  readonly connect: (tabId: number, url: string) => Promise<Result<AgentConnection<'text' | 'camera'>>>;
}

export interface Inspection {
  readonly url: string;
  readonly title: string;
  readonly blocked?: ErrorCode;
  readonly recognition?: Recognition;
  readonly scrollers?: readonly ScrollerChoice[];
  /** Sites (match patterns) of frames in it that may not be read yet. */
  readonly closedSites?: readonly string[];
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
    const listing = agent.value.call('scrollers', {}, 5000);
    const seen = await agent.value.call('inspect', {}, 5000);
    if (!seen.ok) return ok({ url, title });
    const runs = await readRuns((from) => agent.value.call('inspected', { from }, CALL));
    const { url: pageUrl, title: pageTitle } = seen.value;
    if (!runs.ok) return ok({ url: pageUrl, title: pageTitle });
    const listed = await listing;
    const scrollers = listed.ok ? listed.value.filter(({ selector }) => selector.length <= MAX_SELECTOR) : [];
    const page = { url: pageUrl, title: pageTitle, runs: runs.value };
    const closedSites = await closed(ports, tabId, seen.value.closed);
    return ok({ url: pageUrl, title: pageTitle, scrollers, recognition: recognise(page), closedSites });
  } finally {
    agent.value.close();
  }
}

/** ms for one slice of the text. */
const CALL = 30_000;
/** More sites than this in one question nobody reads. */
const MOST = 20;

/** Not those already granted: a frame that is still out of reach then is somewhere else than its address says. */
async function closed(
  ports: Ports,
  tabId: number,
  frames: readonly ClosedFrame[],
): Promise<readonly string[]> {
  if (frames.length === 0) return [];
  const reached = await ports.reachedFrames(tabId);
  const sites = new Set<string>();
  for (const { url, path } of frames) {
    const site = siteOf(url);
    const known = reached.some(
      (frame) => samePath(frame.path, path) && (!path.includes(-1) || frame.url === url),
    );
    if (site !== null && !known && sites.size < MOST && !(await ports.mayRead(url))) sites.add(site);
  }
  return [...sites];
}
