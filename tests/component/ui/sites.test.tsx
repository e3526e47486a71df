import { ok } from '@/utils/shared/result';
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { expectNoSidewaysScroll, expectNoViolations, mountPopup, mountWorkspace } from './mount';
import { sampleWorld } from './sample/ports';

const primary = () => page.getByRole('button', { name: '立即留证' });

describe('sites the page needs', () => {
  const inspected = (closedSites: readonly string[]) => {
    const world = sampleWorld();
    world.answers['page.inspect'] = () =>
      ok({ url: 'https://shop.example/', title: '店', closedSites: [...closedSites] });
    return world;
  };

  it('are named with one button for all of them, which asks the browser and then goes away', async () => {
    const world = inspected(['https://chat.example/*', 'https://help.example/*']);
    const popup = await mountPopup(world, 320);
    await expect.element(page.getByText(/来自 chat\.example、help\.example 的窗口/)).toBeVisible();
    await expectNoViolations(popup);
    expectNoSidewaysScroll();
    await page.getByRole('button', { name: '允许读取' }).click();
    expect(world.requested).toEqual([['https://chat.example/*', 'https://help.example/*']]);
    await expect.element(page.getByRole('button', { name: '允许读取' })).not.toBeInTheDocument();
    await expect.element(primary()).toBeEnabled();
  });

  it('refused: a sentence, and capturing works all the same', async () => {
    const world = inspected(['https://chat.example/*']);
    world.willing.value = false;
    await mountPopup(world);
    await page.getByRole('button', { name: '允许读取' }).click();
    await expect.element(page.getByText(/没有允许也能照常留证/)).toBeVisible();
    await expect.element(primary()).toBeEnabled();
  });

  it('are listed in the menu once allowed, and can be withdrawn there', async () => {
    const world = inspected([]);
    world.grants.value = { sites: ['https://chat.example/*'], archive: false };
    await mountPopup(world);
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: '收回 chat.example' }).click();
    expect(world.grants.value.sites).toEqual([]);
  });

  it('the archive is a switch where the browser has one', async () => {
    const world = inspected([]);
    await mountPopup(world);
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitemcheckbox', { name: /整页存档/ }).click();
    expect(world.grants.value.archive).toBe(true);
    world.grants.value = { sites: [], archive: null };
    await page.getByRole('button', { name: '更多' }).click();
    await expect.element(page.getByRole('menuitemcheckbox', { name: /整页存档/ })).not.toBeInTheDocument();
  });
});

describe('a record that lacks what another site holds', () => {
  const incomplete = () => {
    const world = sampleWorld();
    const row = world.exhibits.value.find(({ record }) =>
      record.notCaptured.some((gap) => gap.reason === 'CROSS_ORIGIN_FRAME'),
    );
    if (!row) throw new Error('no such sample');
    return { world, search: `?exhibit=${row.id}` };
  };

  it('says whose permission it needs, and after it what to do', async () => {
    const { world, search } = incomplete();
    const workspace = await mountWorkspace(world, search);
    await expect.element(page.getByText(/chat\.example 的内容当时未获允许/)).toBeVisible();
    await expectNoViolations(workspace);
    await page.getByRole('button', { name: '允许读取' }).click();
    expect(world.requested).toEqual([['https://chat.example/*']]);
    await expect.element(page.getByText('已允许读取，再留一次即可存入。')).toBeVisible();
  });
});
