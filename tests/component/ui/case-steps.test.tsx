import { utcIso } from '@/utils/shared/time';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectNoViolations, mountWorkspace } from './mount';
import { BUSY, caseWorld, CLOSED, contact, OVERDUE } from './sample/case';
import { NOW } from './sample/exhibits';
import type { World } from './sample/ports';

const button = (name: string | RegExp) => page.getByRole('button', { name });
const recorded = (world: World) =>
  world.asked
    .filter(([name]) => name === 'case.record')
    .map(([, request]) => (request as { entries: unknown[] }).entries);
const item = (name: string) =>
  page.getByRole('region', { name: '期限', exact: true }).getByRole('listitem').filter({ hasText: name });
/** Opens or closes a stage by its name. */
const press = async (stage: string) => {
  const names = [...document.querySelectorAll<HTMLElement>('.step-name')];
  const name = names.find(({ textContent }) => textContent === stage);
  if (!name) throw new Error(`no stage ${stage}`);
  await userEvent.click(name);
};
const shown = async (world: World) => {
  const root = await mountWorkspace(world, '?tab=steps');
  await expect.element(page.getByRole('heading', { name: '维权步骤' })).toBeVisible();
  return root;
};

describe('the nearest deadline', () => {
  it('is on every tab; a press says why, what to do now and what it rests on', async () => {
    const world = caseWorld({ ...BUSY, deadlines: [] });
    await mountWorkspace(world);
    const line = page.getByRole('region', { name: '最近的期限' });
    await expect.element(line.getByRole('button', { name: /平台退款窗口 还剩 1 天 23 小时/ })).toBeVisible();
    await line.getByRole('button').first().click();
    await expect.element(line.getByText(/多数平台只在交易完成后 24 至 72 小时内受理退款/)).toBeVisible();
    await expect.element(line.getByText('现在可以做：')).toBeVisible();
    await expect.element(line.getByText('经验', { exact: true })).toBeVisible();
    await line.getByRole('button', { name: '查看全部期限' }).click();
    await expect.element(page.getByRole('heading', { name: '期限' })).toBeVisible();
  });

  it('says loudly that it is overdue, in words', async () => {
    await shown(caseWorld(OVERDUE));
    const line = page.getByRole('region', { name: '最近的期限' });
    await expect.element(line.getByRole('button', { name: /已逾期 等卖家答复 已过 7 小时/ })).toBeVisible();
  });

  it('counts down by itself', async () => {
    const world = caseWorld({
      ...BUSY,
      deadlines: [{ id: 'x', title: '快到了', dueAt: utcIso(NOW + 61_000) }],
    });
    let now = NOW;
    await mountWorkspace({ ...world, ports: { ...world.ports, now: () => now } });
    const line = page.getByRole('region', { name: '最近的期限' });
    await expect.element(line).toHaveTextContent('快到了 还剩 1 分');
    now = NOW + 2_000;
    await expect.poll(() => line.element().textContent).toContain('还剩 不到 1 分钟');
  });
});

