import { afterAll, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SCENES } from './gallery/scenes';
import { expectNoSidewaysScroll, expectNoViolations, mountWorkspace } from './mount';
import { exhibitId } from './sample/exhibits';
import { sampleWorld, type World } from './sample/ports';
import { AFTER, BEFORE, secondLookWorld } from './sample/second-look';

const at = (number: number) => `?exhibit=${exhibitId(number)}`;
const tab = () => page.getByRole('tab', { name: /对比|Compare/ });
const settled = () =>
  expect
    .poll(() => document.querySelector('.compare')?.textContent ?? '')
    .toMatch(
      /占画面的|of the picture|画面没有发现变化|No change was found in the picture|读不出来|cannot be read/,
    );

async function compare(world: World, number = 5, width = 1280): Promise<HTMLElement> {
  const root = await mountWorkspace(world, at(number), width);
  await tab().click();
  return root;
}

describe('a page that was kept before', () => {
  it('tells what changed in words first, both readings verbatim', async () => {
    await compare(secondLookWorld());
    const row = (name: RegExp) => page.getByRole('row', { name });
    await expect.element(row(/^单价/)).toHaveTextContent(/下降.*¥498\.00.*¥398\.00/);
    await expect.element(row(/^库存/)).toHaveTextContent(/库存：999.*库存：3/);
    await expect.element(row(/^承诺/)).toHaveTextContent(/消失秒到账付款后秒到账，假一赔十没有/);
    await expect.element(row(/^页面标题/)).toHaveTextContent(/【秒到账】Q币1000个 5折直充.*Q币1000个 直充/);
    await expect
      .element(page.getByText(/两次留证之间的差别：E002 在前，E005 在后。两份证据本身都没有改动。/))
      .toBeVisible();
  });

  it('says so in a line of the timeline and under the head, which opens the comparison', async () => {
    await mountWorkspace(secondLookWorld(), at(5));
    const hint = '与 E002 相比：价格、库存、承诺用语有变化';
    await expect.element(page.getByRole('list', { name: '证据列表' }).getByText(hint)).toBeVisible();
    await expect.element(page.getByRole('article').getByText(hint)).toBeVisible();
    await page.getByRole('button', { name: '查看对比' }).click();
    await expect.element(tab()).toHaveAttribute('aria-selected', 'true');
  });

  it('is compared with the capture after it when there is none before', async () => {
    await compare(secondLookWorld(), 2);
    await expect.element(page.getByText(/E002 在前，E005 在后/)).toBeVisible();
    expect(page.getByRole('button', { name: '查看对比' }).elements()).toHaveLength(0);
  });

  it('shows the lines that differ and folds the others until asked', async () => {
    await compare(secondLookWorld());
    const text = page.getByRole('region', { name: 'E002 与 E005 的文字对比，可滚动' });
    await expect.element(text.getByRole('deletion').getByText('现价 ¥498.00')).toBeVisible();
    await expect.element(text.getByRole('insertion').getByText('现价 ¥398.00')).toBeVisible();
    expect(text.getByText('充值说明第 30 条').elements()).toHaveLength(0);
    await page.getByRole('button', { name: '展开 40 行相同的文字' }).click();
    await expect.element(text.getByText('充值说明第 30 条').first()).toBeInTheDocument();
  });

  it('marks the places of the picture that differ, one after the other by keyboard', async () => {
    await compare(secondLookWorld());
    await settled();
    await expect.element(page.getByText(/^4 处不同，占画面的 0\.\d%$/)).toBeVisible();
    expect(document.querySelectorAll('.compare-mark')).toHaveLength(8);
    const next = page.getByRole('button', { name: '下一处' });
    (next.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}{Enter}');
    await expect.element(page.getByText('第 2/4 处')).toBeVisible();
    await page.getByRole('button', { name: '上一处' }).click();
    await page.getByRole('button', { name: '上一处' }).click();
    await expect.element(page.getByText('第 4/4 处')).toBeVisible();
  });

  it('puts the pictures on top of each other, with a slider that the arrows move', async () => {
    await compare(secondLookWorld());
    await page.getByRole('button', { name: '叠放' }).click();
    const slider = page.getByRole('slider', { name: '左侧 E002，右侧 E005' });
    (slider.element() as HTMLElement).focus();
    await userEvent.keyboard('{Home}{ArrowRight}');
    await expect.element(slider).toHaveAttribute('aria-valuetext', 'E002 占 1%');
    await expect
      .poll(() => document.querySelector<HTMLElement>('.compare-top')?.style.clipPath)
      .toBe('inset(0px 0px 0px 1%)');
  });

  it('shows that pictures are being compared, stops when told to, keeps them on the screen, and can begin anew', async () => {
    const decode = window.createImageBitmap.bind(window);
    const gate = Promise.withResolvers<undefined>();
    const held = vi
      .spyOn(window, 'createImageBitmap')
      .mockImplementation(async (source: ImageBitmapSource) => {
        await gate.promise;
        return decode(source);
      });
    await compare(secondLookWorld());
    await expect.element(page.getByRole('progressbar', { name: '正在比较画面' })).toBeVisible();
    await page.getByRole('button', { name: '取消' }).click();
    gate.resolve(undefined);
    await expect.element(page.getByText('已停止比较画面。下面仍可并排查看。')).toBeVisible();
    expect(document.querySelectorAll('.compare-picture')).toHaveLength(2);
    expect(document.querySelectorAll('.compare-mark')).toHaveLength(0);
    held.mockRestore();
    await page.getByRole('button', { name: '重新比较' }).click();
    await expect.element(page.getByText(/^4 处不同/)).toBeVisible();
  });

  it('can be compared with any other exhibit of the case, and says when that is another page', async () => {
    await compare(secondLookWorld());
    await page.getByRole('combobox', { name: '第二份' }).selectOptions(exhibitId(4));
    await expect.element(page.getByText(/E004 在前，E005 在后/)).toBeVisible();
    await expect.element(page.getByText(/不是同一页面，差别仅供参考/)).toBeVisible();
  });
});

