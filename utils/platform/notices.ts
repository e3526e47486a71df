import type { CaseId } from '../exhibit/ids';
import { isCaseId } from '../exhibit/ids';
import { browser } from './browser';
import { NOTICES } from './permissions';

const PREFIX = 'deadline:';

export function mayNotify(): Promise<boolean> {
  return browser.permissions.contains(NOTICES);
}

/** One notice a case, the newer in place of the older; a click on it tells which case. */
export async function notify(caseId: CaseId, title: string, message: string): Promise<void> {
  await browser.notifications.create(`${PREFIX}${caseId}`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title,
    message,
  });
}

/**
 * What a click on a notice does. The API is there only while the permission is: the listener is put up at once where it is
 * (the click wakes the worker), and when it is granted.
 *
 * @param changed the permission was granted or withdrawn
 */
export function onNotices(clicked: (caseId: CaseId) => void, changed: () => void): void {
  const heard = (id: string): void => {
    const caseId = id.startsWith(PREFIX) ? id.slice(PREFIX.length) : undefined;
    if (!isCaseId(caseId)) return;
    void browser.notifications.clear(id);
    clicked(caseId);
  };
  const listen = (): void => {
    // Not there in spite of its type.
    const api = browser.notifications as typeof browser.notifications | undefined;
    if (api && !api.onClicked.hasListener(heard)) api.onClicked.addListener(heard);
  };
  listen();
  const follow = ({ permissions }: { permissions?: readonly string[] | undefined }): void => {
    if (!permissions?.includes('notifications')) return;
    listen();
    changed();
  };
  browser.permissions.onAdded.addListener(follow);
  browser.permissions.onRemoved.addListener(follow);
}
