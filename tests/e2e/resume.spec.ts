import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { CaptureJobRow } from '../../utils/storage/rows';
import { verifyChain } from '../../utils/integrity/chain';
import { nodeDigests } from '../../utils/verifier/node-digests';
import { freezeAfter, isFrozen, writesOf } from '../support/crash';
import { expect, Stage, test } from '../support/e2e';
import { ExtensionBrowser } from '../support/extension';
import { auditStore, readStore } from '../support/store';

/** Three screens, a bar at either edge that is hidden while the middle is photographed. */
const PAGE = `<!doctype html><html lang="zh"><title>订单</title><style>body{margin:0}
header{position:sticky;top:0;height:40px;background:#dde}footer{position:fixed;bottom:0;height:40px;width:100%;background:#edd}</style>
<header>小店</header><div style="height:1700px"><p>订单编号：A7K2M9QX41BC80ZT</p><p>实付金额：￥36.50</p></div><footer>客服</footer>`;

let server: Server;
let address = '';
test.beforeAll(async () => {
  server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(PAGE);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
test.afterAll(() => void server.close());

/** Starts a capture in a worker that gets no further than its n-th write, and answers what it has left behind. */
async function dieAfter(
  stage: Stage,
  page: Page,
  last: Parameters<typeof freezeAfter>[1],
): Promise<{ job: CaptureJobRow; staged: number }> {
  const worker = await stage.browser.liveWorker();
  await freezeAfter(worker, last);
  const tabId = await stage.browser.tabId(page);
  const own = await stage.own();
  await page.bringToFront();
  // The answer never comes when the worker dies before it has given one.
  void own.evaluate((message) => void chrome.runtime.sendMessage(message).catch(() => undefined), {
    name: 'capture.start',
    request: { tabId },
  });
  await expect.poll(() => isFrozen(worker), { intervals: [20], timeout: 90_000 }).toBe(true);
  const { jobs, stagedPaths } = await readStore(own);
  // What is known about the page from outside makes no record by itself.
  const staged = stagedPaths.filter((name) => name !== 'net.json').length;
  const job = jobs.find((row): row is CaptureJobRow => row.kind === 'capture' && row.state === 'running');
  if (!job) throw new Error('no running job');
  return { job, staged };
}

/** The record after the new worker has closed it, whatever step was the last. */
async function expectSound(stage: Stage, left: Awaited<ReturnType<typeof dieAfter>>): Promise<string> {
  const own = await stage.own();
  const job = await stage.ended(left.job.id, 20_000);
  await expect(async () => expect((await readStore(own)).staged).toBe(0)).toPass({ intervals: [50] });
  await expect.poll(() => auditStore(own), { intervals: [50] }).toEqual({ wrong: [], orphans: [], lost: [] });
  const { log, exhibits } = await readStore(own);
  const cases = new Set(log.map((row) => row.caseId));
  for (const id of cases) {
    const lines = log.filter((row) => row.caseId === id).map((row) => row.line);
    expect((await verifyChain(lines, nodeDigests)).verdict.status).toBe('valid');
  }
  if (job.state === 'failed') {
    // Only when there was nothing to keep.
    expect(left.staged).toBe(0);
    expect(job.error?.code).toBe('WORKER_RESTARTED');
    return 'failed';
  }
  expect(job, JSON.stringify(job)).toMatchObject({ kind: 'capture', state: 'done' });
  const exhibit = exhibits.find((row) => job.kind === 'capture' && row.id === job.exhibitId);
  expect(exhibit?.integrity).toBe('verified');
  const gaps = exhibit?.record.notCaptured.map((row) => row.reason) ?? [];
  const finished = left.job.stage === 'storing' || left.job.stage === 'verifying';
  expect(exhibit?.record.state).toBe(finished ? 'complete' : 'partial');
  expect(gaps.includes('WORKER_RESTARTED')).toBe(!finished);
  return `E${String(exhibit?.number).padStart(3, '0')}`;
}

test('the worker is killed after each single write of a capture: the next one finishes the record or closes it with the reason', async ({
  stage,
}) => {
  test.setTimeout(150_000);
  const page = await stage.visit(address);
  await page.evaluate(() => scrollTo(0, 300));
  const own = await stage.own();
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  const undisturbed = () =>
    page.evaluate(() => [
      scrollY,
      document.documentElement.outerHTML,
      document.getAnimations().length,
      ...['header', 'footer'].map((name) => {
        const element = document.querySelector(name);
        return element ? getComputedStyle(element).opacity : '';
      }),
    ]);

  // The first one makes the case as well: the second has the writes that all later ones have.
  await stage.capture(page);
  const worker = await stage.browser.liveWorker();
  await freezeAfter(worker, 0);
  const whole = await stage.capture(page);
  expect(whole.record.state).toBe('complete');
  const writes = await writesOf(worker);
  expect(writes).toBeGreaterThan(15);
  await stage.freshWorker(page);

  const popup = await stage.browser.popupWindow(page);
  const seen: string[] = [];
  // With its last write a capture is over.
  for (let last = 1; last < writes; last++) {
    await test.step(`after write ${last} of ${writes}`, async () => {
      const left = await dieAfter(stage, page, last);
      await stage.freshWorker(page);
      const label = await expectSound(stage, left);
      seen.push(`${left.job.stage}:${label === 'failed' ? 'failed' : 'kept'}`);
      await expect.poll(undisturbed, { intervals: [20] }).toEqual([300, before, 0, '1', '1']);
      await expect(popup.locator('.capture-box')).toContainText(
        label === 'failed' ? '浏览器在途中重启了扩展后台' : '已保住',
      );
      if (label !== 'failed') await expect(popup.locator('.capture-box')).toContainText(label);
    });
  }
  console.log(`${writes} writes; killed after each: ${seen.join(' ')}`);
  for (const stageName of ['page:kept', 'pixels:kept', 'stitching:kept', 'storing:kept', 'verifying:kept']) {
    expect(seen).toContain(stageName);
  }
  expect((await readStore(own)).jobs.filter((job) => job.state === 'running')).toEqual([]);
});

for (const [name, last] of [
  ['while it photographs', { stage: 'pixels', done: 1 }],
  ['before the record is sealed', { stage: 'storing', done: 0 }],
  ['before the record is read back', { stage: 'verifying', done: 0 }],
] as const) {
  test(`the whole browser is killed ${name}: the next start closes the record by itself`, async ({
    shops,
  }) => {
    const profile = mkdtempSync(path.join(tmpdir(), 'liuzheng-profile-'));
    try {
      const dying = await ExtensionBrowser.launch({ profile });
      const stage = new Stage(dying, shops);
      const left = await dieAfter(stage, await stage.visit(address), last);
      expect(left.job.stage).toBe(last.stage);
      await dying.kill();
      const next = await ExtensionBrowser.launch({ profile });
      try {
        await expectSound(new Stage(next, shops), left);
      } finally {
        await next.close();
      }
    } finally {
      rmSync(profile, { recursive: true, force: true });
    }
  });
}
