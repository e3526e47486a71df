import { afterEach, expect, test } from 'vitest';
import { PageCamera } from '@/utils/capture/page/camera';

const TALL = '<div style="height:4000px;background:linear-gradient(red,blue)"></div>';
let camera: PageCamera;

function page(html: string): void {
  document.body.innerHTML = html;
  document.body.style.margin = '0';
  scrollTo({ top: 0, left: 0, behavior: 'instant' });
  camera = new PageCamera(document);
}

afterEach(() => {
  camera.dispose();
  document.body.innerHTML = '';
  document.body.removeAttribute('style');
  document.documentElement.removeAttribute('style');
});

const by = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
const TWO = `<div style="height:100vh;display:flex;overflow:hidden">
  <main id="list" style="flex:2;overflow:auto"><h1>商品列表</h1>${TALL}</main>
  <aside id="chat" aria-label="客服会话" style="flex:1;overflow:auto">${TALL}</aside></div>`;

test('a list and a chat beside it are both scrolled, one after the other, and end where they were', async () => {
  page(TWO);
  by('list').scrollTop = 50;
  by('chat').scrollTop = 700;
  const { plan, panes, unswept } = await camera.measure({});
  expect(plan.selector).toBe('#list');
  expect(panes).toEqual([{ selector: '#chat', name: '客服会话' }]);
  expect(unswept).toEqual([]);
  await camera.pose({ y: 300, tile: 'first' });
  expect((await camera.pose({ y: 1000, tile: 'first', pane: 1 })).scrollY).toBe(1000);
  expect([by('list').scrollTop, by('chat').scrollTop]).toEqual([50, 1000]);
  const finished = await camera.finish({});
  expect(finished).toMatchObject({ mutationsCaused: 0, scrollRestored: true });
  expect([by('list').scrollTop, by('chat').scrollTop]).toEqual([50, 700]);
});

test('a box of terms far down the page comes into view for its picture, under no bar, and the page goes back', async () => {
  page(`<header id="bar" style="position:fixed;top:0;height:60px;width:100%">头</header>${TALL}
    <div id="terms" role="region" style="height:400px;overflow:auto">${TALL}</div>${TALL}`);
  scrollTo({ top: 120, behavior: 'instant' });
  expect((await camera.measure({})).panes).toEqual([{ selector: '#terms', name: 'region' }]);
  const posed = await camera.pose({ y: 0, tile: 'first', pane: 1 });
  expect([posed.rect.y, posed.rect.height]).toEqual([0, 400]);
  expect(by('bar').checkVisibility({ opacityProperty: true })).toBe(false);
  expect((await camera.finish({})).scrollRestored).toBe(true);
  expect(by('bar').checkVisibility({ opacityProperty: true })).toBe(true);
  expect(document.documentElement.scrollTop).toBe(120);
});

test('a pane in a shadow root is one of them', async () => {
  page(`${TALL}<div id="host"></div>`);
  const root = by('host').attachShadow({ mode: 'open' });
  root.innerHTML = `<div id="x" style="height:400px;overflow:auto">${TALL}</div>`;
  const { panes, unswept } = await camera.measure({});
  expect(panes.map((pane) => pane.selector)).toEqual([expect.stringContaining('#host >>> ')]);
  expect(unswept).toEqual([]);
  expect((await camera.pose({ y: 900, tile: 'middle', pane: 1 })).scrollY).toBe(900);
});

test('the popup can tell the panes apart; looking does not touch the page', async () => {
  page(TWO);
  const before = document.documentElement.outerHTML;
  const scrollers = await camera.scrollers({});
  expect(scrollers.map(({ selector, name, auto }) => [selector, name, auto])).toEqual([
    ['#list', '商品列表', true],
    ['#chat', '客服会话', false],
  ]);
  expect(document.documentElement.outerHTML).toBe(before);
});

test('the pane that the user chose is the picture; the others are named', async () => {
  page(TWO);
  const measure = await camera.measure({ only: '#chat' });
  expect(measure.plan.selector).toBe('#chat');
  expect(measure.panes).toEqual([]);
  expect(measure.unswept).toEqual(['#list']);
  expect((await camera.pose({ y: 1500, tile: 'middle' })).scrollY).toBe(1500);
  expect(by('list').scrollTop).toBe(0);
});

