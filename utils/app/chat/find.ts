import type { ClosedBox, ChatFound } from '../../capture/chat-agent/protocol';
import type { ConversationSummary } from '../../capture/chat/find';
import { siteOf } from '../../exhibit/sites';
import type { ChatAgents, ChatConnection, ChatFrame } from '../../platform/chat-agents';
import type { ChatCandidate, ScreenShare } from '../../recognise/chat/candidate.types';
import { ok, type Result } from '../../shared/result';
import { isInside, matchFrame } from '../capture/frame-match';
import { locate, type Screen } from './locate';
import { placeIn, wholeOf, type Place } from './place';

export interface FindPorts {
  readonly connectChats: (tabId: number, url: string) => Promise<Result<ChatAgents>>;
  readonly mayRead: (url: string) => Promise<boolean>;
}

/** A conversation that can be read, and by whom. */
export interface Located {
  readonly candidate: ChatCandidate;
  readonly summary: ConversationSummary;
  readonly agent: ChatConnection;
  /** Absent: where its frame stands is not known, and no picture can be matched with its messages. */
  readonly place?: Place;
  /** Address of its frame, when it is not in the top document. */
  readonly frameUrl?: string;
}

export interface ChatSearch {
  /** Best first. */
  readonly located: readonly Located[];
  readonly closedSites: readonly string[];
  /** Addresses of frames that may be read and did not answer in time: they may by now, when asked again. */
  readonly late: readonly string[];
  /** What stands at a point of the screen that the user chose. */
  pointAt(point: Pick<ScreenShare, 'x' | 'y'>): Promise<PointedAt>;
  /** Ends whatever the scripts are doing. */
  close(): void;
}

export interface PointedAt {
  readonly located?: Located;
  /** Match pattern of a frame at the point that may not be read. */
  readonly closedSite?: string;
}

/** ms */
const CALL = 10_000;
/** ms for a frame: one that hangs must not hold the others up. It is named, and asked again with the next search. */
const FRAME_CALL = 3000;
/** More sites than this in one question nobody reads. */
const MOST_SITES = 20;
const MOST_CANDIDATES = 30;
const MOST_LATE = 20;
/** CSS px: no conversation is read in a smaller frame. */
const LEAST = { width: 100, height: 60 };
export interface Searched {
  readonly agent: ChatConnection;
  readonly frame: ChatFrame | null;
  readonly found: ChatFound;
}

/** Looks for conversations in the tab's document and in every frame that can be read. Touches nothing. */
export async function findChats(ports: FindPorts, tabId: number, url: string): Promise<Result<ChatSearch>> {
  const connected = await ports.connectChats(tabId, url);
  if (!connected.ok) return connected;
  const { top, frames } = connected.value;
  const close = (): void => {
    top.close();
    for (const { agent } of frames) agent.close();
  };
  const main = await top.call('find', {}, CALL);
  if (!main.ok) {
    close();
    return main;
  }
  const inner = await Promise.all(
    frames.map(async (frame): Promise<Searched[]> => {
      const found = await frame.agent.call('find', {}, FRAME_CALL);
      return found.ok ? [{ agent: frame.agent, frame, found: found.value }] : [];
    }),
  );
  const searched: Searched[] = [{ agent: top, frame: null, found: main.value }, ...inner.flat()];
  const placed = places(searched, frames);
  const screen: Screen = { url: main.value.url, visible: main.value.visible };
  const placeOf = (one: Searched): Place | undefined =>
    one.frame ? placed.get(one.frame) : wholeOf(main.value);
  const located = searched
    .flatMap((one) => locate(one.found.candidates, one, screen, placeOf(one)))
    .sort((a, b) => b.summary.score - a.summary.score)
    .slice(0, MOST_CANDIDATES);

  async function pointIn(one: Searched, x: number, y: number): Promise<PointedAt> {
    const there = await one.agent.call('at', { x, y }, CALL);
    if (!there.ok || there.value === null) return {};
    if ('summary' in there.value) {
      const [pointed] = locate([there.value.summary], one, screen, placeOf(one));
      // One that was found already keeps the name it was listed by.
      const known = located.find((other) => pointed && isSame(pointed, other));
      return pointed ? { located: known ?? pointed } : {};
    }
    const box = one.found.closed[there.value.box];
    const frame = box && matched(box, one.frame, frames);
    const inner = frame && searched.find((other) => other.frame === frame);
    if (box && inner) return pointIn(inner, x - box.rect.x, y - box.rect.y);
    const site = box?.url ? siteOf(box.url) : null;
    return box?.url && site !== null && !(await ports.mayRead(box.url)) ? { closedSite: site } : {};
  }

  const { visible } = main.value;
  const whole: Searched = { agent: top, frame: null, found: main.value };
  return ok({
    located,
    closedSites: await closedSites(ports, searched, frames),
    late: await lateFrames(ports, searched, frames),
    pointAt: ({ x, y }) => pointIn(whole, visible.x + x * visible.width, visible.y + y * visible.height),
    close,
  });
}

