import type { PageMeasure } from '../../capture/agent-protocol';
import type { AgentConnection } from '../../platform/agent';
import type { TabInfo } from '../../platform/tabs';
import { err, ok, type Result } from '../../shared/result';
import { keepArchive } from './archive';
import { hostOf, keepPage } from './page';
import type { CaptureJob, CapturePorts } from './ports';
import { guarded } from './prepare';
import { Recorder } from './recorder';

/** What every capture begins with. */
export interface Begun {
  readonly tab: TabInfo;
  readonly recorder: Recorder;
  readonly agent: Result<AgentConnection>;
}

/** The pre-checks: the tab is there, may be read, and stands in front; the record is opened. */
export async function begin(ports: CapturePorts, job: CaptureJob): Promise<Result<Begun>> {
  const startedAt = ports.clock();
  const { journal, tabs } = ports;
  await journal.progress(job.id, 'checking', 0, 0);
  const info = await tabs.info(job.tabId);
  if (!info.ok) return info;
  const restricted = tabs.restrictedBy(info.value.url);
  if (restricted) return err(restricted);
  // Asked for from a page of ours that is itself in front: the wanted tab has to be.
  if (!info.value.active) await tabs.activate(job.tabId);

  const recorder = new Recorder(ports, job.id, {
    trigger: job.trigger,
    startedAt,
    source: { url: info.value.url, title: info.value.title, host: hostOf(info.value.url) },
    environment: await ports.environment(),
  });
  const agent = await recorder.step('connect', () => ports.connect(job.tabId, info.value.url));
  return ok({ tab: info.value, recorder, agent });
}

/**
 * Keeps the document with its frames, as it is now: the page may change, or go away, while it is scrolled through. What
 * could not be kept is a row.
 */
export async function keepDocument(
  ports: CapturePorts,
  job: CaptureJob,
  agent: AgentConnection,
  recorder: Recorder,
): Promise<{ readonly page: Result<null>; readonly freeze: () => Promise<Result<null>> }> {
  await ports.journal.progress(job.id, 'page', 0, 0);
  const archive = keepArchive(ports, job.tabId, recorder).catch(() => null);
  const freeze = (): Promise<Result<null>> =>
    guarded(() => keepPage(ports, job.tabId, agent, recorder, archive));
  const page = await freeze();
  await archive;
  if (!page.ok) recorder.missing({ what: 'html', reason: page.error.code });
  await recorder.save();
  return { page, freeze };
}

export function noteGeometry(recorder: Recorder, measure: PageMeasure, tab: TabInfo): void {
  recorder.draft.source = {
    ...recorder.draft.source,
    url: measure.url,
    title: measure.title,
    host: hostOf(measure.url),
  };
  recorder.draft.geometry = {
    viewport: measure.viewport,
    document: measure.document,
    devicePixelRatio: measure.devicePixelRatio,
    zoom: tab.zoom,
    scrollOffsets: [],
  };
}
