import type { RunSlice } from '../../capture/agent-protocol';
import type { RelayedFrame, RelayedResource, Refused } from '../../capture/relay-protocol';
import type { FrameRef } from '../../capture/protocol';
import type { AgentConnection } from '../../platform/agent';
import type { FrameAgent, ReachedFrame } from '../../platform/frame-agents';
import type { TextRun } from '../../recognise/types';
import { appError, type AppError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import type { Archive } from './archive';
import type { Frozen } from './compose-frames';
import { isInside, matchFrame, samePath } from './frame-match';

/** ms and bytes a page's own resources may take before they are listed as missing instead. */
const SNAPSHOT_LIMITS = { resourceTimeout: 3000, totalTimeout: 8000, maxResourceBytes: 200 * 1024 * 1024 };
const CALL = 30_000;
/** ms less for each level of frames, so that the one around it still gets what there is. */
const LEVEL = 1500;
const LEAST = 2000;
/** UTF-16 units of one answer; see `CHUNK`. */
const PIECE = 4 * 1024 * 1024;

type Freezer = AgentConnection<'capture'>;

interface Sources {
  readonly frames: { readonly reached: readonly ReachedFrame[]; readonly agents: readonly FrameAgent[] };
  readonly fetchResource: (url: string) => Promise<RelayedResource | Refused>;
  readonly archive: Promise<Archive | null>;
}

/**
 * Freezes the top document and, at the same moment, each frame it may not read; hands every parent the finished HTML of
 * its frames, and bytes no document of the page may read. What a frame cannot give is a reason for its parent's row.
 */
export async function freeze(top: Freezer, sources: Sources): Promise<Result<Frozen>> {
  const frozen = new Map<FrameAgent, Promise<Result<Frozen>>>();
  const askers = new Map<FrameAgent, string>();
  const { agents, reached } = sources.frames;

  async function answerFrame(
    asker: FrameAgent | null,
    kept: Map<number, Frozen>,
    ref: FrameRef & { readonly from: number },
  ): Promise<RelayedFrame | Refused> {
    // A document asks for what it shows itself, not for the one it is in: they would wait for each other.
    if (!isInside(ref.path, asker?.path ?? [])) return { reason: 'CROSS_ORIGIN_FRAME' };
    const frame = matchFrame(ref, agents);
    if (frame === 'ambiguous') return { reason: 'FRAME_AMBIGUOUS' };
    if (!frame) {
      // Reached a moment ago, but no script would start in it.
      const seen = !ref.path.includes(-1) && reached.some(({ path }) => samePath(path, ref.path));
      if (seen) return { reason: 'FRAME_NO_ANSWER' };
      const archive = ref.url === null ? null : await sources.archive;
      return { reason: archive?.hasPage(ref.url ?? '') ? 'ONLY_IN_MHTML' : 'CROSS_ORIGIN_FRAME' };
    }
    const key = `${asker?.frameId ?? 0} ${ref.slot}`;
    if ((askers.get(frame) ?? key) !== key) return { reason: 'FRAME_AMBIGUOUS' };
    askers.set(frame, key);
    const result = (await frozen.get(frame)) ?? err(appError('UNEXPECTED'));
    if (!result.ok) return { reason: reasonOf(result.error) };
    const { summary, html } = result.value;
    if (!samePath(summary.place.path, ref.path)) return { reason: 'FRAME_CHANGED' };
    kept.set(ref.slot, result.value);
    const text = html.slice(ref.from, ref.from + PIECE);
    const end = ref.from + text.length >= html.length;
    return { text, end, quirks: summary.meta.compatMode === 'BackCompat' };
  }

  async function freezeOne(agent: Freezer, frame: FrameAgent | null): Promise<Result<Frozen>> {
    const kept = new Map<number, Frozen>();
    const depth = frame?.path.length ?? 0;
    const totalTimeout = Math.max(LEAST, SNAPSHOT_LIMITS.totalTimeout - depth * LEVEL);
    agent.serve({
      resource: async ({ url }) => {
        const archived = (await sources.archive)?.resource(url);
        return archived ?? sources.fetchResource(url);
      },
      frame: (ref) => answerFrame(frame, kept, ref),
    });
    try {
      const limits = { ...SNAPSHOT_LIMITS, totalTimeout };
      const taken = await agent.call('snapshot', limits, totalTimeout + (frame ? LEVEL / 3 : CALL));
      return taken.ok ? await fetchParts(agent, taken.value, kept) : taken;
    } finally {
      agent.serve(null);
    }
  }

  // All known before the first of them can ask for another.
  const begin = Promise.resolve();
  for (const frame of agents) {
    frozen.set(
      frame,
      begin.then(() => freezeOne(frame.agent, frame)),
    );
  }
  await begin;
  return freezeOne(top, null);
}

function reasonOf(error: AppError): string {
  if (error.code === 'TAB_NAVIGATED') return 'FRAME_RELOADED';
  return error.code === 'PAGE_NOT_RESPONDING' ? 'FRAME_NO_ANSWER' : error.code;
}

/** Frames that were reached inside one that was not: nobody saw their element, nothing can hold them. */
export function orphans({ reached }: Sources['frames']): readonly ReachedFrame[] {
  return reached.filter(({ path }) => {
    const around = path.slice(0, -1);
    return around.length > 0 && !reached.some((frame) => samePath(frame.path, around));
  });
}

async function fetchParts(
  agent: Freezer,
  summary: Frozen['summary'],
  frames: ReadonlyMap<number, Frozen>,
): Promise<Result<Frozen>> {
  const html = await readPart(agent, 'html', summary.htmlLength);
  if (!html.ok) return html;
  const text = await readPart(agent, 'text', summary.textLength);
  if (!text.ok) return text;
  const runs = await readRuns((from) => agent.call('runs', { from }, CALL));
  if (!runs.ok) return runs;
  if (runs.value.length !== summary.runCount) return cutShort('runs', runs.value.length, summary.runCount);
  return ok({ summary, html: html.value, text: text.value, runs: runs.value, frames });
}

/**
 * A part piece by piece, joined as UTF-16 before anything encodes it: a piece may end in the middle of a character.
 * Shorter or longer than announced is an error, never a short file.
 */
async function readPart(agent: Freezer, part: 'html' | 'text', length: number): Promise<Result<string>> {
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

/** All text runs, slice by slice. */
export async function readRuns(
  slices: (from: number) => Promise<Result<RunSlice>>,
): Promise<Result<TextRun[]>> {
  const all: TextRun[] = [];
  for (;;) {
    const slice = await slices(all.length);
    if (!slice.ok) return err(slice.error);
    for (const run of slice.value.runs) all.push(run);
    if (slice.value.end || slice.value.runs.length === 0) return ok(all);
  }
}
