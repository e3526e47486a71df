import { afterAll, describe, expect, it } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { Countdown } from '@/components/ui/Countdown';
import { LocaleProvider } from '@/components/i18n';
import { Toast } from '@/components/ui/Toast';
import { utcIso } from '@/utils/shared/time';
import { Parts } from './gallery/Parts';
import { expectNoSidewaysScroll, expectNoViolations, mount } from './mount';
import { NOW } from './sample/exhibits';

const FOLDER = '/components/ui/';
/** Drawn inside the others, or by the screens that own them. */
const INSIDE = ['Icon', 'Dialog'];

describe.each(['light', 'dark'] as const)('every part of components/ui, %s', (theme) => {
  it.each([
    ['zh-CN', 960],
    ['zh-CN', 320],
    ['en', 960],
    ['en', 320],
  ] as const)('has no axe violation and stays inside the page: %s at %i px', async (locale, width) => {
    await page.viewport(width, 900);
    document.documentElement.dataset['theme'] = theme;
    const root = mount(<Parts locale={locale} />);
    await expect.element(page.getByRole('heading', { name: 'components/ui' })).toBeVisible();
    await expectNoViolations(root);
    expectNoSidewaysScroll();
  });
});

it('the gallery leaves no part out', async () => {
  const files = Object.keys(import.meta.glob('/components/ui/*.tsx')).map((path) =>
    path.slice(path.indexOf(FOLDER) + FOLDER.length, -'.tsx'.length),
  );
  const gallery = (await import('./gallery/Parts.tsx?raw')).default;
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((name) => !INSIDE.includes(name) && !gallery.includes(`/ui/${name}'`))).toEqual([]);
});

it('every control shows where the focus is', async () => {
  await page.viewport(960, 900);
  const root = mount(<Parts locale="zh-CN" />);
  await expect.element(page.getByRole('heading', { name: 'components/ui' })).toBeVisible();
  const stops = new Set<Element>();
  for (let at = 0; at < 80; at++) {
    await userEvent.keyboard('{Tab}');
    const focused = document.activeElement;
    if (!focused || !root.contains(focused)) break;
    // The parts of a date are stops inside one control.
    if (stops.has(focused)) continue;
    stops.add(focused);
    // A choice is outlined as a whole.
    const shown = focused.closest('.radio') ?? focused;
    const { outlineStyle, outlineWidth } = getComputedStyle(shown);
    expect(`${outlineStyle} ${outlineWidth}`, focused.outerHTML.slice(0, 120)).toBe('solid 2px');
  }
  expect(stops.size).toBeGreaterThan(20);
});

it('nothing moves for those who asked for less motion', async () => {
  const ask = (value: string): Promise<void> =>
    (cdp() as unknown as { send(method: string, params: object): Promise<void> }).send(
      'Emulation.setEmulatedMedia',
      { features: [{ name: 'prefers-reduced-motion', value }] },
    );
  const root = mount(<Parts locale="zh-CN" />);
  await expect.element(page.getByRole('heading', { name: 'components/ui' })).toBeVisible();
  const moving = (): number =>
    [...root.querySelectorAll('*')].filter((element) => {
      const { transitionDuration, animationName } = getComputedStyle(element);
      return /[1-9]/.test(transitionDuration) || animationName !== 'none';
    }).length;
  expect(moving()).toBeGreaterThan(0);
  try {
    await ask('reduce');
    await expect.poll(moving).toBe(0);
    expect(getComputedStyle(document.documentElement).getPropertyValue('--quick').trim()).toBe('0ms');
  } finally {
    await ask('');
  }
});

describe('a countdown', () => {
  it('draws itself again, and nothing around it', async () => {
    let now = NOW;
    let drawn = 0;
    function Around() {
      drawn += 1;
      return <Countdown dueAt={utcIso(NOW + 60_400)} now={() => now} />;
    }
    mount(
      <LocaleProvider value="zh-CN">
        <Around />
      </LocaleProvider>,
    );
    await expect.element(page.getByText('还剩 1 分')).toBeVisible();
    // Drawn, and its clock set: what follows is the clock's doing.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    now = NOW + 1_000;
    await expect.poll(() => page.getByText('还剩 不到 1 分钟').elements()).toHaveLength(1);
    expect(drawn).toBe(1);
  });
});

describe('a toast', () => {
  it('is announced, and offers to take back what it says', async () => {
    let undone = 0;
    mount(
      <LocaleProvider value="zh-CN">
        <Toast
          shown={{ id: 1, said: '已清空商品' }}
          onUndo={() => (undone += 1)}
          onDismiss={() => undefined}
        />
      </LocaleProvider>,
    );
    await expect.element(page.getByRole('status')).toHaveTextContent('已清空商品');
    await page.getByRole('button', { name: '撤销' }).click();
    expect(undone).toBe(1);
  });
});

afterAll(() => page.viewport(1000, 800));
