import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { importedExhibit } from './gallery/import-scenes';
import { SCENES } from './gallery/scenes';
import { expectNoViolations, mountPopup } from './mount';
import { BUSY, caseWorld, OVERDUE } from './sample/case';
import { CASE_ID } from './sample/exhibits';
import { sampleWorld, type World } from './sample/ports';

const button = (name: string | RegExp) => page.getByRole('button', { name });
const buying = (): World => SCENES['popup-risk']?.world() ?? sampleWorld();

describe('the popup of a case', () => {
  it('shows the chain in shapes and words, with the order number', async () => {
    await mountPopup(caseWorld(BUSY));
    const chain = page.getByRole('list', { name: '证据链' });
    await expect.element(chain).toBeVisible();
    expect(
      chain
        .getByRole('listitem')
        .elements()
        .map((item) => item.textContent),
    ).toEqual([
      '■商品 齐备',
      '■订单 齐备',
      '□支付 还没有',
      '◧聊天 有一部分',
      '□未到账 还没有',
      '■订单编号 齐备 744260312143105218',
    ]);
  });

  it('says what to do now, and leads to where it is done', async () => {
    const world = caseWorld(BUSY);
    await mountPopup(world);
    await button('支付凭证').click();
    expect(world.opened).toEqual([{ case: CASE_ID, tab: 'overview' }]);
  });

  it('shows the nearest deadline; a press says why and what now, and leads to all of them', async () => {
    const world = caseWorld({ ...BUSY, deadlines: [] });
    await mountPopup(world);
    await button(/平台退款窗口 还剩 1 天 23 小时/).click();
    await expect.element(page.getByText('先把证据留存好，再向卖家和平台提出退款。')).toBeVisible();
    await button('查看全部期限').click();
    expect(world.opened).toEqual([{ case: CASE_ID, tab: 'steps' }]);
  });

  it('says that a deadline is overdue in words, not by colour alone', async () => {
    await mountPopup(caseWorld(OVERDUE));
    await expect.element(button(/已逾期 等卖家答复/)).toBeVisible();
  });

  it('leads to where files are imported', async () => {
    const world = caseWorld(BUSY);
    await mountPopup(world);
    await button('导入文件').click();
    expect(world.opened).toEqual([{ case: CASE_ID, import: '1' }]);
  });

  it('leads to the whole timeline, searched for the words in its box', async () => {
    const world = caseWorld(BUSY);
    await mountPopup(world);
    await button('展开').click();
    const box = page.getByRole('searchbox', { name: '搜索时间线' });
    await box.fill(' 秒到账 ');
    await userEvent.keyboard('{Enter}');
    expect(world.opened).toEqual([
      { case: CASE_ID, tab: 'timeline' },
      { case: CASE_ID, tab: 'timeline', q: '秒到账' },
    ]);
  });

  it('shows one kind, or what has gaps, when asked by keyboard; all again once there is none of it', async () => {
    const world = caseWorld(BUSY);
    world.exhibits.value = [importedExhibit(), ...world.exhibits.value];
    await mountPopup(world);
    const filter = page.getByRole('combobox', { name: '只看其中一类' });
    await expect.element(filter).toHaveDisplayValue('共 5 项');
    const rows = page.getByRole('list', { name: '时间线' }).getByRole('button');
    // What was found damaged is no longer whole either.
    await filter.selectOptions('有缺失 2');
    await expect
      .poll(() => rows.elements().map((row) => /E\d+/.exec(row.textContent ?? '')?.[0]))
      .toEqual(['E003', 'E001']);
    await filter.selectOptions('导入 1');
    await expect.element(rows.first()).toHaveTextContent(/E005/);
    filter.element().focus();
    await userEvent.keyboard('{Home}');
    await expect.poll(() => rows.elements().length).toBe(5);
    await filter.selectOptions('订单 1');
    await expect.poll(() => rows.elements().length).toBe(1);
    // The order is deleted elsewhere.
    world.exhibits.value = world.exhibits.value.filter(({ number }) => number !== 4);
    await expect.poll(() => rows.elements().length).toBe(4);
    await expect.element(filter).toHaveDisplayValue('共 4 项');
  });

  it('without a case shows neither chain nor deadline', async () => {
    await mountPopup(sampleWorld('empty'));
    await expect.element(button('立即留证')).toBeVisible();
    expect(page.getByRole('list', { name: '证据链' }).elements()).toHaveLength(0);
    expect(page.getByRole('region', { name: '最近的期限' }).elements()).toHaveLength(0);
  });
});

describe('before paying', () => {
  it('names what asks for care; opened it says why, in the page’s own words, and what to do', async () => {
    const root = await mountPopup(buying());
    await expect.element(page.getByText(/引导到平台以外交易、/)).toBeVisible();
    await expect.element(page.getByText('离开平台付款，平台不担保')).not.toBeVisible();
    await page.getByText('付款前请留意').click();
    await expect.element(page.getByText(/离开平台付款，平台不担保/)).toBeVisible();
    await expect.element(page.getByText('私聊内部价请加QQ 10000，微信同号').first()).toBeVisible();
    await expect.element(page.getByText('先买最小面额，确认到账快慢和数量，再买大额。')).toBeVisible();
    await expectNoViolations(root);
  });

  it('先留证再付款 keeps the page with one click', async () => {
    const world = buying();
    await mountPopup(world);
    await page.getByText('付款前请留意').click();
    await button('先留证再付款').click();
    expect(world.asked).toContainEqual(['capture.start', { tabId: 7 }]);
    await expect.element(page.getByRole('progressbar', { name: '正在留证' })).toBeVisible();
  });

  it('says nothing on the order page: the payment is made', async () => {
    await mountPopup(caseWorld(BUSY));
    await expect.element(page.getByText('shop.example').first()).toBeVisible();
    expect(page.getByText('付款前请留意').elements()).toHaveLength(0);
  });

  it('is reached by keyboard', async () => {
    await mountPopup(buying());
    const summary = page.getByText('付款前请留意');
    await expect.element(summary).toBeVisible();
    document.querySelector<HTMLElement>('.risk-box summary')?.focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(button('先留证再付款')).toBeVisible();
  });
});
