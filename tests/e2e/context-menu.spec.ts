import { expect } from '@playwright/test';
import { Desktop } from '../support/desktop';
import { Stage } from '../support/e2e';
import { ExtensionBrowser } from '../support/extension';
import { chatIn, exported, asTruth, shown, test, truth } from '../support/chat';
import { readStore } from '../support/store';

/** `entry`: place in the extension's own submenu, from the top. */
for (const [name, entry, query] of [
  ['立即留证此页面', 1, 'n=12&named=1&kind=plain'],
  ['留存此页面的聊天', 2, 'n=12&named=1&kind=plain'],
] as const)
  test(`a right click on the page, then ${name}: kept without the popup`, async ({ shops, sites }) => {
    const missing = Desktop.missing();
    test.skip(missing.length > 0, `needs ${missing.join(' ')}`);
    const desktop = await Desktop.start();
    const browser = await ExtensionBrowser.launch({ headed: true, display: desktop.display });
    try {
      const stage = new Stage(browser, shops);
      const page = await browser.context.newPage();
      await page.goto(`${sites.shop.url}/window?${query}`);
      await shown(page);
      await stage.own();
      await page.bringToFront();
      desktop.focus('在线客服');
      const at = await page.evaluate(() => ({ x: screenX + 20, y: screenY + outerHeight - 420 }));
      const jobs = async () => (await readStore(await stage.own())).jobs;
      // The page's menu ends in our submenu, the page's source and the inspector. A browser that has just started may not
      // have it yet: a person clicks again.
      await expect(async () => {
        desktop.press('Escape');
        desktop.rightClick(at.x, at.y);
        for (const key of ['Up', 'Up', 'Up', 'Right']) desktop.press(key);
        for (let i = 1; i < entry; i++) desktop.press('Down');
        desktop.press('Return');
        await expect.poll(async () => (await jobs()).length, { timeout: 4000 }).toBeGreaterThan(0);
      }).toPass({ timeout: 90_000 });
      const [job] = await jobs();
      const ended = await stage.ended(job?.id ?? '', 60_000);
      expect(ended).toMatchObject({ kind: 'capture', state: 'done' });
      const exhibit = await stage.exhibit(ended.kind === 'capture' ? ended.exhibitId : undefined);
      expect(exhibit.record.trigger).toBe('menu');
      if (entry === 1) return expect(exhibit.record.chat).toBeUndefined();
      const chat = chatIn(await exported(stage));
      expect(chat.messages.map(asTruth)).toEqual(await truth(`${sites.shop.url}/truth?${query}`));
    } finally {
      await browser.close();
      desktop.stop();
    }
  });
