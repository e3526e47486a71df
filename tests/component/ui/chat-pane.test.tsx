import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectNoViolations, mountWorkspace } from './mount';
import { CHAT_ID, chatRecord, chatWorld, MERGE, message, MESSAGES, PARTIAL, sideless } from './sample/chat';
import { sampleWorld } from './sample/ports';
import { box, list, row, show, withMessages } from './show-chat';

describe('the conversation', () => {
  it('has a tab of its own only where there is one', async () => {
    await mountWorkspace(sampleWorld(), '?exhibit=' + CHAT_ID.replace(/5$/, '4'));
    await expect.element(page.getByRole('tab', { name: '画面' })).toBeVisible();
    expect(page.getByRole('tab', { name: '聊天' }).query()).toBeNull();
  });

  it('says how many, who, from when to when, and that it is whole and why', async () => {
    await show();
    await expect.element(page.getByText('8 条消息')).toBeVisible();
    await expect
      .element(page.getByText(/完整：从最早一条到最新一条。 到顶后等了 2.5 秒，没有更早的消息出现。/))
      .toBeVisible();
    await expect.element(page.getByText('星空客服（2 条）')).toBeVisible();
  });

  it('names every reason for which it is not whole', async () => {
    await show(chatWorld(chatRecord({ completeness: PARTIAL })));
    await expect.element(page.getByText('更早的消息一直没有加载出来')).toBeVisible();
    await expect.element(page.getByText('有相邻两段无法衔接，之间可能缺少消息 ×2')).toBeVisible();
    expect(page.getByText(/完整：从最早/).query()).toBeNull();
  });

  it('shows sender, time and text verbatim, what is derived beside it with its basis on focus', async () => {
    await show();
    await expect.element(list().getByText('在的亲，本店充值')).toBeVisible();
    const third = row(3);
    expect(third?.textContent).toContain('星空客服');
    expect(third?.querySelector('.chat-shown')?.textContent).toBe('13:02');
    const time = third?.querySelector('time');
    expect(time?.textContent).toBe('推算 2026-03-12 13:02');
    expect(time?.title).toBe('日期取自上方 · 2026-03-12 05:02:05.000 UTC');
    const basis = third?.querySelector('.chat-basis');
    expect(basis && getComputedStyle(basis).display).toBe('none');
    third?.focus();
    expect(basis && getComputedStyle(basis).display).not.toBe('none');
    await expect.element(list().getByText('3月12日 13:01')).toBeVisible();
  });

  it('puts each side on its side, and says so; an unknown one has neither', async () => {
    await show(
      withMessages(
        message(1, { text: '左', side: 'other' }),
        message(2, { text: '右', side: 'self' }),
        sideless(message(3, { text: '不知道' })),
      ),
    );
    await expect.element(list().getByText('不知道')).toBeVisible();
    const left = (index: number) =>
      row(index)?.querySelector('.chat-said')?.getBoundingClientRect().left ?? 0;
    expect(left(2)).toBeGreaterThan(left(1) + 200);
    expect(row(1)?.textContent).toContain('对方');
    expect(row(2)?.textContent).toContain('我方');
    expect(row(3)?.textContent).not.toMatch(/我方|对方/);
  });

  it('keeps what was taken back, changed or gone in plain sight', async () => {
    await show();
    await expect.element(list().getByText('已撤回，留证时读到的原话：')).toBeVisible();
    await expect.element(list().getByText('这批货是盗刷的渠道，被风控了到不了账')).toBeVisible();
    await userEvent.click(list().getByText('对方撤回了一条消息'));
    await expect.poll(() => row(6)?.textContent).toContain('最多十分钟给您处理好');
    expect(row(6)?.textContent).toMatch(/已改动，2026-03-12 13:10:05 之前的原话：/);
    list().element().parentElement?.scrollTo(0, 1e6);
    await expect.poll(() => row(7)?.textContent).toMatch(/发现此条已从页面上消失，没有撤回提示/);
    await expect.element(list().getByText('此处可能缺少消息')).toBeVisible();
  });

  it('says of a message that was recalled unread that its words are not there', async () => {
    await show(withMessages(message(1, { kind: 'recall', text: '对方撤回了一条消息' })));
    await expect.element(list().getByText('已撤回，撤回之前没有读到原话。')).toBeVisible();
  });

  it('shows quotes, and attachments with what became of their bytes', async () => {
    await show();
    await expect.element(list().getByText('星空客服：本店充值秒到账')).toBeVisible();
    await expect.poll(() => row(4)?.textContent).toMatch(/付款截图.png.*已保存.*订单明细.pdf.*未单独保存/);
    expect(row(4)?.textContent).toContain('页面没有加载出来');
    await expect.poll(() => row(4)?.querySelector('img')?.src).toMatch(/^blob:/);
  });

  it('leads to its place in the picture, and back to the message', async () => {
    await show();
    await page.getByRole('button', { name: '在画面中查看 第 4 条' }).click();
    await expect.element(page.getByRole('tab', { name: '画面' })).toHaveAttribute('aria-selected', 'true');
    await expect.element(page.getByText('第 4 条消息所在的一屏')).toBeVisible();
    const picture = page.getByRole('img', { name: 'E005 聊天画面，第 1/2 屏' });
    await expect.poll(() => document.querySelector('.picture-place')).not.toBeNull();
    const place = document.querySelector('.picture-place')?.getBoundingClientRect();
    const whole = picture.element().getBoundingClientRect();
    if (!place) throw new Error('no place is shown');
    const scale = whole.width / 1280;
    expect(place.left + 6 - whole.left).toBeCloseTo(620 * scale, 0);
    expect(place.top + 6 - whole.top).toBeCloseTo(356 * scale, 0);
    await page.getByRole('button', { name: '回到这条消息' }).click();
    await expect.element(page.getByRole('button', { name: '在画面中查看 第 4 条' })).toBeVisible();
  });

  it('without messages says so', async () => {
    const root = await show(chatWorld(chatRecord({ messages: [], separators: [] })));
    await expect.element(page.getByText('这段对话里没有消息。')).toBeVisible();
    await expectNoViolations(root);
  });

  it.each([
    ['no JSON', '<html>'],
    ['an unknown version', JSON.stringify({ ...chatRecord(), chatVersion: '9.0' })],
    ['a message of another shape', JSON.stringify({ ...chatRecord(), messages: [{ index: 1 }] })],
    ['a time that is none', JSON.stringify(chatRecord()).replaceAll(/"at":"[^"]+"/g, '"at":"soon"')],
  ])('a damaged file is reported, not drawn: %s', async (_what, json) => {
    await show(chatWorld(chatRecord(), { json }));
    await expect.element(page.getByRole('alert')).toBeVisible();
    expect(list().query()).toBeNull();
  });
});

describe('search', () => {
  it('counts, goes on with Enter and back with Shift+Enter, round the ends', async () => {
    await show();
    await box().fill('到账');
    const now = () => document.querySelector('.chat-found-now')?.closest('li')?.ariaPosInSet;
    await expect.element(page.getByText('找到 3 处，现在是第 1 处')).toBeInTheDocument();
    await expect.poll(now).toBe('3');
    await userEvent.keyboard('{Enter}{Enter}');
    await expect.element(page.getByText('找到 3 处，现在是第 3 处')).toBeInTheDocument();
    await expect.poll(now).toBe('4');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('找到 3 处，现在是第 1 处')).toBeInTheDocument();
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
    await expect.element(page.getByText('找到 3 处，现在是第 3 处')).toBeInTheDocument();
    await page.getByRole('button', { name: '下一处' }).click();
    await expect.element(page.getByText('找到 3 处，现在是第 1 处')).toBeInTheDocument();
    await box().click();
    await userEvent.keyboard('{Escape}');
    await expect.element(box()).toHaveValue('');
    expect(document.querySelector('.chat-found')).toBeNull();
  });

  it('finds words that were taken back, and any case', async () => {
    await show();
    await box().fill('VX10086');
    await expect.element(page.getByText('找到 1 处，现在是第 1 处')).toBeInTheDocument();
    await box().fill('盗刷');
    await expect.poll(() => document.querySelector('.chat-found-now')?.closest('blockquote')).not.toBeNull();
  });

  it('takes signs of patterns for what they are, and says when there is nothing', async () => {
    await show(withMessages(message(1, { text: 'a.b (c) [d] \\ /' })));
    await box().fill('a.b (c) [d] \\ /');
    await expect.element(page.getByText('找到 1 处，现在是第 1 处')).toBeInTheDocument();
    await box().fill('a+b');
    await expect.element(page.getByRole('status').getByText('没有找到')).toBeInTheDocument();
  });
});

