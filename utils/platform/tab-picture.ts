import { appError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import { screenshot } from './screenshot';
import { tabInfo } from './tabs';

/**
 * What the tab shows now, as its user sees it. For pointing, not for keeping. Errors: `TAB_GONE`, `TAB_NOT_VISIBLE`,
 * `WINDOW_MINIMISED`, `PIXELS_REFUSED`.
 */
export async function tabPicture(tabId: number): Promise<Result<Blob>> {
  const info = await tabInfo(tabId);
  if (!info.ok) return info;
  const inFront = async (): Promise<Result<null>> => {
    const now = await tabInfo(tabId);
    if (!now.ok) return now;
    if (now.value.minimised) return err(appError('WINDOW_MINIMISED'));
    return now.value.active ? ok(null) : err(appError('TAB_NOT_VISIBLE'));
  };
  const shot = await screenshot(info.value.windowId, inFront, new AbortController().signal);
  if (!shot.ok) return shot;
  // Another tab may have come to the front while it was taken.
  const still = await inFront();
  return still.ok ? shot : still;
}
