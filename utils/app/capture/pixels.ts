import type { AgentConnection } from '../../platform/agent';
import type { PageMeasure, Pose, TilePlace } from '../../capture/agent-protocol';
import { isLast, nextOffset, TILE_LIMITS } from './tile-plan';
import type { Pane } from '../../capture/picture/stitch';
import type { Tile } from '../../exhibit/model';
import type { PageRect } from '../../recognise/types';
import { appError, type AppError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import { keepPicture } from './keep-picture';
import type { CaptureJob, CapturePorts } from './ports';
import type { Preparation } from './prepare';
import type { Recorder } from './recorder';
import { shootTab } from './shoot';
import { keepWholePage } from './whole-page';

/** ms for one pose: two settles of a busy page. */
const POSE = 15_000;
/** ms the first tile waits for the images in view: nothing else shows what the user saw. */
const FIRST_IMAGES = 3000;
/** Where the page is allowed to fight back, CSS px. */
const DRIFT = 1;

interface Taken {
  readonly tile: Tile;
  readonly image: ImageBitmap;
}

/**
 * Photographs the whole page, tile by tile, keeps each raw tile at once, then the stitched picture and a thumbnail.
 * What could not be photographed becomes rows in the record; an error is returned only when storing failed.
 */
export async function keepPixels(
  ports: CapturePorts,
  job: CaptureJob,
  agent: AgentConnection,
  recorder: Recorder,
  measure: PageMeasure,
  prepared: () => Promise<Preparation>,
): Promise<Result<null>> {
  if (ports.areas) {
    const { stopAt } = await prepared();
    const whole = await keepWholePage(ports, job, agent, recorder, measure, stopAt);
    if (whole) return whole;
  }
  const tiles: Tile[] = [];
  const storing: Promise<Result<null>>[] = [];
  let stitcher: ReturnType<CapturePorts['stitcher']> | undefined;
  let thumbnail: Promise<Blob> | undefined;
  let scale = measure.devicePixelRatio;
  let pane: Pane | undefined;
  let offset: number | null = 0;
  let stopAt = Infinity;
  let stopped: AppError | undefined;

  while (offset !== null) {
    if (recorder.broken) break;
    if (tiles.length >= TILE_LIMITS.maxTiles) {
      recorder.missing({ what: 'page-end', reason: 'TOO_TALL', where: `${Math.round(offset)}px` });
      break;
    }
    const first = tiles.length === 0;
    const posed = await pose(agent, offset, first, stopAt);
    if (!posed.ok) {
      stopped = posed.error;
      break;
    }
    const view = posed.value;
    await ports.journal.progress(job.id, 'pixels', tiles.length, tilesIn(view, tiles.length));
    const shot = await take(ports, job, agent, view, tiles.length, stopAt);
    if (!shot.ok) {
      stopped = shot.error;
      break;
    }
    const { tile, image } = shot.value;
    tiles.push(tile);
    if (view.imagesPending > 0) {
      recorder.missing({ what: 'tile', reason: 'TIMEOUT', where: tile.path, count: view.imagesPending });
    }
    storing.push(recorder.keep(tile.path, shot.value.blob, 'original'));
    scale = scaleOf(image, measure);
    pane ??= paneIn(image, view, scale, measure);
    stitcher ??= ports.stitcher(
      measure.plan.selector === ':root' ? pane.width : image.width,
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
      floating: view.floating.map((box) => scaled(box, scale)),
    });
    image.close();
    let height = view.scrollHeight;
    if (first) {
      const after = await prepared();
      stopAt = after.stopAt ?? Infinity;
      height = Math.min(after.plan.scrollHeight, stopAt);
    }
    offset = nextOffset(view.scrollY, { ...view, scrollHeight: height }, first, TILE_LIMITS);
  }

  for (const stored of await Promise.all(storing)) if (!stored.ok) return stored;
  if (stopped) {
    recorder.missing({
      what: 'pixels',
      reason: stopped.code,
      ...(tiles.length ? { where: tiles.at(-1)?.path ?? '' } : {}),
    });
  }
  if (!stitcher || !thumbnail) return ok(null);
  return keepPicture(ports, job, recorder, measure, { tiles, stitcher, thumbnail, scale });
}

/** Poses the tile; the last one is posed again with its bars shown. */
async function pose(
  agent: AgentConnection,
  y: number,
  first: boolean,
  stopAt: number,
): Promise<Result<Pose>> {
  const at = (tile: TilePlace): Promise<Result<Pose>> =>
    agent.call('pose', { y, tile, ...(first ? { imageDeadline: FIRST_IMAGES } : {}) }, POSE);
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
  ports: CapturePorts,
  job: CaptureJob,
  agent: AgentConnection,
  view: Pose,
  index: number,
  stopAt: number,
): Promise<Result<Taken & { blob: Blob }>> {
  for (let attempt = 0; ; attempt++) {
    const shot = await shootTab(ports, job);
    if (!shot.ok) return shot;
    // The document may have been replaced, or scrolled by its own script, while the picture was taken.
    const after = await agent.call('check', {}, POSE);
    if (!after.ok) return after;
    const still = Math.abs(after.value.scrollY - view.scrollY) <= DRIFT;
    if (!still && attempt < 2) {
      const again = await pose(agent, view.scrollY, index === 0, stopAt);
      if (!again.ok) return again;
      continue;
    }
    if (!still) return err(appError('PAGE_MOVED'));
    const image = await ports.decode(shot.value);
    return ok({
      image,
      blob: shot.value,
      tile: {
        path: `tiles/${String(index).padStart(2, '0')}.png`,
        at: ports.clock().utc,
        scrollY: view.scrollY,
        width: image.width,
        height: image.height,
      },
    });
  }
}

/**
 * Device px per CSS px. The DPR itself, because `innerWidth` is rounded and the error grows with the page; the width
 * only where the two disagree (a screenshot that the browser scaled).
 */
function scaleOf(image: ImageBitmap, { inner, devicePixelRatio }: PageMeasure): number {
  const byWidth = image.width / inner.width;
  return Math.abs(byWidth / devicePixelRatio - 1) < 0.02 ? devicePixelRatio : byWidth;
}

/** The scrolling part of a tile, device px. */
function paneIn(image: ImageBitmap, view: Pose, scale: number, measure: PageMeasure): Pane {
  if (measure.plan.selector === ':root') {
    const width = Math.min(image.width, Math.round(measure.viewport.width * scale));
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

function scaled(box: PageRect, scale: number): Pane {
  return {
    x: Math.floor(box.x * scale),
    y: Math.floor(box.y * scale),
    width: Math.ceil(box.width * scale),
    height: Math.ceil(box.height * scale),
  };
}

function tilesIn(view: Pose, taken: number): number {
  const left = Math.max(0, view.scrollHeight - view.scrollY - view.clientHeight);
  const needed = taken + 1 + Math.ceil(left / Math.max(1, view.clientHeight - TILE_LIMITS.overlap));
  return Math.min(needed, TILE_LIMITS.maxTiles);
}
