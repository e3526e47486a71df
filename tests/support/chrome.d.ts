import type { Browser } from 'webextension-polyfill';

declare global {
  /** What extension pages and the service worker see; tests use it inside `evaluate` only. */
  const chrome: Browser;
}
