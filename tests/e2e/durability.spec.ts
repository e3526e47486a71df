import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, Stage, test } from '../support/e2e';
import { ExtensionBrowser } from '../support/extension';
import { SmallDisk } from '../support/small-disk';
import { readStore, readStoredFile } from '../support/store';

let disk: SmallDisk;
let profile = '';
test.beforeEach(() => {
  disk = new SmallDisk();
  profile = disk.folder;
});
test.afterEach(() => disk.remove());

/** Every file of every exhibit is in the store with the bytes its address says. */
async function expectIntact(own: Page): Promise<number> {
  const { exhibits } = await readStore(own);
  let files = 0;
  for (const { recordSha256, record } of exhibits) {
    for (const sha256 of [recordSha256, ...record.files.map((file) => file.sha256)]) {
      const bytes = await readStoredFile(own, sha256);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      files += 1;
    }
  }
  return files;
}

test('a full disk: the capture fails and says why, what was kept stays, and once there is room captures work again', async ({
  shops,
}) => {
  const impossible = disk.mount(200);
  test.skip(impossible !== '', impossible);
  const browser = await ExtensionBrowser.launch({ profile });
  try {
    const stage = new Stage(browser, shops);
    const first = await stage.visit(`${shops.shop}/product/1024.html`);
    const kept = await stage.capture(first);
    const spare = await stage.capture(first);
    // More than the room that the browser makes for itself on a full disk.
    const page = await stage.visit(`${shops.hostile}/tall?px=4000&mb=8`);
    const tabId = await browser.tabId(page);
    const own = await stage.own();
    const both = [
      { id: kept.id, integrity: 'verified' },
      { id: spare.id, integrity: 'verified' },
    ];
    const stored = async () =>
      (await readStore(own)).exhibits.sort((a, b) => a.record.number - b.record.number);
    expect(await stored()).toMatchObject(both);

    const filler = disk.fill();
    await page.bringToFront();
    const started = await stage.ask<{ jobId: string }>('capture.start', { tabId });
    // The browser itself cannot open its database on a disk without a byte left; it makes a little room within seconds.
    await expect(async () => expect(await stored()).toMatchObject(both)).toPass({ timeout: 90_000 });
    await expect(async () => {
      const deleted = await stage.ask('exhibit.delete', { exhibitId: spare.id, reason: '磁盘已满' });
      expect(deleted).toMatchObject({ ok: true });
    }).toPass({ timeout: 90_000 });
    if (started.ok) {
      expect(await stage.ended(started.value?.jobId ?? '')).toMatchObject({
        state: 'failed',
        error: { code: 'STORE_FULL' },
      });
    } else expect(started.error?.code).toBe('STORE_FULL');
    expect(await stored()).toMatchObject([both[0]]);
    expect(await expectIntact(own)).toBeGreaterThan(4);

    rmSync(filler);
    const second = await stage.capture(page);
    expect(second.integrity).toBe('verified');
    expect(second.record.state).toBe('complete');
    const { jobs, staged } = await readStore(own);
    expect(jobs.filter((job) => job.state === 'running')).toEqual([]);
    expect(staged).toBe(0);
    await expectIntact(own);
  } finally {
    await browser.close();
  }
});

test('the browser is killed the moment ✓ is shown: after a restart every byte is there', async ({
  shops,
}) => {
  const before = await ExtensionBrowser.launch({ profile });
  const stage = new Stage(before, shops);
  const page = await stage.visit(`${shops.shop}/product/1024.html`);
  const session = await before.context.browser()?.newBrowserCDPSession();
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  const pid = processInfo.find((one) => one.type === 'browser')?.id;
  if (!pid) throw new Error('the browser does not tell its process');
  const { id } = await stage.capture(page);
  process.kill(pid, 'SIGKILL');
  await before.close().catch(() => undefined);

  const after = await ExtensionBrowser.launch({ profile });
  try {
    const own = await new Stage(after, shops).own();
    expect((await readStore(own)).exhibits).toMatchObject([{ id, integrity: 'verified' }]);
    expect(await expectIntact(own)).toBeGreaterThan(4);
  } finally {
    await after.close();
  }
});
