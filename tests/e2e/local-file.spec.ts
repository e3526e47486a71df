import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '../support/e2e';
import { readStore } from '../support/store';

test('a local file without the permission for it: the popup says which one, and nothing is kept', async ({
  stage,
}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'liuzheng-file-'));
  try {
    const file = path.join(folder, 'order.html');
    writeFileSync(
      file,
      '<!doctype html><meta charset="utf-8"><title>订单</title><p>订单编号：A7K2M9QX41BC80ZT</p>',
    );
    const settings = await stage.browser.context.newPage();
    await settings.goto(`chrome://extensions/?id=${stage.browser.id}`);
    // Loaded from the command line it is on; installed from a store it is off.
    await settings.evaluate(async (id) => {
      const { developerPrivate } = chrome as unknown as {
        developerPrivate: {
          updateExtensionConfiguration(update: object): Promise<void>;
          getExtensionInfo(id: string): Promise<{
            state: string;
            fileAccess: { isActive: boolean };
            views: unknown[];
          }>;
        };
      };
      await developerPrivate.updateExtensionConfiguration({ extensionId: id, fileAccess: false });
      // That loads the extension anew.
      for (;;) {
        const { state, fileAccess, views } = await developerPrivate.getExtensionInfo(id);
        if (state === 'ENABLED' && !fileAccess.isActive && views.length > 0) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }, stage.browser.id);
    await settings.close();
    const page = await stage.browser.context.newPage();
    await page.goto(pathToFileURL(file).href);
    const popup = await stage.browser.openPopup(page);
    await popup.until(`document.body.innerText.includes('浏览器尚未允许留证读取本机文件')`);
    await popup.close();
    expect((await readStore(await stage.own())).exhibits).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