describe('deadlines', () => {
  it('name what they rest on, where that is written and when it was checked', async () => {
    await shown(caseWorld(BUSY));
    const limitation = item('诉讼时效').first();
    await expect.element(limitation.getByText('法律', { exact: true })).toBeVisible();
    await limitation.getByText('为什么、怎么办').click();
    await expect.element(limitation.getByText('依据：《民法典》第一百八十八条')).toBeVisible();
    await expect.element(limitation.getByText(/核对于 \d{4}-\d\d-\d\d/)).toBeVisible();
    await expect.element(limitation.getByText(/从支付时间（.*）起 3 年/)).toBeVisible();
    await expect.element(item('平台退款窗口').first().getByText('各平台不同').first()).toBeVisible();
  });

  it('say that they count from a time nobody confirmed', async () => {
    await shown(caseWorld());
    await expect.element(item('平台退款窗口').first().getByText('按未确认的时间推算').first()).toBeVisible();
  });

  it('are declared met, and count again when that is taken back', async () => {
    const world = caseWorld(BUSY);
    await shown(world);
    await button('已办妥 平台退款窗口').click();
    expect(recorded(world)).toEqual([
      [{ type: 'deadline-edited', deadline: { id: 'platformWindow', met: true } }],
    ]);
    await page.getByText('不再计时的 2 条').click();
    await expect.element(button('恢复计时 平台退款窗口')).toBeVisible();
    await button('撤销').click();
    expect(recorded(world).at(-1)).toEqual([{ type: 'deadline-reset', id: 'platformWindow' }]);
    await expect.element(button('已办妥 平台退款窗口')).toBeVisible();
  });

  it('are moved, say that they were, and go back to what the rule says', async () => {
    const world = caseWorld(BUSY);
    await shown(world);
    await button('改时间 平台退款窗口').click();
    await page.getByLabelText('到期时间').fill('2026-03-20T10:00');
    await button('保存').click();
    const dueAt = new Date('2026-03-20T10:00').toISOString();
    expect(recorded(world)).toEqual([
      [{ type: 'deadline-edited', deadline: { id: 'platformWindow', dueAt } }],
    ]);
    await expect.element(item('平台退款窗口').first().getByText('已改动')).toBeVisible();
    await button('恢复原定 平台退款窗口').click();
    expect(recorded(world).at(-1)).toEqual([{ type: 'deadline-reset', id: 'platformWindow' }]);
    await expect.element(item('平台退款窗口').first().getByText('已改动')).not.toBeInTheDocument();
  });

  it('of the user’s own are added with a name, and removed', async () => {
    const world = caseWorld();
    await shown(world);
    await button('添加期限').click();
    await button('保存').click();
    await expect.element(page.getByText('请写明是什么期限。')).toBeVisible();
    await page.getByRole('textbox', { name: '提醒我做什么' }).fill('补充材料');
    await button('保存').click();
    await expect.element(page.getByRole('status').getByText('已添加期限：补充材料')).toBeVisible();
    await expect.element(item('补充材料').first().getByText('自定', { exact: true })).toBeVisible();
    await button('删除 补充材料').click();
    await expect.element(item('补充材料').first()).not.toBeInTheDocument();
  });
});

