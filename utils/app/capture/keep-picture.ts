import type { PageMeasure } from '../../capture/agent-protocol';
import type { Tile } from '../../exhibit/model';
import { ok, type Result } from '../../shared/result';
import type { CaptureJob, CapturePorts } from './ports';
import type { Recorder } from './recorder';

/** What the photographing has yielded; every tile is stored already. */
export interface Photographed {
  readonly tiles: readonly Tile[];
  readonly stitcher: ReturnType<CapturePorts['stitcher']>;
  readonly thumbnail: Promise<Blob>;
  /** Device px per CSS px. */
  readonly scale: number;
}

/** Keeps the stitched picture and the thumbnail and describes both in the record. */
export async function keepPicture(
  ports: CapturePorts,
  job: CaptureJob,
  recorder: Recorder,
  measure: PageMeasure,
  { tiles, stitcher, thumbnail, scale }: Photographed,
): Promise<Result<null>> {
  await ports.journal.progress(job.id, 'stitching', tiles.length, tiles.length);
  const stitched = await recorder.step('stitch', () => stitcher.finish());
  if (stitched.missingRows > 0) {
    recorder.missing({ what: 'pixels', reason: 'PAGE_MOVED', where: `${stitched.missingRows}px` });
  }
  const parts = stitched.parts.map((_, i) => (i === 0 ? 'page.png' : `page.${i + 1}.png`));
  recorder.draft.picture = {
    method: 'browser-pixels',
    tiles,
    seams: stitched.seams,
    parts,
    scale,
    scroller: { selector: measure.plan.selector, rect: measure.plan.rect },
  };
  const paths = tiles.map((tile) => tile.path);
  for (const [i, part] of stitched.parts.entries()) {
    const kept = await recorder.keep(parts[i] ?? 'page.png', part, 'derivative', paths);
    if (!kept.ok) return kept;
  }
  const small = await thumbnail;
  return small ? recorder.keep('thumb.jpg', small, 'derivative', paths.slice(0, 1)) : ok(null);
}
