import { appError } from '@/utils/shared/errors';
import { err, ok } from '@/utils/shared/result';
import { utcIso } from '@/utils/shared/time';
import { afterAll, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectNoSidewaysScroll, expectNoViolations, mountPopup, mountWorkspace } from './mount';
import { CASE_ID, EXHIBITS, NOW } from './sample/exhibits';
import { exportJob, sampleWorld, VOLUMES, type World } from './sample/ports';
import { PULSE_1000 } from './sample/seal-answers';
import { ON, stampedWorld, WAITING } from './sample/stamps';

const [first] = EXHIBITS;
if (!first) throw new Error('no exhibit');

const button = (name: RegExp | string) => page.getByRole('button', { name, exact: true });
const configured = (world: World) =>
  world.asked.filter(([name]) => name === 'stamps.configure').map(([, request]) => request);

describe('trusted time in the settings', () => {
  it('is off, says what is sent, and asks the browser in the click that switches it on', async () => {
    const world = sampleWorld();
    await mountWorkspace(world, '?page=settings');
    await expect.element(page.getByText(/各发送一个 SHA-256 哈希/)).toBeVisible();
    const on = page.getByRole('switch', { name: '为证据取得可信时间戳' });
    await expect.element(on).not.toBeChecked();
    expect(page.getByText('未核实').elements().length).toBeGreaterThanOrEqual(3);
    await on.click();
    expect(world.requested).toEqual([['http://timestamp.digicert.com/*']]);
    await expect
      .poll(() => configured(world))
      .toEqual([{ settings: { on: true, enabled: ['digicert'], own: [] } }]);
  });

  it('a site that the browser does not allow is not enabled, and nothing is changed', async () => {
    const world = sampleWorld();
    world.willing.value = false;
    await mountWorkspace(world, '?page=settings');
    await page.getByRole('checkbox', { name: '启用 Certum' }).click();
    await expect.element(page.getByText(/没有给出访问 time.certum.pl 的许可/)).toBeVisible();
    expect(configured(world)).toEqual([]);
    await expect.element(page.getByRole('checkbox', { name: '启用 Certum' })).not.toBeChecked();
  });

  it('says what a try came to, in a sentence', async () => {
    const world = sampleWorld();
    await mountWorkspace(world, '?page=settings');
    await button('试一次：DigiCert').click();
    await expect
      .element(page.getByText(/可用：DigiCert TSA 给出 .*根证书 DigiCert Root 受信任/))
      .toBeVisible();
    world.answers['stamps.try'] = () => err(appError('TSA_BAD_ANSWER', { cause: 'TIMESTAMP_NONCE' }));
    await button('试一次：Certum').click();
    await expect.element(page.getByText(/答复没有通过核验，已丢弃/)).toBeVisible();
  });

  it('takes an authority of the user’s own, by its address, and removes it', async () => {
    const world = sampleWorld();
    await mountWorkspace(world, '?page=settings');
    await button('添加机构').click();
    await page.getByLabelText('网址（http 或 https）').fill('ftp://tsa.example');
    await button('添加').click();
    await expect.element(page.getByText(/请填写完整的网址/)).toBeVisible();
    await page.getByLabelText('网址（http 或 https）').fill('https://tsa.example/tsr');
    await button('添加').click();
    const own = [{ id: 'tsa-example-tsr', name: 'tsa.example', url: 'https://tsa.example/tsr' }];
    expect(configured(world)).toEqual([{ settings: { on: false, enabled: [], own } }]);
    world.settings.value = {
      ...world.settings.value,
      stamps: JSON.stringify({ on: true, enabled: ['tsa-example-tsr'], own }),
    };
    await button('删除 tsa.example').click();
    expect(configured(world).at(-1)).toEqual({ settings: { on: true, enabled: [], own: [] } });
  });

  it('stamps what was kept before on request', async () => {
    const world = sampleWorld();
    world.settings.value = { ...world.settings.value, stamps: ON };
    await mountWorkspace(world, '?page=settings');
    await button('给已有证据补盖').click();
    await expect.element(page.getByText(/已排队 3 个请求/)).toBeVisible();
  });

  it('shows the key, and changes it only after it was asked again', async () => {
    const world = sampleWorld();
    await mountWorkspace(world, '?page=settings');
    await expect.element(page.getByText(/^4f2a 91c0 4f2a/)).toBeVisible();
    await expect.element(page.getByText(/出自「同一份安装」，不代表任何人/)).toBeVisible();
    await button('更换密钥').click();
    expect(world.asked.map(([name]) => name)).not.toContain('key.rotate');
    await button('更换').click();
    await expect.element(page.getByText('已更换，下次导出起使用。')).toBeVisible();
    expect(world.asked).toContainEqual(['key.rotate', {}]);
  });
});

