import { PNG } from 'pngjs';
import { expect, test } from '../support/e2e';
import { readStore } from '../support/store';

test('a page that clobbers the DOM and overrides its prototypes is captured like any other', async ({
  stage,
}) => {
  const page = await stage.visit(`${stage.shops.hostile}/clobber`);
  const exhibit = await stage.capture(page);
  expect(exhibit.integrity).toBe('verified');
  const html = (await stage.file(exhibit, 'page.html')).toString();
  expect(html).toContain('name="attributes"');
  expect(exhibit.record.picture?.tiles.length).toBeGreaterThan(0);
});

test('a style sheet that never ends: a record with that gap, within the deadline', async ({ stage }) => {
  const page = await stage.visit(`${stage.shops.hostile}/endless-style`, async (p) => {
    await p.waitForFunction(() => document.body !== null);
  });
  const { record } = await stage.capture(page, 40_000);
  expect(record.files.map((file) => file.path)).toContain('page.html');
  expect(record.notCaptured.some((row) => row.what === 'stylesheet')).toBe(true);
});

test('a page of 60,000 px is photographed to its end, in parts that no viewer chokes on', async ({
  stage,
}) => {
  const page = await stage.visit(`${stage.shops.hostile}/tall?px=60000`);
  const exhibit = await stage.capture(page, 150_000);
  const parts = exhibit.record.picture?.parts ?? [];
  expect(parts.length).toBeGreaterThan(3);
  const heights: number[] = [];
  for (const part of parts) heights.push(PNG.sync.read(await stage.file(exhibit, part)).height);
  expect(Math.max(...heights)).toBeLessThanOrEqual(16_000);
  const total = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(heights.reduce((a, b) => a + b, 0)).toBe(total);
  expect(exhibit.record.picture?.seams.every((seam) => seam.differing === 0)).toBe(true);
});

test('5,000 pictures', async ({ stage }) => {
  const page = await stage.visit(`${stage.shops.hostile}/images?n=5000`);
  const exhibit = await stage.capture(page, 150_000);
  expect(exhibit.integrity).toBe('verified');
});

test('10 MB of inline data arrives whole', async ({ stage }) => {
  const page = await stage.visit(`${stage.shops.hostile}/inline?mb=10`);
  const jobId = await stage.start(page);
  // Its text is a million pixels tall: the pictures are cut short, the HTML is what this is about.
  await stage.staged(6);
  await stage.ask('job.cancel', { jobId });
  const job = await stage.ended(jobId);
  const exhibit = await stage.exhibit(job.kind === 'capture' ? job.exhibitId : undefined);
  expect((await stage.file(exhibit, 'page.html')).byteLength).toBeGreaterThan(10_000_000);
});

test('a page that changes all the time is kept, its changes are counted, none is ours', async ({ stage }) => {
  const page = await stage.visit(`${stage.shops.hostile}/mutating`);
  const { record } = await stage.capture(page);
  expect(record.disturbance?.mutationsCaused).toBe(0);
  expect(record.disturbance?.mutationsMeanwhile).toBeGreaterThan(0);
});

test('a page that navigates away in mid-capture: what was there is kept, with the reason', async ({
  stage,
}) => {
  const page = await stage.visit(`${stage.shops.hostile}/tall?px=20000`);
  const jobId = await stage.start(page);
  await stage.staged(6);
  await page.goto(`${stage.shops.hostile}/plain`);
  const job = await stage.ended(jobId);
  expect(job).toMatchObject({ state: 'done' });
  const exhibit = await stage.exhibit(job.kind === 'capture' ? job.exhibitId : undefined);
  expect(exhibit.record.state).toBe('partial');
  expect(exhibit.record.source.url).toContain('/tall');
  expect(exhibit.record.notCaptured).toEqual(
    expect.arrayContaining([expect.objectContaining({ what: 'pixels', reason: 'TAB_NAVIGATED' })]),
  );
  expect(exhibit.record.files.map((file) => file.path)).toEqual(
    expect.arrayContaining(['page.html', 'tiles/00.png']),
  );
});

test('an endless page stops at the stated limit and says so', async ({ stage }) => {
  test.setTimeout(240_000);
  const page = await stage.visit(`${stage.shops.hostile}/infinite`);
  const { record } = await stage.capture(page, 200_000);
  expect(record.notCaptured.some((row) => row.what === 'page-end')).toBe(true);
});

test('a PDF viewer: the visible screen is kept and the record says that the rest is missing', async ({
  stage,
}) => {
  const page = await stage.visit(`${stage.shops.hostile}/pdf`);
  const { record } = await stage.capture(page);
  expect(record.state).toBe('partial');
  expect(record.notCaptured.map((row) => row.what)).toEqual(expect.arrayContaining(['html', 'page-end']));
});

test('a browser page is refused with a code, and nothing is kept', async ({ stage }) => {
  const page = await stage.browser.context.newPage();
  await page.goto('chrome://version');
  const popup = await stage.browser.openPopup(page);
  await popup.close();
  const own = await stage.own();
  const tabId = await own.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, windowType: 'normal' });
    return tab?.id;
  });
  expect(tabId).toBeDefined();
  const started = await stage.ask<{ jobId: string }>('capture.start', { tabId });
  const job = await stage.ended(started.value?.jobId ?? '');
  expect(job).toMatchObject({ state: 'failed', error: { code: 'PAGE_RESTRICTED' } });
  expect((await readStore(own)).exhibits).toEqual([]);
});

test('a page that sends the user elsewhere at once: kept as far as it got, or refused with a code', async ({
  stage,
}) => {
  const page = await stage.visit(`${stage.shops.hostile}/redirect-soon?ms=1500`);
  const job = await stage.ended(await stage.start(page));
  if (job.state === 'failed')
    expect(job.error?.code).toMatch(/^(TAB_NAVIGATED|PAGE_NO_PERMISSION|PAGE_NOT_RESPONDING)$/);
  else {
    const exhibit = await stage.exhibit(job.kind === 'capture' ? job.exhibitId : undefined);
    expect(exhibit.integrity).toBe('verified');
  }
});
