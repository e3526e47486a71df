import type { PageRect } from '../../recognise/types';
import { appError, type ErrorCode } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import type { CaptureJob, CapturePorts } from './ports';

/** ms the capture waits for the user to come back to the tab, or its window, before it goes on without pixels. */
const RETURN = 20_000;
/** What the user may yet undo. */
const AWAY: ReadonlySet<ErrorCode> = new Set(['TAB_NOT_VISIBLE', 'WINDOW_MINIMISED']);

/**
 * A screenshot of exactly this tab. `captureVisibleTab` photographs whatever is in front, so the tab must be in front
 * before and after, with no switch in between; otherwise the picture is thrown away.
 * Errors: `TAB_NOT_VISIBLE`, `WINDOW_MINIMISED`, `TAB_GONE`, `PIXELS_REFUSED`, `CANCELLED`.
 *
 * @param area CSS px from the page's top left corner, where the browser can (`ports.areas`); absent: what is visible.
 */
export async function shootTab(ports: CapturePorts, job: CaptureJob, area?: PageRect): Promise<Result<Blob>> {
  const until = ports.clock().monotonicMs + RETURN;
  for (;;) {
    const info = await ports.tabs.info(job.tabId);
    if (!info.ok) return info;
    const { windowId } = info.value;
    let switched = false;
    const stop = ports.tabs.onSwitched(windowId, () => {
      switched = true;
    });
    const inFront = async (): Promise<Result<null>> => {
      const now = await ports.tabs.info(job.tabId);
      if (!now.ok) return now;
      if (now.value.minimised) return err(appError('WINDOW_MINIMISED'));
      if (!now.value.active || now.value.windowId !== windowId) return err(appError('TAB_NOT_VISIBLE'));
      return ok(null);
    };
    const ready = async (): Promise<Result<null>> => {
      const go = await inFront();
      // What was switched while this call waited for its turn does not matter.
      if (go.ok) switched = false;
      return go;
    };
    const shot = await (area && ports.areas
      ? ports.areas.screenshot(windowId, area, ready, job.signal)
      : ports.screenshot(windowId, ready, job.signal));
    const stayed = shot.ok && (await inFront()).ok;
    stop();
    if (shot.ok && stayed && !switched) return shot;
    if (!shot.ok && !AWAY.has(shot.error.code)) return shot;
    if (job.signal.aborted) return err(appError('CANCELLED'));
    if (ports.clock().monotonicMs > until) return shot.ok ? err(appError('TAB_NOT_VISIBLE')) : shot;
    await returnTo(ports, windowId, job);
  }
}

/** Until some tab of the window comes to the front, or a second has passed. */
function returnTo(ports: CapturePorts, windowId: number, job: CaptureJob): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stop();
      clearTimeout(timer);
      job.signal.removeEventListener('abort', done);
      resolve();
    };
    const stop = ports.tabs.onSwitched(windowId, done);
    const timer = setTimeout(done, 1000);
    job.signal.addEventListener('abort', done);
  });
}