test('a pane chosen out of a long page: the page is named as not shown', async () => {
  page(`${TALL}<div id="terms" style="height:400px;overflow:auto">${TALL}</div>`);
  const { plan, unswept } = await camera.measure({ only: '#terms' });
  expect(plan).toMatchObject({ selector: '#terms', clientHeight: 400 });
  expect(unswept).toEqual(['html']);
  expect(document.documentElement.scrollTop).toBe(0);
});

test('a chosen pane that is gone: the page is captured by itself, and says so', async () => {
  page(TWO);
  const measure = await camera.measure({ only: '#elsewhere' });
  expect(measure).toMatchObject({ choiceGone: true, plan: { selector: '#list' } });
});

test('a pane in a scaled box is measured and scrolled in px of the screen', async () => {
  page(
    `<div style="transform:scale(.8) translate(10px,20px);transform-origin:0 0;height:100vh">
       <div id="pane" style="height:${innerHeight}px;overflow:auto">${TALL}</div></div>`,
  );
  const { plan } = await camera.measure({});
  expect(plan).toMatchObject({ selector: '#pane', scrollHeight: 3200, rect: { x: 8, y: 16 } });
  const { scrollY } = await camera.pose({ y: 1003, tile: 'middle' });
  expect(scrollY).toBeCloseTo(by('pane').scrollTop * 0.8, 3);
  expect(scrollY).toBeGreaterThan(990);
  expect(scrollY).toBeLessThanOrEqual(1003);
});

test.each([
  ['a box around it', `<div style="height:300px;overflow:hidden">`],
  ['the body around it', '<div>'],
])(
  'of a pane that %s cuts off only the rows that show count, and the rest is named',
  async (what, around) => {
    page(`${around}<main id="pane" style="height:90vh;overflow:auto">${TALL}</main></div>`);
    if (what.includes('body')) {
      document.documentElement.style.overflow = 'hidden';
      document.body.style.cssText = 'margin:0;height:300px;min-height:0;overflow:hidden';
    }
    const { plan, unswept } = await camera.measure({});
    expect(plan).toMatchObject({ selector: '#pane', clientHeight: 300 });
    expect(unswept).toContain('#pane');
  },
);

test('a box with bars that its page draws itself is scrolled, one that merely cuts off is not', async () => {
  const box = (id: string, inner: string): string =>
    `<div id="${id}" style="position:relative;height:100vh;overflow:hidden">${TALL}${inner}</div>`;
  page(box('ps', '<div class="ps__rail-y" style="position:absolute;right:0;height:50px;width:9px">|</div>'));
  expect((await camera.measure({})).plan.selector).toBe('#ps');
  camera.dispose();
  page(box('cut', ''));
  expect(await camera.measure({})).toMatchObject({ plan: { selector: ':root' }, unswept: ['#cut'] });
});

test('a page that snaps stands where tiles meet while it is photographed, and snaps again afterwards', async () => {
  page('<section style="height:100vh;scroll-snap-align:start"></section>'.repeat(6));
  document.documentElement.style.scrollSnapType = 'y mandatory';
  const before = document.documentElement.outerHTML;
  expect((await camera.pose({ y: 788, tile: 'middle' })).scrollY).toBe(788);
  expect(document.documentElement.outerHTML).toBe(before);
  await camera.finish({});
  expect(getComputedStyle(document.documentElement).scrollSnapType).toBe('y mandatory');
  expect(document.documentElement.scrollTop).toBe(0);
});

test('a bar whose opacity the page forces is hidden all the same, without a write', async () => {
  page(`<style>#bar{opacity:.97!important}</style>
    <header id="bar" style="position:fixed;top:0;height:60px;width:100%">头</header>${TALL}`);
  const before = document.documentElement.outerHTML;
  await camera.pose({ y: 0, tile: 'first' });
  await camera.pose({ y: 700, tile: 'middle' });
  expect(getComputedStyle(by('bar')).clipPath).toBe('inset(50%)');
  expect(document.documentElement.outerHTML).toBe(before);
  const finished = await camera.finish({});
  expect(finished).toMatchObject({ hiddenWhileScrolling: ['#bar'], stillShown: [], mutationsCaused: 0 });
  expect(getComputedStyle(by('bar')).clipPath).toBe('none');
});

test('a bar that is forced in every way is named', async () => {
  page(`<style>#bar{opacity:1!important;clip-path:inset(0)!important}</style>
    <header id="bar" style="position:fixed;top:0;height:60px;width:100%">头</header>${TALL}`);
  await camera.pose({ y: 700, tile: 'middle' });
  expect((await camera.finish({})).stillShown).toEqual(['#bar']);
});
