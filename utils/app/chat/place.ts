import type { ChatFound } from '../../capture/chat-agent/protocol';
import type { ChatConnection } from '../../platform/chat-agents';
import type { PageRect } from '../../recognise/types';

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

/** ms */
const CALL = 10_000;

export const wholeOf = ({ viewport }: ChatFound): Place => ({
  dx: 0,
  dy: 0,
  sight: { x: 0, y: 0, ...viewport },
});

export function placeIn(around: Place, rect: PageRect, agent: ChatConnection, box: number): Place {
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
