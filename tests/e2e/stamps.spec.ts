import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unpack } from '../unit/bundle/repack';
import { Desktop } from '../support/desktop';
import { expect, Stage, test } from '../support/e2e';
import { ExtensionBrowser } from '../support/extension';
import { grant } from '../support/grants';
import { hasOpenssl } from '../support/openssl';
import { auditStore } from '../support/store';
import { TestTsa } from '../support/tsa';
import { serveRelay } from '../support/relay-server';
import { serveTsa } from '../support/tsa-server';

/** Pulse 1000 of drand quicknet, as it was published. */
const PULSE = Buffer.from(
  '{"round":1000,"randomness":"fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd","signature":"b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39"}',
);

/** A real authority on this machine, allowed on the browser's own question, from the switch to a stranger's check. */
test('switched on, a capture is stamped by an authority, exported, and a stranger checks it', async ({
  shops,
}) => {
  const missing = Desktop.missing();
  test.skip(missing.length > 0 || !hasOpenssl, `needs ${[...missing, 'openssl'].join(' ')}`);
  const folder = mkdtempSync(path.join(tmpdir(), 'liuzheng-stamps-'));
  const tsa = new TestTsa();
  const server = await serveTsa(tsa);
  const relay = await serveRelay(() => PULSE);
  const desktop = await Desktop.start();
  const browser = await ExtensionBrowser.launch({ headed: true, display: desktop.display });
  try {
    const stage = new Stage(browser, shops);
    await grant(browser, desktop, { origins: ['http://127.0.0.1/*'] });
    const before = await stage.capture(
      await stage.visit(`${shops.shop}/user/index/query?tradeNo=260312142833744260`),
    );
    expect(server.queries).toEqual([]);

    const settings = await browser.context.newPage();
    await settings.goto(`${browser.url('workspace.html')}?page=settings`);
    await settings.getByRole('button', { name: '添加机构' }).click();
    await settings.getByLabel('名称').fill('本机机构');
    await settings.getByLabel('网址（http 或 https）').fill(`${server.url}/good`);
    await settings.getByRole('button', { name: '添加', exact: true }).click();
    await settings.getByRole('checkbox', { name: '启用 本机机构' }).click();
    await expect(settings.getByRole('checkbox', { name: '启用 本机机构' })).toBeChecked();
    await settings.getByRole('switch', { name: '为证据取得可信时间戳' }).click();
    await expect(settings.getByRole('switch', { name: '为证据取得可信时间戳' })).toBeChecked();
    await settings.getByRole('button', { name: '试一次：本机机构' }).click();
    await expect(settings.getByText(/可用：Test tsa 给出/)).toBeVisible();

    // The not-before mark, of a relay on this machine that hands out a real pulse.
    await settings.getByRole('button', { name: '添加转发站' }).click();
    await settings.getByLabel('名称').fill('本机转发站');
    await settings.getByLabel('网址（http 或 https）').fill(`${relay.url}/good`);
    await settings.getByRole('button', { name: '添加', exact: true }).click();
    await settings.getByRole('checkbox', { name: '启用 本机转发站' }).click();
    await expect(settings.getByRole('checkbox', { name: '启用 本机转发站' })).toBeChecked();
    await settings.getByRole('button', { name: '试一次：本机转发站' }).click();
    await expect(settings.getByText(/可用：第 1000 期/)).toBeVisible();
    await settings.getByRole('switch', { name: '留证时写入一个公共随机数' }).click();
    await expect(settings.getByRole('switch', { name: '留证时写入一个公共随机数' })).toBeChecked();

    const kept = await stage.capture(await stage.visit(`${shops.shop}/`));
    const page = await browser.context.newPage();
    await page.goto(`${browser.url('workspace.html')}?exhibit=${kept.id}`);
    await page.getByRole('tab', { name: '核验' }).click();
    await expect(page.getByText('已授时', { exact: true }).last()).toBeVisible();
    await expect(page.getByText(/未知根：签名无误/)).toBeVisible();
    await expect(page.getByText('Test tsa 签名（外部陈述）')).toBeVisible();
    await expect(page.getByText(/drand quicknet 第 1000 期，签名核对无误/)).toBeVisible();
    // A paper of somebody else's beside it.
    const paper = path.join(folder, '公证书.pdf');
    writeFileSync(paper, '%PDF-1.7 notarial');
    await page.getByLabel('外部证明文件').setInputFiles(paper);
    await expect(page.getByText('未核对：请用出证机构的工具')).toBeVisible();

    // What was kept before the switch, in a worker that was killed meanwhile.
    await settings.bringToFront();
    await settings.getByRole('button', { name: '给已有证据补盖' }).click();
    await expect(settings.getByText(/已排队 1 个请求/)).toBeVisible();
    await stage.freshWorker(settings);
    await page.goto(`${browser.url('workspace.html')}?exhibit=${before.id}`);
    await page.getByRole('tab', { name: '核验' }).click();
    await expect(page.getByText('已授时', { exact: true }).last()).toBeVisible();

    await page.goto(`${browser.url('workspace.html')}?tab=export`);
    await expect(page.getByText(/会请 本机机构 为整个证据包盖时间戳/)).toBeVisible();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出证据包' }).last().click();
    const file = path.join(folder, 'bundle.zip');
    await (await coming).saveAs(file);
    await expect(page.getByText(/整包已盖时间戳：本机机构/)).toBeVisible();

    const verify = (...more: string[]): string =>
      spawnSync(process.execPath, ['scripts/verify.mjs', file, '--json', ...more], { encoding: 'utf8' })
        .stdout;
    expect(JSON.parse(verify())).toMatchObject({
      outcome: 'holds',
      bundles: [{ lines: { timestamp: { code: 'TIMESTAMP_ROOT_UNKNOWN' } } }],
    });
    expect(JSON.parse(verify('--tsa-root', tsa.at('root.pem')))).toMatchObject({
      outcome: 'holds',
      bundles: [
        {
          lines: { timestamp: { status: 'valid', code: 'TIMESTAMP_OK' } },
          timestamps: [{ covers: 'E001' }, { covers: 'E002' }, { covers: 'bundle' }],
          pulses: [{ covers: 'E002', code: 'BEACON_OK', round: 1000 }],
          external: [{ name: '公证书.pdf', covers: 'E002', state: 'as-logged' }],
        },
      ],
    });
    const { files } = await unpack(readFileSync(file));
    const tokens = [...files].filter(([name]) => name.endsWith('.tsr'));
    expect(tokens).toHaveLength(3);
    for (const [name, response] of tokens) {
      const query = files.get(name.replace(/r$/, 'q')) ?? Buffer.alloc(0);
      expect(tsa.opensslAccepts(response, query), name).toBe(true);
    }
    expect(await auditStore(page)).toEqual({ wrong: [], orphans: [], lost: [] });
  } finally {
    await browser.close();
    desktop.stop();
    await server.close();
    await relay.close();
    tsa.remove();
    rmSync(folder, { recursive: true, force: true });
  }
});
