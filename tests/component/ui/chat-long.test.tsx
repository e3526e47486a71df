import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectNoSidewaysScroll, expectNoViolations } from './mount';
import { chatRecord, chatWorld, manyMessages, MERGE, message, PARTIAL } from './sample/chat';
import { box, row, show, withMessages } from './show-chat';

describe('long and hostile conversations', () => {
  it('10,000 messages draw few rows at the top, in the middle and at the end; arrows, End and Home walk them', async () => {
    const root = await show(chatWorld(chatRecord({ messages: manyMessages(10_000) })));
    await expect.poll(() => row(1)).not.toBeNull();
    const rows = () => root.querySelectorAll('.chat-row').length;
    expect(rows()).toBeLessThan(60);
    row(1)?.focus();
    const focused = () => document.activeElement?.ariaPosInSet;
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.poll(focused).toBe('3');
    await userEvent.keyboard('{End}');
    await expect.poll(focused).toBe('10000');
    expect(rows()).toBeLessThan(60);
    await userEvent.keyboard('{Home}');
    await expect.poll(focused).toBe('1');
    await box().fill('第 5000 句');
    await expect.poll(() => row(5000)).not.toBeNull();
    expect(rows()).toBeLessThan(60);
    expect(document.querySelectorAll('.chat-row[tabindex="0"]')).toHaveLength(1);
  });

  it('what the page wrote is text, in whatever direction', async () => {
    const evil = '<img src=x onerror="document.body.dataset.ran=1"><script>1</script>';
    const root = await show(
      withMessages(
        message(1, { text: evil, sender: { name: evil, basis: 'shown' }, quote: evil, marks: [evil] }),
        message(2, { text: 'مرحبا، متى يصل الطلب؟', side: 'other' }),
        message(3, { text: '👨‍👩‍👧‍👦🏳️‍🌈 好的👌🏽', sender: { name: '2026-03-12 14:31', basis: 'shown' } }),
        message(4, { text: `‮abc${'无'.repeat(3)}${'w'.repeat(500)}` }),
      ),
    );
    await expect.poll(() => row(4)).not.toBeNull();
    expect(row(1)?.textContent).toContain(evil);
    expect(root.querySelector('.chat-list img, .chat-list script')).toBeNull();
    expect(document.body.dataset['ran']).toBeUndefined();
    const arabic = row(2)?.querySelector('.chat-verbatim');
    expect(arabic && getComputedStyle(arabic).direction).toBe('rtl');
    expect(row(3)?.querySelector('.chat-sender')?.textContent).toBe('2026-03-12 14:31');
    expectNoSidewaysScroll();
  });

  it('a message of 20,000 characters is folded, opens whole, and opens by itself for what is looked for', async () => {
    const text = `${'很长的话。'.repeat(3999)}末尾有秘密`;
    await show(withMessages(message(1, { text }), message(2, { text: '下一条' })));
    const said = () => row(1)?.querySelector('.chat-said > .chat-verbatim')?.textContent.length ?? 0;
    await expect.poll(said).toBeLessThan(1300);
    const open = page.getByRole('button', { name: '展开全文（20000 字）' });
    await open.click();
    await expect.poll(said).toBe(20_000);
    await page.getByRole('button', { name: '收起' }).click();
    await expect.poll(said).toBeLessThan(1300);
    await box().fill('秘密');
    await expect.poll(said).toBe(20_000);
    await expect.poll(() => document.querySelector('.chat-found-now')).not.toBeNull();
  });

  it.each(
    (['light', 'dark'] as const).flatMap((theme) =>
      (['zh-CN', 'en'] as const).flatMap((locale) => [1280, 320].map((width) => ({ theme, locale, width }))),
    ),
  )('has no axe violation in $theme, $locale, at $width px', async ({ theme, locale, width }) => {
    const world = chatWorld(chatRecord({ completeness: PARTIAL }), { merge: MERGE });
    world.settings.value = { locale, theme };
    const root = await show(world, width);
    await expect.poll(() => row(3)).not.toBeNull();
    await page.getByRole('searchbox').fill('到账');
    await expect.poll(() => document.querySelector('.chat-found-now')).not.toBeNull();
    await expectNoViolations(root);
    await page.getByRole('button', { name: /^(承诺|Promise) / }).click();
    await expectNoViolations(root);
    expectNoSidewaysScroll();
  });
});
