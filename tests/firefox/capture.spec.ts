import { PNG } from 'pngjs';
import { Stage } from '../support/e2e';
import { ExtensionBrowser } from '../support/extension';
import { misplaced } from '../support/ruler';
import { expect, test } from './stage';

test('a product page in Firefox: the same record as in Chromium, key for key and fact for fact', async ({
  stage,
}) => {
  const url = `${stage.shops.shop}/product/1024.html`;
  const page = await stage.firefox.visit(url);
  const real = await page.evaluate(() => [
    document.documentElement.clientWidth,
    document.documentElement.scrollHeight,
  ]);
  const { exhibit } = await stage.capture();
  const { record } = exhibit;
  expect(exhibit.integrity).toBe('verified');
  expect(record).toMatchObject({
    kind: 'listing',
    trigger: 'command',
    environment: { browser: 'Firefox' },
    disturbance: { mutationsCaused: 0, mutationsMeanwhile: 0, scrollRestored: true },
  });
  const { width, height } = PNG.sync.read(await stage.file(exhibit, 'page.png'));
  expect([width, height]).toEqual(real);
  expect((await stage.file(exhibit, 'text.txt')).toString()).toContain('秒到账');

  const chromium = await ExtensionBrowser.launch();
  try {
    const other = new Stage(chromium, stage.shops);
    const theirs = await other.capture(await other.visit(url));
    expect(record.state).toBe(theirs.record.state);
    expect(record.notCaptured).toEqual(theirs.record.notCaptured);
    expect(keys(record)).toEqual(keys(theirs.record));
    expect(paths(record.files)).toEqual(paths(theirs.record.files));
    expect(record.summary).toEqual(theirs.record.summary);
    expect(facts(await stage.file(exhibit, 'facts.json'))).toEqual(
      facts(await other.file(theirs, 'facts.json')),
    );
    expect((await stage.file(exhibit, 'text.txt')).toString()).toBe(
      (await other.file(theirs, 'text.txt')).toString(),
    );
  } finally {
    await chromium.close();
  }
});

test('a list and a chat beside it: both to their ends, as in Chromium', async ({ stage }) => {
  await stage.firefox.visit(`${stage.shops.scrolling}/two`);
  const { exhibit } = await stage.capture();
  const { record } = exhibit;
  expect(record.notCaptured).toEqual([]);
  expect(record.disturbance).toMatchObject({ mutationsCaused: 0, scrollRestored: true });
  const { picture, panes = [] } = record;
  const whole = await stage.file(exhibit, 'page.png');
  const x = Math.round((picture?.scroller.rect.width ?? 0) / 2);
  expect(misplaced(whole, { x, top: 0, scale: 1, px: 3000, seed: 10 })).toEqual([]);
  expect(panes.map((pane) => [pane.name, pane.parts])).toEqual([['客服会话', ['panes/01/page.png']]]);
  const chat = await stage.file(exhibit, 'panes/01/page.png');
  expect(misplaced(chat, { x: 200, top: 40, scale: 1, px: 2000, seed: 90 })).toEqual([]);
  expect(panes.flatMap((pane) => pane.seams).every((seam) => seam.differing === 0)).toBe(true);
});

test('a page of 20,000 px is one photograph, cut into parts that together are the whole page', async ({
  stage,
}) => {
  const page = await stage.firefox.visit(`${stage.shops.hostile}/tall?px=20000`);
  const { exhibit, took } = await stage.capture();
  const { picture, steps, notCaptured, disturbance } = exhibit.record;
  console.log(
    `20,000 px: ${Math.round(took)} ms to ✓; ${steps.map((step) => `${step.name} ${step.took}`).join(', ')}`,
  );
  expect(exhibit.integrity).toBe('verified');
  expect(picture?.tiles).toMatchObject([{ path: 'tiles/00.png', scrollY: 0, height: 20_000 }]);
  expect(picture).toMatchObject({ method: 'browser-pixels', seams: [], parts: ['page.png', 'page.2.png'] });
  expect(notCaptured).toEqual([]);
  expect(disturbance?.mutationsCaused).toBe(0);
  const raw = PNG.sync.read(await stage.file(exhibit, 'tiles/00.png'));
  const parts = [];
  for (const path of picture?.parts ?? []) parts.push(PNG.sync.read(await stage.file(exhibit, path)));
  expect(parts.map((part) => part.height)).toEqual([16_000, 4000]);
  expect(Buffer.concat(parts.map((part) => part.data)).equals(raw.data)).toBe(true);
  // Every band of the page has its own colour: each is where it belongs.
  const shown = await page.evaluate(() =>
    [...document.body.children].map((el) => getComputedStyle(el).backgroundColor),
  );
  expect(shown.map((_, i) => colourAt(raw, i * 1000 + 500))).toEqual(shown);
});

test('a page taller than one photograph may be is taken in overlapping bands whose seams agree', async ({
  stage,
}) => {
  await stage.firefox.visit(`${stage.shops.hostile}/tall?px=60000`);
  const { exhibit, took } = await stage.capture();
  const { picture, notCaptured } = exhibit.record;
  console.log(`60,000 px: ${Math.round(took)} ms to ✓`);
  expect(notCaptured).toEqual([]);
  expect(picture?.tiles.map((tile) => tile.scrollY)).toEqual([0, 29_900, 59_800]);
  expect(picture?.seams).toEqual([
    { tile: 1, rows: 12, differing: 0 },
    { tile: 2, rows: 12, differing: 0 },
  ]);
  const heights = [];
  for (const path of picture?.parts ?? [])
    heights.push(PNG.sync.read(await stage.file(exhibit, path)).height);
  expect(heights.reduce((sum, height) => sum + height, 0)).toBe(60_000);
});

function keys(value: object): string[] {
  return Object.entries(value)
    .flatMap(([key, inner]) =>
      inner && typeof inner === 'object' && !Array.isArray(inner)
        ? keys(inner as object).map((name) => `${key}.${name}`)
        : [key],
    )
    .toSorted();
}

const paths = (files: readonly { readonly path: string }[]): string[] =>
  files.map((file) => file.path).filter((path) => !/^tiles\/(?!00)/.test(path));

/** What was recognised, without where it stood on the screen. */
function facts(json: Buffer): unknown {
  return JSON.parse(json.toString(), (key, value: unknown) => (key === 'rect' ? undefined : value));
}

function colourAt({ data, width }: PNG, row: number): string {
  const at = (row * width + 900) * 4;
  return `rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`;
}
