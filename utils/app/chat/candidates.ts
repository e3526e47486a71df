import type { TabInfo } from '../../platform/tabs';
import { hostOf } from '../capture/page';
import type { ChatCandidate, ScreenShare } from '../../recognise/chat/candidate.types';
import { appError, type AppError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import { findChats, type ChatSearch, type FindPorts, type Located } from './find';

export interface ListPorts extends FindPorts {
  readonly info: (tabId: number) => Promise<Result<TabInfo>>;
  readonly restrictedBy: (url: string) => AppError | undefined;
}

export interface ChatList {
  readonly candidates: readonly ChatCandidate[];
  readonly closedSites?: readonly string[];
  /** Hosts of frames that did not answer in time. */
  readonly late?: readonly string[];
}

/** Which conversation the user wants. */
export interface Wanted {
  /** `ChatCandidate.id`; absent: the best one found. */
  readonly candidate?: string;
  /** The point it was chosen by, where it is not among those that are found. */
  readonly at?: Pick<ScreenShare, 'x' | 'y'>;
}

/** Conversations of the tab, for a person to choose from. Keeps nothing. */
export async function listChats(ports: ListPorts, tabId: number): Promise<Result<ChatList>> {
  return searched(ports, tabId, ({ located, closedSites, late }) =>
    Promise.resolve({
      candidates: located.map(({ candidate }) => candidate),
      closedSites,
      ...(late.length > 0 ? { late: [...new Set(late.map(hostOf))] } : {}),
    }),
  );
}

/** What stands at a point of the tab's picture. Keeps nothing. */
export async function chatAt(
  ports: ListPorts,
  tabId: number,
  point: Pick<ScreenShare, 'x' | 'y'>,
): Promise<Result<{ readonly candidate: ChatCandidate | null; readonly closedSite?: string }>> {
  return searched(ports, tabId, async (search) => {
    const { located, closedSite } = await search.pointAt(point);
    return { candidate: located?.candidate ?? null, ...(closedSite === undefined ? {} : { closedSite }) };
  });
}

async function searched<T>(
  ports: ListPorts,
  tabId: number,
  tell: (search: ChatSearch) => Promise<T>,
): Promise<Result<T>> {
  const info = await ports.info(tabId);
  if (!info.ok) return info;
  const restricted = ports.restrictedBy(info.value.url);
  if (restricted) return err(restricted);
  const search = await findChats(ports, tabId, info.value.url);
  if (!search.ok) return search;
  try {
    return ok(await tell(search.value));
  } finally {
    search.value.close();
  }
}

/**
 * The conversation that was asked for, else the best one. `CHAT_NOT_FOUND` when there is none, or not that one any more;
 * `CHAT_FRAME_CLOSED` (`sites`) when it can only be in a frame of a site that may not be read, `CHAT_FRAME_LATE` (`hosts`)
 * in one that did not answer.
 */
export async function choose(
  search: ChatSearch,
  { candidate: wanted, at }: Wanted,
): Promise<Result<Located>> {
  const { located, closedSites, late } = search;
  const chosen = wanted === undefined ? located[0] : located.find(({ candidate }) => candidate.id === wanted);
  if (chosen) return ok(chosen);
  if (wanted !== undefined && at) {
    const pointed = (await search.pointAt(at)).located;
    // The page may have moved since: then something else stands there, and is not what the user saw.
    if (pointed?.candidate.id === wanted) return ok(pointed);
  }
  if (located.length === 0 && closedSites.length > 0)
    return err(appError('CHAT_FRAME_CLOSED', { detail: { sites: closedSites.join(' ') } }));
  if (late.length > 0)
    return err(appError('CHAT_FRAME_LATE', { detail: { hosts: late.map(hostOf).join(' ') } }));
  return err(appError('CHAT_NOT_FOUND'));
}
