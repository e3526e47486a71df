import { paginate } from '@/components/case/exhibit-list-picture/paginate';
import { clipped } from '@/components/case/exhibit-list-picture/paper-text';
import { listEntry } from '@/components/case/exhibit-list-picture/list-entry';
import { pictureName } from '@/components/case/exhibit-list-picture/picture-name';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { expectNoSidewaysScroll, expectNoViolations, mountWorkspace } from './mount';
import { CASE_ID, NOW, OTHER_CASE_ID, sampleExhibit } from './sample/exhibits';
import { GAPS } from './sample/facts';
import { sampleWorld, type World } from './sample/ports';

function many(world: World, count: number): World {
  world.exhibits.value = Array.from({ length: count }, (_, at) =>
    sampleExhibit({ number: count - at, kind: 'order', title: '订单详情', atMs: NOW - at }),
  );
  return world;
}
const button = () => page.getByRole('button', { name: '存为图片' });

describe('in the case overview', () => {
  it('one press saves the list, and says under which name', async () => {
    const world = sampleWorld();
    const root = await mountWorkspace(world, `?case=${CASE_ID}&tab=export`);
    await button().click();
    await expect.element(page.getByText('已交给浏览器下载：1 张图片')).toBeVisible();
    expect(world.saved).toEqual(['证据目录-极速卡盟 Q币1000个 未到账-1.png']);
    expect(document.querySelectorAll('iframe').length).toBe(0);
    await expectNoViolations(root);
  });

  it('a long list shows its progress, stays usable and can be cancelled without a picture', async () => {
    const world = many(sampleWorld(), 120);
    const root = await mountWorkspace(world, `?case=${CASE_ID}&tab=export`);
    await button().click();
    await expect.element(page.getByText(/正在绘制第 2\/\d+ 页/)).toBeVisible();
    expectNoSidewaysScroll();
    await page.getByRole('link', { name: /星云发卡/ }).click();
    expect(new URLSearchParams(location.search).get('case')).toBe(OTHER_CASE_ID);
    await page.getByRole('link', { name: /极速卡盟/ }).click();
    await page.getByRole('button', { name: '取消绘制' }).click();
    await expect.element(page.getByText('已取消，没有保存图片。')).toBeVisible();
    expect(world.saved).toEqual([]);
    expect(document.querySelectorAll('iframe').length).toBe(0);
    await expect.element(button()).toBeEnabled();
    await expectNoViolations(root);
  });

  it('several pages are saved in order, all together', async () => {
    const world = many(sampleWorld(), 12);
    await mountWorkspace(world, `?case=${CASE_ID}&tab=export`);
    await button().click();
    await expect.element(page.getByText('若浏览器询问是否允许下载多个文件，请选择允许。')).toBeVisible();
    expect(world.saved).toEqual([
      '证据目录-极速卡盟 Q币1000个 未到账-1.png',
      '证据目录-极速卡盟 Q币1000个 未到账-2.png',
    ]);
  });

  it('a failure has its three lines and the button is there again', async () => {
    const world = sampleWorld();
    const broken = {
      ...world.ports,
      saveFile: () => {
        throw new Error('no downloads');
      },
    };
    const root = await mountWorkspace({ ...world, ports: broken }, `?case=${CASE_ID}&tab=export`);
    await button().click();
    await expect.element(page.getByText('案件里的证据没有改动；图片还没有保存。')).toBeVisible();
    await expect.element(button()).toBeEnabled();
    await expectNoViolations(root);
  });

  it.each(['light', 'dark'])('has no axe violation in %s, wide and at 320 px', async (theme) => {
    for (const width of [1280, 320]) {
      const world = sampleWorld();
      world.settings.value = { locale: 'en', theme };
      const root = await mountWorkspace(world, `?case=${CASE_ID}&tab=export`, width);
      await expect.element(page.getByRole('button', { name: 'Save as picture' })).toBeVisible();
      await expectNoViolations(root);
      expectNoSidewaysScroll();
    }
  });

  it('a case without exhibits has no list to save', async () => {
    await mountWorkspace(sampleWorld('empty'));
    await expect.element(page.getByRole('heading', { name: '还没有案件' })).toBeVisible();
    expect(button().elements()).toEqual([]);
  });
});

describe('what the list says of an exhibit', () => {
  const row = sampleExhibit({ number: 7, kind: 'order', title: '订单', atMs: NOW });
  it.each([
    [row, '完整'],
    [{ ...row, integrity: 'verifying' as const }, '正在核对'],
    [{ ...row, integrity: 'damaged' as const }, '已检出损坏'],
    [
      {
        ...row,
        record: { ...row.record, notCaptured: [{ what: 'image' as const, reason: 'TIMEOUT', count: 3 }] },
      },
      '3 处未留存',
    ],
    [{ ...row, record: { ...row.record, notCaptured: GAPS }, integrity: 'damaged' as const }, '已检出损坏'],
  ])('its state %#', (exhibit, text) => expect(listEntry(exhibit).state.text).toBe(text));

  it('its time is the one recorded, with its zone', () => {
    expect(listEntry(row)).toMatchObject({
      label: 'E007',
      kind: '订单',
      date: '2026-03-12',
      clock: '14:31:05 (UTC+8)',
    });
  });

  it.each([
    ['a\u202Eb\u0000c\n d', 10, 'ab c d'],
    ['一二三四五', 3, '一二三…（另有 2 字，见证据包）'],
    ['𠮷𠮷𠮷', 2, '𠮷𠮷…（另有 1 字，见证据包）'],
    ['e\u0301', 5, '\u00e9'],
  ])('its text %j, %i characters at most, reads %j', (text, most, shown) =>
    expect(clipped(text, most)).toBe(shown),
  );
});

describe('names of the files', () => {
  it.each([
    ['极速卡盟 Q币', 1, 1, '证据目录-极速卡盟 Q币-1.png'],
    ['a<b>:"/\\|?*c', 2, 12, '证据目录-a b c-02.png'],
    [' ..\u202E.. ', 1, 1, '证据目录-案件-1.png'],
    ['长'.repeat(99), 1, 1, `证据目录-${'长'.repeat(24)}-1.png`],
  ])('%j page %i of %i: %s', (title, n, of, name) => expect(pictureName(title, n, of)).toBe(name));

  it('any title gives a name that Windows takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        expect(pictureName(title, 1, 1)).toMatch(
          /^证据目录-[^<>:"/\\|?*\p{Cc}\p{Cf}\s.]([^<>:"/\\|?*\p{Cc}\p{Cf}]*[^<>:"/\\|?*\p{Cc}\p{Cf}\s.])?-1\.png$/u,
        );
      }),
    );
  });
});

it('pages hold every row once, in order, and never more than fits', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 80, max: 400 }), { minLength: 1, maxLength: 250 }),
      fc.integer({ min: 400, max: 1400 }),
      (heights, first) => {
        const pages = paginate(heights, first, 1500);
        expect(pages.flat()).toEqual(heights.map((_, at) => at));
        pages.forEach((rows, at) => {
          const sum = rows.reduce((total, row) => total + (heights[row] ?? 0), 0);
          expect(sum).toBeLessThanOrEqual(at === 0 ? first : 1500);
        });
      },
    ),
  );
});
