import { appError } from '@/utils/shared/errors';
import { err } from '@/utils/shared/result';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mountWorkspace } from './mount';
import { CASE_ID, exhibitId, fileHash, OTHER_CASE_ID, withPane } from './sample/exhibits';
import { sampleWorld } from './sample/ports';

const at4 = `?exhibit=${exhibitId(4)}`;
const tab = (name: string) => page.getByRole('tab', { name });

describe('an exhibit', () => {
  it('has its source and time above it: local with zone, UTC on hover', async () => {
    await mountWorkspace(sampleWorld(), at4);
    await expect.element(page.getByRole('heading', { name: '订单详情 - 极速卡盟' })).toBeVisible();
    await expect
      .element(page.getByText('https://shop.example/user/index/query?tradeNo=744260312143105218'))
      .toBeVisible();
    const time = page.getByRole('article').getByText('2026-03-12 14:29:05 (UTC+8)');
    await expect.element(time).toHaveAttribute('title', '2026-03-12 06:29:05.000 UTC');
    await expect.poll(() => document.title).toBe('E004 订单详情 - 极速卡盟 · 留证');
  });

  it('shows the picture fitted, and at actual size', async () => {
    await mountWorkspace(sampleWorld(), at4);
    const picture = page.getByRole('img', { name: 'E004 整页画面，第 1/1 段' });
    await expect.poll(() => (picture.query() as HTMLImageElement | null)?.naturalWidth).toBe(1280);
    expect(picture.element().getBoundingClientRect().width).toBeLessThan(1000);
    await page.getByRole('button', { name: '实际大小' }).click();
    await expect.poll(() => picture.element().getBoundingClientRect().width).toBe(1280);
    await expect
      .element(page.getByRole('button', { name: '实际大小' }))
      .toHaveAttribute('aria-pressed', 'true');
  });

  it('moves between tabs with the arrows', async () => {
    await mountWorkspace(sampleWorld(), at4);
    await tab('画面').click();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await expect.element(tab('文字')).toHaveFocus();
    await expect.element(page.getByText(/私聊内部价请加QQ 10000/)).toBeVisible();
    await userEvent.keyboard('{End}');
    await expect.element(tab('核验')).toHaveAttribute('aria-selected', 'true');
  });

  it('shows the saved page with nothing able to run or reach out', async () => {
    await mountWorkspace(sampleWorld(), at4);
    await tab('网页').click();
    await expect.element(page.getByTitle('E004 保存的网页')).toBeVisible();
    const frame = document.querySelector('iframe');
    expect(frame?.getAttribute('sandbox')).toBe('');
    expect(frame?.srcdoc).toMatch(
      /^<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; /,
    );
    // The frame has an origin of its own: not even this page can look inside.
    expect(frame?.contentDocument).toBeNull();
  });

  it('lists facts verbatim, says which cannot be seen, and points at the place in the picture', async () => {
    await mountWorkspace(sampleWorld(), at4);
    await tab('事实').click();
    const row = page.getByRole('row', { name: /DJ20260312143107/ });
    await expect.element(row).toHaveTextContent('不可见');
    await expect.element(page.getByRole('row', { name: /加QQ/ })).toHaveTextContent('低，请核对');
    await page.getByRole('button', { name: '在画面中查看 744260312143105218' }).click();
    await expect.element(tab('画面')).toHaveAttribute('aria-selected', 'true');
    await expect.poll(() => document.querySelector('.picture-place')).not.toBeNull();
    const place = document.querySelector('.picture-place')?.getBoundingClientRect();
    const picture = document.querySelector('.picture-stack')?.getBoundingClientRect();
    if (!place || !picture) throw new Error('no place is shown');
    const scale = picture.width / 1280;
    expect(place.left + 6 - picture.left).toBeCloseTo(620 * scale, 0);
    expect(place.top + 6 - picture.top).toBeCloseTo(356 * scale, 0);
  });

  it('shows each pane that was photographed for itself, by the name the page gave it', async () => {
    const world = sampleWorld();
    world.exhibits.value = world.exhibits.value.map(withPane);
    world.unreadable.add(fileHash(4, 'panes/01/page.png'));
    await mountWorkspace(world, at4);
    await expect
      .element(page.getByRole('button', { name: '页面', exact: true }))
      .toHaveAttribute('aria-pressed', 'true');
    await page.getByRole('button', { name: '客服会话' }).click();
    // Its own picture: as long as that is not read, there is none.
    await expect.element(page.getByRole('alert')).toHaveTextContent('有文件丢失');
  });

  it('names every gap with its reason, and shows an unknown code as it is', async () => {
    await mountWorkspace(sampleWorld(), `?exhibit=${exhibitId(3)}`);
    await tab('核验').click();
    await expect.element(page.getByText('内嵌框架：属于另一个网站，浏览器不允许读取')).toBeVisible();
    await expect.element(page.getByText('图片：服务器返回 404 ×2')).toBeVisible();
    await expect.element(page.getByText('字体：其他原因（代码 SOMETHING_NEW）')).toBeVisible();
  });

  it('shows hashes, steps, the effect on the page and the custody log', async () => {
    const world = sampleWorld();
    world.log.value = [
      {
        caseId: CASE_ID,
        seq: 8,
        sha256: fileHash(8, 'line'),
        line: JSON.stringify({
          type: 'exhibit-noted',
          exhibit: exhibitId(4),
          number: 4,
          note: '看这里',
          seq: 8,
          at: '2026-03-12T06:30:00.000Z',
        }),
      },
    ];
    await mountWorkspace(world, at4);
    await tab('核验').click();
    await expect.element(page.getByText(fileHash(4, 'page.png'))).toBeInTheDocument();
    await expect.element(page.getByText('备注：看这里')).toBeInTheDocument();
    await expect.element(page.getByText('div.float-service')).toBeInTheDocument();
    await expect.element(page.getByText(/不能说明网站当时发出的就是这些内容/)).toBeVisible();
  });

  it('says in three lines that a file is damaged, where the file would be', async () => {
    const world = sampleWorld();
    world.unreadable.add(fileHash(4, 'page.png'));
    await mountWorkspace(world, at4);
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('有文件丢失，或内容与留存时的哈希不一致。');
    await tab('文字').click();
    await expect.element(page.getByText(/私聊内部价/)).toBeVisible();
  });

  it('says so when the address names no exhibit', async () => {
    await mountWorkspace(sampleWorld(), `?exhibit=${exhibitId(77)}`);
    await expect.element(page.getByText('没有找到这项证据，可能已被删除。')).toBeVisible();
  });
});

