import { appError } from '@/utils/shared/errors';
import { afterAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { SCENES } from './gallery/scenes';
import { expectNoSidewaysScroll, expectNoViolations, mountPopup, mountWorkspace } from './mount';
import { exhibitId, sampleCase, sampleExhibit, NOW } from './sample/exhibits';
import { captureJob, sampleWorld, type World } from './sample/ports';

const LONG = '卡盟点券'.repeat(40) + 'https://shop.example/' + 'averylongunbrokenword'.repeat(12);

function longWorld(): World {
  const world = sampleWorld();
  world.cases.value = [sampleCase({ title: LONG })];
  world.exhibits.value = [
    sampleExhibit({
      number: 1042,
      kind: 'order',
      title: LONG,
      host: 'a-very-long-name-of-a-shop.example',
      atMs: NOW,
      summary: { goodsTitle: LONG, orderNumber: 'X'.repeat(80), amount: '¥1,234,567.00' },
      note: LONG,
      tags: [LONG.slice(0, 50)],
    }),
  ];
  world.jobs.value = [captureJob({ state: 'failed', error: appError('UNEXPECTED', { cause: LONG }) })];
  return world;
}

/** Colours depend on the theme, lengths on the language: two looks have both of each. */
const looks = [
  { theme: 'light', locale: 'zh-CN' },
  { theme: 'dark', locale: 'en' },
] as const;

async function show(world: World, screen: 'popup' | 'workspace', search: string, width: number) {
  const root = await (screen === 'popup' ? mountPopup(world, width) : mountWorkspace(world, search, width));
  await expect.element(page.getByRole('main')).toBeVisible();
  await expect.poll(() => root.textContent).not.toMatch(/正在辨认页面|Reading the page|正在读取|Loading/);
  return root;
}

describe.each(looks)('in $theme and $locale', ({ theme, locale }) => {
  const dress = (world: World) => {
    world.settings.value = { ...world.settings.value, locale, theme };
    return world;
  };

  it.each(Object.entries(SCENES))('%s has no axe violation, wide and at 320 px', async (_name, scene) => {
    for (const width of scene.screen === 'popup' ? [380, 320] : [1280, 320]) {
      const search = scene.exhibit ? `?exhibit=${scene.exhibit}` : (scene.search ?? '');
      const root = await show(dress(scene.world()), scene.screen, search, width);
      await expectNoViolations(root);
      expectNoSidewaysScroll();
    }
  });

  it('long names and numbers stay inside the page', async () => {
    for (const [screen, widths] of [
      ['popup', [380, 320]],
      ['workspace', [1280, 320]],
    ] as const) {
      for (const width of widths) {
        const root = await show(dress(longWorld()), screen, `?exhibit=${exhibitId(1042)}`, width);
        await expectNoViolations(root);
        expectNoSidewaysScroll();
      }
    }
  });

  it.each([1, 2, 3, 4, 5])('tab %i of an exhibit has no axe violation', async (at) => {
    for (const width of [1280, 320]) {
      const root = await show(dress(sampleWorld()), 'workspace', `?exhibit=${exhibitId(3)}`, width);
      await page.getByRole('tab').nth(at).click();
      await expect.poll(() => root.textContent).not.toMatch(/正在从本机读取|Reading from this device/);
      await expectNoViolations(root);
      expectNoSidewaysScroll();
    }
  });

  it('the open menu and the dialogs have no axe violation', async () => {
    const popup = await show(dress(sampleWorld()), 'popup', '', 380);
    await page.getByRole('button', { name: /更多|More/ }).click();
    await expectNoViolations(popup);
    await page.getByRole('menuitem', { name: /重命名案件|Rename case/ }).click();
    await expectNoViolations(popup);
    const workspace = await show(dress(sampleWorld()), 'workspace', `?exhibit=${exhibitId(4)}`, 1280);
    await page.getByRole('button', { name: /删除证据|Delete exhibit/ }).click();
    await expectNoViolations(workspace);
    const overview = await show(dress(sampleWorld()), 'workspace', '', 1280);
    await page.getByRole('button', { name: /更多|More/ }).click();
    await page.getByRole('menuitem', { name: /删除案件|Delete case/ }).click();
    await expectNoViolations(overview);
  });
});

afterAll(() => page.viewport(1000, 800));
