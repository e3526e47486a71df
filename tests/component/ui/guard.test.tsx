import { appError } from '@/utils/shared/errors';
import { err, ok } from '@/utils/shared/result';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectNoSidewaysScroll, expectNoViolations, mountPopup, mountWorkspace } from './mount';
import { CLOCK, GUARDED, guardedWorld, guardRow, SOURCE } from './sample/guard';
import { GUARD_ID, sampleWorld, type World } from './sample/ports';

const talking = (): World => {
  const world = sampleWorld();
  world.answers['chat.find'] = () =>
    ok({
      candidates: [
        { id: '0|.pane', label: SOURCE.label, preview: '在吗', rows: 40, reasons: [], wholePage: false },
      ],
    });
  return world;
};

test('the switch says what it does, and begins to guard the conversation that is chosen', async () => {
  const world = talking();
  const root = await mountPopup(world);
  const toggle = page.getByRole('switch', { name: '守护：关' });
  await expect.element(toggle).toBeVisible();
  await expect.element(page.getByText('只看不发')).toBeVisible();
  await expectNoViolations(root);
  (toggle.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect
    .poll(() => world.asked.find(([name]) => name === 'guard.start'))
    .toEqual(['guard.start', { tabId: 7 }]);
  world.guards.value = [guardRow()];
  await expect
    .element(page.getByRole('switch', { name: '守护：开' }))
    .toHaveAttribute('aria-checked', 'true');
});

test('while it is on: counts, what it cannot see, and an end that makes an exhibit', async () => {
  const world = talking();
  world.guards.value = [guardRow()];
  const root = await mountPopup(world, 320);
  const box = page.getByRole('region', { name: '守护' });
  await expect.element(box).toHaveTextContent('新消息12');
  await expect.element(box).toHaveTextContent('撤回2');
  await expect.element(box).toHaveTextContent(SOURCE.label);
  world.guards.value = [guardRow({ state: 'blind', reason: 'PAGE_NO_PERMISSION', since: CLOCK.utc })];
  await expect.element(page.getByText('浏览器收回了读取许可', { exact: false })).toBeVisible();
  await expectNoViolations(root);
  expectNoSidewaysScroll();
  await page.screenshot({ path: '../../../test-output/guard-popup.png' });
  await page.getByRole('button', { name: '结束守护' }).click();
  await expect.poll(() => world.asked.at(-1)).toEqual(['guard.stop', { guardId: GUARD_ID }]);
  world.guards.value = [];
  await expect.element(page.getByText('守护记录已封存为', { exact: false })).toBeVisible();
});

test('on a full disk the popup says that what is seen waits in the page', async () => {
  const world = talking();
  world.guards.value = [guardRow()];
  world.answers['guard.trouble'] = () => ok({ error: appError('STORE_FULL') });
  const root = await mountPopup(world, 320);
  const note = page.getByRole('region', { name: '守护' }).getByRole('alert');
  await expect.element(note).toHaveTextContent('存储空间已满');
  await expect.element(note).toHaveTextContent('请不要关闭或刷新这个标签页');
  await expectNoViolations(root);
  expectNoSidewaysScroll();
});

test('a guard that could not begin says why and what to do', async () => {
  const world = talking();
  world.answers['guard.start'] = () => err(appError('CHAT_NOT_FOUND'));
  await mountPopup(world);
  await page.getByRole('switch', { name: '守护：关' }).click();
  await expect.element(page.getByText('请打开聊天', { exact: false })).toBeVisible();
});

test('the workspace shows what was taken back with its words, and when nothing could be seen', async () => {
  const world = guardedWorld();
  const root = await mountWorkspace(world, `?exhibit=${GUARDED}`);
  const back = page.getByRole('listitem').filter({ hasText: '撤回' }).first();
  await expect.element(back).toHaveTextContent('先交激活费 50 元');
  await expect.element(page.getByText('标签页在后台', { exact: false })).toBeVisible();
  await expectNoViolations(root);
  await page.screenshot({ path: '../../../test-output/guard-workspace.png' });
});
