import { appError } from '@/utils/shared/errors';
import { err, ok } from '@/utils/shared/result';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mountPopup } from './mount';
import { CASE_ID, EXHIBITS, exhibitId, OTHER_CASE_ID, sampleCase } from './sample/exhibits';
import { captureJob, exportJob, JOB_ID, sampleWorld, VOLUMES } from './sample/ports';

const primary = () => page.getByRole('button', { name: '立即留证' });

describe('the page in front', () => {
  it('is shown as recognised: goods, host, order number, price and wording', async () => {
    await mountPopup(sampleWorld());
    const card = page.getByRole('region', { name: '当前页面' });
    await expect.element(card.getByRole('heading', { name: '【秒到账】Q币1000个 5折直充' })).toBeVisible();
    await expect.element(card).toHaveTextContent('shop.example');
    await expect.element(card).toHaveTextContent('订单 744260312143105218');
    await expect.element(card).toHaveTextContent('¥498.00');
    await expect.element(card.getByRole('button', { name: '脱离平台：加QQ，查看原句' })).toBeVisible();
  });

  it('opens the sentence that a wording chip came from, and closes it again', async () => {
    await mountPopup(sampleWorld());
    const chip = page.getByRole('button', { name: '排除：概不退换，查看原句' });
    await chip.click();
    await expect.element(chip).toHaveAttribute('aria-expanded', 'true');
    await expect.element(page.getByText('虚拟商品一经售出概不退换，最终解释权归商家所有')).toBeVisible();
    await chip.click();
    await expect.element(chip).toHaveAttribute('aria-expanded', 'false');
  });

  it('says in a sentence that a browser page cannot be captured, and offers no button that must fail', async () => {
    const world = sampleWorld('empty');
    world.answers['page.inspect'] = () =>
      ok({ url: 'chrome://newtab/', title: '', blocked: 'PAGE_RESTRICTED' });
    await mountPopup(world);
    await expect.element(page.getByText(/浏览器不允许任何扩展读取/)).toBeVisible();
    await expect.element(primary()).toBeDisabled();
  });

  it('keeps the button alive when the page may answer a second time', async () => {
    const world = sampleWorld();
    world.answers['page.inspect'] = () =>
      ok({ url: 'https://shop.example/', title: '店', blocked: 'PAGE_NOT_RESPONDING' });
    await mountPopup(world);
    await expect.element(page.getByText(/一直没有回应/)).toBeVisible();
    await expect.element(primary()).toBeEnabled();
  });
});

describe('立即留证', () => {
  it('asks for a capture of the tab, shows words and progress, and then what was kept', async () => {
    const world = sampleWorld();
    world.exhibits.value = EXHIBITS.slice(1);
    await mountPopup(world);
    await primary().click();
    expect(world.asked).toContainEqual(['capture.start', { tabId: 7 }]);
    await expect.element(page.getByRole('progressbar', { name: '正在留证' })).toBeVisible();

    world.jobs.value = [captureJob({ stage: 'page', done: 0, total: 0 })];
    await expect.element(page.getByText('正在保存网页…')).toBeVisible();
    world.jobs.value = [captureJob({ stage: 'pixels', done: 2, total: 12 })];
    await expect.element(page.getByText('正在拍摄第 3/12 屏…')).toBeVisible();

    world.exhibits.value = EXHIBITS;
    world.jobs.value = [captureJob({ state: 'done', exhibitId: exhibitId(4) })];
    await expect
      .element(page.getByText('已保住：整页截图、网页、订单号 2 项、金额 1 项、承诺 1 项'))
      .toBeVisible();
    await expect
      .element(page.getByRole('list', { name: '时间线' }).getByRole('button').first())
      .toHaveTextContent('刚刚留存');
    await expect.element(primary()).toBeEnabled();
    await page.getByRole('button', { name: '打开 E004' }).click();
    expect(world.opened).toEqual([{ exhibit: exhibitId(4) }]);
  });

  it('never says whole of a capture with gaps', async () => {
    const world = sampleWorld();
    world.jobs.value = [captureJob({ state: 'done', exhibitId: exhibitId(3) })];
    await mountPopup(world);
    await expect.element(page.getByText('有 4 处未能留存，打开证据可看明细')).toBeVisible();
  });

  it('can be cancelled while it runs, and says so', async () => {
    const world = sampleWorld();
    world.jobs.value = [captureJob()];
    await mountPopup(world);
    await page.getByRole('button', { name: '取消留证' }).click();
    expect(world.asked).toContainEqual(['job.cancel', { jobId: JOB_ID }]);
    await expect.element(page.getByText('正在停下…')).toBeVisible();
    world.jobs.value = [captureJob({ state: 'cancelled' })];
    await expect.element(page.getByRole('alert')).toHaveTextContent('已按你的要求停下');
  });

  it('shows a failure in three lines, with the code one fold deeper, until it is dismissed', async () => {
    const world = sampleWorld();
    world.jobs.value = [captureJob({ state: 'failed', error: appError('STORE_FULL', { cause: 'IOError' }) })];
    await mountPopup(world);
    const alert = page.getByRole('alert');
    for (const line of ['发生了什么', '已保住什么', '现在可以做什么']) {
      await expect.element(alert.getByText(line)).toBeVisible();
    }
    await expect.element(alert.getByText('STORE_FULL · IOError')).not.toBeVisible();
    await alert.getByText('技术细节').click();
    await expect.element(alert.getByText('STORE_FULL · IOError')).toBeVisible();
    await page.getByRole('button', { name: '知道了' }).click();
    await expect.element(alert).not.toBeInTheDocument();
  });

  it('shows why the background refused to begin', async () => {
    const world = sampleWorld();
    world.answers['capture.start'] = () => err(appError('CAPTURE_BUSY'));
    await mountPopup(world);
    await primary().click();
    await expect.element(page.getByRole('alert')).toHaveTextContent('这个页面正在留证，还没有完成。');
    await expect.element(primary()).toBeEnabled();
  });

  it('does not show what happened to another tab', async () => {
    const world = sampleWorld();
    world.jobs.value = [captureJob({ tabId: 8 })];
    await mountPopup(world);
    await expect.element(primary()).toBeVisible();
    expect(document.querySelector('progress')).toBeNull();
  });
});

