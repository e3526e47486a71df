import { appError } from '@/utils/shared/errors';
import { err } from '@/utils/shared/result';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectNoViolations, mountWorkspace } from './mount';
import { BUSY, caseWorld, CLOSED } from './sample/case';
import { CASE_ID, exhibitId } from './sample/exhibits';
import { sampleWorld, type World } from './sample/ports';

const button = (name: string | RegExp) => page.getByRole('button', { name });
const recorded = (world: World) =>
  world.asked
    .filter(([name]) => name === 'case.record')
    .map(([, request]) => (request as { entries: unknown }).entries);
/** The row of a field. */
const fact = (field: string) =>
  page.elementLocator(document.querySelector(`#fact-${field}`) ?? document.body);
const shown = async (world: World) => {
  const root = await mountWorkspace(world);
  await expect.element(page.getByRole('heading', { name: '案情' })).toBeVisible();
  return root;
};

describe('the head of a case', () => {
  it('says what is claimed, kept, missing and next', async () => {
    await shown(caseWorld(BUSY));
    await expect
      .element(page.getByText('未到账（空包） · 全额退款 · ¥498.00 · 订单 744260312143105218'))
      .toBeVisible();
    await expect.element(page.getByText('4 项证据').first()).toBeVisible();
    await expect.element(page.getByText('支付凭证 · 未到账的证明')).toBeVisible();
    await expect.element(button('看怎么留存')).toBeVisible();
  });

  it('leads to the field that comes next', async () => {
    await shown(caseWorld());
    await button('去填写').click();
    await expect.element(button('填写 问题类型')).toHaveFocus();
  });
});

describe('the chain', () => {
  it('says of each link in words whether it is there, with the exhibits that carry it', async () => {
    const world = caseWorld(BUSY);
    await shown(world);
    const chain = page.getByRole('list', { name: '证据链' });
    await expect.element(chain.getByText('商品')).toBeVisible();
    expect(
      chain
        .getByRole('listitem')
        .elements()
        .map((item) => item.textContent),
    ).toEqual([
      '■商品齐备E002',
      '■订单齐备E004',
      '□支付还没有',
      '◧聊天有一部分E003',
      '□未到账还没有',
      '■订单编号齐备E004',
    ]);
    await chain.getByRole('link', { name: /打开 E002/ }).click();
    expect(location.search).toBe(`?exhibit=${exhibitId(2)}`);
  });
});

describe('what to keep next', () => {
  it('says why and how, and leads to the field', async () => {
    await shown(caseWorld());
    await expect.element(page.getByText('要证明什么、该走哪一步，都由它决定。')).toBeVisible();
    await expect.element(page.getByText('在微信或支付宝的账单里打开这笔交易')).not.toBeVisible();
    await page.getByText('支付凭证', { exact: true }).first().click();
    await expect.element(page.getByText(/在微信或支付宝的账单里打开这笔交易/)).toBeVisible();
  });
});

