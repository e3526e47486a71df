import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { isTold, type NetRecord } from '../../utils/exhibit/net/model';
import type { ExhibitRow } from '../../utils/storage/rows';
import { SECRET, startToldServer, type ToldOptions, type ToldServer } from '../fixtures/told-server';
import { expect, Stage, test } from '../support/e2e';
import { ExtensionBrowser } from '../support/extension';
import { readStoredFile } from '../support/store';

const HOUR = 3_600_000;
let server: ToldServer;
test.afterEach(() => server.close());

async function kept(
  stage: Stage,
  path: string,
  options: ToldOptions = {},
  ready?: (page: Page) => Promise<unknown>,
): Promise<{ net: NetRecord; exhibit: ExhibitRow; page: Page; json: string }> {
  server = await startToldServer(options);
  const page = await stage.visit(server.url + path, ready);
  const exhibit = await stage.capture(page);
  const json = (await stage.file(exhibit, 'net.json')).toString();
  return { net: JSON.parse(json) as NetRecord, exhibit, page, json };
}

const times = (method: string, path: string): number =>
  server.asked.filter((asked) => asked.method === method && asked.path.split('?')[0] === path).length;

/** Every file that can hold text. */
async function allText(stage: Stage, exhibit: ExhibitRow): Promise<string> {
  const files = exhibit.record.files.filter((file) => /json|text/.test(file.mediaType));
  const own = await stage.own();
  const texts = [];
  for (const file of files) texts.push((await readStoredFile(own, file.sha256)).toString());
  return texts.join('\n') + JSON.stringify(exhibit);
}

test('an order page: status, times, its own headers from the cache, and the server’s time, for one HEAD without cookies', async ({
  stage,
}) => {
  const { net, exhibit } = await kept(stage, '/order');
  expect(exhibit.record.state).toBe('complete');
  expect(exhibit.record.files.find((file) => file.path === 'net.json')).toMatchObject({ role: 'original' });
  expect(net.navigation).toMatchObject({ status: 200, type: 'navigate', protocol: 'http/1.1' });
  expect(net.page).toMatchObject({
    url: `${server.url}/order`,
    lastModified: { utc: '2026-06-01T08:00:00.000Z' },
  });
  expect(net.redirects).toEqual({ count: 0, chain: { notAvailable: 'NOT_OFFERED' } });
  expect(net.response).toMatchObject({ status: 200, sameLength: true });
  if (!isTold(net.response) || !isTold(net.clock)) throw new Error('nothing told');
  expect(net.response.headers.kept).toContainEqual(['server', 'nginx/1.24.0']);
  expect(net.response.headers.withheld).toEqual(['authorization', 'x-auth-token']);
  expect(net.clock).toMatchObject({ method: 'HEAD', url: `${server.url}/favicon.ico`, status: 404 });
  if (!isTold(net.clock.skew)) throw new Error('no skew');
  // The same computer: the true difference is 0 and lies within the bounds.
  expect(net.clock.skew.minMs).toBeLessThanOrEqual(0);
  expect(net.clock.skew.maxMs).toBeGreaterThanOrEqual(0);
  expect(net.clock.skew.maxMs - net.clock.skew.minMs).toBeLessThan(15_000);
  expect(net.connection).toEqual({ notAvailable: 'NO_PERMISSION' });
  expect(net.tls).toEqual({ notAvailable: 'NOT_ENCRYPTED' });

  expect(times('GET', '/order')).toBe(1);
  const heads = server.asked.filter((asked) => asked.method === 'HEAD');
  expect(heads).toEqual([{ method: 'HEAD', path: '/favicon.ico', cookie: undefined, referrer: undefined }]);
});

test('tokens and cookies in headers never reach the record, not even inside harmless headers', async ({
  stage,
}) => {
  const { exhibit, json } = await kept(stage, '/order', { icon: 'redirected' });
  expect(json).toContain('x-auth-token');
  expect(await allText(stage, exhibit)).not.toContain(SECRET);
});

test('a page that shows a card secret once (no-store) is not asked for a second time', async ({ stage }) => {
  const { net } = await kept(stage, '/once');
  expect(net.response).toEqual({ notAvailable: 'NOT_IN_CACHE' });
  expect(net.navigation).toMatchObject({ status: 200 });
  expect(times('GET', '/once')).toBe(1);
});

test('the result of a form is asked for neither again nor with GET', async ({ stage }) => {
  const { net, exhibit } = await kept(stage, '/form', {}, async (page) => {
    await page.getByRole('button').click();
    await page.waitForURL('**/result');
  });
  expect(exhibit.record.source.url).toBe(`${server.url}/result`);
  expect(net.response).toEqual({ notAvailable: 'NOT_IN_CACHE' });
  expect(net.navigation).toMatchObject({ status: 200 });
  expect([times('POST', '/result'), times('GET', '/result')]).toEqual([1, 0]);
});

