import { begin, done, expect, test } from '../support/chat';
import {
  badgeOf,
  delayOf,
  guardOff,
  guardOn,
  guardRows,
  lines,
  opened,
  pictured,
  recall,
  say,
  told,
} from '../support/guard';

test('a recalled message is in the log within a second with what it said, and with its picture', async ({
  stage,
  sites,
}) => {
  const page = await stage.visit(`${sites.shop.url}/window?n=40&named=1`, opened);
  const guard = await guardOn(stage, page);
  expect(await badgeOf(stage, page)).toBe('守');
  await say(page, 9001, '先交激活费 50 元');
  await expect.poll(async () => (await told(stage)).length).toBe(1);
  const [added] = await told(stage);
  expect(added).toMatchObject({ change: 'added', text: '先交激活费 50 元' });
  await expect.poll(async () => [...(await pictured(stage))]).toContain(added?.message);
  await recall(page, 9001);
  await expect.poll(async () => (await told(stage)).length).toBe(2);
  const back = (await told(stage))[1];
  expect(back).toMatchObject({ change: 'recalled', message: added?.message, before: '先交激活费 50 元' });
  expect(back?.pictures).toHaveLength(1);
  for (const one of await told(stage)) expect(delayOf(one)).toBeLessThanOrEqual(1000);
  const exhibit = await guardOff(stage, guard);
  expect(exhibit.record).toMatchObject({ kind: 'chat', kindReason: 'GUARDED', chat: { recalled: 1 } });
});

