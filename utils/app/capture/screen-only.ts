import type { PageMeasure } from '../../capture/agent-protocol';
import type { AppError } from '../../shared/errors';
import { err, type Result } from '../../shared/result';
import { closeRecord, type Sealed } from './close';
import type { CaptureJob, CapturePorts } from './ports';
import type { Recorder } from './recorder';
import { shootTab } from './shoot';
import { scaleOf } from './sweep';

/**
 * The page cannot be read (a PDF viewer, a page that does not answer), but perhaps photographed: keeps the visible
 * screen as a partial record that says what is missing. Fails with the original error when not even that works.
 *
 * @param measure where the page could at least be measured.
 */
export async function keepFirstScreen(
  ports: CapturePorts,
  job: CaptureJob,
  recorder: Recorder,
  why: AppError,
  measure?: PageMeasure,
): Promise<Result<Sealed>> {
  const shot = await recorder.step('pixels', () => shootTab(ports, job));
  if (!shot.ok) return err(shot.error.code === 'CANCELLED' ? shot.error : why);
  const image = await ports.decode(shot.value);
  const scale = await scaleOfScreen(ports, job, image, measure);
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
    scale,
    scroller: {
      selector: ':root',
      rect: { x: 0, y: 0, width: image.width / scale, height: image.height / scale },
    },
  };
  image.close();
  recorder.missing({ what: 'html', reason: why.code });
  recorder.missing({ what: 'page-end', reason: why.code });
  return closeRecord(ports, job, recorder, why);
}

/** Device px per CSS px; without a word from the page, from the tab's width, which the browser gives before its zoom. */
async function scaleOfScreen(
  ports: CapturePorts,
  { tabId }: CaptureJob,
  image: ImageBitmap,
  measure: PageMeasure | undefined,
): Promise<number> {
  if (measure) return scaleOf(image, measure);
  const tab = await ports.tabs.info(tabId);
  return tab.ok && tab.value.width ? (image.width / tab.value.width) * tab.value.zoom : 1;
}
