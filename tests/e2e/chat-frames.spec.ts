import { readFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import {
  asTruth,
  begin,
  chatIn,
  done,
  expect,
  exported,
  find,
  inExhibit,
  test,
  truth,
} from '../support/chat';
import { guardOff, guardOn, guardRows, pictured, told } from '../support/guard';
import { readStore } from '../support/store';

test('in a frame of another site that is not allowed: nothing is kept, and the reason names the site', async ({
  stage,
  sites,
}) => {
  const shop = sites.shop.url.replace('127.0.0.1', 'localhost');
  const page = await stage.visit(`${shop}/embed?n=40`);
  const found = await find(stage, page);
  expect(found.candidates).toEqual([]);
  expect(found.closedSites).toEqual(['http://127.0.0.1/*']);
  const job = await stage.ended(await begin(stage, page));
  expect(job).toMatchObject({ state: 'failed', error: { code: 'CHAT_FRAME_CLOSED' } });
  // Nor is it guarded.
  const guarded = await stage.ask('guard.start', { tabId: await stage.browser.tabId(page) });
  expect(guarded).toMatchObject({ ok: false, error: { code: 'CHAT_FRAME_CLOSED' } });
  expect(await guardRows(stage)).toEqual([]);
  expect((await readStore(await stage.own())).exhibits).toEqual([]);
});

test('in an allowed frame of another site: read to its beginning, pictures match the messages', async ({
  allowed,
  sites,
}) => {
  const query = 'n=90&held=30&page=30&delay=100&named=1';
  const shop = sites.shop.url.replace('127.0.0.1', 'localhost');
  const page = await allowed.visit(`${shop}/embed?${query}`);
  // Far below what is in sight.
  await page.evaluate(() => document.querySelector('iframe')?.style.setProperty('margin-top', '1500px'));
  const found = await find(allowed, page);
  expect(found.candidates).toHaveLength(1);
  expect(found.candidates[0]?.frameHost).toBe(new URL(sites.widget.url).host);
  const exhibit = await done(allowed, await begin(allowed, page, found.candidates[0]?.id));
  expect(exhibit.record.notCaptured).toEqual([]);
  const bundle = await exported(allowed);
  const chat = chatIn(bundle);
  expect(chat.source).toMatchObject({ frameUrl: `${sites.widget.url}/window?${query}` });
  expect(chat.messages.map(asTruth)).toEqual(await truth(`${sites.widget.url}/truth?${query}`));
  // A message of the buyer stands on green: the frame's place on the page has been reckoned in.
  const scale = chat.tiles[0]?.scale ?? 1;
  let seen = 0;
  for (const tile of chat.tiles) {
    const picture = PNG.sync.read(readFileSync(inExhibit(bundle, tile.path)));
    for (const { side, text, views } of chat.messages) {
      const rect = views.find(({ step }) => step === tile.step)?.rect;
      if (side !== 'self' || text === '' || !rect || rect.height < 40) continue;
      const y = Math.round((rect.y + rect.height / 2) * scale);
      let green = 0;
      for (let x = Math.round(rect.x * scale); x < (rect.x + rect.width) * scale; x++) {
        const at = (y * picture.width + x) * 4;
        const [r = 0, g = 0, b = 0] = picture.data.subarray(at, at + 3);
        if (Math.abs(r - 0x95) < 4 && Math.abs(g - 0xec) < 4 && Math.abs(b - 0x69) < 4) green += 1;
      }
      expect(green, `${text} in ${tile.path}`).toBeGreaterThan(5);
      seen += 1;
    }
  }
  expect(seen).toBeGreaterThan(20);
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('a frame that hangs is named, and the conversation in another frame is found all the same', async ({
  allowed,
  sites,
}) => {
  // A site, and so a process, of its own; it comes back after four seconds.
  const hung = 'http://127.0.0.2:9/hung';
  const loop = `<!doctype html><p>客服</p><script>onmessage = () => { const end = Date.now() + 4000; while (Date.now() < end); }</script>`;
  await allowed.browser.context.route(hung, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: loop }),
  );
  const shop = sites.shop.url.replace('127.0.0.1', 'localhost');
  const tab = await allowed.visit(`${shop}/embed?n=40&named=1`);
  await tab.frames()[1]?.waitForSelector('.r');
  await tab.evaluate(
    (src) =>
      new Promise((resolve) => {
        const frame = Object.assign(document.createElement('iframe'), { src, width: 400, height: 300 });
        frame.onload = () => {
          frame.contentWindow?.postMessage(0, '*');
          resolve(null);
        };
        document.body.prepend(frame);
      }),
    hung,
  );
  const found = await find(allowed, tab);
  expect(found.candidates.map(({ frameHost }) => frameHost)).toEqual([new URL(sites.widget.url).host]);
  expect(found.late).toEqual(['127.0.0.2:9']);
  // The next test shall not share a browser with a process that still hangs.
  await tab
    .frames()
    .find((frame) => frame.url() === hung)
    ?.evaluate(() => document.title);
  await tab.close();
});

test('guarded in an allowed frame of another site: a message taken back is kept with its words and its picture', async ({
  allowed,
  sites,
}) => {
  const shop = sites.shop.url.replace('127.0.0.1', 'localhost');
  const page = await allowed.visit(`${shop}/embed?n=40&named=1`);
  const frame = page.frames()[1];
  await frame?.waitForSelector('.r');
  const guard = await guardOn(allowed, page);
  await frame?.evaluate(() =>
    window.chat?.push({ id: 9001, from: 'seller', kind: 'message', text: '先交激活费 50 元' }),
  );
  await expect.poll(async () => (await told(allowed)).map(({ text }) => text)).toEqual(['先交激活费 50 元']);
  await expect.poll(async () => [...(await pictured(allowed))]).toContain((await told(allowed))[0]?.message);
  await frame?.evaluate(() => window.chat?.remove(9001));
  await expect.poll(async () => (await told(allowed))[1]?.before).toBe('先交激活费 50 元');
  const exhibit = await guardOff(allowed, guard);
  const record = JSON.parse((await allowed.file(exhibit, 'guard.json')).toString()) as {
    source: { frameUrl?: string };
  };
  expect(record.source.frameUrl).toContain(sites.widget.url);
});
