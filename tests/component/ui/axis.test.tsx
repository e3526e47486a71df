import { MAX_BULK } from '@/utils/exhibit/model';
import { LocaleProvider } from '@/components/i18n';
import { CaseTimeline } from '@/components/timeline/axis/CaseTimeline';
import { knownFields } from '@/utils/case/known';
import { appError } from '@/utils/shared/errors';
import type { Request } from '@/utils/messaging/protocol';
import { err, ok } from '@/utils/shared/result';
import type { ExhibitRow } from '@/utils/storage/rows';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectNoViolations, mount } from './mount';
import { DEADLINES, disputeWorld } from './sample/dispute';
import { exhibitId, NOW, sampleCase, sampleExhibit } from './sample/exhibits';
import type { World } from './sample/ports';

function show(world: World = disputeWorld(), locale: 'zh-CN' | 'en' = 'zh-CN') {
  const row = world.cases.value[0] ?? sampleCase();
  const opened: string[] = [];
  const papers: (number | null)[] = [];
  const root = mount(
    <LocaleProvider value={locale}>
      <h1>案件</h1>
      <h2>时间线</h2>
      <CaseTimeline
        ports={world.ports}
        row={row}
        rows={world.exhibits.value}
        known={knownFields([], row.dossier)}
        deadlines={DEADLINES}
        onOpen={(id) => opened.push(id)}
        onOpenPaper={(paper) => papers.push(paper)}
      />
    </LocaleProvider>,
  );
  return { root, opened, papers };
}

const list = () => page.getByRole('list', { name: '案件时间线' });
const focused = () => document.activeElement?.closest('li')?.textContent ?? '';
const rowTexts = (root: HTMLElement) =>
  [...root.querySelectorAll('.axis-scroll li')].map((row) => row.textContent);

describe('the axis', () => {
  it('shows what was said, paid, kept, exported and is due, with now between', async () => {
    const { root } = show();
    await expect.element(page.getByText('导出证据包，4 份证据')).toBeVisible();
    const texts = rowTexts(root);
    const at = (words: string) => texts.findIndex((text) => text.includes(words));
    expect(at('平台处理时限')).toBeLessThan(at('现在'));
    expect(at('现在')).toBeLessThan(at('导出证据包，4 份证据'));
    expect(at('导出证据包，4 份证据')).toBeLessThan(at('E004'));
    expect(at('平台申诉 · 已发给对方')).toBeLessThan(at('498.00 · 微信支付'));
    expect(texts[at('498.00 · 微信支付')]).toContain('证据所示，由你确认');
    expect(texts[at('平台申诉 · 已发给对方')]).toContain('由你填写');
    expect(texts[at('平台申诉 · 已发给对方')]).toContain('E009 已删除');
    await expect.element(page.getByText(/时间按本机时区/)).toBeVisible();
  });

  it('opens an exhibit, and the exhibit that a payment was read from', async () => {
    const { opened } = show();
    await page.getByRole('button', { name: /E003 工单/ }).click();
    await page.getByRole('button', { name: /^支付/ }).first().click();
    await page.getByRole('button', { name: /498.00 · 微信支付/ }).click();
    expect(opened).toEqual([exhibitId(3), exhibitId(4)]);
  });

  it('opens a kept paper, and where packs are made; the exhibits of both are named', async () => {
    const { opened, papers } = show();
    await page.getByRole('button', { name: /D002 交易纠纷申诉书/ }).click();
    await page.getByRole('button', { name: /制作申诉材料包，3 张图片/ }).click();
    expect(papers).toEqual([2, null]);
    const pack = page.getByRole('listitem').filter({ hasText: '制作申诉材料包' });
    await pack.getByRole('button', { name: '打开 E004' }).click();
    expect(opened).toEqual([exhibitId(4)]);
    await page.getByRole('button', { name: '材料包 1' }).click();
    await expect.element(page.getByText('D002')).not.toBeInTheDocument();
  });

  it('is one stop for Tab, walked with arrows', async () => {
    show();
    await expect.element(list()).toBeVisible();
    document.querySelector<HTMLElement>('.axis-scroll [data-stop]')?.focus();
    await userEvent.keyboard('{Home}');
    await expect.poll(focused).toContain('平台处理时限');
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(focused).toContain('导出证据包');
    await userEvent.keyboard('{End}');
    await expect.poll(focused).toContain('E001');
    expect(document.querySelectorAll('.axis-scroll [data-stop][tabindex="0"]')).toHaveLength(1);
  });

  it('shows one kind when asked, and all again', async () => {
    const { root } = show();
    const chip = page.getByRole('button', { name: '投诉与升级 1' });
    await chip.click();
    await expect.element(chip).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(() => rowTexts(root).join()).not.toContain('E004 ');
    expect(rowTexts(root).join()).toContain('平台申诉');
    await page.getByRole('button', { name: '全部' }).click();
    await expect.poll(() => rowTexts(root).join()).toContain('导出证据包');
  });

  it('has no axe violation, also while choosing', async () => {
    const { root } = show();
    await expect.element(list()).toBeVisible();
    await expectNoViolations(root);
    await page.getByRole('button', { name: '选择多项' }).click();
    await page.getByRole('checkbox', { name: '选中 E004' }).click();
    await expectNoViolations(root);
    await page.getByRole('button', { name: '删除', exact: true }).click();
    await expectNoViolations(root);
  });
});

