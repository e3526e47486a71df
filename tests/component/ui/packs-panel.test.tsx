import type { MadePack } from '@/utils/messaging/protocol';
import { ok } from '@/utils/shared/result';
import JSZip from 'jszip';
import { afterAll, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectNoSidewaysScroll, expectNoViolations, mountWorkspace } from './mount';
import { packWorld, sha256Of } from './sample/packs';
import type { World } from './sample/ports';

const button = (name: string | RegExp) => page.getByRole('button', { name });
const picks = () => [...document.querySelectorAll('.pack-pick')].map(({ textContent }) => textContent ?? '');

async function shown(world: World, width = 1280) {
  const root = await mountWorkspace(world, '?tab=documents', width);
  await expect.element(page.getByRole('heading', { name: /材料包|Picture packs/ })).toBeVisible();
  return root;
}

async function prepared(world: World, width?: number) {
  const root = await shown(world, width);
  await button(/准备图片|Prepare pictures/).click();
  await expect.element(button(/生成材料包|Make the pack/)).toBeVisible();
  return root;
}

/** Keeps what is handed to the downloads. */
function keeping(world: World): { readonly world: World; readonly files: Map<string, Blob> } {
  const files = new Map<string, Blob>();
  const saveFile = (name: string, blob: Blob) => void files.set(name, blob);
  return { files, world: { ...world, ports: { ...world.ports, saveFile } } };
}

