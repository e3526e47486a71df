import type { AgentConnection } from '../../platform/agent';
import type { PageMeasure, PaneIndex } from '../../capture/agent-protocol';
import type { ScrollPlan } from '../../capture/protocol';
import { err, ok, type Result } from '../../shared/result';
import { fromUnknown, type ErrorCode } from '../../shared/errors';
import type { Recorder } from './recorder';

/**
 * CSS px a page is followed to, screens a growing one and CSS px a growing pane are followed beyond their first height,
 * ms for images.
 */
const LIMITS = { maxHeight: 100_000, growthScreens: 30, paneGrowth: 10_000, imageDeadline: 3000 };
/** ms for the scrolling itself. */
const SCROLLING = 60_000;

export interface Preparation {
  /** CSS px of content at which an endless page was left; absent: photograph it to its end. */
  readonly stopAt?: number;
  /** The scroller as it was afterwards. */
  readonly plan: ScrollPlan;
}

/**
 * Scrolls the page through once so that what loads on sight is there, and freezes it again when something came. Runs
 * at most once however often it is called: the first screenshot is taken before it, and the wait that Chromium's
 * quota imposes until the second pays for it.
 */
export function preparation(
  agent: AgentConnection,
  recorder: Recorder,
  measure: PageMeasure,
  frozen: boolean,
  freeze: () => Promise<Result<null>>,
): () => Promise<Preparation> {
  let once: Promise<Preparation> | undefined;
  return () => (once ??= prepare(agent, recorder, measure, frozen, freeze));
}

async function prepare(
  agent: AgentConnection,
  recorder: Recorder,
  { plan }: PageMeasure,
  frozen: boolean,
  freeze: () => Promise<Result<null>>,
): Promise<Preparation> {
  const maxGrowth = LIMITS.growthScreens * plan.clientHeight;
  const prepared = await prepareScroller(agent, recorder, { maxGrowth, name: '', frozen, freeze });
  if (prepared.ok) return prepared.value;
  recorder.missing({ what: 'page-end', reason: prepared.error.code });
  return { plan };
}

/**
 * The same for one scroller: the page's own or one of its panes.
 *
 * @param of.freeze freezes the page once more, when something came.
 * @param of.name what it is called in the rows of the record, empty or ending in a slash.
 */
export async function prepareScroller(
  agent: AgentConnection,
  recorder: Recorder,
  of: {
    pane?: PaneIndex;
    maxGrowth?: number;
    name: string;
    frozen?: boolean;
    freeze: () => Promise<Result<null>>;
  },
): Promise<Result<Preparation>> {
  const request = {
    maxHeight: LIMITS.maxHeight,
    maxGrowth: of.maxGrowth ?? LIMITS.paneGrowth,
    imageDeadline: LIMITS.imageDeadline,
    ...(of.pane === undefined ? {} : { pane: of.pane }),
  };
  const prepared = await recorder.step('prepare', () =>
    agent.call('prepare', request, LIMITS.imageDeadline + SCROLLING),
  );
  if (!prepared.ok) return prepared;
  const { plan, changed, imagesPending, stoppedAt } = prepared.value;
  if (changed && !recorder.broken) {
    const again = await of.freeze();
    if (of.frozen !== false && !again.ok) missingLater(recorder, again.error.code);
  }
  if (stoppedAt !== undefined) {
    recorder.missing({ what: 'page-end', reason: 'ENDLESS', where: `${of.name}${Math.round(stoppedAt)}px` });
  }
  if (imagesPending > 0) recorder.missing({ what: 'image', reason: 'TIMEOUT', count: imagesPending });
  await recorder.save();
  return ok({ plan, ...(stoppedAt === undefined ? {} : { stopAt: stoppedAt }) });
}

/** What a step throws (a canvas that cannot be made) costs that step, never what is already kept. */
export async function guarded<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (thrown) {
    return err(fromUnknown(thrown));
  }
}

/** The HTML that is kept is older than the pictures: what came in between is not in it. */
export function missingLater(recorder: Recorder, reason: ErrorCode): void {
  if (!recorder.broken) recorder.missing({ what: 'html', reason, where: 'loaded-while-scrolling' });
}