test('the page is not written to while it is guarded', async ({ stage, sites }) => {
  const page = await stage.visit(`${sites.shop.url}/window?n=40&named=1`, opened);
  await page.evaluate(() => {
    const seen = { count: 0 };
    Object.assign(window, { seen });
    new MutationObserver((records) => (seen.count += records.length)).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
  const guard = await guardOn(stage, page);
  await expect.poll(async () => (await pictured(stage)).size).toBeGreaterThan(0);
  await guardOff(stage, guard);
  expect(await page.evaluate(() => (window as unknown as { seen: { count: number } }).seen.count)).toBe(0);
});

test('the worker is killed in mid-guard: nothing that happened meanwhile is lost', async ({
  stage,
  sites,
}) => {
  const page = await stage.visit(`${sites.shop.url}/window?n=40&named=1`, opened);
  const guard = await guardOn(stage, page);
  await say(page, 9001, '先交激活费 50 元');
  await expect.poll(async () => (await told(stage)).length).toBe(1);
  await stage.browser.killWorker(page);
  // The page itself calls the worker back.
  await recall(page, 9001);
  await say(page, 9002, '加微信 kf8866 私下付款');
  await expect
    .poll(async () => (await told(stage)).map(({ change, text }) => `${change} ${text}`))
    .toEqual(['added 先交激活费 50 元', 'recalled 对方撤回了一条消息', 'added 加微信 kf8866 私下付款']);
  expect((await told(stage))[1]).toMatchObject({
    before: '先交激活费 50 元',
    message: (await told(stage))[0]?.message,
  });
  await expect.poll(() => badgeOf(stage, page)).toBe('守');
  await recall(page, 9002);
  await expect.poll(async () => (await told(stage)).at(-1)?.before).toBe('加微信 kf8866 私下付款');
  const exhibit = await guardOff(stage, guard);
  expect(exhibit.record.chat).toMatchObject({ recalled: 2 });
  expect(exhibit.record.notCaptured.map(({ reason }) => reason)).not.toContain('WORKER_RESTARTED');
});

test('the tab is reloaded: the guard goes on, says when it could not see, and what went meanwhile', async ({
  stage,
  sites,
}) => {
  const page = await stage.visit(`${sites.shop.url}/window?n=40&named=1&ids=1`, opened);
  const guard = await guardOn(stage, page);
  await say(page, 9001, '先交激活费 50 元');
  await expect.poll(async () => (await told(stage)).length).toBe(1);
  // It is not on the server: after the reload it is not there any more.
  await page.reload();
  await opened(page);
  await expect.poll(async () => (await lines(stage)).map(({ type }) => type)).toContain('guard-seeing');
  const all = await lines(stage);
  expect(all.find((line) => line.type === 'guard-blind')).toMatchObject({ reason: 'TAB_NAVIGATED' });
  expect(all.find((line) => line.type === 'guard-seeing')).toMatchObject({ unconfirmed: 1 });
  await say(page, 9100, '还在吗');
  await expect
    .poll(async () => (await told(stage)).map(({ text }) => text))
    .toEqual(['先交激活费 50 元', '还在吗']);
  await expect.poll(() => badgeOf(stage, page)).toBe('守');
  const exhibit = await guardOff(stage, guard);
  expect(exhibit.record.notCaptured).toContainEqual(
    expect.objectContaining({ what: 'chat', reason: 'TAB_NAVIGATED' }),
  );
});

test('another tab in front: what is said is kept, and nothing is photographed until it is back', async ({
  stage,
  sites,
}) => {
  const page = await stage.visit(`${sites.shop.url}/window?n=40&named=1`, opened);
  const guard = await guardOn(stage, page);
  await expect.poll(async () => (await pictured(stage)).size).toBeGreaterThan(0);
  const other = await stage.browser.context.newPage();
  await other.bringToFront();
  const before = await pictured(stage);
  await say(page, 9001, '先交激活费 50 元');
  await expect.poll(async () => (await told(stage)).at(-1)?.text).toBe('先交激活费 50 元');
  await recall(page, 9001);
  await expect.poll(async () => (await told(stage)).at(-1)?.before).toBe('先交激活费 50 元');
  expect(await pictured(stage)).toEqual(before);
  // The notice is photographed once it can be.
  await page.bringToFront();
  await say(page, 9002, '在的');
  await expect.poll(async () => [...(await pictured(stage))]).toContain((await told(stage))[0]?.message);
  await guardOff(stage, guard);
});

const numberIn = (text: string | undefined): string | undefined =>
  /第 (\d+) 条 先交激活费/.exec(text ?? '')?.[1];

test('fifty messages, each taken back half a second to five seconds after it showed: all are in the log with their words', async ({
  stage,
  sites,
}) => {
  const page = await stage.visit(`${sites.shop.url}/window?n=200&named=1&recycle=1`, opened);
  const guard = await guardOn(stage, page);
  await page.evaluate(async (count) => {
    const done: Promise<void>[] = [];
    for (let i = 0; i < count; i++) {
      const id = 50_000 + i;
      window.chat?.push({ id, from: 'seller', kind: 'message', text: `第 ${i} 条 先交激活费` });
      done.push(
        new Promise((resolve) =>
          setTimeout(
            () => {
              if (i % 2) window.chat?.remove(id);
              else window.chat?.replace(id, { kind: 'recall', from: 'system', text: '对方撤回了一条消息' });
              resolve();
            },
            500 + ((i * 337) % 4500),
          ),
        ),
      );
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    await Promise.all(done);
  }, 50);
  const texts = async (): Promise<Set<string>> =>
    new Set(
      (await told(stage))
        .filter(({ change }) => change === 'added')
        .flatMap(({ text }) => /第 \d+ 条 先交激活费/.exec(text) ?? []),
    );
  await expect.poll(async () => (await texts()).size).toBe(50);
  const all = await told(stage);
  const delays = all.map(delayOf).sort((a, b) => a - b);
  const back = all.filter(({ change }) => change === 'recalled' || change === 'removed');
  // Each with its own words, under its own number, in the way it was taken back: those with an even number by a notice.
  const numbers = new Map(
    all.flatMap(({ change, message, text }) => (change === 'added' ? [[message, numberIn(text)]] : [])),
  );
  expect(
    back
      .map(({ change, before, message }) => ({ change, said: numberIn(before), now: numbers.get(message) }))
      .filter(
        ({ change, said, now }) => said !== now || change !== (Number(said) % 2 ? 'removed' : 'recalled'),
      ),
  ).toEqual([]);
  const shown = await pictured(stage);
  const added = all.filter(({ change }) => change === 'added');
  console.log(
    `50 recalled: ${added.length} kept, ${back.length} taken back in sight, ${added.filter(({ message }) => shown.has(message)).length} pictured; to the log ${delays[delays.length >> 1]} ms median, ${delays.at(-1)} ms at most, ${(await lines(stage)).length} lines`,
  );
  expect(delays.at(-1)).toBeLessThanOrEqual(5000);
  await guardOff(stage, guard);
});

test('the tab is closed: the exhibit is sealed by itself', async ({ stage, sites }) => {
  const page = await stage.visit(`${sites.shop.url}/window?n=40&named=1`, opened);
  const guard = await guardOn(stage, page);
  await say(page, 9001, '先交激活费 50 元');
  await expect.poll(async () => (await told(stage)).length).toBe(1);
  await page.close();
  await expect.poll(async () => (await guardRows(stage)).find(({ id }) => id === guard)?.state).toBe('ended');
  const row = (await guardRows(stage)).find(({ id }) => id === guard);
  const exhibit = await stage.exhibit(row?.exhibitId);
  expect(exhibit.integrity).toBe('verified');
  expect(row?.reason).toBe('TAB_CLOSED');
});

test('a page of another site: it stops and says so, and goes on after the way back and a click', async ({
  stage,
  sites,
}) => {
  const page = await stage.visit(`${sites.shop.url}/window?n=40&named=1`, opened);
  const url = page.url();
  const guard = await guardOn(stage, page);
  await page.goto(`${sites.widget.url}/`);
  await expect
    .poll(async () => (await guardRows(stage))[0])
    .toMatchObject({ state: 'blind', reason: 'PAGE_NO_PERMISSION' });
  await page.goto(url);
  await opened(page);
  const popup = await stage.browser.openPopup(page);
  await expect.poll(async () => (await guardRows(stage))[0]?.state, { timeout: 90_000 }).toBe('on');
  await popup.close();
  await say(page, 9001, '先交激活费 50 元');
  await expect.poll(async () => (await told(stage)).at(-1)?.text).toBe('先交激活费 50 元');
  await guardOff(stage, guard);
});

test('the whole conversation is kept while it is guarded; neither disturbs the other', async ({
  stage,
  sites,
}) => {
  const page = await stage.visit(`${sites.shop.url}/window?n=120&named=1`, opened);
  const guard = await guardOn(stage, page);
  const job = await begin(stage, page);
  await stage.staged(8);
  // The list is scrolled up: it is not in the document until the end is in sight again.
  await say(page, 9001, '先交激活费 50 元');
  const chat = await done(stage, job);
  await expect.poll(async () => (await told(stage)).at(-1)?.text).toBe('先交激活费 50 元');
  expect(chat.record.chat?.messages).toBeGreaterThan(100);
  await recall(page, 9001);
  await expect.poll(async () => (await told(stage)).at(-1)?.change).toBe('recalled');
  expect((await told(stage)).map(({ change }) => change)).toEqual(['added', 'recalled']);
  await expect.poll(() => badgeOf(stage, page), { timeout: 90_000 }).toBe('守');
  const exhibit = await guardOff(stage, guard);
  expect(exhibit.number).toBe(chat.number + 1);
});
