import type { AgentConnection } from '../../platform/agent';
import type { PageMeasure } from '../../capture/agent-protocol';
import type { Tile } from '../../exhibit/model';
import { appError, type AppError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import { bandPlan, rowsPerBand, type Band, type BandLimits } from './band-plan';
import { keepPicture } from './keep-picture';
import type { CaptureJob, CapturePorts } from './ports';
import type { Recorder } from './recorder';
import { shootTab } from './shoot';
import { scaled } from './sweep';
import { TILE_LIMITS } from './tile-plan';

/** ms for one pose: two settles of a busy page. */
const POSE = 15_000;
/** ms the images in view are waited for. */
const IMAGES = 3000;
/** ms for scrolling through the page once more; its images have been waited for. */
const SCROLL_THROUGH = 60_000;
/** CSS px, a little more than the preparation follows a growing page. */
const MAX_HEIGHT = 120_000;

/**
 * Photographs a page in one piece, or a few very tall ones, without scrolling it tile by tile. Same record as tiles
 * give: raw pictures, stitched parts, thumbnail.
 *
 * @returns `undefined` when this page has to be photographed tile by tile: it shows its parts only while they are in
 * view, or the browser refused.
 */
export async function keepWholePage(
  ports: CapturePorts,
  job: CaptureJob,
  agent: AgentConnection,
  recorder: Recorder,
  measure: PageMeasure,
  stopAt = Infinity,
): Promise<Result<null> | undefined> {
  const { areas } = ports;
  if (!areas || measure.plan.selector !== ':root') return undefined;
  if (await dependsOnView(areas, agent, job)) return undefined;
  let posed = await agent.call('pose', { y: 0, tile: 'first', imageDeadline: IMAGES }, POSE);
  if (!posed.ok) return undefined;
  const { width } = measure.viewport;
  // Not the picture's width by the page's: both are rounded, and the error grows down the page.
  const scale = measure.devicePixelRatio;
  const limits: BandLimits = {
    rows: rowsPerBand(width, scale),
    overlap: TILE_LIMITS.overlap,
    maxHeight: MAX_HEIGHT,
  };
  if (Math.min(posed.value.scrollHeight, stopAt) > MAX_HEIGHT) {
    recorder.missing({ what: 'page-end', reason: 'TOO_TALL', where: `${MAX_HEIGHT}px` });
  }
  const end = Math.min(posed.value.scrollHeight, stopAt);
  const bands = bandPlan({ ...posed.value, scrollHeight: end }, limits);

  const tiles: Tile[] = [];
  const storing: Promise<Result<null>>[] = [];
  let stitcher: ReturnType<CapturePorts['stitcher']> | undefined;
  let thumbnail: Promise<Blob> | undefined;
  let place: Band['place'] = 'first';
  let stopped: AppError | undefined;
  for (const [i, band] of bands.entries()) {
    await ports.journal.progress(job.id, 'pixels', i, bands.length);
    if (band.place !== place) {
      const y = band.place === 'last' ? band.y : 0;
      posed = await agent.call('pose', { y, tile: band.place, imageDeadline: IMAGES }, POSE);
      place = band.place;
    }
    const shot: Result<Blob> = posed.ok ? await shootBand(ports, job, agent, band, width) : posed;
    if (!posed.ok || !shot.ok) {
      stopped = shot.ok ? undefined : shot.error;
      break;
    }
    if (recorder.broken) break;
    const image = await ports.decode(shot.value);
    const path = `tiles/${String(i).padStart(2, '0')}.png`;
    tiles.push({ path, at: ports.clock().utc, scrollY: band.y, width: image.width, height: image.height });
    // Stored while it is drawn: the two use different machinery.
    storing.push(recorder.keep(path, shot.value, 'original'));
    stitcher ??= ports.stitcher(
      image.width,
      // A row or two to spare, as the browser rounds: they are cut off again.
      Math.ceil(heightOf(bands) * scale) + 2,
      Math.round(limits.overlap * scale),
    );
    thumbnail ??= firstScreen(ports, image, Math.round(posed.value.clientHeight * scale));
    await thumbnail;
    stitcher.add({
      image,
      offset: Math.round(band.y * scale),
      pane: { x: 0, y: 0, width: image.width, height: image.height },
      // Hidden in the middle; over the only screen there is it stays.
      barBelow:
        band.place === 'middle' || bands.length === 1 ? 0 : Math.round(posed.value.stuckBottom * scale),
      last: i === bands.length - 1,
      floating: posed.value.floating.map((box) => scaled(box, scale)),
    });
    image.close();
  }
  for (const stored of await Promise.all(storing)) if (!stored.ok) return stored;
  // One picture of everything may be too much for a machine that can well take small ones.
  if (tiles.length === 0 && stopped?.code === 'PIXELS_REFUSED') return undefined;
  if (stopped) {
    const where = tiles.at(-1)?.path;
    recorder.missing({ what: 'pixels', reason: stopped.code, ...(where ? { where } : {}) });
  }
  if (!stitcher || !thumbnail) return ok(null);
  const { selector, rect } = measure.plan;
  return keepPicture(ports, job, recorder, {
    tiles,
    stitcher,
    thumbnail,
    scale,
    scroller: { selector, rect },
  });
}

/**
 * Parts that are painted, filled or emptied as they come into view would be missing in one picture. Nothing has
 * changed in the document while it was scrolled through: it is all there. Something has: it is scrolled through again,
 * and what was merely loaded late the first time changes nothing now.
 */
async function dependsOnView(
  areas: NonNullable<CapturePorts['areas']>,
  agent: AgentConnection,
  job: CaptureJob,
): Promise<boolean> {
  if (await areas.paintsOnSight(job.tabId)) return true;
  const soFar = await agent.call('check', {}, POSE);
  if (!soFar.ok) return true;
  if (soFar.value.mutations === 0) return false;
  const again = await agent.call(
    'prepare',
    { maxHeight: MAX_HEIGHT, maxGrowth: 0, imageDeadline: 0 },
    SCROLL_THROUGH,
  );
  return !again.ok || again.value.changed;
}

/** The band, and the same document before and after. */
async function shootBand(
  ports: CapturePorts,
  job: CaptureJob,
  agent: AgentConnection,
  band: Band,
  width: number,
): Promise<Result<Blob>> {
  const shot = await shootTab(ports, job, { x: 0, y: band.y, width, height: band.height });
  if (!shot.ok) return shot;
  const after = await agent.call('check', {}, POSE);
  if (!after.ok) return after;
  return agent.gone ? err(appError('TAB_NAVIGATED')) : shot;
}

async function firstScreen(ports: CapturePorts, image: ImageBitmap, rows: number): Promise<Blob> {
  const height = Math.min(rows, image.height);
  const top = await ports.crop(image, { x: 0, y: 0, width: image.width, height });
  const small = await ports.thumbnail(top);
  top.close();
  return small;
}

function heightOf(bands: readonly Band[]): number {
  return Math.max(...bands.map((band) => band.y + band.height));
}
