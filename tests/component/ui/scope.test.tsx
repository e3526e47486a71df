import { ok } from '@/utils/shared/result';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectNoViolations, mountPopup } from './mount';
import { INSPECTED, sampleWorld, SCROLLERS } from './sample/ports';

const primary = () => page.getByRole('button', { name: '立即留证' });

describe('留存范围', () => {
  const scope = (title: string) => page.getByRole('button', { name: `留存范围：${title}，可另选` });

  it('is not asked about while the page has but one thing to scroll', async () => {
    await mountPopup(sampleWorld());
    await expect.element(primary()).toBeVisible();
    expect(page.getByRole('button', { name: /留存范围/ }).query()).toBeNull();
  });

  it('by itself takes everything; one part is picked by keyboard and asked for', async () => {
    const world = sampleWorld();
    world.answers['page.inspect'] = () => ok({ ...INSPECTED, scrollers: SCROLLERS });
    await mountPopup(world);
    await scope('自动').click();
    await expect
      .element(page.getByRole('menuitemradio', { name: /自动/ }))
      .toHaveAttribute('aria-checked', 'true');
    await expectNoViolations(document.body);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await expect.element(scope('客服会话')).toHaveFocus();
    await primary().click();
    expect(world.asked).toContainEqual(['capture.start', { tabId: 7, only: '#chat' }]);
  });

  it('a page that calls its parts nothing still has names for them', async () => {
    const world = sampleWorld();
    const [first, second] = SCROLLERS;
    const scrollers = [first, second].flatMap((choice) => (choice ? [{ ...choice, name: '' }] : []));
    world.answers['page.inspect'] = () => ok({ ...INSPECTED, scrollers });
    await mountPopup(world);
    await scope('自动').click();
    await expect.element(page.getByRole('menuitemradio', { name: /未命名的滚动区域 853×620/ })).toBeVisible();
  });
});
