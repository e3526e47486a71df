import { ok, type Result } from '../../shared/result';
import { keepPicture } from './keep-picture';
import type { Preparation } from './prepare';
import { sweep, type SweepPorts } from './sweep';
import { TILE_LIMITS } from './tile-plan';
import { keepWholePage } from './whole-page';

/**
 * Photographs the whole page, tile by tile, keeps each raw tile at once, then the stitched picture and a thumbnail.
 * What could not be photographed becomes rows in the record; an error is returned only when storing failed.
 */
export async function keepPixels(
  context: SweepPorts,
  prepared: () => Promise<Preparation>,
): Promise<Result<null>> {
  const { ports, job, agent, recorder, measure } = context;
  if (ports.areas) {
    const { stopAt } = await prepared();
    const whole = await keepWholePage(ports, job, agent, recorder, measure, stopAt);
    if (whole) return whole;
  }
  const taken = await sweep(context, { folder: '', maxTiles: TILE_LIMITS.maxTiles, taken: 0, prepared });
  if (!taken.ok) return taken;
  return taken.value ? keepPicture(ports, job, recorder, taken.value) : ok(null);
}
