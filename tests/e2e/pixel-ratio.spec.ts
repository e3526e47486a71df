import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { expect, Stage, test } from '../support/e2e';
import { ExtensionBrowser } from '../support/extension';
import { misplaced } from '../support/ruler';
import type { ExhibitRow } from '../../utils/storage/rows';

/** CSS px: the sticky head of the page, which a picture has once and a screen wherever it is. */
const HEAD = 60;

/**
 * The picture against the browser's own screenshots of the same rows, the first screen, one between and the last: Playwright's
 * `fullPage` leaves the bottom blank beyond a pixel ratio of 1. Device px that differ.
 */
async function differing(page: Page, picture: Buffer, shoot: () => Promise<Buffer>): Promise<number> {
  const whole = PNG.sync.read(picture);
  const ratio = await page.evaluate(() => devicePixelRatio);
  let count = 0;
  for (const share of [0, 0.5, 1]) {
    const top = await page.evaluate(async (to) => {
      const { scrollHeight, clientHeight } = document.documentElement;
      scrollTo(0, (scrollHeight - clientHeight) * to);
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return scrollY;
    }, share);
    const screen = PNG.sync.read(await shoot());
    for (let y = Math.ceil(HEAD * ratio) + 1; y < screen.height; y++) {
      const from = (y * screen.width) << 2;
      const at = ((y + Math.round(top * ratio)) * whole.width) << 2;
      for (let x = 0; x < whole.width << 2; x++) {
        if (screen.data[from + x] !== whole.data[at + x]) count += 1;
      }
    }
  }
  return count;
}

async function expectExact(
  stage: Stage,
  page: Page,
  exhibit: ExhibitRow,
  shoot: () => Promise<Buffer>,
): Promise<void> {
  const { record } = exhibit;
  expect(record.notCaptured).toEqual([]);
  const { ratio, width, height } = await page.evaluate(() => ({
    ratio: devicePixelRatio,
    width: document.documentElement.clientWidth,
    height: document.documentElement.getBoundingClientRect().height,
  }));
  expect(record.picture?.scale).toBe(ratio);
  expect(record.picture?.seams.length).toBeGreaterThan(1);
  for (const seam of record.picture?.seams ?? []) expect(seam).toMatchObject({ differing: 0 });
  const picture = await stage.file(exhibit, 'page.png');
  const png = PNG.sync.read(picture);
  // `clientWidth` is whole CSS px, the picture whole device px.
  expect(Math.abs(png.width - width * ratio)).toBeLessThanOrEqual(ratio);
  expect(png.height).toBe(Math.round(height * ratio));
  expect(misplaced(picture, { x: 300 * ratio, top: HEAD * ratio, scale: ratio, px: 5000, seed: 10 })).toEqual(
    [],
  );
  expect(await differing(page, picture, shoot)).toBe(0);
}

for (const deviceScaleFactor of [1, 1.25, 2, 3]) {
  test(`a screen of ${deviceScaleFactor} device pixels to the CSS pixel: exact size, seams and rows`, async ({
    shops,
  }) => {
    const viewport = { width: 900, height: 800 };
    const browser = await ExtensionBrowser.launch({ deviceScaleFactor, viewport });
    try {
      const stage = new Stage(browser, shops);
      const page = await stage.visit(`${shops.scrolling}/tall`);
      await expectExact(stage, page, await stage.capture(page), () => page.screenshot());
    } finally {
      await browser.close();
    }
  });
}

for (const zoom of [1.1, 1.5]) {
  test(`a browser zoomed to ${Math.round(zoom * 100)} %: exact size, seams and rows`, async ({ stage }) => {
    const page = await stage.visit(`${stage.shops.scrolling}/tall`);
    const worker = await stage.browser.liveWorker();
    const tab = await stage.browser.tabId(page);
    await worker.evaluate(([id, factor]) => chrome.tabs.setZoom(id, factor), [tab, zoom] as const);
    await page.waitForFunction((ratio) => Math.abs(devicePixelRatio - ratio) < 0.01, zoom);
    const exhibit = await stage.capture(page);
    expect(exhibit.record.geometry?.zoom).toBeCloseTo(zoom, 5);
    // A zoomed page is too large for Playwright's screenshots; the browser's own are by hand here, one at a time.
    const shoot = async (): Promise<Buffer> => {
      await page.bringToFront();
      let url = '';
      // Two a second and no more.
      await expect(async () => {
        url = await worker.evaluate(() => chrome.tabs.captureVisibleTab(undefined, { format: 'png' }));
      }).toPass();
      return Buffer.from(url.split(',')[1] ?? '', 'base64');
    };
    await expectExact(stage, page, exhibit, shoot);
  });
}
