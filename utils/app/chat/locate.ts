import type { ConversationSummary } from '../../capture/chat/find';
import type { ScreenShare } from '../../recognise/chat/candidate.types';
import type { PageRect } from '../../recognise/types';
import { hostOf } from '../capture/page';
import type { Located, Searched } from './find';
import { common, type Place } from './place';

/** UTF-16 units of a candidate's id, below what a message may carry. */
const ID = 3500;

/** What the tab shows. */
export interface Screen {
  readonly url: string;
  /** CSS px in the viewport of the top document. */
  readonly visible: PageRect;
}

/** Conversations of one document, as the user is told of them. */
export function locate(
  summaries: readonly ConversationSummary[],
  { agent, frame, found }: Searched,
  screen: Screen,
  place: Place | undefined,
): readonly Located[] {
  const ids = new Map<string, number>();
  return summaries.map((summary): Located => {
    const at = summary.list === undefined ? summary.selector : `${summary.selector}@${summary.list}`;
    const base = `${frame?.frameId ?? 0}|${at}`.slice(0, ID);
    const count = ids.get(base) ?? 0;
    ids.set(base, count + 1);
    const frameUrl = summary.frameUrl ?? (frame ? found.url : undefined);
    const host = frameUrl === undefined ? undefined : hostOf(frameUrl) || undefined;
    const where = place && shareOf(summary.rect, place, screen.visible);
    const { label, preview, rows, reasons, provider, wholePage } = summary;
    return {
      candidate: {
        id: count === 0 ? base : `${base}|${count}`,
        label,
        preview,
        rows,
        reasons,
        ...(provider === undefined ? {} : { provider }),
        ...(host === undefined || host === hostOf(screen.url) ? {} : { frameHost: host }),
        wholePage: wholePage && frameUrl === undefined,
        ...(where ? { where } : {}),
      },
      summary,
      agent,
      ...(place ? { place } : {}),
      ...(frameUrl === undefined ? {} : { frameUrl }),
    };
  });
}

/** Where on the screen a rectangle of a document stands; `undefined` where nothing of it does. */
function shareOf(rect: PageRect, place: Place, visible: PageRect): ScreenShare | undefined {
  const moved = { ...rect, x: rect.x + place.dx, y: rect.y + place.dy };
  const seen = common(common(moved, place.sight), visible);
  if (seen.width < 1 || seen.height < 1) return undefined;
  return {
    x: (seen.x - visible.x) / visible.width,
    y: (seen.y - visible.y) / visible.height,
    width: seen.width / visible.width,
    height: seen.height / visible.height,
  };
}
