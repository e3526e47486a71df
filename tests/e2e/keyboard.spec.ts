import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { Desktop } from '../support/desktop';
import { ExtensionBrowser } from '../support/extension';
import { readStore } from '../support/store';

/** Nothing of the project's fixtures: what an outsider might have open. */
const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>订单查询 - 小店</title>
<style>body{font:16px sans-serif;margin:40px}dt{color:#888}dd{margin:0 0 12px}</style>
<h1>订单查询结果</h1><dl><dt>订单编号</dt><dd>A7K2M9QX41BC80ZT</dd><dt>实付金额</dt><dd>￥36.50</dd>
<dt>下单时间</dt><dd>2026-11-20 21:04:11</dd><dt>状态</dt><dd>处理中</dd></dl>
<p>充值类商品一经售出概不退换。</p>${'<p>说明文字。</p>'.repeat(60)}`;

test('Alt+Shift+S in a headed browser captures the page in front, without the popup', async () => {
  const missing = Desktop.missing();
  test.skip(missing.length > 0, `needs ${missing.join(' ')}`);
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(PAGE);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const desktop = await Desktop.start();
  try {
    const browser = await ExtensionBrowser.launch({ headed: true, display: desktop.display });
    try {
      const page = await browser.context.newPage();
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      await page.bringToFront();
      desktop.focus('订单查询');
      // The store is looked at from a window of its own, so that the page stays in front of its own.
      const opened = browser.context.waitForEvent('page');
      const worker = await browser.liveWorker();
      // A browser that has just started may not listen yet: a person presses again. While a capture runs it does nothing.
      await expect(async () => {
        desktop.press('alt+shift+s');
        await page.waitForFunction(() => scrollY > 0, undefined, { polling: 20, timeout: 5000 });
      }).toPass({ timeout: 90_000 });
      await worker.evaluate(
        (url) => chrome.windows.create({ url, type: 'popup', width: 400, height: 400, focused: false }),
        browser.url('workspace.html'),
      );
      const own = await opened;
      await own.waitForLoadState();
      await expect(async () => {
        const { exhibits } = await readStore(own);
        expect(exhibits[0]).toMatchObject({
          integrity: 'verified',
          record: {
            trigger: 'command',
            state: 'complete',
            summary: { orderNumber: 'A7K2M9QX41BC80ZT', amount: '￥36.50' },
          },
        });
      }).toPass({ timeout: 90_000 });
    } finally {
      await browser.close();
    }
  } finally {
    desktop.stop();
    server.close();
  }
});
