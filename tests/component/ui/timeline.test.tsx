import { LocaleProvider } from '@/components/i18n';
import { Timeline } from '@/components/timeline/Timeline';
import type { ExhibitId } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mount, mountPopup } from './mount';
import { EXHIBITS, exhibitId, NOW, sampleExhibit } from './sample/exhibits';
import { sampleWorld } from './sample/ports';

const many = Array.from({ length: 2000 }, (_, at) =>
  sampleExhibit({
    number: 2000 - at,
    kind: 'order',
    title: `订单 ${2000 - at}`,
    atMs: NOW - at * 7_200_000,
    summary: { amount: '¥1.00' },
  }),
);

function show(rows: readonly ExhibitRow[], opened: ExhibitId[] = []) {
  return mount(
    <LocaleProvider value="zh-CN">
      <div style="height: 400px; display: flex; flex-direction: column">
        <h1>时间线</h1>
        <h2>证据</h2>
        <Timeline
          rows={rows}
          nowMs={NOW}
          onOpen={(id) => opened.push(id)}
          readBlob={sampleWorld().ports.readBlob}
        />
      </div>
    </LocaleProvider>,
  );
}

const focused = () => document.activeElement?.textContent ?? '';

describe('a long timeline', () => {
  it('of 2,000 exhibits draws fewer than 100 rows, at the top and in the middle', async () => {
    const root = show(many);
    await expect.element(page.getByText('E2000')).toBeVisible();
    expect(root.querySelectorAll('li').length).toBeLessThan(100);
    const scroller = root.querySelector('.timeline');
    scroller?.scrollTo(0, 60_000);
    await expect.poll(() => root.textContent).not.toContain('E2000');
    expect(root.querySelectorAll('li').length).toBeLessThan(100);
    expect(root.querySelectorAll('li').length).toBeGreaterThan(4);
  });

  it('is one stop for Tab and is walked with arrows, End and Home', async () => {
    show(many);
    await userEvent.keyboard('{Tab}');
    await expect.poll(focused).toContain('E2000');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.poll(focused).toContain('E1998');
    await userEvent.keyboard('{ArrowUp}');
    await expect.poll(focused).toContain('E1999');
    await userEvent.keyboard('{End}');
    await expect.poll(focused).toContain('E001');
    await userEvent.keyboard('{Home}');
    await expect.poll(focused).toContain('E2000');
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement?.closest('.timeline')).toBeNull();
  });

  it('keeps the focused row’s place for Tab when rows are drawn anew', async () => {
    show(many);
    await userEvent.keyboard('{Tab}{PageDown}');
    await expect.poll(focused).toContain('E1994');
    expect(document.querySelectorAll('.timeline button[tabindex="0"]')).toHaveLength(1);
  });
});

describe('a row', () => {
  it('opens with Enter', async () => {
    const opened: ExhibitId[] = [];
    show(EXHIBITS, opened);
    await userEvent.keyboard('{Tab}');
    await expect.poll(focused).toContain('E004');
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(focused).toContain('E003');
    await userEvent.keyboard('{Enter}');
    expect(opened).toEqual([exhibitId(3)]);
  });

  it('names its number, title, kind, host, facts, time and state', async () => {
    show(EXHIBITS);
    const row = page.getByRole('button', { name: /E004/ });
    for (const words of [
      '订单详情 - 极速卡盟',
      '订单',
      'shop.example',
      '¥498.00',
      '744260312143105218',
      '14:29',
      '已核对',
    ]) {
      await expect.element(row).toHaveTextContent(words);
    }
    const time = row.element().querySelector('time');
    expect(time?.dateTime).toBe('2026-03-12T06:29:05.000Z');
    expect(time?.title).toBe('2026-03-12 14:29:05 (UTC+8) · 2026-03-12 06:29:05.000 UTC');
  });

  it('tells whole, partial, damaged and unchecked apart in words', async () => {
    const [first] = EXHIBITS;
    if (!first) throw new Error('no sample');
    show([...EXHIBITS, { ...first, id: exhibitId(9), number: 9, integrity: 'verifying' }]);
    await expect.element(page.getByRole('button', { name: /E004/ })).toHaveTextContent('已核对');
    await expect.element(page.getByRole('button', { name: /E003/ })).toHaveTextContent('4 处未留存');
    await expect.element(page.getByRole('button', { name: /E001/ })).toHaveTextContent('已损坏');
    await expect.element(page.getByRole('button', { name: /E009/ })).toHaveTextContent('正在核对');
  });

  it('is grouped under its day in the zone it was captured in', async () => {
    show(EXHIBITS);
    await expect.element(page.getByRole('heading', { name: '今天' })).toBeVisible();
    await expect.element(page.getByRole('heading', { name: '昨天' })).toBeVisible();
    await expect.element(page.getByRole('heading', { name: '3月10日' })).toBeVisible();
  });

  it('opens the workspace from the popup', async () => {
    const world = sampleWorld();
    await mountPopup(world);
    await page.getByRole('button', { name: /E002/ }).click();
    expect(world.opened).toEqual([{ exhibit: exhibitId(2) }]);
  });
});