describe('the gap', () => {
  it('is said in a sentence and drawn', async () => {
    const { root } = show();
    await expect.element(page.getByText('承诺“秒到账”，支付后 26 小时仍未到账')).toBeVisible();
    expect(root.querySelector('.gap-past')).not.toBeNull();
  });

  it('of an unknown case says what is missing and draws nothing', async () => {
    const { root } = show(disputeWorld({ fields: {} }));
    await expect.element(page.getByText(/还缺：支付时间、卖家的到账承诺/)).toBeVisible();
    expect(root.querySelector('.gap-drawing')).toBeNull();
  });
});

describe('searching', () => {
  const search = (words: string) => page.getByRole('searchbox').fill(words);

  it('finds words of a page and marks them where they stand', async () => {
    const { root } = show();
    await search('概不退换');
    await expect.element(page.getByText('找到 1 项')).toBeVisible();
    await expect.poll(() => rowTexts(root).join()).toContain('网页文字');
    expect([...root.querySelectorAll('mark')].map((mark) => mark.textContent)).toContain('概不退换');
  });

  it('finds the words of a kept paper, and a pack by its channel and the exhibits in it', async () => {
    const { root, papers } = show();
    await search('先行赔付');
    await expect.element(page.getByText('找到 1 项')).toBeVisible();
    await expect.poll(() => rowTexts(root).join()).toContain('文书正文');
    expect([...root.querySelectorAll('mark')].map((mark) => mark.textContent)).toContain('先行赔付');
    await page.getByRole('button', { name: /D002/ }).click();
    expect(papers).toEqual([2]);
    await search('微信支付投诉 E004');
    await expect.element(page.getByText('找到 1 项')).toBeVisible();
    await expect.element(page.getByRole('button', { name: /制作申诉材料包/ })).toBeVisible();
  });

  it('finds tags, numbers and what was written to the platform, each word anywhere', async () => {
    show();
    // Also the paper that cites it and the pack that shows it.
    await search('E004');
    await expect.element(page.getByText('找到 3 项')).toBeVisible();
    await search('SS20260312001');
    await expect.element(page.getByText('找到 1 项')).toBeVisible();
    // One word in the tags, the other in the title.
    await search('未到账 订单详情');
    await expect.element(page.getByText('找到 1 项')).toBeVisible();
  });

  it('that finds nothing offers the way back', async () => {
    show();
    await search('没有这句话');
    await expect.element(page.getByText('没有符合的内容。')).toBeVisible();
    await page.getByRole('button', { name: '清除搜索与筛选' }).click();
    await expect.element(list()).toBeVisible();
  });
});

