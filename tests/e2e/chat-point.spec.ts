import type { Page } from '@playwright/test';
import { chatIn, done, expect, exported, test } from '../support/chat';
import { Stage } from '../support/e2e';
import { ExtensionBrowser } from '../support/extension';
import { readStore } from '../support/store';

/** Nothing here is found by itself: no names, no times, no box to write into. */
const SAID = Array.from({ length: 14 }, (_, i) => `第 ${i + 1} 条说明，订单仍未到账`);
const LOG = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>处理记录</title>
  <style>body{margin:0;font:14px/1.6 sans-serif}#log{height:300px;overflow-y:auto}p{margin:0;padding:14px;border-bottom:1px solid #ddd}</style>
  <div id="log">${SAID.map((text) => `<p>${text}</p>`).join('')}</div></html>`;
const SHOP = (
  foreign: string,
): string => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>订单</title>
  <style>body{margin:0;height:2400px}h1{margin:0;padding:20px}iframe{position:absolute;border:7px solid #888;width:420px;height:300px}</style>
  <h1>我的订单</h1><iframe src="/log" style="left:60px;top:140px"></iframe>
  <iframe src="${foreign}" style="left:560px;top:140px"></iframe></html>`;

/** Clicks on the popup's picture where the page has that point. CSS px of the page. */
async function pointAt(popup: Page, page: Page, x: number, y: number): Promise<void> {
  const surface = popup.getByRole('button', { name: /^页面画面/ });
  await expect(surface).toBeVisible();
  const box = await surface.boundingBox();
  const view = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  await surface.click({
    position: { x: (x / view.width) * (box?.width ?? 0), y: (y / view.height) * (box?.height ?? 0) },
  });
}

for (const [name, deviceScaleFactor, zoom] of [
  ['two device pixels a CSS px, zoomed to 125 %', 2, 1.25],
  ['a usual screen', 1, 1],
] as const)
  test(`a list in a frame that is pointed at in the popup's picture is kept, on ${name}`, async ({
    shops,
    sites,
  }) => {
    const browser = await ExtensionBrowser.launch({ deviceScaleFactor });
    try {
      const stage = new Stage(browser, shops);
      const foreign = `${sites.widget.url.replace('127.0.0.1', 'localhost')}/window?n=20`;
      const html = (body: string) => ({ contentType: 'text/html; charset=utf-8', body });
      await browser.context.route('http://127.0.0.1:9/order', (route) => route.fulfill(html(SHOP(foreign))));
      await browser.context.route('http://127.0.0.1:9/log', (route) => route.fulfill(html(LOG)));
      const page = await stage.visit('http://127.0.0.1:9/order');
      const worker = await browser.liveWorker();
      await worker.evaluate(([tab, to]) => chrome.tabs.setZoom(tab, to), [
        await browser.tabId(page),
        zoom,
      ] as const);
      await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(deviceScaleFactor * zoom);
      // Whatever the page could notice of being pointed at.
      await page.evaluate(() => {
        const noted: string[] = [];
        const inner = document.querySelector('iframe')?.contentDocument;
        for (const doc of [document, inner])
          if (doc)
            new MutationObserver((records) => noted.push(...records.map(({ type }) => type))).observe(doc, {
              subtree: true,
              childList: true,
              attributes: true,
              characterData: true,
            });
        Object.assign(window, { noted });
      });
      const popup = await browser.popupWindow(page);
      await popup.getByRole('button', { name: '留存聊天', exact: true }).click();
      await popup.getByRole('button', { name: '在画面上指出聊天…' }).click();
      // The window of another site first: it cannot be read, and says so.
      await pointAt(popup, page, 700, 250);
      await expect(popup.getByText(/localhost 的窗口，还不允许读取/)).toBeVisible();
      const list = await page.evaluate(() => {
        const frame = document.querySelector('iframe');
        const at = frame?.getBoundingClientRect();
        return { x: (at?.x ?? 0) + 7 + 40, y: (at?.y ?? 0) + 7 + 120 };
      });
      await pointAt(popup, page, list.x, list.y);
      await expect(popup.getByText(/已选：.*已显示 14 条/)).toBeVisible();
      expect(await page.evaluate(() => (window as unknown as { noted: string[] }).noted)).toEqual([]);
      await popup.screenshot({ path: test.info().outputPath('pointing.png') });
      await popup.getByRole('button', { name: '留存这一段' }).click();
      await expect(popup.getByRole('status').filter({ hasText: '已保住' })).toBeVisible({ timeout: 60_000 });
      const { jobs } = await readStore(await stage.own());
      await done(stage, jobs[0]?.id ?? '');
      const chat = chatIn(await exported(stage));
      expect(chat.messages.map(({ text }) => text)).toEqual(SAID);
      expect(chat.messages.every(({ views }) => views.length > 0)).toBe(true);
    } finally {
      await browser.close();
    }
  });
