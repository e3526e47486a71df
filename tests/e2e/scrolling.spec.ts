import { PNG } from 'pngjs';
import { expect, test, type Stage } from '../support/e2e';
import { misplaced } from '../support/ruler';
import type { ExhibitRow } from '../../utils/storage/rows';

const seamsOf = ({ record }: ExhibitRow): number[] =>
  [record.picture, ...(record.panes ?? [])].flatMap(
    (picture) => picture?.seams.map((seam) => seam.differing) ?? [],
  );
const gaps = ({ record }: ExhibitRow): string[] =>
  record.notCaptured.map(({ what, reason }) => `${what} ${reason}`);

async function kept(stage: Stage, path: string, before?: () => void): Promise<ExhibitRow> {
  const page = await stage.visit(`${stage.shops.scrolling}${path}`);
  if (before) await page.evaluate(before);
  const html = await page.evaluate(() => document.documentElement.outerHTML);
  const exhibit = await stage.capture(page);
  expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(html);
  expect(exhibit.record.disturbance).toMatchObject({ mutationsCaused: 0, scrollRestored: true });
  return exhibit;
}

const size = async (stage: Stage, exhibit: ExhibitRow, path: string): Promise<[number, number]> => {
  const { width, height } = PNG.sync.read(await stage.file(exhibit, path));
  return [width, height];
};

for (const path of ['/two', '/rtl']) {
  test(`${path}: a list and a chat beside it are both kept to their ends, and both are put back`, async ({
    stage,
  }) => {
    const page = await stage.visit(`${stage.shops.scrolling}${path}`);
    const places = () =>
      page.evaluate(() => ['.list', '.chat'].map((q) => document.querySelector(q)?.scrollTop));
    await page.evaluate(() => document.querySelector('.chat')?.scrollTo(0, 333));
    const exhibit = await stage.capture(page);
    expect(await places()).toEqual([0, 333]);
    expect(gaps(exhibit)).toEqual([]);
    expect(exhibit.record.panes?.map((pane) => pane.name)).toEqual(['客服会话']);
    const list = exhibit.record.picture?.scroller.rect;
    // The words are at the side where lines begin.
    const x = Math.round((list?.x ?? 0) + (list?.width ?? 0) / 2);
    const whole = await stage.file(exhibit, 'page.png');
    expect(misplaced(whole, { x, top: 0, scale: 1, px: 3000, seed: 10 })).toEqual([]);
    const chat = exhibit.record.panes?.[0];
    expect(await size(stage, exhibit, 'panes/01/page.png')).toEqual([chat?.scroller.rect.width, 2040]);
    const pane = await stage.file(exhibit, 'panes/01/page.png');
    expect(
      misplaced(pane, {
        x: Math.round((chat?.scroller.rect.width ?? 0) / 2),
        top: 40,
        scale: 1,
        px: 2000,
        seed: 90,
      }),
    ).toEqual([]);
    expect(seamsOf(exhibit).filter((differing) => differing > 0)).toEqual([]);
    for (const tile of chat?.tiles ?? [])
      expect(exhibit.record.files.map((file) => file.path)).toContain(tile.path);
  });
}

test('a box of terms down a page is kept beside the page, without the bar that lies over it', async ({
  stage,
}) => {
  const exhibit = await kept(stage, '/terms');
  expect(gaps(exhibit)).toEqual([]);
  const picture = await stage.file(exhibit, 'panes/01/page.png');
  expect(PNG.sync.read(picture).height).toBe(1540);
  expect(misplaced(picture, { x: 400, top: 40, scale: 1, px: 1500, seed: 90 })).toEqual([]);
});

test('only the pane that the user picked', async ({ stage }) => {
  const page = await stage.visit(`${stage.shops.scrolling}/two`);
  const tabId = await stage.browser.tabId(page);
  const seen = await stage.ask<{ scrollers: { selector: string; name: string }[] }>('page.inspect', {
    tabId,
  });
  const chat = seen.value?.scrollers.find((choice) => choice.name === '客服会话');
  await page.bringToFront();
  const started = await stage.ask<{ jobId: string }>('capture.start', { tabId, only: chat?.selector });
  const job = await stage.ended(started.value?.jobId ?? '');
  const { record } = await stage.exhibit(job.kind === 'capture' ? job.exhibitId : undefined);
  expect(record.picture?.scroller.selector).toBe(chat?.selector);
  expect(record.panes).toBeUndefined();
  expect(record.notCaptured).toMatchObject([{ what: 'scroller', reason: 'NOT_SWEPT' }]);
});

