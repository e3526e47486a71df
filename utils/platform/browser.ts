/**
 * The one seam to the extension API. Three reasons: promises in every browser (webextension-polyfill), one place for
 * what differs between Chromium and Firefox, and one thing to replace in tests. Nothing outside `utils/platform`
 * imports the API.
 */
import browser from 'webextension-polyfill';

export { browser };

export const isFirefox = (): boolean => import.meta.env.FIREFOX;
