import type { AgentConnection } from '../../platform/agent';
import { kindOf } from '../../case/kinds';
import { reasonFor } from '../../exhibit/alterations';
import { recognise } from '../../recognise';
import { canonicalJson, wellFormedJson } from '../../integrity/canonical';
import { ok, type Result } from '../../shared/result';
import type { Archive } from './archive';
import { compose } from './compose-frames';
import { freeze, orphans } from './freeze';
import type { CapturePorts } from './ports';
import type { Recorder } from './recorder';

/**
 * Freezes the document with its frames and keeps its HTML, its text and what was recognised in it. Everything is fetched
 * from the page before anything is kept: a second snapshot that breaks off leaves the files and the words of the first
 * as they were.
 */
export async function keepPage(
  ports: Pick<CapturePorts, 'connectFrames' | 'fetchResource'>,
  tabId: number,
  agent: AgentConnection,
  recorder: Recorder,
  archive: Promise<Archive | null>,
): Promise<Result<null>> {
  const frames = await recorder.step(
    'frames',
    () => ports.connectFrames(tabId),
    ({ reached, agents }) => ({ reached: reached.length, agents: agents.length }),
  );
  const taken = await recorder
    .step(
      'snapshot',
      async () => {
        const frozen = await freeze(agent, { frames, archive, fetchResource: ports.fetchResource });
        return frozen.ok ? ok(compose(frozen.value)) : frozen;
      },
      (result) =>
        result.ok
          ? { nodes: result.value.summary.meta.nodes, resources: result.value.summary.meta.resources }
          : { failed: result.error.code },
    )
    .finally(() => {
      for (const frame of frames.agents) frame.agent.close();
    });
  if (!taken.ok) return taken;
  const { html, text, runs, summary } = taken.value;
  const { meta, alterations, notCaptured, scrollOffsets } = summary;
  const lost = orphans(frames);

  const { draft } = recorder;
  draft.source = {
    url: meta.url,
    title: meta.title,
    host: hostOf(meta.url),
    ...(meta.referrer ? { referrer: meta.referrer } : {}),
    ...(meta.contentType ? { contentType: meta.contentType } : {}),
    ...(meta.charset ? { charset: meta.charset } : {}),
    ...(meta.lang ? { lang: meta.lang } : {}),
  };
  draft.alterations = alterations.map((row) => ({ ...row, why: reasonFor(row.kind) }));
  draft.frames = { total: summary.frames.total + lost.length, kept: summary.frames.kept };
  if (draft.geometry) draft.geometry = { ...draft.geometry, scrollOffsets };
  recorder.missingInPage([
    ...notCaptured,
    ...lost.map(({ url }) => ({ what: 'frame', reason: 'INSIDE_UNREAD_FRAME', where: url }) as const),
  ]);
  for (const [path, whole, type] of [
    ['page.html', html, 'text/html;charset=utf-8'],
    ['text.txt', text, 'text/plain;charset=utf-8'],
  ] as const) {
    const kept = await recorder.keep(path, new Blob([whole], { type }), 'original');
    if (!kept.ok) return kept;
  }
  const page = { url: meta.url, title: meta.title, runs };
  const recognition = recognise(page);
  const { kind, reason } = kindOf(recognition, page);
  draft.summary = recognition.summary;
  draft.kind = kind;
  draft.kindReason = reason;
  const facts = canonicalJson(wellFormedJson(recognition));
  return recorder.keep('facts.json', new Blob([facts], { type: 'application/json' }), 'derivative', [
    'page.html',
  ]);
}

export function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return '';
  }
}
