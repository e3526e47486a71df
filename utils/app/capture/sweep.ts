import type { AgentConnection } from '../../platform/agent';
import type { PageMeasure, PaneIndex, Pose, TilePlace } from '../../capture/agent-protocol';
import type { Pane } from '../../capture/picture/stitch';
import type { Picture, Tile } from '../../exhibit/model';
import type { PageRect } from '../../recognise/types';
import { appError, type AppError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import type { CaptureJob, CapturePorts } from './ports';
import type { Preparation } from './prepare';
import type { Recorder } from './recorder';
import { shootTab } from './shoot';
import { isLast, nextOffset, TILE_LIMITS } from './tile-plan';

/** ms for one pose: two settles of a busy page. */
const POSE = 15_000;
/** ms the first tile waits for the images in view: nothing else shows what the user saw. */
const FIRST_IMAGES = 3000;
/** Where the page is allowed to fight back, CSS px. */
const DRIFT = 1;
/** How often a page that moves by itself is put in its place again. */
const AGAIN = 2;

export interface SweepPorts {
  readonly ports: CapturePorts;
  readonly job: CaptureJob;
  readonly agent: AgentConnection;
  readonly recorder: Recorder;
  readonly measure: PageMeasure;
  /** Freezes the page once more. */
  readonly freeze: () => Promise<Result<null>>;
}

/** What is photographed from its beginning to its end. */
export interface SweepTarget {
  /** Absent: the page's own scroller, with everything around it. A pane is photographed without. */
  readonly pane?: PaneIndex;
  /** Where its files go, empty or ending in a slash. */
  readonly folder: string;
  readonly maxTiles: number;
  /** Tiles of this capture that are taken already, for the progress. */
  readonly taken: number;
  /** Waited for after the first tile, before the second. */
  readonly prepared: () => Promise<Preparation>;
}

/** What the photographing has yielded; every tile is stored already. */
export interface Photographed {
  readonly tiles: readonly Tile[];
  readonly stitcher: ReturnType<CapturePorts['stitcher']>;
  readonly thumbnail: Promise<Blob>;
  /** Device px per CSS px. */
  readonly scale: number;
  readonly scroller: Picture['scroller'];
}

/**
 * Photographs one scroller tile by tile and keeps each raw tile at once. What could not be photographed becomes rows in
 * the record. `undefined`: no tile could be taken. An error only when storing failed.
 */
export async function sweep(
  context: SweepPorts,
  target: SweepTarget,
): Promise<Result<Photographed | undefined>> {
  const { ports, job, agent, recorder, measure } = context;
  const { pane: index, folder } = target;
  const tiles: Tile[] = [];
  const storing: Promise<Result<null>>[] = [];
  let stitcher: ReturnType<CapturePorts['stitcher']> | undefined;
  let thumbnail: Promise<Blob> | undefined;
  let scale = measure.devicePixelRatio;
  let pane: Pane | undefined;
  let rect = measure.plan.rect;
  let offset: number | null = 0;
  let reached = -Infinity;
  let stopAt = Infinity;
  let stopped: AppError | undefined;

  while (offset !== null) {
    if (recorder.broken) break;
    if (tiles.length >= target.maxTiles) {
      recorder.missing({ what: 'page-end', reason: 'TOO_TALL', where: `${folder}${Math.round(offset)}px` });
      break;
    }
    const first = tiles.length === 0;
    const posed = await advance(agent, { y: offset, first, stopAt, index }, reached);
    if (!posed.ok) {
      stopped = posed.error;
      break;
    }
    const view = posed.value;
    await ports.journal.progress(
      job.id,
      'pixels',
      target.taken + tiles.length,
      target.taken + tilesIn(view, tiles.length, target.maxTiles),
    );
    const path = `${folder}tiles/${String(tiles.length).padStart(2, '0')}.png`;
    const shot = await take(context, view, path, { first, stopAt, index });
    if (!shot.ok) {
      stopped = shot.error;
      break;
    }
    const { tile, blob } = shot.value;
    let { image } = shot.value;
    tiles.push(tile);
    reached = view.scrollY;
    if (view.imagesPending > 0) {
      recorder.missing({ what: 'tile', reason: 'TIMEOUT', where: path, count: view.imagesPending });
    }
    storing.push(recorder.keep(path, blob, 'original'));
    scale = scaleOf(image, measure);
    if (first) rect = view.rect;
    const root = index === undefined && measure.plan.selector === ':root';
    pane ??= paneIn(image, view, scale, root ? measure.viewport.width : undefined);
    let floating = view.floating.map((box) => scaled(box, scale));
    if (index !== undefined) {
      // Where it is now: something above it may have changed its height.
      const now = paneIn(image, view, scale, undefined);
      const whole = image;
      image = await ports.crop(whole, { ...now, width: pane.width, height: pane.height });
      whole.close();
      floating = floating.map((box) => ({ ...box, x: box.x - now.x, y: box.y - now.y }));
      pane = { ...pane, x: 0, y: 0 };
    }
    stitcher ??= ports.stitcher(
      root ? pane.width : image.width,
      Math.round(view.scrollHeight * scale) + image.height,
      Math.round(TILE_LIMITS.overlap * scale),
    );
    thumbnail ??= ports.thumbnail(image);
    await thumbnail;
    const last = isLast(view.scrollY, view);
    stitcher.add({
      image,
      offset: Math.round(view.scrollY * scale),
      pane,
      barBelow: first || last ? Math.round(view.stuckBottom * scale) : 0,
      last,
      floating,
    });
    image.close();
    let height = view.scrollHeight;
    if (first) {
      const after = await target.prepared();
      stopAt = after.stopAt ?? Infinity;
      height = Math.min(after.plan.scrollHeight, stopAt);
    }
    offset = nextOffset(view.scrollY, { ...view, scrollHeight: height }, first, TILE_LIMITS);
  }

  for (const stored of await Promise.all(storing)) if (!stored.ok) return stored;
  if (stopped) {
    const where = tiles.at(-1)?.path ?? folder;
    recorder.missing({ what: 'pixels', reason: stopped.code, ...(where ? { where } : {}) });
  }
  if (!stitcher || !thumbnail) return ok(undefined);
  const selector = index === undefined ? measure.plan.selector : (measure.panes[index - 1]?.selector ?? '');
  return ok({ tiles, stitcher, thumbnail, scale, scroller: { selector, rect } });
}

interface Place {
  readonly y: number;
  readonly first: boolean;
  readonly stopAt: number;
  readonly index: PaneIndex | undefined;
}

/**
 * Poses the next tile, further down than the one before. A page that scrolls itself back is asked again, then left:
 * `PAGE_MOVED`. Photographing the same rows over and over would look like a whole page.
 */
async function advance(agent: AgentConnection, place: Place, reached: number): Promise<Result<Pose>> {
  for (let attempt = 0; ; attempt++) {
    const posed = await pose(agent, place);
    if (!posed.ok) return posed;
    if (posed.value.scrollY > reached + DRIFT) return posed;
    const { scrollY, scrollHeight, clientHeight } = posed.value;
    const shown = scrollY + clientHeight;
    // It has become shorter, or ends a rounding error before where it says: then this is its last tile.
    if (scrollHeight <= shown + 2 * DRIFT)
      return pose(agent, { ...place, stopAt: Math.min(place.stopAt, shown) });
    if (attempt === AGAIN) return err(appError('PAGE_MOVED'));
  }
}

/** Poses the tile; the last one is posed again with its bars shown. */
async function pose(agent: AgentConnection, { y, first, stopAt, index }: Place): Promise<Result<Pose>> {
  const at = (tile: TilePlace): Promise<Result<Pose>> =>
    agent.call(
      'pose',
      { y, tile, ...(index ? { pane: index } : {}), ...(first ? { imageDeadline: FIRST_IMAGES } : {}) },
      POSE,
    );
  const posed = await at(first ? 'first' : 'middle');
  if (!posed.ok) return posed;
  const view = cut(posed.value, stopAt);
  if (first || !isLast(view.scrollY, view)) return ok(view);
  const last = await at('last');
  return last.ok ? ok(cut(last.value, stopAt)) : last;
}

/** An endless page ends where it was left. */
function cut(view: Pose, stopAt: number): Pose {
  return { ...view, scrollHeight: Math.min(view.scrollHeight, stopAt) };
}

async function take(
  { ports, job, agent }: SweepPorts,
  view: Pose,
  path: string,
  place: Omit<Place, 'y'>,
): Promise<Result<{ tile: Tile; image: ImageBitmap; blob: Blob }>> {
  for (let attempt = 0; ; attempt++) {
    const shot = await shootTab(ports, job);
    if (!shot.ok) return shot;
    // The document may have been replaced, or scrolled by its own script, while the picture was taken.
    const after = await agent.call('check', place.index ? { pane: place.index } : {}, POSE);
    if (!after.ok) return after;
    const still = Math.abs(after.value.scrollY - view.scrollY) <= DRIFT;
    if (!still && attempt < AGAIN) {
      const again = await pose(agent, { ...place, y: view.scrollY });
      if (!again.ok) return again;
      continue;
    }
    if (!still) return err(appError('PAGE_MOVED'));
    const image = await ports.decode(shot.value);
    const { width, height } = image;
    return ok({
      image,
      blob: shot.value,
      tile: { path, at: ports.clock().utc, scrollY: view.scrollY, width, height },
    });
  }
}

/**
 * Device px per CSS px. The DPR itself, because `innerWidth` is rounded and the error grows with the page; the width
 * only where the two disagree (a screenshot that the browser scaled).
 */
export function scaleOf(image: ImageBitmap, { inner, devicePixelRatio }: PageMeasure): number {
  const byWidth = image.width / inner.width;
  return Math.abs(byWidth / devicePixelRatio - 1) < 0.02 ? devicePixelRatio : byWidth;
}

/** The scrolling part of a tile, device px. @param viewport CSS px, given when the page itself scrolls. */
function paneIn(image: ImageBitmap, view: Pose, scale: number, viewport: number | undefined): Pane {
  if (viewport !== undefined) {
    const width = Math.min(image.width, Math.round(viewport * scale));
    return { x: 0, y: 0, width, height: Math.min(image.height, Math.round(view.clientHeight * scale)) };
  }
  const x = Math.max(0, Math.round(view.rect.x * scale));
  const y = Math.max(0, Math.round(view.rect.y * scale));
  return {
    x,
    y,
    width: Math.min(image.width - x, Math.round(view.rect.width * scale)),
    height: Math.min(image.height - y, Math.round(view.rect.height * scale)),
  };
}

export function scaled(box: PageRect, scale: number): Pane {
  return {
    x: Math.floor(box.x * scale),
    y: Math.floor(box.y * scale),
    width: Math.ceil(box.width * scale),
    height: Math.ceil(box.height * scale),
  };
}

function tilesIn(view: Pose, taken: number, most: number): number {
  const left = Math.max(0, view.scrollHeight - view.scrollY - view.clientHeight);
  const needed = taken + 1 + Math.ceil(left / Math.max(1, view.clientHeight - TILE_LIMITS.overlap));
  return Math.min(needed, most);
}
