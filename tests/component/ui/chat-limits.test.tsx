import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { expectNoSidewaysScroll, expectNoViolations, mountPopup } from './mount';
import { sampleWorld, type World } from './sample/ports';

const field = (name: string) => page.getByRole('textbox', { name });
const saved = (world: World) =>
  world.asked.flatMap(([name, request]) =>
    name === 'settings.set' ? [JSON.parse((request as { value: string }).value) as unknown] : [],
  );

async function opened(world: World, width?: number): Promise<void> {
  await mountPopup(world, width);
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '聊天读取上限…' }).click();
  await expect.element(page.getByRole('dialog', { name: '聊天读取上限' })).toBeVisible();
}

it('shows how far chats are read, and keeps what is changed', async () => {
  const world = sampleWorld();
  await opened(world);
  await expect.element(field('最多读多少条消息')).toHaveValue('20000');
  await expect.element(field('最多读多少分钟')).toHaveValue('10');
  await expectNoViolations(document.body);
  await field('最多读多少条消息').fill('500');
  await field('最多拍多少屏画面').fill('60');
  await page.getByRole('button', { name: '保存' }).click();
  expect(saved(world)).toEqual([{ messages: 500, minutes: 10, pictures: 60, history: 1500 }]);
});

it.each(['0', '9', '100001', '1.5', '-20', 'abc', ''])(
  '%o messages are not taken, and the bounds are said',
  async (value) => {
    const world = sampleWorld();
    await opened(world, 320);
    await field('最多读多少条消息').fill(value);
    await expect.element(page.getByText('请填 10 到 100000 之间的整数')).toBeVisible();
    await expect.element(page.getByRole('button', { name: '保存' })).toBeDisabled();
    expectNoSidewaysScroll();
    await page.getByRole('button', { name: '恢复默认' }).click();
    await expect.element(field('最多读多少条消息')).toHaveValue('20000');
    expect(saved(world)).toEqual([]);
  },
);

it('opens with what was set before', async () => {
  const world = sampleWorld();
  world.settings.value = {
    ...world.settings.value,
    chatLimits: '{"messages":500,"minutes":3,"pictures":7,"history":9}',
  };
  await opened(world);
  await expect.element(field('最多读多少分钟')).toHaveValue('3');
});