describe('facts', () => {
  it('that an exhibit shows are confirmed with one click, and taken back with one', async () => {
    const world = caseWorld();
    await shown(world);
    await button('确认 订单编号 744260312143105218').click();
    expect(recorded(world)).toEqual([
      [
        {
          type: 'field-set',
          field: 'orderNumber',
          value: '744260312143105218',
          exhibit: exhibitId(4),
          number: 4,
        },
      ],
    ]);
    await expect.element(fact('orderNumber').getByRole('link', { name: /打开 E004/ })).toBeVisible();
    await expect.element(page.getByRole('status').getByText('订单编号：744260312143105218')).toBeVisible();
    await button('撤销').click();
    expect(recorded(world).at(-1)).toEqual([{ type: 'field-cleared', field: 'orderNumber' }]);
    await expect.element(button('确认 订单编号 744260312143105218')).toBeVisible();
    await expect.element(button('撤销')).not.toBeInTheDocument();
  });

  it('that are beyond doubt are confirmed all at once, the others stay', async () => {
    const world = caseWorld();
    await shown(world);
    await button('全部确认（5 项）').click();
    const [entries] = recorded(world);
    expect((entries as { field: string }[]).map(({ field }) => field).toSorted()).toEqual([
      'goods',
      'orderNumber',
      'paidAt',
      'price',
      'promise',
    ]);
    await expect.element(page.getByText('已确认 5 项')).toBeVisible();
    await expect.element(fact('sellerContact').getByText('读得不准，请核对')).toBeVisible();
    await expect.element(fact('sellerContact').getByText('原文：加QQ 10000')).toBeVisible();
  });

  it('that contradict each other stand side by side, and the user chooses', async () => {
    const world = caseWorld();
    await shown(world);
    await expect.element(fact('paid').getByText('证据里的说法不一致，请选一个')).toBeVisible();
    await expect.element(fact('paid').getByText('¥498.00').first()).toBeVisible();
    await button('用这个 实付金额 ¥502.98').click();
    expect(recorded(world)).toEqual([
      [{ type: 'field-set', field: 'paid', value: '502.98', exhibit: exhibitId(2), number: 2 }],
    ]);
    await expect.element(fact('paid').getByText('证据里还有不同的值')).toBeVisible();
  });

  it('are written by hand, checked by their kind', async () => {
    const world = caseWorld();
    await shown(world);
    await button('填写 请求金额').click();
    const input = page.getByRole('textbox', { name: '请求金额' });
    await expect.element(input).toHaveFocus();
    await input.fill('约五百');
    await userEvent.keyboard('{Enter}');
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('请填写一笔确定的金额，例如 498 或 1,234.50');
    expect(recorded(world)).toEqual([]);
    await input.fill('￥498');
    await userEvent.keyboard('{Enter}');
    expect(recorded(world)).toEqual([[{ type: 'field-set', field: 'claimAmount', value: '498.00' }]]);
    await expect.element(fact('claimAmount').getByText('自己填写')).toBeVisible();
    await expect.element(button('修改 请求金额')).toHaveFocus();
  });

  it('take times in the reader’s own zone', async () => {
    const world = caseWorld();
    await shown(world);
    await button('填写 到账时间').click();
    await expect.element(page.getByText(/本地时间（UTC/)).toBeVisible();
    await page.getByLabelText('到账时间', { exact: true }).fill('2026-03-12T14:29');
    await userEvent.keyboard('{Enter}');
    const value = new Date('2026-03-12T14:29').toISOString();
    expect(recorded(world)).toEqual([[{ type: 'field-set', field: 'deliveredAt', value }]]);
  });

  it('are left as they were on Escape', async () => {
    const world = caseWorld(BUSY);
    await shown(world);
    await button('修改 商品').click();
    await page.getByRole('textbox', { name: '商品' }).fill('别的');
    await userEvent.keyboard('{Escape}');
    await expect.element(button('修改 商品')).toHaveFocus();
    expect(recorded(world)).toEqual([]);
  });

  it('the kind of problem is chosen from plain explanations', async () => {
    const world = caseWorld();
    const root = await shown(world);
    await button('填写 问题类型').click();
    await expect.element(page.getByText('付了钱，点券、卡密或会员一直没有到。')).toBeVisible();
    await page.getByRole('radio', { name: /到账延迟/ }).click();
    await expectNoViolations(root);
    await button('保存').click();
    expect(recorded(world)).toEqual([[{ type: 'field-set', field: 'issue', value: 'late' }]]);
    await expect.element(fact('issue').getByText('到账延迟')).toBeVisible();
  });

  it('can be emptied, and put back with their exhibit', async () => {
    const world = caseWorld(BUSY);
    await shown(world);
    await button('清空商品').click();
    await button('撤销').click();
    expect(recorded(world)).toEqual([
      [{ type: 'field-cleared', field: 'goods' }],
      [
        {
          type: 'field-set',
          field: 'goods',
          value: '【秒到账】Q币1000个 5折直充',
          exhibit: exhibitId(4),
          number: 4,
        },
      ],
    ]);
  });

  it('say so when they could not be written, and offer nothing to take back', async () => {
    const world = caseWorld();
    world.answers['case.record'] = () => err(appError('STORE_FULL'));
    await shown(world);
    await button('确认 订单编号 744260312143105218').click();
    await expect.element(page.getByRole('alert')).toHaveTextContent('存储空间已满');
    await expect.element(button('撤销')).not.toBeInTheDocument();
  });

  it('of a deleted exhibit keep its number, which leads nowhere', async () => {
    const world = caseWorld(BUSY);
    world.exhibits.value = world.exhibits.value.filter(({ number }) => number !== 4);
    await shown(world);
    await expect.element(fact('goods').getByTitle('这项证据已删除')).toBeVisible();
    await expect.element(fact('goods').getByRole('link')).not.toBeInTheDocument();
  });
});

