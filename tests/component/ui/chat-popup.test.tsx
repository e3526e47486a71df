import { appError } from '@/utils/shared/errors';
import { err, ok } from '@/utils/shared/result';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectNoSidewaysScroll, expectNoViolations, mountPopup } from './mount';
import { CANDIDATES, CHAT_ID, chatRecord, chatWorld, manyMessages, PARTIAL } from './sample/chat';
import { captureJob, INSPECTED, JOB_ID, sampleWorld, type World } from './sample/ports';

const keep = () => page.getByRole('button', { name: '留存聊天', exact: true });
const asked = (world: World, wanted: string) => world.asked.filter(([name]) => name === wanted);

function finding(candidates = CANDIDATES): World {
  const world = sampleWorld();
  world.answers['chat.find'] = () => ok({ candidates });
  return world;
}

describe('留存聊天', () => {
  it('looks once, after the page is known, and names what it found', async () => {
    const world = finding(CANDIDATES.slice(0, 1));
    await mountPopup(world);
    await expect.element(page.getByText('与 星空客服 的对话 · 美洽')).toBeVisible();
    expect(asked(world, 'chat.find')).toEqual([['chat.find', { tabId: 7 }]]);
    const names = world.asked.map(([name]) => name);
    expect(names.indexOf('page.inspect')).toBeLessThan(names.indexOf('chat.find'));
    await keep().click();
    expect(world.asked).toContainEqual(['chat.start', { tabId: 7, candidate: CANDIDATES[0]?.id }]);
    await expect.element(page.getByRole('progressbar', { name: '正在留存聊天' })).toBeVisible();
  });

  it('another conversation is picked by keyboard, and that one is kept', async () => {
    const world = finding();
    await mountPopup(world);
    const menu = page.getByRole('button', { name: '将留存：与 星空客服 的对话 · 美洽。换一个对话' });
    await menu.click();
    await expect
      .element(page.getByRole('menuitemradio', { name: /与 星空客服 的对话/ }))
      .toHaveAttribute('aria-checked', 'true');
    await expect
      .element(page.getByRole('menuitemradio', { name: /工单 #20931/ }))
      .toHaveTextContent('您的问题已提交');
    await expectNoViolations(document.body);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.element(page.getByRole('button', { name: '将留存：工单 #20931。换一个对话' })).toHaveFocus();
    await keep().click();
    expect(world.asked).toContainEqual(['chat.start', { tabId: 7, candidate: CANDIDATES[1]?.id }]);
  });

  it('finding none, says so only when asked, with what to do; the closed frame has its one button', async () => {
    const world = sampleWorld();
    world.answers['chat.find'] = () => ok({ candidates: [], closedSites: ['https://chat.example/*'] });
    await mountPopup(world);
    await expect.element(page.getByRole('button', { name: '允许读取' })).toBeVisible();
    expect(page.getByText('没有在这个页面上找到聊天').query()).toBeNull();
    await keep().click();
    await expect.element(page.getByText('没有在这个页面上找到聊天')).toBeVisible();
    await expect.element(page.getByText(/请打开聊天窗口/)).toBeVisible();
    await expect.element(page.getByText(/尚未允许读取的窗口/)).toBeVisible();
    expect(asked(world, 'chat.start')).toEqual([]);
  });

  it('looks again once the closed frame may be read', async () => {
    const world = sampleWorld();
    let open = false;
    world.answers['chat.find'] = () =>
      ok(open ? { candidates: CANDIDATES } : { candidates: [], closedSites: ['https://chat.example/*'] });
    await mountPopup(world);
    const allow = page.getByRole('button', { name: '允许读取' });
    await expect.element(allow).toBeVisible();
    open = true;
    await allow.click();
    await expect.element(page.getByRole('button', { name: /^将留存：与 星空客服/ })).toBeVisible();
  });

  it('a click looks once more, for the chat window may have been opened meanwhile', async () => {
    const world = sampleWorld();
    await mountPopup(world);
    await expect.poll(() => asked(world, 'chat.find')).toHaveLength(1);
    world.answers['chat.find'] = () => ok({ candidates: CANDIDATES });
    await keep().click();
    await expect
      .poll(() => world.asked)
      .toContainEqual(['chat.start', { tabId: 7, candidate: CANDIDATES[0]?.id }]);
  });

  it('a search that fails is quiet', async () => {
    const world = sampleWorld();
    world.answers['chat.find'] = () => err(appError('PAGE_NOT_RESPONDING'));
    await mountPopup(world);
    await expect.element(keep()).toBeVisible();
    await expect.poll(() => asked(world, 'chat.find')).toHaveLength(1);
    expect(page.getByRole('alert').query()).toBeNull();
  });

  it('is not offered, nor looked for, where the page cannot be read', async () => {
    const world = sampleWorld();
    world.answers['page.inspect'] = () => ok({ ...INSPECTED, blocked: 'PAGE_RESTRICTED' });
    await mountPopup(world);
    await expect.element(page.getByText(/浏览器不允许任何扩展读取/)).toBeVisible();
    expect(keep().query()).toBeNull();
    expect(asked(world, 'chat.find')).toEqual([]);
  });
});

describe('while it runs', () => {
  it.each([
    [{ stage: 'chat-finding', done: 0, total: 0 }, '正在寻找聊天…'],
    [{ stage: 'chat-history', done: 0, total: 0 }, '正在载入更早记录…'],
    [{ stage: 'chat-history', done: 320, total: 0 }, '已读 320 条，正在载入更早记录'],
    [{ stage: 'chat-reading', done: 320, total: 0 }, '已读 320 条'],
    [{ stage: 'chat-reading', done: 320, total: 0, pictures: 41 }, '已读 320 条，拍下 41 屏'],
    [{ stage: 'pixels', done: 4, total: 12 }, '正在拍下聊天画面 5/12'],
    [{ stage: 'stitching', done: 4, total: 12 }, '正在拼接聊天画面 5/12'],
    [{ stage: 'storing', done: 0, total: 0 }, '正在写入本机…'],
  ] as const)('%o reads %s', async (job, words) => {
    const world = sampleWorld();
    world.jobs.value = [captureJob({ of: 'chat', ...job })];
    await mountPopup(world);
    await expect.element(page.getByText(words, { exact: true })).toBeVisible();
  });

  it('claims no share of a conversation whose length nobody knows', async () => {
    const world = sampleWorld();
    world.jobs.value = [captureJob({ of: 'chat', stage: 'chat-history', done: 320, total: 0 })];
    await mountPopup(world);
    const bar = page.getByRole('progressbar', { name: '正在留存聊天' });
    await expect.element(bar).toBeVisible();
    expect((bar.element() as HTMLProgressElement).position).toBe(-1);
    expect(page.getByText('%').query()).toBeNull();
  });

  it('can be stopped, and what was read is named', async () => {
    const world = chatWorld(chatRecord({ messages: manyMessages(120), completeness: PARTIAL }));
    world.jobs.value = [captureJob({ of: 'chat', stage: 'chat-reading', done: 120, total: 0 })];
    await mountPopup(world);
    await expect.element(page.getByText(/取消也会保住已经读到的消息/)).toBeVisible();
    await page.getByRole('button', { name: '取消留存' }).click();
    expect(world.asked).toContainEqual(['job.cancel', { jobId: JOB_ID }]);
    world.jobs.value = [captureJob({ of: 'chat', state: 'cancelled', exhibitId: CHAT_ID })];
    await expect.element(page.getByRole('alert')).toHaveTextContent('聊天记录 120 条');
  });
});

describe('when it is done', () => {
  const finished = (world: World) => {
    world.jobs.value = [captureJob({ of: 'chat', state: 'done', exhibitId: CHAT_ID })];
    return world;
  };

  it('says how many messages are kept, and that they reach to the first', async () => {
    await mountPopup(finished(chatWorld(chatRecord({ messages: manyMessages(312) }))));
    await expect.element(page.getByText(/^已保住：聊天记录 312 条（到最早一条）/)).toBeVisible();
    await expect.element(page.getByRole('button', { name: '打开 E005' })).toBeVisible();
  });

  it('says of a part how far back it goes and why, and never that it reaches the first', async () => {
    const completeness = { ...PARTIAL, reasons: [{ code: 'HISTORY_STUCK' }] } as const;
    const world = finished(chatWorld(chatRecord({ messages: manyMessages(312), completeness })));
    const root = await mountPopup(world);
    await expect
      .element(page.getByText('只读到 3月12日：历史记录仍在载入时到了时间上限', { exact: true }))
      .toBeVisible();
    expect(root.textContent).not.toContain('到最早一条');
  });

  it('does not say 只读到 where the beginning is not what is missing', async () => {
    const completeness = { ...PARTIAL, reasons: [{ code: 'ROWS_WITHOUT_TEXT' }] } as const;
    await mountPopup(finished(chatWorld(chatRecord({ completeness }))));
    await expect
      .element(page.getByText('记录不完整：有的消息一直没有显示内容', { exact: true }))
      .toBeVisible();
  });

  it('names recalled and changed messages whose words were kept', async () => {
    await mountPopup(finished(chatWorld()));
    await expect.element(page.getByText('其中 2 条已撤回或改动，原话已保住')).toBeVisible();
  });

  it('shows count and span in the timeline', async () => {
    await mountPopup(finished(chatWorld()));
    const row = page.getByRole('list', { name: '时间线' }).getByRole('button', { name: /E005/ });
    await expect.element(row).toHaveTextContent('星空客服');
    await expect.element(row).toHaveTextContent('聊天记录 8 条');
    await expect.element(row).toHaveTextContent('3月12日 13:01 – 13:20');
  });
});

it('hostile names neither widen the popup nor become markup', async () => {
  const label = '<img src=x onerror=alert(1)>‮'.repeat(20);
  const world = finding(CANDIDATES.map((one) => ({ ...one, label, preview: label })));
  const root = await mountPopup(world, 320);
  await page.getByRole('button', { name: /换一个对话/ }).click();
  expect(root.querySelector('.chat-box img')).toBeNull();
  expectNoSidewaysScroll();
});