describe('honesty', () => {
  it('two captures without a difference say so', async () => {
    await compare(secondLookWorld([BEFORE, { ...BEFORE, number: 5 }]));
    await expect.element(page.getByText('没有发现变化：读到的事实、文字和画面都一样。')).toBeVisible();
  });

  it('a first capture teaches how to get a comparison', async () => {
    await compare(sampleWorld(), 4);
    await expect.element(page.getByText(/再次留证同一页面即可对比/)).toBeVisible();
    await expect.element(page.getByRole('combobox', { name: '第二份' })).toHaveValue('');
  });

  it('what a partial capture lacks is not called a change', async () => {
    const scene = SCENES['compare-partial'];
    if (!scene) throw new Error('no such scene');
    await compare(scene.world());
    await expect.element(page.getByText('E005 有内容未能留存：那里缺少的部分不算变化。')).toBeVisible();
    await expect
      .element(page.getByRole('row', { name: /^承诺/ }))
      .toHaveTextContent(/待核对.*未读到，可能是未能留存/);
    await expect.element(page.getByText(/其中 E005 没有留存到页面末尾/)).toBeVisible();
    await expect
      .element(page.getByRole('list', { name: '证据列表' }).getByText(/相比/))
      .not.toHaveTextContent('承诺');
  });

  it('a damaged picture is named, the words are compared all the same, and nobody is called unaltered', async () => {
    const scene = SCENES['compare-damaged'];
    if (!scene) throw new Error('no such scene');
    await compare(scene.world());
    await expect.element(page.getByText('E005 的画面读不出来')).toBeVisible();
    await expect.element(page.getByText(/E005 已损坏，看到的差别可能来自损坏/)).toBeVisible();
    await expect.element(page.getByRole('row', { name: /^单价/ })).toBeVisible();
    expect(page.getByText(/本身都没有改动/).elements()).toHaveLength(0);
  });

  it('pictures of different widths are shown but not compared', async () => {
    await compare(secondLookWorld([BEFORE, { ...AFTER, width: 1100 }]));
    await expect.element(page.getByText(/宽度不同（1280 与 1100 像素）/)).toBeVisible();
    expect(document.querySelectorAll('.compare-picture')).toHaveLength(2);
    expect(document.querySelectorAll('.compare-mark')).toHaveLength(0);
  });

  it('a page that grew says where its picture goes on alone', async () => {
    await compare(secondLookWorld([BEFORE, { ...AFTER, height: 2600 }]));
    await expect.element(page.getByText(/高度不同（2400 与 2600 像素）：从顶端对齐后比较/)).toBeVisible();
    await expect.element(page.getByText('只有 E005 有')).toBeInTheDocument();
  });
});

describe.each(
  (['light', 'dark'] as const).flatMap((theme) =>
    (['zh-CN', 'en'] as const).map((locale) => ({ theme, locale })),
  ),
)('in $theme and $locale', ({ theme, locale }) => {
  const names = Object.keys(SCENES).filter((name) => name.startsWith('compare-'));
  it.each([...names, 'workspace-exhibit'])('%s has no axe violation, wide and at 320 px', async (name) => {
    const scene = SCENES[name];
    if (!scene) throw new Error('no such scene');
    for (const width of [1280, 320]) {
      const world = scene.world();
      world.settings.value = { locale, theme };
      const root = await compare(world, name === 'workspace-exhibit' ? 4 : 5, width);
      if (name !== 'workspace-exhibit') await settled();
      await expectNoViolations(root);
      expectNoSidewaysScroll();
    }
  });
});

afterAll(() => page.viewport(1000, 800));
