import { PNG } from 'pngjs';
import type { ExhibitRow } from '../../utils/storage/rows';
import { colour, startPages } from './pages';
import { ExtensionFirefox } from '../support/firefox';
import { expect, FirefoxStage, test } from './stage';

let pages: Awaited<ReturnType<typeof startPages>>;
test.beforeAll(async () => {
  pages = await startPages();
});
test.afterAll(() => pages.close());

const EVERY = Array.from({ length: 20 }, (_, i) => colour(i));

test('bars over the page: every row is shown once, the header stays on top, the buying bar stands at the end', async ({
  stage,
}) => {
  const page = await stage.firefox.visit(`${pages.url}/bars`);
  await page.evaluate(() => scrollTo(0, 777));
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  const { exhibit } = await stage.capture();
  expect(exhibit.record.notCaptured).toEqual([]);
  expect(exhibit.record.disturbance).toMatchObject({
    mutationsCaused: 0,
    mutationsMeanwhile: 0,
    scrollRestored: true,
  });
  expect(await page.evaluate(() => [scrollY, document.documentElement.outerHTML])).toEqual([777, before]);
  const picture = await pagePng(stage, exhibit);
  expect(picture.height).toBe(6050);
  expect(at(picture, 25)).toBe('rgb(0, 0, 0)');
  expect(EVERY.map((_, i) => at(picture, 50 + i * 300 + 150))).toEqual(EVERY);
  expect(rowsOf(picture, 'rgb(255, 0, 0)')).toEqual({ from: 5990, count: 60 });
  expect(exhibit.record.picture?.seams.every((seam) => seam.differing === 0)).toBe(true);
  expect(exhibit.record.picture?.tiles.map((tile) => tile.path)).toEqual([
    'tiles/00.png',
    'tiles/01.png',
    'tiles/02.png',
  ]);
});

for (const [name, path] of [
  ['paints its rows only while they are in view', '/on-sight'],
  ['holds only the rows in view in the document', '/virtual'],
] as const) {
  test(`a page that ${name} is photographed screen by screen, and no row is blank`, async ({ stage }) => {
    await stage.firefox.visit(`${pages.url}${path}`);
    const { exhibit } = await stage.capture();
    const picture = await pagePng(stage, exhibit);
    expect(picture.height).toBe(6000);
    expect(EVERY.map((_, i) => at(picture, i * 300 + 150))).toEqual(EVERY);
    expect(exhibit.record.picture?.tiles.length).toBeGreaterThan(5);
  });
}

test('a page that scrolls in a pane is swept in that pane, as in Chromium', async ({ stage }) => {
  const page = await stage.firefox.visit(`${stage.shops.spa}/#/item/88`);
  await page.waitForSelector('.pane');
  const { exhibit } = await stage.capture();
  const [scrollHeight = 0, clientHeight = 0, innerHeight = 0] = await page.evaluate(() => {
    const pane = document.querySelector('.pane');
    return [pane?.scrollHeight ?? 0, pane?.clientHeight ?? 0, window.innerHeight];
  });
  expect((await pagePng(stage, exhibit)).height).toBe(innerHeight + scrollHeight - clientHeight);
  expect(exhibit.record.picture?.scroller.selector).not.toBe(':root');
  expect(exhibit.record.picture?.seams.filter((seam) => seam.differing > 0)).toEqual([]);
});

test('at 150 % zoom the picture has one and a half device px per CSS px, to the page’s end', async ({
  stage,
}) => {
  const page = await stage.firefox.visit(`${stage.shops.hostile}/tall?px=5000`);
  await stage.firefox.zoom(1.5);
  await page.waitForFunction(() => devicePixelRatio === 1.5);
  const { exhibit } = await stage.capture();
  expect(exhibit.record.geometry).toMatchObject({ zoom: 1.5, devicePixelRatio: 1.5 });
  expect(exhibit.record.picture?.scale).toBe(1.5);
  expect(exhibit.record.picture?.parts).toEqual(['page.png']);
  expect((await pagePng(stage, exhibit)).height).toBe(7500);
});

test('on a screen of 2 device px per CSS px a tall page is taken in bands that meet, twice as tall in pixels', async ({
  shops,
}) => {
  const firefox = await ExtensionFirefox.launch(2);
  try {
    const stage = new FirefoxStage(firefox, shops, await firefox.own());
    await firefox.visit(`${shops.hostile}/tall?px=20000`);
    const { exhibit } = await stage.capture();
    const { picture, notCaptured } = exhibit.record;
    expect(notCaptured).toEqual([]);
    expect(picture?.scale).toBe(2);
    expect(picture?.tiles.length).toBeGreaterThan(1);
    expect(picture?.seams.map((seam) => [seam.rows, seam.differing])).toEqual(
      picture?.tiles.slice(1).map(() => [24, 0]),
    );
    let height = 0;
    for (const path of picture?.parts ?? []) height += PNG.sync.read(await stage.file(exhibit, path)).height;
    expect(height).toBe(40_000);
  } finally {
    await firefox.close();
  }
});

async function pagePng(stage: FirefoxStage, exhibit: ExhibitRow): Promise<PNG> {
  return PNG.sync.read(await stage.file(exhibit, 'page.png'));
}

/** Colour at a row, a third from the left: clear of every button. */
function at({ data, width }: PNG, row: number): string {
  const i = (row * width + Math.floor(width / 3)) * 4;
  return `rgb(${data[i]}, ${data[i + 1]}, ${data[i + 2]})`;
}

function rowsOf(picture: PNG, wanted: string): { from: number; count: number } {
  const found = Array.from({ length: picture.height }, (_, row) => row).filter(
    (row) => at(picture, row) === wanted,
  );
  return { from: found[0] ?? -1, count: found.length };
}
