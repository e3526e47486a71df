/** What extension pages and the service worker see; tests use it inside `evaluate` only. */
declare const chrome: import('webextension-polyfill').Browser;