describe('the not-before mark in the settings', () => {
  it('is off, says what is sent and what it proves, and asks the browser in the click', async () => {
    const world = sampleWorld();
    await mountWorkspace(world, '?page=settings');
    const on = page.getByRole('switch', { name: '留证时写入一个公共随机数' });
    await expect.element(on).not.toBeChecked();
    await expect.element(page.getByText(/请求里没有案件、网页、哈希或姓名/)).toBeVisible();
    await expect.element(page.getByText(/不说明在那之后多久写成/)).toBeVisible();
    await on.click();
    expect(world.requested).toEqual([['https://api.drand.sh/*']]);
    const chosen = { on: true, enabled: ['drand'], own: [] };
    await expect.poll(() => world.asked).toContainEqual(['beacon.configure', { settings: chosen }]);
  });

  it('a try judges the answer on this machine', async () => {
    const world = sampleWorld();
    await mountWorkspace(world, '?page=settings');
    const tryIt = button('试一次：Cloudflare');
    await tryIt.click();
    await expect.element(page.getByText(/可用：第 1000 期，公布于 2023-08-2\d .*签名核对无误/)).toBeVisible();
    world.answers['beacon.try'] = () => ok({ pulse: PULSE_1000.replace('1000', '1001') });
    await tryIt.click();
    await expect.element(page.getByText('答复里的签名不成立，请不要启用它。')).toBeVisible();
    world.answers['beacon.try'] = () => err(appError('BEACON_UNREACHABLE'));
    await tryIt.click();
    await expect.element(page.getByText(/没有及时取到公共随机数/)).toBeVisible();
  });
});

describe('a case with time-stamps', () => {
  it('tells of each authority, of every time, and what an outsider’s certificate is worth', async () => {
    const world = stampedWorld();
    await mountWorkspace(world, `?exhibit=${first.id}`);
    await page.getByRole('tab', { name: '核验' }).click();
    await expect.element(page.getByText(/未知根：签名无误/)).toBeVisible();
    await expect.element(page.getByText(/已询问 2 次 · 连不上时间戳机构/)).toBeVisible();
    const table = page.getByRole('region', { name: '时间陈述' });
    await expect.element(table.getByText('DigiCert Timestamp 2026 签名（外部陈述）')).toBeVisible();
    await expect
      .element(table.getByText(/drand quicknet 第 1000 期，签名核对无误（外部陈述）/))
      .toBeVisible();
    expect(table.getByText('本机时钟（自述）').elements()).toHaveLength(2);
    await expect.element(page.getByText(/相符：E004\/text.txt.*联合信任/)).toBeVisible();
    await button('现在重试').click();
    expect(world.asked).toContainEqual(['stamps.retry', { exhibitId: first.id }]);
    await userEvent.upload(page.getByLabelText('外部证明文件'), [new File(['x'], 'a.ots')]);
    await expect
      .poll(() => world.asked)
      .toContainEqual(['certificate.attach', { caseId: CASE_ID, number: first.number, inbox: ['file-0'] }]);
  });

  it('marks its rows in the workspace, not in the popup', async () => {
    const world = stampedWorld();
    await mountWorkspace(world, '?tab=exhibits');
    await expect.element(page.getByText('已授时')).toBeVisible();
    world.stamps.value = [WAITING];
    await expect.element(page.getByText('待授时')).toBeVisible();
    await mountPopup(world);
    await expect.element(page.getByText(/E00/).first()).toBeVisible();
    expect(document.body.textContent).not.toMatch(/授时/);
  });

  it('says before an export whether it will be stamped, and afterwards what came of it', async () => {
    const world = stampedWorld();
    await mountWorkspace(world, '?tab=export');
    await expect.element(page.getByText(/会请 DigiCert、Certum 为整个证据包盖时间戳/)).toBeVisible();
    const stamps = [
      { tsa: 'DigiCert', time: utcIso(NOW) },
      { tsa: 'Certum', error: appError('TSA_UNREACHABLE') },
    ];
    const key = 'ab12'.repeat(16);
    world.jobs.value = [exportJob({ state: 'done', saved: true, volumes: VOLUMES, stamps, key })];
    await expect.element(page.getByText(/^ab12 ab12 ab12/)).toBeVisible();
    await expect.element(page.getByText(/整包已盖时间戳：DigiCert/)).toBeVisible();
    await expect.element(page.getByText(/未盖 Certum 的时间戳：连不上时间戳机构/)).toBeVisible();
    world.settings.value = { locale: 'zh-CN' };
    await expect.element(page.getByText(/可信时间未打开/)).toBeVisible();
  });
});

describe.each([
  ['zh-CN', 'light', 320],
  ['en', 'dark', 1280],
] as const)('in %s, %s, at %d px', (locale, theme, width) => {
  it.each(['check', 'export', 'settings'] as const)(
    '%s has no axe violation and nothing sticks out',
    async (name) => {
      const world = stampedWorld();
      world.settings.value = {
        locale,
        theme,
        stamps: JSON.stringify({
          on: true,
          enabled: ['digicert'],
          own: [{ id: 'x', name: 'X', url: `https://${'long-'.repeat(30)}.example/tsr` }],
        }),
      };
      const search =
        name === 'check' ? `?exhibit=${first.id}` : name === 'export' ? '?tab=export' : '?page=settings';
      const root = await mountWorkspace(world, search, width);
      if (name === 'check')
        await page.getByRole('tab', { name: locale === 'en' ? 'Checks' : '核验' }).click();
      if (name === 'settings') await button(locale === 'en' ? 'Add an authority' : '添加机构').click();
      await expect.element(page.getByRole('heading', { level: 3 }).first()).toBeVisible();
      await expectNoViolations(root);
      expectNoSidewaysScroll();
    },
  );
});

afterAll(() => page.viewport(1000, 800));
