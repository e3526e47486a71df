import * as v from 'valibot';
import { isJobId, isSha256, type JobId, type Sha256 } from '../exhibit/ids';
import type { RedrawPlan, RedrawView } from '../capture/redraw/stored-page';
import { isOwnPage, onMessage } from '../platform/messages';
import { askOffscreen } from '../platform/offscreen';
import { fromUnknown } from '../shared/errors';
import { err, type Result } from '../shared/result';

/** What the background asks of its offscreen document. Bytes travel through the store, here go their names. */
export interface OffscreenProtocol {
  'offscreen.open': { request: { html: Sha256; view: RedrawView }; response: RedrawPlan };
  /** Leaves the part in the outbox, under the job and the part's number. */
  'offscreen.draw': { request: { jobId: JobId; part: number }; response: null };
}

type Name = keyof OffscreenProtocol;
export type OffscreenHandlers = {
  [K in Name]: (
    request: OffscreenProtocol[K]['request'],
  ) => Promise<Result<OffscreenProtocol[K]['response']>>;
};

const px = v.pipe(v.number(), v.minValue(1), v.maxValue(20_000));
const REQUEST = v.variant('name', [
  v.object({
    name: v.literal('offscreen.open'),
    request: v.object({
      html: v.custom<Sha256>(isSha256),
      view: v.object({
        width: px,
        height: px,
        devicePixelRatio: v.pipe(v.number(), v.minValue(0.1), v.maxValue(20)),
      }),
    }),
  }),
  v.object({
    name: v.literal('offscreen.draw'),
    request: v.object({
      jobId: v.custom<JobId>(isJobId),
      part: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)),
    }),
  }),
]);

export async function askDrawer<K extends Name>(
  name: K,
  request: OffscreenProtocol[K]['request'],
): Promise<Result<OffscreenProtocol[K]['response']>> {
  try {
    return (await askOffscreen({ name, request })) as Result<OffscreenProtocol[K]['response']>;
  } catch (thrown) {
    return err(fromUnknown(thrown, 'REDRAW_FAILED'));
  }
}

/**
 * Serves the background, and nobody else. What pages say to the background is heard here as well, and left to it: only
 * these names are answered, and only to our own origin.
 */
export function serveOffscreen(handlers: OffscreenHandlers): void {
  onMessage((message, sender) => {
    const parsed = v.safeParse(REQUEST, message);
    if (!parsed.success || !isOwnPage(sender) || sender.tab) return undefined;
    const { output } = parsed;
    const answer: Promise<Result<unknown>> =
      output.name === 'offscreen.open'
        ? handlers['offscreen.open'](output.request)
        : handlers['offscreen.draw'](output.request);
    return answer.catch((thrown: unknown) => err(fromUnknown(thrown, 'REDRAW_FAILED')));
  });
}
