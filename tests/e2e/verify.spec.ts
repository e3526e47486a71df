import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { asicOfBundle } from '../../utils/bundle/asic';
import { bytesSource } from '../../utils/bundle/byte-source';
import { run } from '../../utils/verifier/run';
import { ATTACKS } from '../support/attacks/attacks';
import { endScene, makeScene, type GivenFile } from '../support/attacks/kit';
import { expect, test } from '../support/e2e';

/** The page hands its JSON to a link; a download of each would take longer than all the rest. */
async function watchSaves(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (object: Blob | MediaSource) => {
      if (object instanceof Blob && object.type === 'application/json')
        Object.assign(globalThis, { savedReport: object });
      return make(object);
    };
  });
}

/** The report as a machine reads it, of a page of ours into which the files are put. */
async function saved(page: Page, paths: readonly string[]): Promise<unknown> {
  await page.reload();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([...paths]);
  await page.getByRole('button', { name: '保存结果（JSON）' }).click({ timeout: 60_000 });
  const text = await page.evaluate(() => (globalThis as unknown as { savedReport: Blob }).savedReport.text());
  return JSON.parse(text) as unknown;
}

async function commandLine(paths: readonly string[]): Promise<unknown> {
  let out = '';
  await run(['--json', '--jobs', '1', ...paths], { out: (text) => (out += text), err: () => undefined });
  return JSON.parse(out);
}

test('the extension’s page, the offline file and the command line say the same of every bundle', async ({
  stage,
}) => {
  test.setTimeout(150_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'liuzheng-skins-'));
  const scene = await makeScene();
  try {
    const offlineFile = path.resolve('.output/liuzheng-verify.html');
    execFileSync(process.execPath, ['scripts/build-verifier.mjs']);
    const extension = await stage.browser.context.newPage();
    await watchSaves(extension);
    await extension.goto(stage.browser.url('verify.html'));
    const offline = await stage.browser.context.newPage();
    await watchSaves(offline);
    const asked: string[] = [];
    offline.on('request', (request) => asked.push(request.url()));
    const cdp = await stage.browser.context.newCDPSession(offline);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', {
      offline: true,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
    await offline.goto(pathToFileURL(offlineFile).href);
    // Whole exports are judged each by itself: all of them at once. Volumes of one export by themselves.
    const single: GivenFile[] = [{ ...scene.sealed, name: 'good.zip' }, scene.otherCase];
    const sets: (readonly [string, readonly GivenFile[]])[] = [['volumes', scene.volumes]];
    for (const { id, make } of ATTACKS) {
      const files = await make(scene);
      const [first] = files;
      if (first && files.length === 1) single.push({ ...first, name: `${id}.zip` });
      else sets.push([id, files]);
    }
    expect(single.length).toBeGreaterThan(60);
    const container = await asicOfBundle(bytesSource(scene.sealed.bytes));
    sets.push([
      'container',
      [scene.sealed, { name: 'x.asics', bytes: container?.bytes ?? new Uint8Array() }],
    ]);
    sets.push(['single', single]);
    const answers: { id: string; paths: string[]; told: unknown }[] = [];
    for (const [id, files] of sets) {
      const at = path.join(folder, id);
      mkdirSync(at);
      const paths = files.map(({ name, bytes }) => {
        writeFileSync(path.join(at, name), bytes);
        return path.join(at, name);
      });
      answers.push({ id, paths, told: await commandLine(paths) });
    }
    for (const [skin, page] of [
      ['extension', extension],
      ['offline', offline],
    ] as const) {
      // A tab at the back is slowed down by the browser.
      await page.bringToFront();
      for (const { id, paths, told } of answers)
        expect.soft(await saved(page, paths), `${id}, ${skin}`).toEqual(told);
    }
    // Nothing but itself was ever loaded.
    expect(asked.filter((url) => !/^(?:file|blob|data):/.test(url))).toEqual([]);

    await offline.bringToFront();
    await offline.locator('input[type=file]').first().setInputFiles(path.join(folder, 'single/good.zip'));
    await expect(offline.getByRole('heading', { name: /^自 .*封存后，未发现改动/ })).toBeVisible();
    // A root that the reader trusts is a choice of the page and of the moment, and the verdict says so.
    writeFileSync(path.join(folder, 'root.pem'), scene.tsa.text('root.pem'));
    await offline.getByText('时间戳机构不在信任名单里？').click();
    await offline.locator('input[accept]').setInputFiles(path.join(folder, 'root.pem'));
    await expect(
      offline.getByRole('heading', { name: /时间由可信时间戳证明；其根证书由核验者自己添加信任/ }),
    ).toBeVisible();
    await offline.getByRole('button', { name: '移除' }).click();
    await expect(offline.getByRole('heading', { name: /时间是导出者自述/ })).toBeVisible();
    await offline.locator('input[type=file]').first().setInputFiles(path.join(folder, 'single/picture.zip'));
    await expect(
      offline.getByRole('heading', { name: /有改动：1 个文件与清单不符（E001\/page\.png）/ }),
    ).toBeVisible();
  } finally {
    endScene(scene);
    rmSync(folder, { recursive: true });
  }
});