describe('a picture pack', () => {
  it('proposes exhibits with the reason for each, and says how sure the limits are', async () => {
    await shown(await packWorld());
    expect(picks().map((text) => /E\d+/.exec(text)?.[0])).toEqual(['E002', 'E005', 'E001']);
    expect(picks()[0]).toContain('证明买了什么');
    await expect.element(page.getByText(/未核实：没有查到这个渠道公开的限制/)).toBeVisible();
    await page.getByRole('combobox', { name: '提交到' }).selectOptions('wechat-pay');
    await expect.element(page.getByText(/文字不超过 300 字/)).toBeVisible();
    await expect.element(page.getByText(/对商户公布的限制/)).toBeVisible();
    await expect
      .element(page.getByText(/出处 https:\/\/pay\.weixin\.qq\.com.*2026-11-22 核对/))
      .toBeVisible();
    await expect.element(page.getByText(/E009 没有画面/)).toBeVisible();
    // The letter that is open is another channel's.
    await button('换成支付渠道投诉').click();
    await expect.element(page.getByRole('radio', { name: /支付渠道投诉/ })).toBeChecked();
    await expect.element(button('换成支付渠道投诉')).not.toBeInTheDocument();
  });

  it('is made of labelled pictures, a list of their sources and the text, and noted in the log', async () => {
    const { world, files } = keeping(await packWorld());
    await prepared(world);
    await userEvent.fill(page.getByRole('textbox', { name: /投诉文字/ }), '未到账，请求退款。');
    // The log's new line makes every screen read its case again: the pack stays.
    world.answers['pack.made'] = () => {
      world.cases.value = world.cases.value.map((row) => ({ ...row, nextSeq: row.nextSeq + 1 }));
      world.exhibits.value = world.exhibits.value.map((row) => ({ ...row }));
      return ok(null);
    };
    await button('生成材料包').click();
    await expect.element(page.getByText(/材料包已生成：4 张图片/)).toBeVisible();
    await button('下载 zip').click();
    const [[name, zip] = ['', new Blob()]] = files;
    const noted = world.asked.find(([message]) => message === 'pack.made')?.[1] as { pack: MadePack };
    expect(noted.pack).toMatchObject({
      name,
      channel: 'seller',
      sha256: await sha256Of(zip),
      bytes: zip.size,
    });
    const unpacked = await JSZip.loadAsync(await zip.arrayBuffer());
    expect(Object.keys(unpacked.files)).toEqual([
      ...noted.pack.pictures.map((picture) => picture.name),
      '说明.txt',
      '来源.csv',
      '文字.txt',
    ]);
    expect(noted.pack.pictures.map((picture) => picture.name).slice(0, 2)).toEqual([
      '01-E002-1of1.jpg',
      '02-E005-1of1.jpg',
    ]);
    for (const picture of noted.pack.pictures) {
      const bytes = await unpacked.files[picture.name]?.async('blob');
      expect(await sha256Of(bytes ?? new Blob())).toBe(picture.sha256);
      const row = world.exhibits.value.find(({ number }) => number === picture.exhibit);
      for (const original of picture.originals)
        expect(row?.record.files.some(({ sha256 }) => sha256 === original)).toBe(true);
    }
    const csv = (await unpacked.files['来源.csv']?.async('string')) ?? '';
    expect(csv).toContain(noted.pack.pictures[0]?.originals[0]);
    expect(csv).toMatch(/,"'=HYPERLINK/);
    expect(await unpacked.files['文字.txt']?.async('string')).toContain('未到账，请求退款。');
    const readme = (await unpacked.files['说明.txt']?.async('string')) ?? '';
    expect(readme).toContain('没有放入的：\r\n  E001 第');
    await button('下载 01-E002-1of1.jpg').click();
    expect(files.get('01-E002-1of1.jpg')?.type).toBe('image/jpeg');
  });

  it('pages can be opened large, taken out and put in; the count follows', async () => {
    await prepared(await packWorld());
    await expect.element(page.getByText(/放入 4 张，上限 4 张/)).toBeVisible();
    await button(/放大第 1 张/).click();
    await expect.element(page.getByRole('dialog').getByRole('img')).toBeVisible();
    await button('关闭').click();
    await page.getByRole('button', { name: '移出', exact: true }).first().click();
    await expect.element(page.getByText('您移出的')).toBeVisible();
    // Its place is free: the next page of the long one moves up.
    await expect.poll(() => document.querySelectorAll('.pack-card img')).toHaveLength(4);
    await button('从材料包移出 E001').click();
    await expect.element(page.getByText(/放入 1 张，上限 4 张/)).toBeVisible();
    await button('恢复推荐').click();
    await expect.element(page.getByText(/放入 4 张，上限 4 张/)).toBeVisible();
  });

  it('takes the exhibit list and exhibits in another order', async () => {
    await shown(await packWorld());
    await page.getByRole('combobox', { name: '加入证据…' }).selectOptions('证据目录');
    await button('证据目录 上移').click();
    expect(picks()[2]).toContain('证据目录');
  });

  it('refuses absurd limits in words, keeps good ones, and forgets them', async () => {
    const world = await packWorld();
    await shown(world);
    await button('修改限制').click();
    const put = (name: string, value: string) => userEvent.fill(page.getByRole('textbox', { name }), value);
    await put('最多几张', '0');
    await put('每张最大（MB）', '99999');
    await put('文字最多几字', '很多');
    await button('保存限制').click();
    await expect.element(page.getByText('张数要是 1 到 50 的整数。')).toBeVisible();
    await expect.element(page.getByText(/每张大小要在/)).toBeVisible();
    await expect.element(page.getByText(/字数要是/)).toBeVisible();
    expect(world.asked.filter(([name]) => name === 'settings.set')).toEqual([]);
    await put('最多几张', '9');
    await put('每张最大（MB）', '5');
    await put('文字最多几字', '');
    await button('保存限制').click();
    const [, stored] = world.asked.find(([name]) => name === 'settings.set') ?? [];
    world.settings.value = { ...world.settings.value, packProfiles: (stored as { value: string }).value };
    await expect.element(page.getByText(/最多 9 张图片，每张不超过 5\.0 MB/)).toBeVisible();
    await expect.element(page.getByText('这些限制是您自己填的。')).toBeVisible();
    await button('恢复默认').click();
    expect(world.asked.at(-1)?.[1]).toEqual({ key: 'packProfiles', value: '[]' });
  });

  it('takes the words of the paper above along, counts them and never cuts them', async () => {
    await shown(await packWorld());
    const box = page.getByRole('textbox', { name: /投诉文字/ }).element() as HTMLTextAreaElement;
    await expect.poll(() => box.value).toContain('744260312143105218');
    await page.getByRole('combobox', { name: '提交到' }).selectOptions('wechat-pay');
    const field = page.getByRole('textbox', { name: /投诉文字/ });
    await userEvent.fill(field, '卡'.repeat(3000));
    await expect.element(page.getByText(/超出 2700 字，请自行删减/)).toBeVisible();
    await expect.element(page.getByText('3000 / 300 字')).toBeVisible();
    await expect.element(field).toHaveValue('卡'.repeat(3000));
  });

  it.each([
    ['zh-CN', 'light', 1280],
    ['en', 'dark', 320],
  ] as const)('with its pictures has no axe violation (%s, %s, %i px)', async (locale, theme, width) => {
    const world = await packWorld();
    world.settings.value = { locale, theme };
    const root = await prepared(world, width);
    await button(/修改限制|Change limits/).click();
    await expectNoViolations(root);
    expectNoSidewaysScroll();
  });
});

afterAll(() => page.viewport(1000, 800));