const RULERS: readonly (readonly [path: string, what: string, scale: number, px: number, top: number])[] = [
  ['/smooth', 'a page that scrolls smoothly', 1, 3000, 0],
  ['/scaled', 'a pane in a box that is scaled down and moved', 0.8, 3000, 10],
  ['/enlarged', 'a pane in a box that is enlarged', 1.25, 2000, 0],
  ['/own-bar', 'a pane that hides the browser’s bar and draws its own', 1, 2500, 0],
  ['/returns', 'a page that puts itself back now and then', 1, 3000, 0],
];
for (const [path, what, scale, px, top] of RULERS) {
  test(`${what}: every row once and in its place`, async ({ stage }) => {
    const exhibit = await kept(stage, path);
    expect(gaps(exhibit)).toEqual([]);
    const picture = await stage.file(exhibit, 'page.png');
    expect(misplaced(picture, { x: 500, top, scale, px, seed: 10 })).toEqual([]);
    if (path !== '/own-bar') expect(seamsOf(exhibit).filter((differing) => differing > 0)).toEqual([]);
  });
}

test('a page that snaps from screen to screen: every row once, seams compared', async ({ stage }) => {
  const exhibit = await kept(stage, '/snap');
  expect(gaps(exhibit)).toEqual([]);
  const picture = await stage.file(exhibit, 'page.png');
  for (const [at, seed] of [10, 60, 110].entries()) {
    expect(misplaced(picture, { x: 500, top: at * 900, scale: 1, px: 900, seed })).toEqual([]);
  }
  expect(exhibit.record.picture?.seams.every((seam) => seam.rows > 0 && seam.differing === 0)).toBe(true);
});

test('a page that never lets itself be scrolled: its first screen, and the record says so', async ({
  stage,
}) => {
  const exhibit = await kept(stage, '/fights');
  expect(exhibit.record.picture?.tiles).toHaveLength(1);
  expect(gaps(exhibit)).toContain('pixels PAGE_MOVED');
});

test('a bar that forces its opacity is in the first screen only', async ({ stage }) => {
  const exhibit = await kept(stage, '/forced');
  expect(gaps(exhibit)).toEqual([]);
  const wrong = misplaced(await stage.file(exhibit, 'page.png'), {
    x: 500,
    top: 0,
    scale: 1,
    px: 3000,
    seed: 10,
  });
  expect(wrong).toEqual([10, 11, 12, 13]);
});

test('a sticky column and a sticky head of a table: the column all the way down, the head once', async ({
  stage,
}) => {
  const exhibit = await kept(stage, '/table');
  const { width, height, data } = PNG.sync.read(await stage.file(exhibit, 'page.png'));
  const at = (x: number, y: number): string =>
    [0, 1, 2].map((c) => data[(y * width + x) * 4 + c]?.toString(16)).join('');
  const rows = Array.from({ length: Math.floor((height - 60) / 30) }, (_, i) => at(5, 30 * (i + 1) + 6));
  expect(at(5, 6)).toBe('ddeeff');
  expect(new Set(rows.slice(0, 79))).toEqual(new Set(['ddeeff']));
  // What goes on to the right is said.
  expect(gaps(exhibit)).toContain('scroller NOT_SWEPT');
});

test('a page wider than the window: its left part to the end, and the record says so', async ({ stage }) => {
  const exhibit = await kept(stage, '/wide');
  expect(gaps(exhibit)).toEqual(['scroller NOT_SWEPT']);
  expect(
    misplaced(await stage.file(exhibit, 'page.png'), { x: 500, top: 0, scale: 1, px: 1500, seed: 10 }),
  ).toEqual([]);
});
