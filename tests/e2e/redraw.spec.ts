import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PNG } from 'pngjs';
import { expect, test, type Stage } from '../support/e2e';

/** Device-px rows of the label on top of a redrawn picture. */
const STRIP = 36;

/**
 * The browser says no to every screenshot, as it does where an administrator forbids them (`DisableScreenshots`): that
 * policy is a file of the whole machine, so the call itself is taken away in the extension's worker.
 */
async function refusePixels(stage: Stage): Promise<void> {
  const worker = await stage.browser.liveWorker();
  await worker.evaluate(() => {
    Object.assign(chrome.tabs, {
      captureVisibleTab: () => Promise.reject(new Error('Taking screenshots has been disabled')),
    });
  });
}

const offscreenDocuments = async (stage: Stage): Promise<number> =>
  (await stage.browser.liveWorker()).evaluate(async () => {
    const { runtime } = chrome as unknown as {
      runtime: { getContexts(filter: object): Promise<unknown[]> };
    };
    return (await runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] })).length;
  });

const colourAt = ({ data, width }: PNG, x: number, y: number): number[] => [
  ...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3),
];

test('screenshots are refused: the saved page is drawn instead, and everything that shows it says so', async ({
  stage,
}) => {
  const page = await stage.visit(`${stage.shops.hostile}/tall?px=40000`);
  await refusePixels(stage);
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  const exhibit = await stage.capture(page);
  const { record } = exhibit;
  expect(exhibit.integrity).toBe('verified');
  expect(record.state).toBe('partial');
  expect(record.notCaptured).toEqual([{ what: 'pixels', reason: 'PIXELS_REFUSED' }]);
  expect(record.picture).toMatchObject({
    method: 'redrawn',
    tiles: [],
    seams: [],
    parts: ['redrawn.png', 'redrawn.2.png', 'redrawn.3.png'],
  });
  expect(record.files.filter((file) => file.path.startsWith('redrawn'))).toMatchObject(
    ['redrawn.2.png', 'redrawn.3.png', 'redrawn.png'].map((name) => ({
      path: name,
      role: 'derivative',
      derivedFrom: ['page.html'],
    })),
  );
  expect(record.disturbance).toMatchObject({ mutationsCaused: 0, scrollRestored: true });
  expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  expect(await offscreenDocuments(stage)).toBe(0);

  // Every band of the page has its own colour: each is where it belongs, over all parts.
  const parts: PNG[] = [];
  for (const name of record.picture?.parts ?? []) parts.push(PNG.sync.read(await stage.file(exhibit, name)));
  expect(Math.max(...parts.map((part) => part.height))).toBeLessThanOrEqual(16_000);
  expect(new Set(parts.map((part) => part.width))).toEqual(
    new Set([await page.evaluate(() => document.documentElement.clientWidth)]),
  );
  const heights = parts.map((part) => part.height - STRIP);
  expect(heights.reduce((a, b) => a + b, 0)).toBe(40_000);
  const wanted = await page.evaluate(() =>
    [...document.body.children].map((el) =>
      getComputedStyle(el).backgroundColor.match(/\d+/g)?.map(Number).slice(0, 3),
    ),
  );
  const shown = wanted.map((_, band) => {
    let y = band * 1000 + 500;
    let part = 0;
    while (y >= (heights[part] ?? Infinity)) y -= heights[part++] ?? 0;
    const picture = parts[part];
    return picture ? colourAt(picture, 900, STRIP + y) : [];
  });
  expect(shown).toEqual(wanted);

  const own = await stage.browser.context.newPage();
  await own.goto(`${stage.browser.url('workspace.html')}?exhibit=${exhibit.id}`);
  await expect(own.getByText('重绘，非浏览器像素').first()).toBeVisible();
  await expect(own.locator('.thumbnail').getByText('重绘')).toBeVisible();

  const folder = mkdtempSync(path.join(tmpdir(), 'liuzheng-redraw-'));
  try {
    await own.goto(`${stage.browser.url('workspace.html')}?case=${exhibit.caseId}&tab=export`);
    const download = own.waitForEvent('download');
    await own.getByRole('button', { name: '导出证据包' }).click();
    const bundle = path.join(folder, (await download).suggestedFilename());
    await (await download).saveAs(bundle);
    const checked = spawnSync(process.execPath, ['scripts/verify.mjs', bundle], { encoding: 'utf8' });
    expect(checked.status, checked.stdout).toBe(0);
    expect(spawnSync('unzip', ['-q', bundle, '-d', folder]).status).toBe(0);
    const top = readdirSync(folder).find((name) => name.startsWith('LZ-') && !name.endsWith('.zip')) ?? '';
    for (const file of ['index.html', 'VERIFY.txt', 'data/exhibits.csv']) {
      expect(readFileSync(path.join(folder, top, file), 'utf8'), file).toContain('重绘，非浏览器像素');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('drawing a saved page sends nothing and runs nothing of it', async ({ stage }) => {
  let asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'content-type': request.url === '/' ? 'text/html' : 'image/png' });
    response.end(
      request.url === '/'
        ? `<!doctype html><title>外链</title><style>h1{background:url(/background.png)}</style><h1>外链</h1>
<img src="http://localhost:${(server.address() as AddressInfo).port}/other-origin.png" onerror="document.title='x'" width="40" height="40">
<img src="/own.png" width="40" height="40"><script>document.querySelector('h1').append(' 脚本已运行')</script>`
        : '',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const page = await stage.visit(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await refusePixels(stage);
    const worker = await stage.browser.liveWorker();
    // Drawing waits until the list of requests is emptied: what is in it afterwards, drawing has asked for.
    await worker.evaluate(() => {
      const { offscreen } = chrome as unknown as { offscreen: Record<string, (o: object) => Promise<void>> };
      const create = offscreen['createDocument']?.bind(offscreen);
      const scope = globalThis as unknown as { waiting: boolean; go: () => void };
      offscreen['createDocument'] = (options) =>
        new Promise((resolve) => {
          scope.waiting = true;
          scope.go = () => resolve(create?.(options) ?? Promise.resolve());
        });
    });
    const jobId = await stage.start(page);
    await expect
      .poll(() => worker.evaluate(() => (globalThis as unknown as { waiting?: boolean }).waiting))
      .toBe(true);
    asked = [];
    await worker.evaluate(() => (globalThis as unknown as { go(): void }).go());
    const job = await stage.ended(jobId);
    const { record } = await stage.exhibit(job.kind === 'capture' ? job.exhibitId : undefined);
    expect(record.picture?.method).toBe('redrawn');
    expect(asked).toEqual([]);
  } finally {
    server.close();
  }
});

test('drawing fails as well: the record says why, and the HTML is kept', async ({ stage }) => {
  const page = await stage.visit(`${stage.shops.shop}/product/1024.html`);
  await refusePixels(stage);
  const worker = await stage.browser.liveWorker();
  await worker.evaluate(() => {
    Object.assign((chrome as unknown as { offscreen: object }).offscreen, {
      createDocument: () => Promise.reject(new Error('no documents today')),
    });
  });
  const { record, integrity } = await stage.capture(page);
  expect(integrity).toBe('verified');
  expect(record.picture).toBeUndefined();
  expect(record.files.map((file) => file.path)).toEqual(['facts.json', 'net.json', 'page.html', 'text.txt']);
  expect(record.notCaptured.filter((row) => row.what === 'pixels')).toEqual([
    { what: 'pixels', reason: 'PIXELS_REFUSED' },
    { what: 'pixels', reason: 'REDRAW_FAILED', where: expect.stringContaining('no documents today') },
  ]);
});

test('the drawing document answers the background only', async ({ stage }) => {
  const own = await stage.own();
  const worker = await stage.browser.liveWorker();
  await worker.evaluate(() =>
    (
      chrome as unknown as { offscreen: { createDocument(o: object): Promise<void> } }
    ).offscreen.createDocument({ url: '/offscreen.html', reasons: ['DOM_PARSER'], justification: 'test' }),
  );
  const page = await stage.visit(`${stage.shops.hostile}/plain`);
  const tabId = await stage.browser.tabId(page);
  const message = { name: 'offscreen.draw', request: { jobId: crypto.randomUUID(), part: 0 } };
  const [fromWorker, fromPage] = [
    await worker.evaluate((m) => chrome.runtime.sendMessage(m), message),
    await own.evaluate(
      async ([id, m]) => {
        const [result] = await chrome.scripting.executeScript({
          target: { tabId: id },
          func: (inner: unknown) => chrome.runtime.sendMessage(inner),
          args: [m],
        });
        return result?.result;
      },
      [tabId, message] as const,
    ),
  ];
  expect(fromWorker).toMatchObject({ ok: false, error: { code: 'REDRAW_FAILED' } });
  expect(fromPage).toMatchObject({ ok: false, error: { code: 'NOT_AUTHORISED' } });
});
