import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PNG } from 'pngjs';
import { expect, test } from '../support/e2e';
import { auditStore, readStore } from '../support/store';

const doc = (title: string, body: string): string =>
  `<!doctype html><html lang="zh"><meta charset="utf-8"><title>${title}</title><body style="margin:0">${body}`;

const PAGES: Readonly<Record<string, string>> = {
  '/fifty': doc(
    '五十个框架',
    Array.from(
      { length: 50 },
      (_, i) => `<iframe src="/inner?${i}" width="300" height="60" title="框架 ${i}"></iframe>`,
    ).join(''),
  ),
  /** Writes itself anew while it is read, and never ends the document. */
  '/reopened': doc(
    '改写中的订单',
    `<p>订单编号：DJ20260312143015</p><div style="height:3000px"></div><script>
let n=0;setInterval(()=>{document.open();document.write('<title>改写 '+(++n)+'</title><p>第 '+n+' 次改写</p><div style="height:3000px"></div>')},700)</script>`,
  ),
  '/reloading': doc(
    '不停重载的框架',
    `<p>订单编号：DJ20260312143015</p><iframe src="/inner?0" width="400" height="80"></iframe><div style="height:2600px"></div>
<script>setInterval(()=>{document.querySelector('iframe').contentWindow.location.reload()},150)</script>`,
  ),
  '/first': doc('第一页', '<div style="height:900px;background:rgb(0,128,0)">第一页</div>'),
  '/second': doc('第二页', '<div style="height:900px;background:rgb(255,0,255)">第二页</div>'),
};

let server: Server;
let at = '';
test.beforeAll(async () => {
  server = createServer((request, response) => {
    const [path = '', query = ''] = (request.url ?? '').split('?');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(PAGES[path] ?? doc('框内', `<p>框内第 ${query} 号</p>`));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => void server.close());

test('fifty frames: every one is inside the HTML', async ({ stage }) => {
  const page = await stage.visit(`${at}/fifty`);
  const exhibit = await stage.capture(page);
  expect(exhibit.integrity).toBe('verified');
  expect(exhibit.record.notCaptured).toEqual([]);
  const text = (await stage.file(exhibit, 'text.txt')).toString();
  expect(Array.from({ length: 50 }, (_, i) => text.includes(`框内第 ${i} 号`)).indexOf(false)).toBe(-1);
});

test('a document that is opened and written anew while it is captured: a sound record, and never a hang', async ({
  stage,
}) => {
  const page = await stage.visit(`${at}/reopened`, (p) => p.waitForFunction(() => document.body !== null));
  const job = await stage.ended(await stage.start(page), 60_000);
  expect(job).toMatchObject({ kind: 'capture', state: 'done' });
  const exhibit = await stage.exhibit(job.kind === 'capture' ? job.exhibitId : undefined);
  expect(exhibit.integrity).toBe('verified');
  expect((await stage.file(exhibit, 'text.txt')).toString()).toMatch(/DJ20260312143015|次改写/);
  expect(await auditStore(await stage.own())).toEqual({ wrong: [], orphans: [], lost: [] });
});

test('a frame that reloads all the time: it is inside the HTML, or named as missing', async ({ stage }) => {
  const page = await stage.visit(`${at}/reloading`, (p) => p.waitForFunction(() => document.body !== null));
  const exhibit = await stage.capture(page, 60_000);
  expect(exhibit.integrity).toBe('verified');
  const inside = (await stage.file(exhibit, 'text.txt')).toString().includes('框内第 0 号');
  expect(inside || exhibit.record.notCaptured.some((row) => row.what === 'frame')).toBe(true);
  expect(exhibit.record.files.map((file) => file.path)).toContain('tiles/00.png');
});

test('a page that navigates between its snapshot and its first picture: not a pixel of the next page is kept', async ({
  stage,
}) => {
  const page = await stage.visit(`${at}/first`);
  const worker = await stage.browser.liveWorker();
  await worker.evaluate(() => {
    const tabs = chrome.tabs as unknown as { captureVisibleTab: (...args: unknown[]) => Promise<string> };
    const usual = tabs.captureVisibleTab.bind(tabs);
    const gate = new Promise<void>((resolve) => Object.assign(globalThis, { release: resolve }));
    tabs.captureVisibleTab = async (...args) => {
      Object.assign(globalThis, { shooting: true });
      await gate;
      return usual(...args);
    };
  });
  const jobId = await stage.start(page);
  await expect
    .poll(() => worker.evaluate(() => (globalThis as unknown as { shooting?: boolean }).shooting))
    .toBe(true);
  await page.goto(`${at}/second`);
  await worker.evaluate(() => (globalThis as unknown as { release(): void }).release());
  const job = await stage.ended(jobId);
  const exhibit = await stage.exhibit(job.kind === 'capture' ? job.exhibitId : undefined);
  expect(exhibit.record.source.url).toBe(`${at}/first`);
  expect(exhibit.record.notCaptured).toContainEqual({ what: 'pixels', reason: 'TAB_NAVIGATED' });
  expect(exhibit.record.picture?.method).toBe('redrawn');
  const { data, width } = PNG.sync.read(await stage.file(exhibit, 'redrawn.png'));
  expect([...data.subarray((400 * width + 600) * 4, (400 * width + 600) * 4 + 3)]).toEqual([0, 128, 0]);
});

test('damaged rows in the journal: they are closed as failed, the rest works', async ({ stage }) => {
  const page = await stage.visit(`${at}/first`);
  const own = await stage.own();
  const whole = await stage.capture(page);
  await own.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('liuzheng');
      request.onsuccess = () => resolve(request.result);
    });
    const write = db.transaction(['jobs', 'staged', 'blobs'], 'readwrite');
    const updatedAt = '2026-03-12T06:31:05.123Z';
    const rows: object[] = [
      { id: 'no-draft', state: 'running', updatedAt },
      { id: 'odd-draft', kind: 'capture', state: 'running', updatedAt, draft: { id: 7, steps: 'none' } },
      { id: 'empty-draft', kind: 'capture', state: 'running', updatedAt, stage: 'storing', draft: {} },
      { id: 'no-stage', kind: 'export', state: 'running', updatedAt },
    ];
    for (const row of rows) write.objectStore('jobs').put(row);
    write.objectStore('blobs').put({ sha256: 'f'.repeat(64), blob: new Blob(['x']) });
    write
      .objectStore('staged')
      .put({ jobId: 'odd-draft', path: 'page.html', sha256: 'f'.repeat(64), bytes: 1, role: 'original' });
    await new Promise((resolve) => write.addEventListener('complete', resolve));
    db.close();
  });
  await stage.freshWorker(page);
  await expect(async () => {
    const { jobs, staged } = await readStore(own);
    expect(jobs.filter((job) => job.kind && job.state === 'running')).toEqual([]);
    expect(staged).toBe(0);
  }).toPass({ intervals: [50] });
  await expect.poll(() => auditStore(own)).toEqual({ wrong: [], orphans: [], lost: [] });
  expect((await readStore(own)).exhibits.map((row) => row.id)).toEqual([whole.id]);
  const next = await stage.capture(page);
  expect(next.record.state).toBe('complete');
});
