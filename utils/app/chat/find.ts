import type { ClosedBox, ChatFound } from '../../capture/chat-agent/protocol';
import type { ConversationSummary } from '../../capture/chat/find';
import { siteOf } from '../../exhibit/sites';
import type { ChatAgents, ChatConnection, ChatFrame } from '../../platform/chat-agents';
import type { ChatCandidate } from '../../recognise/chat/candidate.types';
import type { PageRect } from '../../recognise/types';
import { ok, type Result } from '../../shared/result';
import { isInside, matchFrame } from '../capture/frame-match';

export interface FindPorts {
  readonly connectChats: (tabId: number, url: string) => Promise<Result<ChatAgents>>;
  readonly mayRead: (url: string) => Promise<boolean>;
}

/** Where the document of a conversation stands in the tab. */
export interface Place {
  /** CSS px from the viewport of the tab to that of the document. */
  readonly dx: number;
  readonly dy: number;
  /** CSS px in the viewport of the tab: what of the document can be seen at all. */
  readonly sight: PageRect;
  /** The frame it stands in: who sees its element, which one it is, and where that document stands itself. */
  readonly frame?: { readonly agent: ChatConnection; readonly box: number; readonly around: Place };
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
  /** Ends whatever the scripts are doing. */
  close(): void;
}

/** ms */
const CALL = 10_000;
/** More sites than this in one question nobody reads. */
const MOST_SITES = 20;
const MOST_CANDIDATES = 30;
/** CSS px: no conversation is read in a smaller frame. */
const LEAST = { width: 100, height: 60 };
/** UTF-16 units of a candidate's id, below what a message may carry. */
const ID = 3500;

interface Searched {
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
      const found = await frame.agent.call('find', {}, CALL);
      return found.ok ? [{ agent: frame.agent, frame, found: found.value }] : [];
    }),
  );
  const searched: Searched[] = [{ agent: top, frame: null, found: main.value }, ...inner.flat()];
  const placed = places(searched, frames);
  const located = searched
    .flatMap((one) => locate(one, main.value.url, one.frame ? placed.get(one.frame) : wholeOf(main.value)))
    .sort((a, b) => b.summary.score - a.summary.score)
    .slice(0, MOST_CANDIDATES);
  return ok({ located, closedSites: await closedSites(ports, searched, frames), close });
}

const wholeOf = ({ viewport }: ChatFound): Place => ({
  dx: 0,
  dy: 0,
  sight: { x: 0, y: 0, ...viewport },
});

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

function placeIn(around: Place, rect: PageRect, agent: ChatConnection, box: number): Place {
  const moved = { ...rect, x: rect.x + around.dx, y: rect.y + around.dy };
  return { dx: moved.x, dy: moved.y, sight: common(moved, around.sight), frame: { agent, box, around } };
}

/** Scrolls the documents around a frame until it is on the screen, outermost first. They go back when the search closes. */
export async function bringIntoSight(place: Place): Promise<Place> {
  if (!place.frame) return place;
  const { agent, box } = place.frame;
  const around = await bringIntoSight(place.frame.around);
  const rect = await agent.call('show', { box }, CALL);
  return rect.ok && rect.value ? placeIn(around, rect.value, agent, box) : place;
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

/** What two rectangles share; of no size when they share nothing. */
export function common(a: PageRect, b: PageRect): PageRect {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  };
}

function locate(
  { agent, frame, found }: Searched,
  pageUrl: string,
  place: Place | undefined,
): readonly Located[] {
  const ids = new Map<string, number>();
  return found.candidates.map((summary): Located => {
    const base = `${frame?.frameId ?? 0}|${summary.selector}`.slice(0, ID);
    const count = ids.get(base) ?? 0;
    ids.set(base, count + 1);
    const frameUrl = summary.frameUrl ?? (frame ? found.url : undefined);
    const host = frameUrl === undefined ? undefined : hostOf(frameUrl);
    const { label, preview, rows, reasons, provider, wholePage } = summary;
    return {
      candidate: {
        id: count === 0 ? base : `${base}|${count}`,
        label,
        preview,
        rows,
        reasons,
        ...(provider === undefined ? {} : { provider }),
        ...(host === undefined || host === hostOf(pageUrl) ? {} : { frameHost: host }),
        wholePage: wholePage && frameUrl === undefined,
      },
      summary,
      agent,
      ...(place ? { place } : {}),
      ...(frameUrl === undefined ? {} : { frameUrl }),
    };
  });
}

function hostOf(url: string): string | undefined {
  try {
    return new URL(url).host || undefined;
  } catch {
    return undefined;
  }
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