describe('contradictions and warnings', () => {
  it('stand above all, in words and with their exhibits', async () => {
    await shown(caseWorld());
    const flags = page.getByText(/不同页面上的实付金额不同/);
    await expect.element(flags).toBeVisible();
    await expect.element(page.getByText('互相矛盾').first()).toBeVisible();
  });
});

describe('the list of cases', () => {
  it('shows how each stands and what it waits for', async () => {
    await shown(caseWorld(BUSY));
    await expect
      .element(page.getByRole('link', { name: /极速卡盟.*卖家答应今晚退款 还剩 6 小时/ }))
      .toBeVisible();
    await expect.element(page.getByRole('link', { name: /星云发卡.*已了结 · 部分退款/ })).toBeVisible();
  });
});

describe('an exhibit', () => {
  it('is called what the user says, with the reason of what was recognised', async () => {
    const world = caseWorld(BUSY);
    await mountWorkspace(world, `?exhibit=${exhibitId(4)}`);
    const kind = page.getByRole('combobox', { name: '类别' });
    await expect.element(kind).toHaveValue('order');
    await kind.selectOptions('支付凭证');
    expect(world.asked).toContainEqual(['exhibit.classify', { exhibitId: exhibitId(4), kind: 'payment' }]);
    world.exhibits.value = world.exhibits.value.map((row) =>
      row.number === 4 ? { ...row, kind: 'payment' as const } : row,
    );
    await expect.element(page.getByText('你改的，原为订单')).toBeVisible();
  });

  it('says which facts were taken from it, and where it was sent along', async () => {
    await mountWorkspace(caseWorld(BUSY), `?exhibit=${exhibitId(4)}`);
    for (const use of ['商品', '订单编号', '实付金额', '支付时间', '协商']) {
      await expect.element(page.getByRole('article').getByText(use, { exact: true }).first()).toBeVisible();
    }
  });

  it('that nothing was taken from says so', async () => {
    await mountWorkspace(caseWorld(), `?exhibit=${exhibitId(1)}`);
    await expect.element(page.getByText('还没有用在案情里')).toBeVisible();
  });
});

describe('a case with nothing in it', () => {
  it('teaches the journey and can be filled all the same', async () => {
    const world = sampleWorld();
    world.exhibits.value = [];
    const root = await mountWorkspace(world, `?case=${CASE_ID}`);
    await expect.element(page.getByRole('heading', { name: '三步固定证据' })).toBeVisible();
    await expect.element(button('填写 问题类型')).toBeVisible();
    await expectNoViolations(root);
  });
});

describe('a closed case', () => {
  it('has nothing left to do', async () => {
    await shown(caseWorld(CLOSED));
    await expect.element(page.getByText('案件已了结', { exact: true })).toBeVisible();
    expect(page.getByRole('region', { name: '最近的期限' }).elements()).toHaveLength(0);
  });
});