describe('the path', () => {
  it('shows where the dispute stands, and what each stage needs first', async () => {
    await shown(caseWorld(BUSY));
    const current = page.getByRole('listitem').filter({ has: page.getByText('当前', { exact: true }) });
    await expect.element(current.last()).toHaveAttribute('aria-current', 'step');
    await expect.element(current.last()).toHaveTextContent(/协商/);
    await press('平台申诉');
    await expect.element(page.getByText(/支付凭证\s*还没有/).first()).toBeVisible();
  });

  it('leads from a stage to its text, filled from the case, whichever step comes next', async () => {
    await shown(caseWorld(BUSY));
    await press('12315');
    await button('写12315 投诉书').click();
    await expect.element(page.getByRole('radio', { name: /^12315 投诉书/ })).toBeChecked();
    await expect.element(page.getByRole('tab', { name: '文书' })).toHaveAttribute('aria-selected', 'true');
  });

  it('warns of what may be refused because of what was done', async () => {
    await shown(caseWorld({ ...BUSY, contacts: [contact({ stage: 'authority' })] }));
    await press('诉讼');
    await expect.element(page.getByText(/12315 正在处理同一争议/)).toBeVisible();
  });

  it('lists what was sent and heard, with time, channel, number and exhibits', async () => {
    await shown(caseWorld(BUSY));
    const log = page.getByRole('list', { name: '协商：往来记录' });
    await expect.element(log.getByText('已经提交，排队中，请耐心等待')).toBeVisible();
    await expect.element(log.getByText('编号 TK-20931')).toBeVisible();
    await expect.element(log.getByText('站内信').first()).toBeVisible();
    await expect.element(log.getByRole('link', { name: /打开 E004/ })).toBeVisible();
  });

  it('takes down what was sent: the next clock runs at once', async () => {
    const world = caseWorld({ ...BUSY, contacts: [], deadlines: [] });
    const root = await shown(world);
    await press('协商');
    await button('记已发出 协商').click();
    const form = page.getByRole('form', { name: '记已发出' });
    await expect.element(form.getByLabelText('时间')).toHaveFocus();
    await form.getByRole('combobox', { name: '渠道' }).fill('QQ');
    await form.getByRole('textbox', { name: '发出的内容' }).fill('请在两小时内退款');
    await form.getByRole('textbox', { name: '受理或投诉编号' }).fill('20931');
    await form.getByRole('checkbox', { name: /E004/ }).click();
    await form.getByRole('checkbox', { name: /E002/ }).click();
    await expectNoViolations(root);
    await form.getByRole('button', { name: '记下' }).click();
    expect(recorded(world)).toEqual([
      [
        {
          type: 'contact-logged',
          contact: {
            id: expect.any(String) as string,
            stage: 'seller',
            direction: 'sent',
            at: utcIso(NOW),
            channel: 'QQ',
            text: '请在两小时内退款',
            exhibits: [2, 4],
            reference: '20931',
          },
        },
      ],
    ]);
    await expect
      .element(page.getByRole('region', { name: '最近的期限' }))
      .toHaveTextContent('等卖家答复 还剩 2 小时');
    await expect.element(page.getByText('等对方答复').first()).toBeVisible();
  });

  it('takes an entry back, and puts it back again', async () => {
    const world = caseWorld(BUSY);
    await shown(world);
    await button(/^撤回这条/)
      .first()
      .click();
    expect(recorded(world)).toEqual([[{ type: 'contact-withdrawn', id: 'c1' }]]);
    await expect.element(page.getByText('已撤回一条记录；存证链里仍有它的痕迹')).toBeVisible();
    await button('撤销').click();
    expect(recorded(world).at(-1)).toEqual([{ type: 'contact-logged', contact: contact() }]);
  });
});

describe('closing', () => {
  it('asks for the result, keeps what came back, and is undone by reopening', async () => {
    const world = caseWorld(BUSY);
    await shown(world);
    await button('结案').click();
    await button('结案').click();
    await expect.element(page.getByText('请选一个结果。')).toBeVisible();
    await page.getByRole('radio', { name: '部分退款' }).click();
    await page.getByRole('textbox', { name: '追回金额' }).fill('300');
    await page.getByRole('textbox', { name: '说明' }).fill('平台退了 300 元');
    await button('结案').click();
    expect(recorded(world)).toEqual([
      [
        {
          type: 'case-closed',
          outcome: { result: 'partly', recovered: '300.00', note: '平台退了 300 元', at: utcIso(NOW) },
        },
      ],
    ]);
    await expect.element(page.getByText('¥300.00', { exact: true })).toBeVisible();
    await expect.element(page.getByRole('link', { name: /极速卡盟.*已了结/ })).toBeVisible();
    await button('重新打开案件').click();
    expect(recorded(world).at(-1)).toEqual([{ type: 'case-reopened' }]);
    await expect.element(button('结案')).toBeVisible();
  });

  it('stops the clocks', async () => {
    await shown(caseWorld(CLOSED));
    expect(page.getByRole('region', { name: '最近的期限' }).elements()).toHaveLength(0);
    await expect.element(page.getByText(/不再计时的 \d 条/)).toBeVisible();
  });
});

describe('by keyboard', () => {
  it('the form of a contact is left with Escape, nothing written', async () => {
    const world = caseWorld(BUSY);
    await shown(world);
    await button('记收到回复 协商').click();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('form', { name: '记收到回复' })).not.toBeInTheDocument();
    expect(recorded(world)).toEqual([]);
  });
});
