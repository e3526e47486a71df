import type { Page } from '@playwright/test';
import { expect, test } from '../support/e2e';
import { readStore } from '../support/store';

const HOUR = 3_600_000;
const badge = (own: Page, tabId?: number): Promise<string> =>
  own.evaluate((tab) => chrome.action.getBadgeText(tab === undefined ? {} : { tabId: tab }), tabId);

test('what is read off an order waits for the case; a deadline stands on the icon through a dead worker', async ({
  stage,
}) => {
  const page = await stage.visit(`${stage.shops.shop}/user/index/query?tradeNo=260312142833744260`);
  const job = await stage.ended(await stage.start(page));
  const exhibit = await stage.exhibit(job.kind === 'capture' ? job.exhibitId : undefined);
  const { caseId, id, number, hints = [] } = exhibit;
  expect(exhibit.record.kind).toBe('order');
  expect(Object.fromEntries(hints.map(({ field, value }) => [field, value]))).toMatchObject({
    orderNumber: '260312142833744260',
    cashierNumber: '2026031222001498421408573261',
    paid: '502.98',
    goods: '【秒到账】Q币1000个 5折直充',
  });

  const own = await stage.own();
  const record = (...entries: object[]) => stage.ask('case.record', { caseId, entries });
  const from = { exhibit: id, number };
  expect(
    await record({ type: 'field-set', field: 'orderNumber', value: 'A1', exhibit: id, number: 9 }),
  ).toMatchObject({
    ok: false,
    error: { code: 'BAD_REQUEST' },
  });
  // Paid half an hour ago: 71 whole hours are left of the platform's 72.
  const value = new Date(Date.now() - HOUR / 2).toISOString();
  expect(await record({ type: 'field-set', field: 'paidAt', value, ...from })).toMatchObject({ ok: true });
  await expect.poll(() => badge(own)).toBe('71h');
  const tabId = await stage.browser.tabId(page);
  // The tick of the capture has gone from its tab, and the deadline shows there too.
  await expect.poll(() => badge(own, tabId), { timeout: 90_000 }).toBe('71h');

  await stage.browser.killWorker(page);
  await own.evaluate(async () => {
    await chrome.alarms.clearAll();
    await chrome.action.setBadgeText({ text: '' });
  });
  // Any message wakes a fresh worker.
  await stage.ask('settings.set', { key: 'theme', value: 'system' });
  await expect.poll(() => badge(own)).toBe('71h');
  const alarm = await own.evaluate(() => chrome.alarms.get('deadline'));
  expect((alarm?.scheduledTime ?? 0) - Date.now()).toBeLessThan(HOUR);

  await record({ type: 'deadline-edited', deadline: { id: 'platformWindow', met: true } });
  await expect.poll(() => badge(own)).toBe('');
  const { cases } = await readStore(own);
  expect(cases[0]?.dossier?.fields.paidAt).toMatchObject({ value, from });
});
