import type { PageRect } from '../../recognise/types';
import { appError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import type { CaptureJob, CapturePorts } from './ports';

/** ms the capture waits for the user to come back to the tab before it goes on without pixels. */
const RETURN = 20_000;

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
      switched = false;
      return ok(null);
    };
    const shot = await (area && ports.areas
      ? ports.areas.screenshot(windowId, area, inFront, job.signal)
      : ports.screenshot(windowId, inFront, job.signal));
    const stayed = shot.ok ? await inFrontStill(ports, job.tabId) : false;
    stop();
    if (shot.ok && stayed && !switched) return shot;
    if (!shot.ok && shot.error.code !== 'TAB_NOT_VISIBLE') return shot;
    if (job.signal.aborted) return err(appError('CANCELLED'));
    if (ports.clock().monotonicMs > until) return err(appError('TAB_NOT_VISIBLE'));
    await returnTo(ports, windowId, job);
  }
}

async function inFrontStill(ports: CapturePorts, tabId: number): Promise<boolean> {
  const info = await ports.tabs.info(tabId);
  return info.ok && info.value.active;
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
