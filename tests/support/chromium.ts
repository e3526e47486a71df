import { existsSync } from 'node:fs';

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Where Chromium is: `CHROMIUM_PATH`, else the usual places. */
export function chromiumPath(): string {
  const found = [process.env['CHROMIUM_PATH'], ...CANDIDATES].find((p) => p && existsSync(p));
  if (!found) throw new Error('Chromium not found: install it, or set CHROMIUM_PATH');
  return found;
}

/** No background traffic, no sandbox needed for root, no GPU: the same everywhere. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
