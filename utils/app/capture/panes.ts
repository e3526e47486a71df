import type { ErrorCode } from '../../shared/errors';
import { ok, type Result } from '../../shared/result';
import { stitched } from './keep-picture';
import { prepareScroller } from './prepare';
import { sweep, type SweepPorts } from './sweep';

/** Panes besides the page's own scroller, and tiles of all of them together: half a minute of Chromium's quota. */
const LIMITS = { panes: 6, tiles: 60 };

/** No picture of a pane comes about either, and each attempt would be waited for. */
const HOPELESS: ReadonlySet<string> = new Set<ErrorCode>([
  'TAB_NOT_VISIBLE',
  'WINDOW_MINIMISED',
  'TAB_NAVIGATED',
  'TAB_GONE',
  'PIXELS_REFUSED',
]);

/**
 * Photographs the page's other panes, each to its end and for itself, in order of the document. What is beyond the
 * limits, or could not be photographed, is a row in the record; an error is returned only when storing failed.
 */
export async function keepPanes(context: SweepPorts): Promise<Result<null>> {
  const { ports, job, agent, recorder, measure, freeze } = context;
  const before = recorder.draft.picture?.tiles.length ?? 0;
  let spent = 0;
  for (const [i, { selector, name }] of measure.panes.entries()) {
    if (recorder.broken) return ok(null);
    const left = LIMITS.tiles - spent;
    const kept = recorder.draft.panes ?? [];
    const hopeless = recorder.draft.notCaptured.some(
      (row) => row.what === 'pixels' && HOPELESS.has(row.reason),
    );
    if (hopeless) {
      recorder.missing({ what: 'scroller', reason: 'NOT_SWEPT', where: selector });
      continue;
    }
    if (kept.length >= LIMITS.panes || left <= 0 || job.signal.aborted) {
      const reason = job.signal.aborted ? 'CANCELLED' : 'TOO_MANY';
      recorder.missing({ what: 'scroller', reason, where: selector });
      continue;
    }
    const pane = i + 1;
    const folder = `panes/${String(kept.length + 1).padStart(2, '0')}/`;
    const prepared = await prepareScroller(agent, recorder, { pane, name: folder, freeze });
    if (!prepared.ok) {
      recorder.missing({ what: 'scroller', reason: prepared.error.code, where: selector });
      continue;
    }
    const taken = await sweep(context, {
      pane,
      folder,
      maxTiles: left,
      taken: before + spent,
      prepared: () => Promise.resolve(prepared.value),
    });
    if (!taken.ok) return taken;
    if (!taken.value) {
      recorder.missing({ what: 'scroller', reason: 'NOT_SWEPT', where: selector });
      continue;
    }
    spent += taken.value.tiles.length;
    const picture = await stitched(ports, job, recorder, taken.value, folder);
    recorder.draft.panes = [...kept, { name, ...picture.value }];
    const stored = await picture.keep();
    if (!stored.ok) return stored;
    await recorder.save();
  }
  return ok(null);
}
