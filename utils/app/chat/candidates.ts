import type { TabInfo } from '../../platform/tabs';
import type { ChatCandidate } from '../../recognise/chat/candidate.types';
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
}

/** Conversations of the tab, for a person to choose from. Keeps nothing. */
export async function listChats(ports: ListPorts, tabId: number): Promise<Result<ChatList>> {
  const info = await ports.info(tabId);
  if (!info.ok) return info;
  const restricted = ports.restrictedBy(info.value.url);
  if (restricted) return err(restricted);
  const search = await findChats(ports, tabId, info.value.url);
  if (!search.ok) return search;
  search.value.close();
  const { located, closedSites } = search.value;
  return ok({ candidates: located.map(({ candidate }) => candidate), closedSites });
}

/**
 * The conversation that was asked for, else the best one. `CHAT_NOT_FOUND` when there is none, or not that one any more;
 * `CHAT_FRAME_CLOSED` (`sites`) when it can only be in a frame of a site that may not be read.
 */
export function choose({ located, closedSites }: ChatSearch, wanted: string | undefined): Result<Located> {
  const chosen = wanted === undefined ? located[0] : located.find(({ candidate }) => candidate.id === wanted);
  if (chosen) return ok(chosen);
  if (located.length === 0 && closedSites.length > 0)
    return err(appError('CHAT_FRAME_CLOSED', { detail: { sites: closedSites.join(' ') } }));
  return err(appError('CHAT_NOT_FOUND'));
}
