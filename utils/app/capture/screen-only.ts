import type { AppError } from '../../shared/errors';
import { err, type Result } from '../../shared/result';
import { closeRecord, type Sealed } from './close';
import type { CaptureJob, CapturePorts } from './ports';
import type { Recorder } from './recorder';
import { shootTab } from './shoot';

/**
 * The page cannot be read (a PDF viewer, a page that does not answer), but perhaps photographed: keeps the visible
 * screen as a partial record that says what is missing. Fails with the original error when not even that works.
 */
export async function keepFirstScreen(
  ports: CapturePorts,
  job: CaptureJob,
  recorder: Recorder,
  why: AppError,
): Promise<Result<Sealed>> {
  const shot = await recorder.step('pixels', () => shootTab(ports, job));
  if (!shot.ok) return err(shot.error.code === 'CANCELLED' ? shot.error : why);
  const image = await ports.decode(shot.value);
  const path = 'tiles/00.png';
  const small = await ports.thumbnail(image);
  await recorder.keep(path, shot.value, 'original');
  await recorder.keep('page.png', shot.value, 'derivative', [path]);
  await recorder.keep('thumb.jpg', small, 'derivative', [path]);
  recorder.draft.picture = {
    method: 'browser-pixels',
    tiles: [{ path, at: ports.clock().utc, scrollY: 0, width: image.width, height: image.height }],
    seams: [],
    parts: ['page.png'],
    scale: 1,
    scroller: { selector: ':root', rect: { x: 0, y: 0, width: image.width, height: image.height } },
  };
  image.close();
  recorder.missing({ what: 'html', reason: why.code });
  recorder.missing({ what: 'page-end', reason: why.code });
  return closeRecord(ports, job, recorder, why);
}
