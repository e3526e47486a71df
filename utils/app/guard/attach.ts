import type { GuardRow } from '../../storage/guard-rows';
import type { ChatConnection } from '../../platform/chat-agents';
import type { PageRect } from '../../recognise/types';
import { appError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import { choose } from '../chat/candidates';
import { findChats, type Located } from '../chat/find';
import { common, type Place } from '../chat/place';
import type { GuardPorts } from './ports';

/** ms */
const CALL = 10_000;

/** A live hold on a guarded conversation. */
export interface Attached {
  readonly agent: ChatConnection;
  /** Its name in the page. */
  readonly name: string;
  /** The page begins to watch it now; `false`: it went on while nobody listened. */
  readonly fresh: boolean;
  /** Absent: no picture can be matched with its messages. */
  readonly place?: Place;
  /** CSS px in the viewport of its document: where it stood when it was found. */
  readonly rect?: PageRect;
  close(): void;
}

export const nameOf = (id: string, document: number): string => `${id}:${document}`;

/** Which frame of the tab a candidate stands in, from its id. */
export const frameOf = (candidate: string): number => Number(/^\d+/.exec(candidate)?.[0] ?? 0);

/** Begins to watch a conversation that the user chose. Errors: those of a page that cannot be read, and of `choose`. */
export async function attachNew(
  ports: GuardPorts,
  tabId: number,
  name: string,
  candidate: string | undefined,
): Promise<Result<Attached & { readonly located: Located; readonly title: string; readonly url: string }>> {
  const tab = await ports.tabs.info(tabId);
  if (!tab.ok) return tab;
  const { url, title } = tab.value;
  const restricted = ports.tabs.restrictedBy(url);
  if (restricted) return err(restricted);
  const search = await findChats(ports, tabId, url);
  if (!search.ok) return search;
  const chosen = await choose(search.value, candidate === undefined ? {} : { candidate });
  const held = chosen.ok ? await begin(chosen.value, name, () => search.value.close()) : chosen;
  if (held.ok && chosen.ok) return ok({ ...held.value, located: chosen.value, title, url });
  search.value.close();
  return held.ok ? err(appError('CHAT_NOT_FOUND')) : held;
}

/**
 * Finds a guarded conversation again: the one that went on by itself, else the same one in a new document.
 * Errors: `TAB_GONE`, `PAGE_NO_PERMISSION`, `CHAT_NOT_FOUND`, `CHAT_FRAME_CLOSED` and others of `findChats`.
 *
 * @param strict only by what it is called: another conversation may stand in its place.
 */
export async function attachAgain(
  ports: GuardPorts,
  row: GuardRow,
  strict: boolean,
): Promise<Result<Attached>> {
  const tab = await ports.tabs.info(row.tabId);
  if (!tab.ok) return tab;
  const name = nameOf(row.id, row.document);
  const { url } = tab.value;
  const search = ports.tabs.restrictedBy(url)
    ? err(appError('PAGE_NO_PERMISSION'))
    : await findChats(ports, row.tabId, url);
  if (!search.ok) {
    const agent = await reopened(ports, row, name);
    if (agent) return ok({ agent, name, fresh: false, close: () => agent.close() });
    return search;
  }
  const { located, closedSites } = search.value;
  const close = (): void => search.value.close();
  for (const { agent, place, summary } of located) {
    if (await knows(agent, name))
      return ok({ agent, name, fresh: false, ...(place ? { place } : {}), rect: summary.rect, close });
  }
  const same = located.find((one) => isSame(one, row, url, strict));
  const held = same ? await begin(same, nameOf(row.id, row.document + 1), close) : undefined;
  if (held?.ok) return held;
  close();
  return err(
    appError(located.length === 0 && closedSites.length > 0 ? 'CHAT_FRAME_CLOSED' : 'CHAT_NOT_FOUND'),
  );
}

async function begin(located: Located, name: string, close: () => void): Promise<Result<Attached>> {
  const { agent, place, summary } = located;
  const begun = await agent.call('guard', { id: summary.id, guard: name }, CALL);
  if (!begun.ok) return begun;
  if (!begun.value) return err(appError('CHAT_NOT_FOUND'));
  return ok({ agent, name, fresh: true, ...(place ? { place } : {}), rect: summary.rect, close });
}

/** Without a permission the script that stands there can still be spoken to. */
async function reopened(ports: GuardPorts, row: GuardRow, name: string): Promise<ChatConnection | undefined> {
  const opened = ports.reopen(row.tabId, row.frameId);
  if (!opened.ok) return undefined;
  if (await knows(opened.value, name)) return opened.value;
  opened.value.close();
  return undefined;
}

async function knows(agent: ChatConnection, guard: string): Promise<boolean> {
  const sight = await agent.call('sight', { guard }, CALL);
  return sight.ok && sight.value !== null;
}

function isSame({ candidate, summary }: Located, row: GuardRow, url: string, strict: boolean): boolean {
  if (summary.label === row.source.label && summary.label !== '') return true;
  return !strict && candidate.id === row.candidate && withoutHash(url) === withoutHash(row.source.url);
}

const withoutHash = (url: string): string => url.replace(/#.*$/, '');

/** Where the document of a conversation stands now: the page around its frame may have been scrolled. */
export async function placeNow(place: Place): Promise<Place | undefined> {
  if (!place.frame) return place;
  const { agent, box } = place.frame;
  const around = await placeNow(place.frame.around);
  const rect = around && (await agent.call('box', { box }, CALL));
  if (!around || !rect?.ok || !rect.value) return undefined;
  const { x, y, width, height } = rect.value;
  const moved = { x: x + around.dx, y: y + around.dy, width, height };
  return { ...place, dx: moved.x, dy: moved.y, sight: common(moved, around.sight) };
}