const isSame = (a: Located, b: Located): boolean =>
  a.agent === b.agent && a.summary.list === undefined && a.summary.selector === b.summary.selector;

/** Where each frame stands, from the boxes that the documents around them see. */
function places(searched: readonly Searched[], frames: readonly ChatFrame[]): Map<ChatFrame, Place> {
  const known = new Map<ChatFrame, Place>();
  // A frame's own place is known before that of the frames in it: shorter paths come first.
  const order = [...searched].sort((a, b) => (a.frame?.path.length ?? 0) - (b.frame?.path.length ?? 0));
  for (const { frame, found, agent } of order) {
    const around = frame ? known.get(frame) : wholeOf(found);
    if (!around) continue;
    for (const [i, box] of found.closed.entries()) {
      const inner = matched(box, frame, frames);
      if (inner && !known.has(inner)) known.set(inner, placeIn(around, box.rect, agent, i));
    }
  }
  return known;
}

function matched(
  box: ClosedBox,
  asker: ChatFrame | null,
  frames: readonly ChatFrame[],
): ChatFrame | undefined {
  if (!isInside(box.path, asker?.path ?? [])) return undefined;
  const frame = matchFrame({ ...box, slot: 0 }, frames);
  return frame === 'ambiguous' || frame === null ? undefined : frame;
}

/** Sites of frames that may hold a conversation and may not be read yet. */
async function closedSites(
  { mayRead }: FindPorts,
  searched: readonly Searched[],
  frames: readonly ChatFrame[],
): Promise<readonly string[]> {
  const sites = new Set<string>();
  for (const { found, frame } of searched)
    for (const box of found.closed) {
      const { url, width, height } = box;
      const site = url === null ? null : siteOf(url);
      if (url === null || site === null || width < LEAST.width || height < LEAST.height) continue;
      if (matched(box, frame, frames) || sites.size >= MOST_SITES) continue;
      if (!(await mayRead(url))) sites.add(site);
    }
  return [...sites];
}

/** Frames large enough for a conversation that may be read and have not answered. */
async function lateFrames(
  { mayRead }: FindPorts,
  searched: readonly Searched[],
  frames: readonly ChatFrame[],
): Promise<readonly string[]> {
  const late = new Set<string>();
  for (const { found, frame } of searched)
    for (const box of found.closed) {
      const { url, width, height } = box;
      if (url === null || width < LEAST.width || height < LEAST.height || late.size >= MOST_LATE) continue;
      if (!isInside(box.path, frame?.path ?? [])) continue;
      const inner = matchFrame({ ...box, slot: 0 }, frames);
      if (inner === 'ambiguous' || searched.some((other) => other.frame !== null && other.frame === inner))
        continue;
      if (inner || (await mayRead(url))) late.add(url);
    }
  return [...late];
}
