import type { zhSettings } from '../zh-CN/settings';

/** The settings page and the entries for pages in the menu. */
export const enSettings: Record<keyof typeof zhSettings, string> = {
  'aside.nav': 'Pages',
  'aside.back': 'Back to the cases',
  'settings.title': 'Settings',
  'settings.backup': 'Backup',
  'settings.restore': 'Restore',
  'settings.storage': 'Storage',
  'settings.capture': 'Keeping a page',
  'settings.permissions': 'Permissions',
  'settings.look': 'Language and theme',
  'settings.about': 'About',
  'settings.iconCapturesNote':
    'A click on the icon keeps the page at once, without the popup; what the popup shows is then in the workspace.',
  'settings.serverTimeNote':
    'Each capture asks the page’s own server for the time once, without cookies, to set it beside this computer’s. Switched off, this computer’s clock is all there is.',
  'settings.permissionsNote':
    'At install no site can be read. Below is what you allowed since; taking it back changes nothing about what is already kept.',
  'settings.archiveNote':
    'A further original, written by the browser; nothing in it is masked, it may hold what only you can see when logged in. Without it: one original fewer, nothing else changes.',
  'settings.noticesNote':
    'The browser shows a notice with the name of the case and the deadline only. Without it, deadlines stand on the icon, in the popup and in the workspace.',
  'settings.sitesNote':
    'Allowed sites are read only while you keep a page or guard a conversation. Without it, frames and pictures of that site are listed as not captured.',
  'settings.noSites': 'No site has been allowed.',
  'settings.shortcuts': 'Shortcuts',
  'settings.noShortcut': 'Not set',
  'settings.changeShortcuts': 'Change shortcuts',
  'settings.shortcutsByHand':
    'The browser does not let an extension open that page. Look for “Manage extension shortcuts” on its extensions page.',
  'settings.used': '{used} used, {free} free.',
  'settings.evictable': 'The browser does not promise to keep this data. Back up regularly.',
  'settings.storageNote':
    'The size of a case is the sum of its files; a file that several exhibits share takes its space once. Removing the extension deletes every case: back up first.',
  'settings.version': 'Liuzheng {version}',
  'settings.licence': 'Open source under the MIT licence. No server, no data collected.',
};
