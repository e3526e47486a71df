import type { Picture } from '../../exhibit/model';
import { ok, type Result } from '../../shared/result';
import type { CaptureJob, CapturePorts } from './ports';
import type { Recorder } from './recorder';
import type { Photographed } from './sweep';

/** Keeps the stitched picture of the page and the thumbnail and describes both in the record. */
export async function keepPicture(
  ports: CapturePorts,
  job: CaptureJob,
  recorder: Recorder,
  taken: Photographed,
): Promise<Result<null>> {
  const picture = await stitched(ports, job, recorder, taken, '');
  recorder.draft.picture = picture.value;
  const kept = await picture.keep();
  if (!kept.ok) return kept;
  const small = await taken.thumbnail;
  const [first] = taken.tiles;
  return small ? recorder.keep('thumb.jpg', small, 'derivative', first ? [first.path] : []) : ok(null);
}

/**
 * Joins the tiles. The record is to describe the picture (`value`) before its parts are stored (`keep`).
 *
 * @param folder where its files go, empty or ending in a slash.
 */
export async function stitched(
  ports: CapturePorts,
  job: CaptureJob,
  recorder: Recorder,
  { tiles, stitcher, scale, scroller }: Photographed,
  folder: string,
): Promise<{ value: Picture; keep: () => Promise<Result<null>> }> {
  if (folder === '') await ports.journal.progress(job.id, 'stitching', tiles.length, tiles.length);
  const whole = await recorder.step('stitch', () => stitcher.finish());
  if (whole.missingRows > 0) {
    recorder.missing({ what: 'pixels', reason: 'PAGE_MOVED', where: `${folder}${whole.missingRows}px` });
  }
  const parts = whole.parts.map((_, i) => `${folder}${i === 0 ? 'page.png' : `page.${i + 1}.png`}`);
  const value: Picture = { method: 'browser-pixels', tiles, seams: whole.seams, parts, scale, scroller };
  const paths = tiles.map((tile) => tile.path);
  const keep = async (): Promise<Result<null>> => {
    for (const [i, part] of whole.parts.entries()) {
      const kept = await recorder.keep(parts[i] ?? `${folder}page.png`, part, 'derivative', paths);
      if (!kept.ok) return kept;
    }
    return ok(null);
  };
  return { value, keep };
}