describe('wording', () => {
  it('is marked by class, and a click on the legend shows only messages that hold it', async () => {
    await show();
    await expect.poll(() => row(3)?.querySelector('.chat-word-promise')?.textContent).toBe('秒到账');
    const chip = page.getByRole('button', { name: '承诺 1 条' });
    await chip.click();
    await expect.element(chip).toHaveAttribute('aria-pressed', 'true');
    await expect.element(page.getByText('只显示 1/8 条')).toBeVisible();
    expect(row(3)).not.toBeNull();
    expect(row(4)).toBeNull();
    await page.getByRole('button', { name: '显示全部' }).click();
    await expect.poll(() => row(4)).not.toBeNull();
  });
});

describe('against the earlier exhibit', () => {
  it('says what is new, changed and gone, with the words, and leads there', async () => {
    await show(chatWorld(chatRecord(), { merge: MERGE }));
    await expect.element(page.getByText('比 E003：新增 2 条，改动 1 条，消失 2 条')).toBeVisible();
    await expect.element(page.getByText('原话：不到账我双倍赔你')).toBeVisible();
    await page.getByRole('button', { name: '到第 8 条' }).click();
    await expect.poll(() => row(8)).not.toBeNull();
  });
});

describe('taking it along', () => {
  it('opens the transcript with nothing able to run, and saves it as a file', async () => {
    const world = chatWorld();
    await show(world);
    await page.getByRole('button', { name: '打开可打印的记录' }).click();
    await expect.element(page.getByTitle('E005 的聊天记录（chat.html）')).toBeVisible();
    const frame = document.querySelector('iframe');
    expect(frame?.getAttribute('sandbox')).toBe('');
    expect(frame?.srcdoc).toMatch(/^<!doctype html><meta http-equiv="Content-Security-Policy"/);
    await page.getByRole('button', { name: '存成文件' }).click();
    await expect.poll(() => world.saved).toEqual(['E005-chat.html']);
    await page.getByRole('button', { name: '回到对话' }).click();
    await expect.element(list()).toBeVisible();
  });

  it('copies every message verbatim', async () => {
    const copied: string[] = [];
    const real = navigator.clipboard.writeText.bind(navigator.clipboard);
    navigator.clipboard.writeText = (text) => Promise.resolve(void copied.push(text));
    await show();
    await page.getByRole('button', { name: '复制全文' }).click();
    await expect.element(page.getByText('已复制 8 条')).toBeVisible();
    navigator.clipboard.writeText = real;
    for (const { text } of MESSAGES) expect(copied[0]).toContain(text);
    expect(copied[0]).toContain('已撤回，留证时读到的原话：这批货是盗刷的渠道，被风控了到不了账');
  });
});
