import type { AgentConnection } from '../../platform/agent';
import type { TabInfo } from '../../platform/tabs';
import { appError, type ErrorCode } from '../../shared/errors';
import type { Result } from '../../shared/result';
import { noteAftermath } from './aftermath';
import { keepBeacon } from './beacon';
import { begin, keepDocument, noteGeometry } from './begin';
import { cancellable } from './cancellable';
import { closeRecord, type Sealed } from './close';
import { keepNet } from './net';
import { keepPanes } from './panes';
import { keepPixels } from './pixels';
import type { CaptureJob, CapturePorts } from './ports';
import { guarded, missingLater, preparation } from './prepare';
import type { Recorder } from './recorder';
import { keepRedrawn } from './redraw';
import { keepFirstScreen } from './screen-only';

const CALL = 20_000;
/** Nothing of such a page is worth keeping, or nothing is left of it. */
const UNREADABLE: ReadonlySet<ErrorCode> = new Set(['TAB_GONE', 'PAGE_RESTRICTED']);

/**
 * One capture of one tab, from the pre-checks to the read-back. Whatever was reached is kept: once a file is stored,
 * a later failure makes the record partial instead of losing it.
 */
export async function capturePage(ports: CapturePorts, job: CaptureJob): Promise<Result<Sealed>> {
  const begun = await begin(ports, job);
  if (!begun.ok) return begun;
  const { tab, recorder, agent } = begun.value;
  if (!agent.ok) {
    if (UNREADABLE.has(agent.error.code)) return agent;
    keepBeacon(ports, recorder);
    recorder.meanwhile(keepNet(ports, job.tabId, recorder));
    return keepFirstScreen(ports, job, recorder, agent.error);
  }
  keepBeacon(ports, recorder);
  recorder.meanwhile(keepNet(ports, job.tabId, recorder, agent.value, tab.url));
  try {
    return await capture(ports, job, cancellable(agent.value, job.signal), recorder, tab);
  } finally {
    agent.value.close();
  }
}

async function capture(
  ports: CapturePorts,
  job: CaptureJob,
  agent: AgentConnection,
  recorder: Recorder,
  tab: TabInfo,
): Promise<Result<Sealed>> {
  const measured = await recorder.step('measure', () =>
    agent.call('measure', job.only === undefined ? {} : { only: job.only }, CALL),
  );
  if (!measured.ok) return keepFirstScreen(ports, job, recorder, measured.error);
  const measure = measured.value;
  if (measure.contentType === 'application/pdf') {
    return keepFirstScreen(ports, job, recorder, appError('PAGE_IS_PDF'), measure);
  }
  noteGeometry(recorder, measure, tab);
  if (measure.choiceGone)
    recorder.missing({ what: 'scroller', reason: 'CHOICE_GONE', where: job.only ?? '' });
  // From here on a fresh worker can close the record.
  await recorder.save();

  const { page, freeze } = await keepDocument(ports, job, agent, recorder);
  if (recorder.broken) return closeRecord(ports, job, recorder);
  if (job.signal.aborted) return closeCancelled(ports, job, recorder);

  const prepared = preparation(agent, recorder, measure, page.ok, freeze);
  const context = { ports, job, agent, recorder, measure, freeze };
  const pixels = await recorder.step('pixels', () => guarded(() => keepPixels(context, prepared)));
  if (!pixels.ok && !recorder.broken) recorder.missing({ what: 'pixels', reason: pixels.error.code });
  // No pixels, a hidden tab: the HTML is to be whole all the same.
  const { plan: known } = job.signal.aborted ? measure : await prepared();
  if (measure.panes.length > 0) {
    const panes = await recorder.step('panes', () => guarded(() => keepPanes(context)));
    if (!panes.ok && !recorder.broken) recorder.missing({ what: 'scroller', reason: panes.error.code });
  }
  for (const where of measure.unswept) recorder.missing({ what: 'scroller', reason: 'NOT_SWEPT', where });
  const finished = await recorder.step(
    'finish',
    () => agent.call('finish', {}, CALL),
    (result) => (result.ok ? undefined : { failed: result.error.code }),
  );
  if (finished.ok) {
    const { stillShown, ...disturbance } = finished.value;
    recorder.draft.disturbance = disturbance;
    for (const where of stillShown) recorder.missing({ what: 'pixels', reason: 'COVERED', where });
  }
  const height = await noteAftermath(agent, recorder, measure, job.only);
  if (height !== undefined && height > known.scrollHeight + known.clientHeight / 2 && !recorder.broken) {
    // The pictures show what came while they were taken; so must the HTML.
    const again = await freeze();
    if (!again.ok) missingLater(recorder, again.error.code);
  }
  if (!recorder.broken && !recorder.photographed && !job.signal.aborted) {
    if (measure.plan.selector !== ':root') {
      recorder.missing({ what: 'scroller', reason: 'NOT_SWEPT', where: measure.plan.selector });
    }
    await recorder.save();
    await recorder.step('redraw', () => keepRedrawn(ports, job, recorder));
  }
  return closeRecord(ports, job, recorder, page.ok ? undefined : page.error);
}

function closeCancelled(ports: CapturePorts, job: CaptureJob, recorder: Recorder): Promise<Result<Sealed>> {
  recorder.missing({ what: 'pixels', reason: 'CANCELLED' });
  return closeRecord(ports, job, recorder);
}
