import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '../support/e2e';
import { bundleOf } from '../unit/joint/people';

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'liuzheng-joint-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('three people’s bundles become one folder that sha256sum checks; a changed one is named', async ({
  stage,
}) => {
  const paths: string[] = [];
  for (const person of [1, 2, 3]) {
    const volumes = await bundleOf(person, {
      sellerName: person < 3 ? '某某卡盟' : '闪电点券',
      goods: 'Q币1000个',
      promise: '秒到账',
      orderNumber: `74426031882${person}`,
      paid: '498.00',
      paidAt: `2026-03-1${person}T06:30:00.000Z`,
    });
    for (const { bytes } of volumes) {
      const copy = Buffer.from(bytes);
      if (person === 2) copy.write('X', copy.indexOf('PNG 1 pixels'));
      paths.push(path.join(folder, `导出${person}.zip`));
      writeFileSync(paths.at(-1) ?? '', copy);
    }
  }
  const page = await stage.browser.context.newPage();
  await page.goto(`${stage.browser.url('workspace.html')}?page=joint`);
  await page.getByLabel('证据包文件').setInputFiles(paths);
  await expect(page.getByText('2 人，2 个卖家，全部核验相符')).toBeVisible();
  await expect(page.getByText('导出2.zip', { exact: true })).toBeVisible();
  await expect(page.getByText('data/exhibits/E001/page.png')).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载集体投诉材料' }).click();
  const zip = path.join(folder, 'joint.zip');
  await (await saving).saveAs(zip);
  expect(spawnSync('unzip', ['-q', zip, '-d', path.join(folder, 'out')]).status).toBe(0);
  const [bag = ''] = readdirSync(path.join(folder, 'out'));
  const at = path.join(folder, 'out', bag);
  for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt'])
    expect(spawnSync('sha256sum', ['-c', '--quiet', '--strict', manifest], { cwd: at }).status).toBe(0);
  const openssl = 'dgst -sha256 -verify seal/device-pub.pem -signature seal/tagmanifest-sha256.txt.sig';
  const signed = spawnSync('openssl', [...openssl.split(' '), 'tagmanifest-sha256.txt'], { cwd: at });
  expect(String(signed.stdout)).toContain('Verified OK');
  // Bundles' own tagmanifests are never signed for a page.
  const foreign = { tagManifest: `${'a'.repeat(64)}  bagit.txt\n` };
  expect(await stage.ask('joint.sign', foreign)).toMatchObject({ ok: false });
  expect(readFileSync(path.join(at, 'data/people.csv'), 'utf8')).toContain("'744260318821");
});
