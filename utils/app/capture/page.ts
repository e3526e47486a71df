import type { AgentConnection } from '../../platform/agent';
import type { TextRun } from '../../recognise/types';
import { recognise } from '../../recognise';
import { canonicalJson, wellFormedJson } from '../../integrity/canonical';
import { err, ok, type Result } from '../../shared/result';
import type { Recorder } from './recorder';

/** ms and bytes a page's own resources may take before they are listed as missing instead. */
const SNAPSHOT_LIMITS = { resourceTimeout: 3000, totalTimeout: 8000, maxResourceBytes: 200 * 1024 * 1024 };
const CALL = 30_000;

/** Freezes the document and keeps its HTML, its text and what was recognised in it. */
export async function keepPage(agent: AgentConnection, recorder: Recorder): Promise<Result<null>> {
  const taken = await recorder.step(
    'snapshot',
    () => agent.call('snapshot', SNAPSHOT_LIMITS, SNAPSHOT_LIMITS.totalTimeout + CALL),
    (result) =>
      result.ok ? { nodes: result.value.meta.nodes, resources: result.value.meta.resources } : undefined,
  );
  if (!taken.ok) return taken;
  const { meta, alterations, notCaptured, scrollOffsets } = taken.value;
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
  draft.alterations = alterations;
  if (draft.geometry) draft.geometry = { ...draft.geometry, scrollOffsets };
  recorder.missingInPage(notCaptured);

  for (const [part, path, type] of [
    ['html', 'page.html', 'text/html;charset=utf-8'],
    ['text', 'text.txt', 'text/plain;charset=utf-8'],
  ] as const) {
    const text = await readPart(agent, part);
    if (!text.ok) return text;
    const kept = await recorder.keep(path, new Blob(text.value, { type }), 'original');
    if (!kept.ok) return kept;
  }

  const runs = await readRuns(agent);
  if (!runs.ok) return runs;
  const recognition = recognise({ url: meta.url, title: meta.title, runs: runs.value });
  draft.summary = recognition.summary;
  draft.kind = recognition.pageKind;
  draft.kindReason = recognition.pageKindReason;
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

async function readPart(agent: AgentConnection, part: 'html' | 'text'): Promise<Result<string[]>> {
  const pieces: string[] = [];
  for (let from = 0; ;) {
    const piece = await agent.call('read', { part, from }, CALL);
    if (!piece.ok) return piece;
    pieces.push(piece.value.text);
    from += piece.value.text.length;
    if (piece.value.end) return ok(pieces);
  }
}

/** All text runs of the last snapshot or inspection. */
export async function readRuns(agent: AgentConnection): Promise<Result<TextRun[]>> {
  const all: TextRun[] = [];
  for (;;) {
    const slice = await agent.call('runs', { from: all.length }, CALL);
    if (!slice.ok) return err(slice.error);
    all.push(...slice.value.runs);
    if (slice.value.end) return ok(all);
  }
}
