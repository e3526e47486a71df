import { browser, isFirefox } from './browser';

/** The shortcuts as they are set now: the user may have changed or removed them. */
export async function readShortcuts(): Promise<{ name: string; keys: string }[]> {
  const all = await browser.commands.getAll();
  return all
    .filter(({ name }) => name !== undefined && name !== '_execute_action')
    .map(({ name = '', description, shortcut }) => ({ name: description || name, keys: shortcut ?? '' }));
}

/** Opens the browser's own page for them. Firefox has a call for it since 137; `false` where there is none. */
export async function openShortcutSettings(): Promise<boolean> {
  try {
    if (!isFirefox()) await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
    else
      await (browser.commands as unknown as { openShortcutSettings(): Promise<void> }).openShortcutSettings();
    return true;
  } catch {
    return false;
  }
}
