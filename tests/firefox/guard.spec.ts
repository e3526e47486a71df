import type { Page as PlaywrightPage } from '@playwright/test';
import { startChat } from '../fixtures/sites/chat';
import { lines } from '../support/guard';
import type { Stage } from '../support/e2e';
import { ToolbarPopup } from './popup';
import { expect, test, type FirefoxStage } from './stage';

/** The custody log as a Chromium stage gives it. */
const asStage = ({ own }: FirefoxStage): Stage =>
  ({ own: () => Promise.resolve(own as PlaywrightPage) }) as unknown as Stage;

async function saw(stage: FirefoxStage): Promise<string[]> {
  const all = await lines(asStage(stage));
  return all.flatMap((line) =>
    line.type === 'guard-saw'
      ? line.saw.map(({ change, text, before }) => `${change} ${before ?? text}`)
      : [],
  );
}

test('Firefox: guarded while another tab is in front: what was taken back there is kept, and that the tab was hidden is said', async ({
  stage,
}) => {
  const sites = await startChat(0, 0);
  try {
    const page = await stage.firefox.visit(`${sites.shop.url}/window?n=40&named=1`);
    await page.waitForSelector('.r');
    const popup = await ToolbarPopup.open(stage.firefox);
    await popup.click('守护：关');
    await popup.until(`document.body.innerText.includes('守护：开')`);
    await page.evaluate(() =>
      window.chat?.push({ id: 9001, from: 'seller', kind: 'message', text: '先交激活费 50 元' }),
    );
    await expect.poll(() => saw(stage)).toEqual(['added 先交激活费 50 元']);

    await stage.firefox.visit('about:blank');
    await page.waitForFunction(() => document.hidden, { polling: 100 });
    await page.evaluate(() => window.chat?.remove(9001));
    const back = ['added 先交激活费 50 元', 'removed 先交激活费 50 元'];
    await expect.poll(() => saw(stage)).toEqual(back);
    await page.evaluate(() =>
      window.chat?.push({ id: 9002, from: 'seller', kind: 'message', text: '加微信 kf8866' }),
    );
    await expect.poll(() => saw(stage)).toEqual([...back, 'added 加微信 kf8866']);
    await page.bringToFront();

    const again = await ToolbarPopup.open(stage.firefox);
    await again.click('结束守护');
    await expect.poll(async () => (await stage.store()).exhibits.length, { timeout: 90_000 }).toBe(1);
    const [exhibit] = (await stage.store()).exhibits;
    expect(exhibit?.record).toMatchObject({ kindReason: 'GUARDED', chat: { recalled: 1 } });
    const hidden = exhibit?.record.notCaptured.filter(({ reason }) => reason === 'TAB_HIDDEN');
    expect(hidden).toMatchObject([{ what: 'chat' }]);
    const log = await lines(asStage(stage));
    expect(log.find(({ type }) => type === 'guard-blind')).toMatchObject({ reason: 'TAB_HIDDEN' });
    expect(log.find(({ type }) => type === 'guard-seeing')).toMatchObject({ reason: 'TAB_HIDDEN' });
  } finally {
    await sites.shop.close();
    await sites.widget.close();
  }
});
