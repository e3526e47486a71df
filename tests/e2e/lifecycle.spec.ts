import { PNG } from 'pngjs';
import { expect, test } from '../support/e2e';
import { readStore } from '../support/store';

test('two clicks at once make one capture; the second is told so', async ({ stage }) => {
  const page = await stage.visit(`${stage.shops.hostile}/tall?px=4000`);
  const tabId = await stage.browser.tabId(page);
  const jobId = await stage.start(page);
  const second = await stage.ask('capture.start', { tabId });
  expect(second).toMatchObject({ ok: false, error: { code: 'CAPTURE_BUSY' } });
  expect((await stage.ended(jobId)).state).toBe('done');
  expect((await readStore(await stage.own())).exhibits).toHaveLength(1);
});

test('cancelling keeps what was read so far, marked as partial', async ({ stage }) => {
  const page = await stage.visit(`${stage.shops.hostile}/tall?px=30000`);
  const jobId = await stage.start(page);
  await stage.staged(5);
  expect(await stage.ask('job.cancel', { jobId })).toMatchObject({ ok: true });
  const job = await stage.ended(jobId);
  const exhibit = await stage.exhibit(job.kind === 'capture' ? job.exhibitId : undefined);
  expect(exhibit.record.state).toBe('partial');
  expect(exhibit.record.notCaptured.map((row) => row.reason)).toContain('CANCELLED');
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('another tab in front in mid-capture: its pixels never get into the record', async ({ stage }) => {
  const page = await stage.visit(`${stage.shops.hostile}/tall?px=6000`);
  const jobId = await stage.start(page);
  await stage.staged(5);
  const other = await stage.browser.context.newPage();
  await other.setContent('<body style="margin:0;background:#ff00ff">');
  await other.bringToFront();
  await other.waitForFunction(() => document.visibilityState === 'visible');
  await page.bringToFront();
  const job = await stage.ended(jobId);
  const exhibit = await stage.exhibit(job.kind === 'capture' ? job.exhibitId : undefined);
  for (const tile of exhibit.record.picture?.tiles ?? []) {
    const { data } = PNG.sync.read(await stage.file(exhibit, tile.path));
    const middle = data.length / 2 - ((data.length / 2) % 4) + 400;
    expect([...data.subarray(middle, middle + 3)]).not.toEqual([255, 0, 255]);
  }
  expect(exhibit.record.state).toBe('complete');
});

test('the worker is killed in mid-capture: the next one closes the record with what was kept', async ({
  stage,
}) => {
  const page = await stage.visit(`${stage.shops.hostile}/tall?px=30000`);
  const own = await stage.own();
  const jobId = await stage.start(page);
  await stage.staged(6);
  await stage.browser.killWorker(page);
  // Any message wakes a fresh worker.
  await stage.ask('settings.set', { key: 'theme', value: 'system' });
  const job = await stage.ended(jobId);
  expect(job).toMatchObject({ state: 'done' });
  const exhibit = await stage.exhibit(job.kind === 'capture' ? job.exhibitId : undefined);
  expect(exhibit.integrity).toBe('verified');
  expect(exhibit.record.state).toBe('partial');
  expect(exhibit.record.notCaptured.map((row) => row.reason)).toContain('WORKER_RESTARTED');
  expect(exhibit.record.files.map((file) => file.path)).toEqual(
    expect.arrayContaining(['page.html', 'tiles/00.png']),
  );
  // The page is let go of as well.
  await page.waitForFunction(() => scrollY === 0);
  const { staged, blobs, exhibits } = await readStore(own);
  expect(staged).toBe(0);
  expect(blobs).toBe(
    new Set(exhibits.flatMap((row) => [row.recordSha256, ...row.record.files.map((f) => f.sha256)])).size,
  );
});

test('closing the popup does not stop the capture', async ({ stage }) => {
  const page = await stage.browser.context.newPage();
  await page.goto(`${stage.shops.hostile}/tall?px=5000`);
  const popup = await stage.browser.openPopup(page);
  await popup.until(`document.body.innerText.includes('立即留证')`);
  await popup.click('立即留证');
  await page.waitForFunction(() => scrollY > 500, undefined, { polling: 20 });
  await popup.close();
  const own = await stage.own();
  await expect(async () => {
    const { exhibits } = await readStore(own);
    expect(exhibits[0]).toMatchObject({
      integrity: 'verified',
      record: { state: 'complete', trigger: 'popup' },
    });
  }).toPass({ timeout: 90_000 });
});

test('a content script or a page cannot ask the background for anything', async ({ stage }) => {
  const page = await stage.visit(`${stage.shops.hostile}/plain`);
  const own = await stage.own();
  const tabId = await stage.browser.tabId(page);
  const answer = await own.evaluate(async (id) => {
    const [result] = await chrome.scripting.executeScript({
      target: { tabId: id },
      func: () => chrome.runtime.sendMessage({ name: 'export.start', request: {} }),
    });
    return result?.result;
  }, tabId);
  expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_AUTHORISED' } });
});

test('with “click the icon = capture” on, one click on the icon is the whole job', async ({ stage }) => {
  await stage.ask('settings.set', { key: 'iconCaptures', value: 'true' });
  const page = await stage.browser.context.newPage();
  await page.goto(`${stage.shops.hostile}/plain`);
  await stage.browser.clickIcon(page);
  await expect(async () => {
    const { exhibits } = await readStore(await stage.own());
    expect(exhibits[0]).toMatchObject({ integrity: 'verified', record: { trigger: 'icon' } });
  }).toPass({ timeout: 90_000 });
});