describe('cases', () => {
  it('without any, teaches the journey and offers the one button', async () => {
    await mountPopup(sampleWorld('empty'));
    await expect.element(page.getByRole('heading', { name: '三步固定证据' })).toBeVisible();
    await expect.element(page.getByText('首次留证会自动建立案件，用店铺和商品命名。')).toBeVisible();
    await expect.element(primary()).toBeEnabled();
    expect(page.getByRole('button', { name: '导出证据包' }).elements()).toHaveLength(0);
  });

  it('switch from the list of names, by keyboard', async () => {
    const world = sampleWorld();
    await mountPopup(world);
    const switcher = page.getByRole('button', { name: '切换案件，当前：极速卡盟 Q币1000个 未到账' });
    await expect.element(switcher).toBeVisible();
    (switcher.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('menuitemradio', { name: /极速卡盟/ })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(world.asked).toContainEqual(['case.select', { caseId: OTHER_CASE_ID }]);
    await expect.element(switcher).toHaveFocus();
  });

  it('close the menu on Escape and give the focus back', async () => {
    await mountPopup(sampleWorld());
    const more = page.getByRole('button', { name: '更多' });
    await more.click();
    await userEvent.keyboard('{End}');
    await expect.element(page.getByRole('menuitemradio', { name: '深色' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(page.getByRole('menu').elements()).toHaveLength(0);
    await expect.element(more).toHaveFocus();
  });

  it('are made and renamed in a dialog that insists on a name', async () => {
    const world = sampleWorld();
    await mountPopup(world);
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: '重命名案件' }).click();
    const name = page.getByRole('textbox', { name: '案件名称' });
    await expect.element(name).toHaveValue('极速卡盟 Q币1000个 未到账');
    await name.fill('  ');
    await page.getByRole('button', { name: '保存' }).click();
    await expect.element(page.getByText('请填写案件名称。')).toBeVisible();
    await name.fill('新的名字');
    await userEvent.keyboard('{Enter}');
    expect(world.asked).toContainEqual(['case.rename', { caseId: CASE_ID, title: '新的名字' }]);
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  });
});

describe('settings', () => {
  it('change language, theme and the icon’s click from the menu', async () => {
    const world = sampleWorld();
    await mountPopup(world);
    const choose = async (role: 'menuitemradio' | 'menuitemcheckbox', name: string) => {
      await page.getByRole('button', { name: '更多' }).click();
      await page.getByRole(role, { name }).click();
    };
    await choose('menuitemradio', 'English');
    await choose('menuitemradio', '深色');
    await choose('menuitemcheckbox', '点图标直接留证');
    expect(world.asked.filter(([name]) => name === 'settings.set').map(([, request]) => request)).toEqual([
      { key: 'locale', value: 'en' },
      { key: 'theme', value: 'dark' },
      { key: 'iconCaptures', value: 'true' },
    ]);
    world.settings.value = { locale: 'en', theme: 'dark', iconCaptures: 'true' };
    await expect.element(page.getByRole('button', { name: 'Keep this page' })).toBeVisible();
    await expect.poll(() => document.documentElement.lang).toBe('en');
    await expect.poll(() => getComputedStyle(document.documentElement).colorScheme).toBe('dark');
    await page.getByRole('button', { name: 'More' }).click();
    await expect
      .element(page.getByRole('menuitemcheckbox', { name: 'Capture at once when the icon is clicked' }))
      .toHaveAttribute('aria-checked', 'true');
  });

  it('are Chinese until another language is chosen, whatever the browser speaks', async () => {
    const world = sampleWorld();
    world.settings.value = {};
    await mountPopup({ ...world, ports: { ...world.ports, uiLanguage: () => 'en-GB' } });
    await expect.element(page.getByRole('button', { name: '立即留证' })).toBeVisible();
  });

  it('follow the browser’s language when asked to', async () => {
    const world = sampleWorld();
    world.settings.value = { locale: 'system' };
    await mountPopup({ ...world, ports: { ...world.ports, uiLanguage: () => 'en-GB' } });
    await expect.element(page.getByRole('button', { name: 'Keep this page' })).toBeVisible();
  });
});

describe('导出证据包', () => {
  it('runs with progress, saves by itself, reports back and shows the receipt', async () => {
    const world = sampleWorld();
    await mountPopup(world);
    await page.getByRole('button', { name: '导出证据包' }).click();
    expect(world.asked).toContainEqual(['export.start', { caseId: CASE_ID }]);
    world.jobs.value = [exportJob()];
    await expect.element(page.getByText('正在打包 12 MB / 38 MB')).toBeVisible();
    world.jobs.value = [exportJob({ state: 'done', volumes: VOLUMES })];
    await expect.poll(() => world.saved).toEqual(['liuzheng-20260312T063105Z.zip']);
    await expect.poll(() => world.asked).toContainEqual(['export.saved', { jobId: JOB_ID }]);
    world.jobs.value = [exportJob({ state: 'done', saved: true, volumes: VOLUMES })];
    await expect.element(page.getByText('已导出 · 已复核')).toBeVisible();
    await expect.element(page.getByText('liuzheng-20260312T063105Z.zip · 38 MB')).toBeVisible();
  });

  it('gives the checksums as sha256sum reads them, to be kept elsewhere', async () => {
    const world = sampleWorld();
    await mountPopup(world);
    await page.getByRole('button', { name: '导出证据包' }).click();
    world.jobs.value = [exportJob({ state: 'done', saved: true, volumes: VOLUMES })];
    await page.getByText('校验码 SHA-256').click();
    const line = `${VOLUMES[0]?.sha256}  ${VOLUMES[0]?.name}`;
    await expect.element(page.getByText(line)).toBeVisible();
    const copy = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await page.getByRole('button', { name: '复制校验码' }).click();
    await expect.element(page.getByText('已复制')).toBeVisible();
    expect(copy).toHaveBeenCalledWith(`${line}\n`);
    copy.mockRejectedValue(new Error('refused'));
    await page.getByRole('button', { name: '复制校验码' }).click();
    await expect.element(page.getByText('浏览器不让复制')).toBeVisible();
    copy.mockRestore();
  });

  it('offers to save a bundle that an earlier window left behind, and saves it once', async () => {
    const world = sampleWorld();
    world.jobs.value = [exportJob({ state: 'done', volumes: VOLUMES })];
    await mountPopup(world);
    const save = page.getByRole('button', { name: '保存证据包' });
    await expect.element(save).toBeVisible();
    expect(world.saved).toEqual([]);
    await save.click();
    await expect.poll(() => world.saved).toHaveLength(1);
  });

  it('can be cancelled', async () => {
    const world = sampleWorld();
    world.jobs.value = [exportJob()];
    await mountPopup(world);
    await page.getByRole('button', { name: '取消导出' }).click();
    expect(world.asked).toContainEqual(['job.cancel', { jobId: JOB_ID }]);
  });

  it('says when it was last done and how much is stored', async () => {
    const world = sampleWorld();
    await mountPopup(world);
    await expect.element(page.getByText('已用 38 MB · 3天前导出')).toBeVisible();
    world.cases.value = [sampleCase()];
    await expect.element(page.getByText('已用 38 MB · 尚未导出')).toBeVisible();
    await expect.element(page.getByTitle('浏览器不会自行清理这些证据')).toBeVisible();
    world.storage.value = { usedBytes: 38_000_000, quotaBytes: 1_000_000_000, persisted: false };
    await expect.element(page.getByText('浏览器可能自行清理')).toBeVisible();
    world.storage.value = { usedBytes: 97_000_000, quotaBytes: 100_000_000, persisted: false };
    await expect.element(page.getByText(/存储空间快满了/)).toBeVisible();
  });
});
