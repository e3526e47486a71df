import type { AgentConnection } from '../../platform/agent';
import type { TextRun } from '../../recognise/types';
import { reasonFor } from '../../exhibit/alterations';
import { recognise } from '../../recognise';
import { canonicalJson, wellFormedJson } from '../../integrity/canonical';
import { appError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import type { Recorder } from './recorder';

/** ms and bytes a page's own resources may take before they are listed as missing instead. */
const SNAPSHOT_LIMITS = { resourceTimeout: 3000, totalTimeout: 8000, maxResourceBytes: 200 * 1024 * 1024 };
const CALL = 30_000;

/**
 * Freezes the document and keeps its HTML, its text and what was recognised in it. Everything is fetched from the page
 * before anything is kept: a second snapshot that breaks off leaves the files and the words of the first as they were.
 */
export async function keepPage(agent: AgentConnection, recorder: Recorder): Promise<Result<null>> {
  const taken = await recorder.step(
    'snapshot',
    () => agent.call('snapshot', SNAPSHOT_LIMITS, SNAPSHOT_LIMITS.totalTimeout + CALL),
    (result) =>
      result.ok
        ? { nodes: result.value.meta.nodes, resources: result.value.meta.resources }
        : { failed: result.error.code },
  );
  if (!taken.ok) return taken;
  const { meta, alterations, notCaptured, scrollOffsets, htmlLength, textLength, runCount } = taken.value;
  const html = await readPart(agent, 'html', htmlLength);
  if (!html.ok) return html;
  const text = await readPart(agent, 'text', textLength);
  if (!text.ok) return text;
  const runs = await readRuns(agent);
  if (!runs.ok) return runs;
  if (runs.value.length !== runCount) return cutShort('runs', runs.value.length, runCount);

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
  if (draft.geometry) draft.geometry = { ...draft.geometry, scrollOffsets };
  recorder.missingInPage(notCaptured);
  for (const [path, whole, type] of [
    ['page.html', html.value, 'text/html;charset=utf-8'],
    ['text.txt', text.value, 'text/plain;charset=utf-8'],
  ] as const) {
    const kept = await recorder.keep(path, new Blob([whole], { type }), 'original');
    if (!kept.ok) return kept;
  }
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

/**
 * A part piece by piece, joined as UTF-16 before anything encodes it: a piece may end in the middle of a character.
 * Shorter or longer than announced is an error, never a short file.
 */
async function readPart(
  agent: AgentConnection,
  part: 'html' | 'text',
  length: number,
): Promise<Result<string>> {
  const pieces: string[] = [];
  for (let from = 0; ;) {
    const piece = await agent.call('read', { part, from }, CALL);
    if (!piece.ok) return piece;
    pieces.push(piece.value.text);
    from += piece.value.text.length;
    if (piece.value.end) return from === length ? ok(pieces.join('')) : cutShort(part, from, length);
    if (piece.value.text.length === 0) return cutShort(part, from, length);
  }
}

function cutShort(part: string, got: number, announced: number): Result<never> {
  return err(appError('PAGE_NOT_RESPONDING', { cause: `${part}: ${got} of ${announced} arrived` }));
}

/** All text runs of the last snapshot or inspection. */
export async function readRuns(agent: AgentConnection): Promise<Result<TextRun[]>> {
  const all: TextRun[] = [];
  for (;;) {
    const slice = await agent.call('runs', { from: all.length }, CALL);
    if (!slice.ok) return err(slice.error);
    for (const run of slice.value.runs) all.push(run);
    if (slice.value.end || slice.value.runs.length === 0) return ok(all);
  }
}
