import { PNG } from 'pngjs';
import { expect, test } from '../support/e2e';
import { readStore } from '../support/store';

test('a product page: every file is kept, hashed and read back; promise, price and title are recognised', async ({
  stage,
}) => {
  const page = await stage.visit(`${stage.shops.shop}/product/1024.html`);
  const exhibit = await stage.capture(page);
  expect(exhibit.integrity).toBe('verified');
  expect(exhibit.record.kind).toBe('listing');
  expect(exhibit.record.summary).toMatchObject({ amount: '¥498.00' });
  expect(exhibit.record.files.map((file) => file.path)).toEqual(
    expect.arrayContaining(['page.html', 'text.txt', 'facts.json', 'page.png', 'thumb.jpg', 'tiles/00.png']),
  );
  expect((await stage.file(exhibit, 'text.txt')).toString()).toContain('秒到账');
  const facts = JSON.parse((await stage.file(exhibit, 'facts.json')).toString()) as {
    facts: { kind: string; wordingClass?: string }[];
  };
  expect(facts.facts.filter((fact) => fact.kind === 'wording').map((fact) => fact.wordingClass)).toEqual(
    expect.arrayContaining(['promise']),
  );
  const { height, width } = PNG.sync.read(await stage.file(exhibit, 'page.png'));
  const real = await page.evaluate(() => [
    document.documentElement.clientWidth,
    document.documentElement.scrollHeight,
  ]);
  expect([width, height]).toEqual(real);
});

test('an order page: the shop’s number, the cashier’s number and what was paid, each as shown', async ({
  stage,
}) => {
  const page = await stage.visit(`${stage.shops.shop}/user/index/query?tradeNo=260312142833744260`);
  const { record, integrity } = await stage.capture(page);
  expect(integrity).toBe('verified');
  expect(record.kind).toBe('order');
  expect(record.summary.orderNumber).toBe('260312142833744260');
  expect(record.state).toBe('complete');
});

test('the page never notices: no mutation, same scroll position, no class, no attribute', async ({
  stage,
}) => {
  const page = await stage.visit(`${stage.shops.tickets}/ticket/58213`);
  await page.evaluate(() => {
    scrollTo(0, 777);
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver((records) =>
      seen.push(...records.map((r) => `${r.type} ${r.attributeName ?? ''}`)),
    ).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  const { record } = await stage.capture(page);
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  expect(await page.evaluate(() => scrollY)).toBe(777);
  expect(record.disturbance).toMatchObject({
    mutationsCaused: 0,
    mutationsMeanwhile: 0,
    scrollRestored: true,
  });
});

test('a single-page shop whose body stands still: the inner pane is captured to its end, lazy pictures included', async ({
  stage,
}) => {
  const page = await stage.visit(`${stage.shops.spa}/#/item/88`, (p) => p.locator('.pane').waitFor());
  const pane = await page.locator('.pane').evaluate((el) => el.clientHeight);
  const exhibit = await stage.capture(page);
  const picture = PNG.sync.read(await stage.file(exhibit, 'page.png'));
  const { scrollHeight, clientHeight } = await page
    .locator('.pane')
    .evaluate((el) => ({ scrollHeight: el.scrollHeight, clientHeight: el.clientHeight }));
  expect(pane).toBe(clientHeight);
  expect(picture.height).toBe((await page.evaluate(() => innerHeight)) + scrollHeight - clientHeight);
  expect(exhibit.record.picture?.seams.filter((seam) => seam.differing > 0)).toEqual([]);
  expect(exhibit.record.picture?.scroller.selector).not.toBe(':root');
});

test('a page of one screen needs one tile', async ({ stage }) => {
  const page = await stage.visit(`${stage.shops.hostile}/plain`);
  const { record } = await stage.capture(page);
  expect(record.picture?.tiles).toHaveLength(1);
});

test('frames: the reachable ones are inside the HTML, the others are named', async ({ stage }) => {
  const page = await stage.visit(`${stage.shops.hostile}/frames`);
  const exhibit = await stage.capture(page);
  const frames = exhibit.record.notCaptured.filter((row) => row.what === 'frame');
  expect(frames.length).toBeGreaterThan(0);
  expect(frames.some((row) => row.where?.startsWith(stage.shops.cdn))).toBe(true);
  expect(exhibit.record.state).toBe('partial');
});

test('a GBK page is kept as its characters, and the original encoding is noted', async ({ stage }) => {
  const page = await stage.visit(`${stage.shops.hostile}/gbk`);
  const exhibit = await stage.capture(page);
  const shown = await page.evaluate(() => document.body.innerText.slice(0, 8));
  expect((await stage.file(exhibit, 'text.txt')).toString()).toContain(shown);
  expect(exhibit.record.source.charset).toMatch(/^gb/i);
});

test('captures of two tabs take turns and both are whole; the case has one chain', async ({ stage }) => {
  const first = await stage.visit(`${stage.shops.shop}/user/index/query?tradeNo=260312142833744260`);
  await stage.capture(first);
  const second = await stage.visit(`${stage.shops.hostile}/plain`);
  await stage.capture(second);
  const { cases, exhibits, log } = await readStore(await stage.own());
  expect(cases).toHaveLength(1);
  expect(exhibits.map((row) => row.number).toSorted((a, b) => a - b)).toEqual([1, 2]);
  expect(log.map((row) => JSON.parse(row.line).type)).toEqual([
    'case-created',
    'exhibit-captured',
    'exhibit-captured',
  ]);
});
