import type { AgentProtocol, Prepared } from '../agent-protocol';
import { planOf, scrollTo, scrollTopOf, type Scroller } from './scroller';
import { nextFrame, pendingImages, twoFrames, waitForImages } from './settle';

/**
 * Scrolls through the page once so that what loads on sight is there before it is kept, then goes back to where the
 * user was. A page is followed to `maxHeight`, and one that grows meanwhile to `maxGrowth` beyond its first height (CSS
 * px); the caller records where it was left.
 */
export async function prepare(
  doc: Document,
  scroller: Scroller,
  limits: AgentProtocol['prepare']['request'],
  signal: AbortSignal,
): Promise<Omit<Prepared, 'changed'>> {
  const start = scrollTopOf(doc, scroller);
  let plan = planOf(doc, scroller);
  const first = plan.scrollHeight;
  const limit = Math.min(limits.maxHeight, first + limits.maxGrowth);
  let stopped = false;
  let y = 0;
  // From here on every step is taken inside a frame, before it is drawn: so no place is passed by unseen.
  if (plan.scrollHeight > plan.clientHeight) await nextFrame();
  while (plan.scrollHeight > plan.clientHeight && !signal.aborted) {
    y = Math.min(y + plan.clientHeight, plan.scrollHeight - plan.clientHeight, limit - plan.clientHeight);
    scrollTo(doc, scroller, y);
    // The frame that is now drawn shows this place to intersection observers: all that lazy loading needs.
    await nextFrame();
    plan = planOf(doc, scroller);
    const atEnd = y + plan.clientHeight >= plan.scrollHeight - 1;
    stopped = !atEnd && y >= limit - plan.clientHeight;
    if (atEnd || stopped) break;
  }
  const imagesPending = await waitForImages(pendingImages(doc, 'anywhere'), limits.imageDeadline);
  // Overtaken: whoever did so has put the page where it wants it.
  if (plan.scrollHeight > plan.clientHeight && !signal.aborted) scrollTo(doc, scroller, start);
  await twoFrames();
  plan = planOf(doc, scroller);
  const grew = stopped && plan.scrollHeight > first;
  return { plan, imagesPending, ...(grew ? { stoppedAt: limit } : {}) };
}