test('a missing page says 404, a chain of redirects how many', async ({ stage }) => {
  const { net } = await kept(stage, '/gone');
  expect(net.navigation).toMatchObject({ status: 404 });
  expect(net.response).toMatchObject({ status: 404 });
  server.close();
  const led = await kept(stage, '/go', {}, (page) => page.waitForURL('**/order'));
  expect(led.net.redirects).toMatchObject({ count: 2 });
  expect([times('GET', '/go'), times('GET', '/go/2'), times('GET', '/order')]).toEqual([1, 1, 1]);
});

for (const aheadMs of [HOUR, -HOUR]) {
  test(`a server whose clock is ${aheadMs / HOUR} h ahead: the difference is within the bounds`, async ({
    stage,
  }) => {
    const { net } = await kept(stage, '/order', { aheadMs });
    if (!isTold(net.clock) || !isTold(net.clock.skew)) throw new Error('no skew');
    const { minMs, maxMs } = net.clock.skew;
    expect(minMs).toBeLessThanOrEqual(aheadMs);
    expect(maxMs).toBeGreaterThanOrEqual(aheadMs);
    expect(maxMs - minMs).toBeLessThan(15_000);
  });
}

test('a server without a Date, with nonsense for one, or with one of 1970: said, not invented', async ({
  stage,
}) => {
  for (const [date, why] of [
    [null, 'NOT_SENT'],
    ['gestern', 'DATE_UNREADABLE'],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 'DATE_IMPLAUSIBLE'],
  ] as const) {
    const { net } = await kept(stage, '/order', { date });
    expect(net.clock).toMatchObject({ status: 404, skew: { notAvailable: why } });
    server.close();
  }
});

test('a server that never answers the question delays ✓ by no more than its deadline', async ({ stage }) => {
  const { net, exhibit } = await kept(stage, '/order', { icon: 'never answered' });
  expect(net.clock).toEqual({ notAvailable: 'TIMEOUT' });
  expect(net.response).toMatchObject({ status: 200 });
  expect(exhibit.record.state).toBe('complete');
  const { startedAt, finishedAt } = exhibit.record;
  expect(finishedAt.epochMs - startedAt.epochMs).toBeLessThan(20_000);
});

test('a service worker that would turn the question of the cache into a request never sees it', async ({
  stage,
}) => {
  server = await startToldServer();
  const page = await stage.visit(`${server.url}/worker`, (shown) =>
    shown.waitForFunction('document.title === "ready"'),
  );
  await page.goto(`${server.url}/once`);
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  const exhibit = await stage.capture(page);
  const net = JSON.parse((await stage.file(exhibit, 'net.json')).toString()) as NetRecord;
  expect(server.asked.filter((asked) => asked.path.includes('worker=only-if-cached'))).toEqual([]);
  expect(server.asked.filter((asked) => asked.path.includes('worker=no-store'))).toEqual([]);
  expect(times('GET', '/once')).toBe(1);
  expect(net.navigation).toMatchObject({ serviceWorker: true });
  expect(net.clock).toMatchObject({ method: 'HEAD' });
});

test('switched off, the server is not asked, and the record says so', async ({ stage }) => {
  await stage.ask('settings.set', { key: 'serverTime', value: 'false' });
  const { net } = await kept(stage, '/order');
  expect(net.clock).toEqual({ notAvailable: 'SWITCHED_OFF' });
  expect(net.response).toMatchObject({ status: 200 });
  expect(server.asked.filter((asked) => asked.method === 'HEAD')).toEqual([]);
});

test('the user switches on the server’s address in the popup: no site is asked for, and captures keep it from the next start', async ({
  shops,
}) => {
  server = await startToldServer();
  const profile = await mkdtemp(path.join(tmpdir(), 'liuzheng-net-'));
  const first = await ExtensionBrowser.launch({ profile });
  const popup = await first.popupWindow(await new Stage(first, shops).visit(`${server.url}/order`));
  await popup.getByRole('button', { name: '更多' }).click();
  const item = popup.getByRole('menuitemcheckbox', { name: /记录服务器地址与证书/ });
  await expect(item).toHaveAttribute('aria-checked', 'false');
  await item.click();
  await popup.getByRole('button', { name: '更多' }).click();
  await expect(item).toHaveAttribute('aria-checked', 'true');
  await first.close();

  const second = await ExtensionBrowser.launch({ profile });
  const stage = new Stage(second, shops);
  const exhibit = await stage.capture(await stage.visit(`${server.url}/order`));
  const net = JSON.parse((await stage.file(exhibit, 'net.json')).toString()) as NetRecord;
  expect(net.connection).toEqual({ address: '127.0.0.1' });
  const own = await stage.own();
  expect(await own.evaluate(() => chrome.permissions.getAll())).toMatchObject({ origins: [] });
  await second.close();
  await rm(profile, { recursive: true, force: true });
});