describe('note and tags', () => {
  it('are appended only when changed, and say that they never alter the exhibit', async () => {
    const world = sampleWorld();
    await mountWorkspace(world, at4);
    await page.getByText('备注与标签').click();
    await expect.element(page.getByText('备注和标签只会追加到存证链，不会改动证据本身。')).toBeVisible();
    await page.getByRole('textbox', { name: '标签' }).fill('承诺，承诺, 超时');
    await page.getByRole('button', { name: '保存' }).click();
    await expect.element(page.getByText('已追加到存证链', { exact: true })).toBeVisible();
    expect(world.asked).toContainEqual(['exhibit.tag', { exhibitId: exhibitId(4), tags: ['承诺', '超时'] }]);
    expect(world.asked.map(([name]) => name)).not.toContain('exhibit.note');
  });

  it('show why they could not be saved', async () => {
    const world = sampleWorld();
    world.answers['exhibit.note'] = () => err(appError('STORE_FULL'));
    await mountWorkspace(world, at4);
    await page.getByText('备注与标签').click();
    await page.getByRole('textbox', { name: '备注' }).fill('新的备注');
    await page.getByRole('button', { name: '保存' }).click();
    await expect.element(page.getByRole('alert')).toHaveTextContent('存储空间已满');
  });
});

describe('deleting', () => {
  it('asks first, says that the hashes stay, and deletes nothing on cancel', async () => {
    const world = sampleWorld();
    await mountWorkspace(world, at4);
    await page.getByRole('button', { name: '删除证据' }).click();
    const dialog = page.getByRole('dialog', { name: '删除 E004？' });
    await expect.element(dialog).toHaveTextContent('它的编号、哈希和删除时间会留在存证链里');
    await dialog.getByRole('button', { name: '取消' }).click();
    expect(world.asked.map(([name]) => name)).not.toContain('exhibit.delete');
    await page.getByRole('button', { name: '删除证据' }).click();
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(page.getByRole('button', { name: '删除证据' })).toHaveFocus();
  });

  it('passes the reason on and returns to the case', async () => {
    const world = sampleWorld();
    await mountWorkspace(world, at4);
    await page.getByRole('button', { name: '删除证据' }).click();
    await page.getByRole('textbox', { name: /删除原因/ }).fill('重复');
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    expect(world.asked).toContainEqual(['exhibit.delete', { exhibitId: exhibitId(4), reason: '重复' }]);
    expect(location.search).toBe(`?case=${CASE_ID}&tab=exhibits`);
  });
});

