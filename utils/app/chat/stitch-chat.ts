import type { ReadRow } from '../../recognise/chat/facts.types';
import type { PageRect } from '../../recognise/types';
import { ok, type Result } from '../../shared/result';
import { noteSeams } from '../capture/aftermath';
import { keepPicture } from '../capture/keep-picture';
import type { CapturePorts } from '../capture/ports';
import { joinTiles, type Joined } from './join-tiles';
import type { PhotographPorts, TakenTile } from './photograph';

/** CSS px two neighbouring pictures are compared over. */
const OVERLAP = 12;
/**
 * Share of the screen at its lower end that is taken from the next picture: that is where programs lay "new messages"
 * buttons, and pages their bars, over the list. Pictures share more than twice as much.
 */
const FOOT = 0.1;

/**
 * Joins the pictures of a conversation into one that shows the list alone, from its first message to its last, and keeps
 * it with a thumbnail. Where two pictures share no message they stand one below the other, and a row says so.
 *
 * @param rows with views in the viewport of the tab.
 */
export async function stitchChat(
  { ports, job, recorder }: PhotographPorts,
  tiles: readonly TakenTile[],
  rows: readonly ReadRow[],
  selector: string,
): Promise<Result<null>> {
  const joined = joinTiles(
    tiles.filter(({ rect }) => rect.width >= 1 && rect.height >= 1),
    rows,
  );
  const [first] = joined;
  const last = joined.at(-1);
  if (!first || !last) return ok(null);
  const { scale, rect } = first.tile;
  const width = Math.round(rect.width * scale);
  const height = Math.ceil((last.offset + last.tile.rect.height) * scale) + 2;
  const stitcher = ports.stitcher(width, height, Math.round(OVERLAP * scale));
  let thumbnail: Promise<Blob> | undefined;
  for (const [i, one] of joined.entries()) {
    await ports.journal.progress(job.id, 'stitching', i, joined.length);
    const next = joined[i + 1];
    if (one.broken) recorder.missing({ what: 'pixels', reason: 'GAP', where: one.tile.path });
    const image = await cropped(ports, one, width);
    thumbnail ??= ports.thumbnail(image);
    await thumbnail;
    const shared = next && !next.broken ? one.offset + one.tile.rect.height - next.offset : 0;
    const foot = Math.min(one.tile.rect.height * FOOT, Math.max(0, shared - 2 * OVERLAP));
    stitcher.add({
      image,
      offset: Math.round(one.offset * scale),
      pane: { x: 0, y: 0, width: image.width, height: image.height },
      barBelow: next ? Math.round(foot * scale) : 0,
      last: !next,
      floating: [],
    });
    image.close();
  }
  const kept = await keepPicture(ports, job, recorder, {
    tiles: joined.map(({ tile }) => tile.tile),
    stitcher,
    thumbnail: thumbnail ?? Promise.reject(new Error('no picture')),
    scale,
    scroller: { selector, rect },
  });
  noteSeams(recorder);
  return kept;
}

async function cropped(
  ports: CapturePorts,
  { tile }: Joined<TakenTile>,
  width: number,
): Promise<ImageBitmap> {
  const whole = await ports.decode(tile.blob);
  const part = within(tile.rect, tile.scale, whole, width);
  const image = await ports.crop(whole, part);
  whole.close();
  return image;
}

/** Device px of a rectangle, inside the picture, and as wide as all others. */
function within(rect: PageRect, scale: number, image: ImageBitmap, width: number): PageRect {
  const x = Math.min(Math.max(0, Math.round(rect.x * scale)), Math.max(0, image.width - width));
  const y = Math.min(Math.max(0, Math.round(rect.y * scale)), image.height - 1);
  const height = Math.max(1, Math.min(Math.round(rect.height * scale), image.height - y));
  return { x, y, width, height };
}
