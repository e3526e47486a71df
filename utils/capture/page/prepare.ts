import type { Prepared } from '../agent-protocol';
import { planOf, scrollTo, scrollTopOf, type Scroller } from './scroller';
import { pendingImages, twoFrames, waitForImages } from './settle';

/**
 * Scrolls through the page once so that what loads on sight is there before it is kept, then goes back to where the
 * user was. A page that grows is followed to `maxHeight` (CSS px) and no further; the caller records that.
 */
export async function prepare(
  doc: Document,
  scroller: Scroller,
  limits: { maxHeight: number; imageDeadline: number },
  signal: AbortSignal,
): Promise<Omit<Prepared, 'changed'>> {
  const start = scrollTopOf(doc, scroller);
  let plan = planOf(doc, scroller);
  const first = plan.scrollHeight;
  let y = 0;
  while (plan.scrollHeight > plan.clientHeight && !signal.aborted) {
    y = Math.min(y + plan.clientHeight, plan.scrollHeight - plan.clientHeight, limits.maxHeight);
    scrollTo(doc, scroller, y);
    await twoFrames();
    plan = planOf(doc, scroller);
    const atEnd = y + plan.clientHeight >= plan.scrollHeight - 1;
    if (atEnd || y >= limits.maxHeight) break;
  }
  const imagesPending = await waitForImages(pendingImages(doc, 'anywhere'), limits.imageDeadline);
  // Overtaken: whoever did so has put the page where it wants it.
  if (plan.scrollHeight > plan.clientHeight && !signal.aborted) scrollTo(doc, scroller, start);
  await twoFrames();
  plan = planOf(doc, scroller);
  return {
    plan,
    imagesPending,
    endless: plan.scrollHeight > first * 1.5 && plan.scrollHeight > limits.maxHeight,
  };
}
