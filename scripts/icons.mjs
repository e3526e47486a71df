// Renders assets/icon.svg to public/icon/{16,32,48,96,128}.png with Chromium: `node scripts/icons.mjs`.
import { chromium } from '@playwright/test';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const svg = await readFile(`${root}assets/icon.svg`, 'utf8');
const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = process.env.CHROMIUM_PATH ?? usual.find((path) => existsSync(path));

/** At 16 px one stroke is one pixel: strokes of exactly 4 units on the pixel grid, and no margin around the seal. */
const forSixteen = (text) =>
  text
    .replace('stroke-width="5"', 'stroke-width="4"')
    .replace('M32.5 29v20', 'M34 30v20')
    .replace('x="2" y="2" width="60" height="60"', 'width="64" height="64"');

const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage();
await mkdir(`${root}public/icon`, { recursive: true });
for (const size of [16, 32, 48, 96, 128]) {
  await page.setViewportSize({ width: size, height: size });
  const drawn = size === 16 ? forSixteen(svg) : svg;
  await page.setContent(
    `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawn}`,
  );
  await writeFile(`${root}public/icon/${size}.png`, await page.screenshot({ omitBackground: true }));
}
await browser.close();