describe('several at once', () => {
  const choose = (name: string) => page.getByRole('checkbox', { name: `选中 ${name}` });
  const start = () => page.getByRole('button', { name: '选择多项' }).click();

  it('chooses with Space and a range with Shift, and adds a tag to them in order of the case', async () => {
    const world = disputeWorld();
    world.answers['exhibits.edit'] = () => ok({ changed: 2 });
    show(world);
    await start();
    await expect.element(choose('E004')).toBeVisible();
    choose('E004').element().focus();
    await userEvent.keyboard(' ');
    await expect.element(page.getByText('已选 1 份证据')).toBeVisible();
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    await expect.element(page.getByText('已选 3 份证据')).toBeVisible();
    await page.getByRole('button', { name: '加标签' }).click();
    await page.getByRole('textbox', { name: '标签' }).fill('重点');
    await page.getByRole('button', { name: '应用' }).click();
    await expect.element(page.getByText('已改动 2 份证据，1 份原本如此。')).toBeVisible();
    expect(world.asked.filter(([name]) => name === 'exhibits.edit')).toEqual([
      [
        'exhibits.edit',
        expect.objectContaining({
          exhibitIds: [exhibitId(2), exhibitId(3), exhibitId(4)],
          change: { type: 'add-tag', tag: '重点' },
        }),
      ],
    ]);
  });

  it('chooses what the filter shows, and nothing hidden by it', async () => {
    show();
    await page.getByRole('searchbox').fill('到账');
    await expect.element(page.getByText(/^找到/)).toBeVisible();
    await start();
    await page.getByRole('button', { name: /^全选/ }).click();
    await expect.element(page.getByText('已选 3 份证据')).toBeVisible();
    await page.getByRole('searchbox').fill('概不退换');
    await expect.element(page.getByText('已选 1 份证据')).toBeVisible();
  });

  it('deletes only after saying how many, with progress, and can be stopped half-way', async () => {
    const TOTAL = 2.5 * MAX_BULK;
    const rows: ExhibitRow[] = Array.from({ length: TOTAL }, (_, at) =>
      sampleExhibit({
        number: TOTAL - at,
        kind: 'order',
        title: `订单 ${TOTAL - at}`,
        atMs: NOW - at * 60_000,
      }),
    );
    const world = disputeWorld();
    world.exhibits.value = rows;
    const asked: number[] = [];
    let release: (() => void) | undefined;
    const ask = world.ports.ask;
    const ports = {
      ...world.ports,
      ask: (async (name, request) => {
        if (name !== 'exhibits.edit') return ask(name, request);
        asked.push((request as Request<'exhibits.edit'>).exhibitIds.length);
        await new Promise<void>((resolve) => (release = resolve));
        return ok({ changed: MAX_BULK });
      }) as typeof ask,
    };
    show({ ...world, ports });
    await start();
    await page.getByRole('button', { name: `全选 ${TOTAL} 份` }).click();
    await page.getByRole('button', { name: '删除', exact: true }).click();
    expect(asked).toEqual([]);
    await expect
      .element(page.getByText(new RegExp(`这 ${TOTAL} 份证据的画面、网页与文字将从本机删除`)))
      .toBeVisible();
    await page.getByRole('button', { name: `删除这 ${TOTAL} 份` }).click();
    await expect.element(page.getByText(`已处理 0/${TOTAL} 份`)).toBeVisible();
    release?.();
    await expect.element(page.getByText(`已处理 ${MAX_BULK}/${TOTAL} 份`)).toBeVisible();
    await page.getByRole('button', { name: '停止' }).click();
    release?.();
    await expect.element(page.getByText(`已停止：改动了 ${2 * MAX_BULK} 份，其余未动。`)).toBeVisible();
    expect(asked).toEqual([MAX_BULK, MAX_BULK]);
  });

  it('says what went wrong and how much had been done', async () => {
    const world = disputeWorld();
    world.answers['exhibits.edit'] = () => err(appError('STORE_FULL'));
    show(world);
    await start();
    await page.getByRole('button', { name: '全选 4 份' }).click();
    await page.getByRole('button', { name: '归类' }).click();
    await page.getByRole('combobox', { name: '归为哪一类' }).selectOptions('支付凭证');
    await page.getByRole('button', { name: '应用' }).click();
    await expect.element(page.getByRole('alert')).toBeVisible();
    await expect.element(page.getByText('已停止：改动了 0 份，其余未动。')).toBeVisible();
  });
});