describe('the address', () => {
  it('follows what is open; back and forward work', async () => {
    await mountWorkspace(sampleWorld(), '?tab=exhibits');
    await page.getByRole('button', { name: /E002/ }).click();
    expect(location.search).toBe(`?exhibit=${exhibitId(2)}`);
    await expect.element(page.getByRole('article')).toHaveTextContent('【秒到账】Q币1000个');
    await page.getByRole('button', { name: /E003/ }).click();
    await expect.element(page.getByRole('article')).toHaveTextContent('工单 #20931');
    history.back();
    await expect.element(page.getByRole('article')).toHaveTextContent('【秒到账】Q币1000个');
    history.forward();
    await expect.element(page.getByRole('article')).toHaveTextContent('工单 #20931');
  });

  it('holds the tab: it is opened by a link, followed by back, and moved by the arrows', async () => {
    await mountWorkspace(sampleWorld(), `?case=${CASE_ID}&tab=export`);
    await expect.element(tab('导出')).toHaveAttribute('aria-selected', 'true');
    await tab('导出').click();
    await userEvent.keyboard('{Home}');
    await expect.element(tab('概览')).toHaveAttribute('aria-selected', 'true');
    expect(location.search).toBe(`?case=${CASE_ID}`);
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(tab('时间线')).toHaveFocus();
    expect(location.search).toBe(`?case=${CASE_ID}&tab=timeline`);
    history.back();
    await expect.element(tab('概览')).toHaveAttribute('aria-selected', 'true');
  });

  it('at 320 px shows the exhibit alone, with a way back to the list', async () => {
    await mountWorkspace(sampleWorld(), at4, 320);
    await expect.element(page.getByRole('article')).toBeVisible();
    await expect.element(page.getByRole('button', { name: /E002/ })).not.toBeInTheDocument();
    await page.getByRole('button', { name: '返回证据列表' }).click();
    await expect.element(page.getByRole('button', { name: /E002/ })).toBeVisible();
  });
});

describe('the exhibits of a case', () => {
  it('can be narrowed to one kind', async () => {
    await mountWorkspace(sampleWorld(), '?tab=exhibits');
    const list = page.getByRole('list', { name: '证据列表' });
    await expect.element(list.getByRole('button', { name: /E002/ })).toBeVisible();
    await page.getByRole('button', { name: '订单 1' }).click();
    await expect.element(list.getByRole('button', { name: /E002/ })).not.toBeInTheDocument();
    await expect.element(list.getByRole('button', { name: /E004/ })).toBeVisible();
    await page.getByRole('button', { name: '全部 4' }).click();
    await expect.element(list.getByRole('button', { name: /E002/ })).toBeVisible();
  });
});

describe('exporting', () => {
  it('begins from any tab and shows how it goes', async () => {
    const world = sampleWorld();
    await mountWorkspace(world);
    await page.getByRole('button', { name: '导出证据包' }).click();
    expect(world.asked).toContainEqual(['export.start', { caseId: CASE_ID }]);
    await expect.element(tab('导出')).toHaveAttribute('aria-selected', 'true');
    await expect.element(page.getByRole('progressbar', { name: '正在导出证据包' })).toBeVisible();
  });
});

describe('cases', () => {
  it('are looked at without becoming current, until asked', async () => {
    const world = sampleWorld();
    await mountWorkspace(world);
    await page.getByRole('link', { name: '星云发卡 视频会员年卡' }).click();
    expect(location.search).toBe(`?case=${OTHER_CASE_ID}`);
    await expect.element(page.getByText(/这个案件还没有证据/)).toBeVisible();
    expect(world.asked.map(([name]) => name)).not.toContain('case.select');
    await page.getByRole('button', { name: '设为当前案件' }).click();
    expect(world.asked).toContainEqual(['case.select', { caseId: OTHER_CASE_ID }]);
  });

  it('open as soon as they are made', async () => {
    const world = sampleWorld('empty');
    await mountWorkspace(world);
    await page.getByRole('button', { name: '新建案件' }).click();
    await page.getByRole('textbox', { name: '案件名称' }).fill('点券少发');
    await page.getByRole('button', { name: '建立案件' }).click();
    expect(world.asked).toContainEqual(['case.create', { title: '点券少发' }]);
    await expect.poll(() => location.search).toBe(`?case=${CASE_ID}`);
  });
});
