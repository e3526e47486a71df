import { appError } from '@/utils/shared/errors';
import { err, ok } from '@/utils/shared/result';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectNoSidewaysScroll, expectNoViolations, mountPopup } from './mount';
import { CANDIDATES } from './sample/chat';
import { sampleWorld, type World } from './sample/ports';

const surface = () => page.getByRole('button', { name: /^页面画面/ });
const keepThis = () => page.getByRole('button', { name: '留存这一段' });
const points = (world: World) =>
  world.asked.filter(([name]) => name === 'chat.at').map(([, request]) => request);

const POINTED = {
  id: '0|.page@.notes',
  label: '通知',
  preview: '您的订单状态已更新',
  rows: 12,
  reasons: ['POINTED_AT'],
  wholePage: false,
  where: { x: 0.1, y: 0.2, width: 0.3, height: 0.4 },
};

/** The popup, pointing, over a page on which these were found. */
async function pointing(candidates = CANDIDATES): Promise<{ world: World; root: HTMLElement }> {
  const world = sampleWorld();
  world.answers['chat.find'] = () => ok({ candidates });
  world.answers['chat.at'] = () => ok({ candidate: POINTED });
  const root = await mountPopup(world);
  if (candidates.length > 0) {
    await page.getByRole('button', { name: /换一个对话/ }).click();
    await page.getByRole('menuitem', { name: '在画面上指出聊天…' }).click();
  } else {
    await page.getByRole('button', { name: '留存聊天', exact: true }).click();
    await page.getByRole('button', { name: '在画面上指出聊天…' }).click();
  }
  await expect.element(surface()).toBeVisible();
  await expect
    .poll(() => root.querySelector<HTMLImageElement>('.chat-point-picture img')?.naturalWidth)
    .toBe(1280);
  return { world, root };
}

describe('pointing at a conversation', () => {
  it('where none is found: a click on the picture names what stands there, and that is kept', async () => {
    const { world, root } = await pointing([]);
    await expect.element(keepThis()).toBeDisabled();
    const { width, height } = surface().element().getBoundingClientRect();
    await surface().click({ position: { x: width * 0.25, y: height * 0.5 } });
    await expect.element(page.getByText('已选：与 通知 的对话（已显示 12 条）')).toBeVisible();
    const [asked] = points(world) as { tabId: number; x: number; y: number }[];
    expect(asked?.tabId).toBe(7);
    expect(asked?.x).toBeCloseTo(0.25, 2);
    expect(asked?.y).toBeCloseTo(0.5, 2);
    // What is framed is where the page has it.
    const frame = root.querySelector('.chat-point-chosen')?.getBoundingClientRect();
    const image = root.querySelector('.chat-point-picture img')?.getBoundingClientRect();
    expect(((frame?.x ?? 0) - (image?.x ?? 0)) / (image?.width ?? 1)).toBeCloseTo(0.1, 2);
    await keepThis().click();
    expect(world.asked).toContainEqual([
      'chat.start',
      { tabId: 7, candidate: POINTED.id, at: { x: asked?.x, y: asked?.y } },
    ]);
    await expect.element(page.getByRole('progressbar', { name: '正在留存聊天' })).toBeVisible();
  });

  it('where the wrong one is found: those found are framed, and one is chosen without a mouse', async () => {
    const { world, root } = await pointing();
    expect(root.querySelectorAll('.chat-point-frame')).toHaveLength(2);
    await expectNoViolations(document.body);
    const other = page
      .getByRole('group', { name: '找到的聊天' })
      .getByRole('button', { name: /工单 #20931/ });
    (other.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(other).toHaveAttribute('aria-pressed', 'true');
    await userEvent.keyboard('{Tab}{Tab}{Enter}');
    expect(world.asked).toContainEqual(['chat.start', { tabId: 7, candidate: CANDIDATES[1]?.id }]);
    expect(points(world)).toEqual([]);
  });

  it('by keyboard: arrows move a cross, Enter asks what stands under it', async () => {
    const { world } = await pointing();
    (surface().element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowUp}{Enter}');
    await expect.element(page.getByText(/^已选：与 通知/)).toBeVisible();
    expect(points(world)).toEqual([{ tabId: 7, x: 0.5 + 0.04 + 0.04, y: 0.5 - 0.04 }]);
  });

  it('a point on nothing says so; one in a window of another site names the site to allow', async () => {
    const { world } = await pointing();
    world.answers['chat.at'] = () => ok({ candidate: null });
    await surface().click();
    await expect.element(page.getByText(/这里没有成列的消息/)).toBeVisible();
    world.answers['chat.at'] = () => ok({ candidate: null, closedSite: 'https://kefu.example/*' });
    await surface().click();
    await expect.element(page.getByText(/kefu\.example 的窗口，还不允许读取/)).toBeVisible();
    await expect.element(keepThis()).toBeDisabled();
  });

  it('without a picture the reason is said, and the list is there all the same', async () => {
    const world = sampleWorld();
    world.answers['chat.find'] = () => ok({ candidates: CANDIDATES });
    world.tabPicture.value = err(appError('TAB_NOT_VISIBLE'));
    await mountPopup(world, 320);
    await page.getByRole('button', { name: /换一个对话/ }).click();
    await page.getByRole('menuitem', { name: '在画面上指出聊天…' }).click();
    await expect.element(page.getByRole('alert')).toBeVisible();
    await expect.element(page.getByRole('group', { name: '找到的聊天' })).toBeVisible();
    expectNoSidewaysScroll();
    await page.getByRole('button', { name: '返回' }).click();
    await expect.element(page.getByRole('button', { name: '留存聊天', exact: true })).toBeVisible();
  });
});

it('a frame that does not answer is named, looked at again, and then found', async () => {
  const world = sampleWorld();
  let times = 0;
  world.answers['chat.find'] = () =>
    ok(++times < 3 ? { candidates: [], late: ['kefu.example'] } : { candidates: CANDIDATES.slice(0, 1) });
  await mountPopup(world);
  await expect.element(page.getByRole('button', { name: /^将留存：与 星空客服/ })).toBeVisible();
  expect(times).toBe(3);
  expect(page.getByText(/没有回应/).query()).toBeNull();
});

it('one that never answers is named, with a way to look once more', async () => {
  const world = sampleWorld();
  world.answers['chat.find'] = () => ok({ candidates: CANDIDATES, late: ['kefu.example'] });
  await mountPopup(world);
  await expect.element(page.getByText('kefu.example 的窗口一直没有回应，聊天可能在里面。')).toBeVisible();
  const before = world.asked.length;
  await page.getByRole('button', { name: '再找一次' }).click();
  await expect.poll(() => world.asked.length).toBeGreaterThan(before);
});
