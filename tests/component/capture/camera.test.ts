import { afterEach, beforeEach, expect, test } from 'vitest';
import { PageCamera } from '@/utils/capture/page/camera';

let camera: PageCamera;

function page(html: string): void {
  document.body.innerHTML = html;
  document.body.style.margin = '0';
  scrollTo({ top: 0, behavior: 'instant' });
  camera = new PageCamera(document);
}

const painted = (id: string): boolean => {
  const element = document.getElementById(id);
  return element !== null && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
};

beforeEach(() => page(''));
afterEach(() => {
  camera.dispose();
  document.body.innerHTML = '';
  document.body.removeAttribute('style');
});

const TALL = '<div style="height:4000px;background:linear-gradient(red,blue)"></div>';

test('bars stuck to the screen show in the first and last tile and are hidden between, without touching the DOM', async () => {
  page(`<header id="bar" style="position:fixed;top:0;left:0;right:0;height:60px">头</header>${TALL}`);
  const before = document.documentElement.outerHTML;
  const first = await camera.pose({ y: 0, tile: 'first' });
  expect(first.stuckTop).toBe(60);
  expect(painted('bar')).toBe(true);
  await camera.pose({ y: 700, tile: 'middle' });
  expect(painted('bar')).toBe(false);
  expect(document.documentElement.outerHTML).toBe(before);
  await camera.pose({ y: 4000, tile: 'last' });
  expect(painted('bar')).toBe(true);
  const finished = await camera.finish({});
  expect(finished.mutationsCaused).toBe(0);
  expect(finished.hiddenWhileScrolling).toEqual(['#bar']);
  expect(document.documentElement.outerHTML).toBe(before);
});

test('a dialog of the first tile is not kept again in the last, one that turns up later is', async () => {
  page(
    `<div id="tip" style="position:fixed;top:100px;left:100px;width:300px;height:200px">购买提示</div>
     <button id="up" style="position:fixed;right:0;bottom:90px;width:40px;height:40px;display:none">顶部</button>${TALL}`,
  );
  const first = await camera.pose({ y: 0, tile: 'first' });
  expect(first.floating).toEqual([{ x: 100, y: 100, width: 300, height: 200 }]);
  const up = document.getElementById('up');
  if (up) up.style.display = 'block';
  await camera.pose({ y: 700, tile: 'middle' });
  expect([painted('tip'), painted('up')]).toEqual([false, false]);
  await camera.pose({ y: 4000, tile: 'last' });
  expect([painted('tip'), painted('up')]).toEqual([false, true]);
});

test('what floats over the page reaches as far as its shadow, which seams must not take for a change of the page', async () => {
  page(
    `<div id="tip" style="position:fixed;top:100px;left:100px;width:300px;height:200px;box-shadow:inset 0 0 90px red,rgb(0 0 0/.2) 0 4px 12px 2px,0 1px 3px rgba(0,0,0,.3)">购买提示</div>
     <footer style="position:fixed;bottom:0;left:0;right:0;height:50px;box-shadow:0 -2px 10px #0003">立即购买</footer>${TALL}`,
  );
  const first = await camera.pose({ y: 0, tile: 'first' });
  expect(first.floating).toEqual([{ x: 82, y: 82, width: 336, height: 236 }]);
  expect(first.stuckBottom).toBe(62);
});

test('a sticky heading is hidden only once its own place has scrolled past', async () => {
  page(
    `<div style="height:900px"></div><h2 id="s" style="position:sticky;top:0;margin:0">小标题</h2>${TALL}`,
  );
  await camera.pose({ y: 0, tile: 'first' });
  await camera.pose({ y: 600, tile: 'middle' });
  expect(painted('s')).toBe(true);
  await camera.pose({ y: 1500, tile: 'middle' });
  expect(painted('s')).toBe(false);
});

test('a heading that stands exactly at the top of a tile is not taken for a pinned one', async () => {
  page(
    `<div style="height:900px"></div><h2 id="s" style="position:sticky;top:0;margin:0">小标题</h2>${TALL}`,
  );
  await camera.pose({ y: 0, tile: 'first' });
  await camera.pose({ y: 900, tile: 'middle' });
  expect(painted('s')).toBe(true);
});

test('stuck elements inside shadow roots are hidden as well', async () => {
  page(`<div id="host"></div>${TALL}`);
  const root = document.getElementById('host')?.attachShadow({ mode: 'open' });
  if (root)
    root.innerHTML = '<div id="chat" style="position:fixed;bottom:0;width:100px;height:40px">客服</div>';
  await camera.pose({ y: 700, tile: 'middle' });
  const chat = root?.getElementById('chat');
  expect(chat?.checkVisibility({ opacityProperty: true })).toBe(false);
  camera.dispose();
  expect(chat?.checkVisibility({ opacityProperty: true })).toBe(true);
});

test('a page that scrolls smoothly is at its place at once, and back where the user was afterwards', async () => {
  page(TALL);
  document.documentElement.style.scrollBehavior = 'smooth';
  scrollTo({ top: 321, behavior: 'instant' });
  const { scrollY } = await camera.pose({ y: 2000, tile: 'middle' });
  expect(scrollY).toBe(2000);
  expect((await camera.finish({})).scrollRestored).toBe(true);
  expect(document.documentElement.scrollTop).toBe(321);
  document.documentElement.removeAttribute('style');
});

test('a page that stands still around a scrolling pane is captured by that pane', async () => {
  page(
    `<div style="height:${innerHeight}px;display:flex;overflow:hidden">
       <nav style="width:120px">分类</nav>
       <main id="pane" style="flex:1;overflow:auto">${TALL}</main></div>`,
  );
  const measure = await camera.measure({});
  expect(measure.plan.selector).toBe('#pane');
  expect(measure.plan.rect.x).toBe(120);
  expect((await camera.pose({ y: 1000, tile: 'middle' })).scrollY).toBe(1000);
  camera.dispose();
  expect(document.getElementById('pane')?.scrollTop).toBe(0);
});

test('images that load on sight are there before anything is kept, and the page is back in place', async () => {
  const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
  page(`${TALL}<img id="lazy" alt="" width="10" height="10">`);
  new IntersectionObserver(([entry], observer) => {
    if (!entry?.isIntersecting) return;
    observer.disconnect();
    (entry.target as HTMLImageElement).src = pixel;
  }).observe(document.getElementById('lazy') as Element);
  const { imagesPending, stoppedAt } = await camera.prepare({
    maxHeight: 100_000,
    maxGrowth: 10_000,
    imageDeadline: 2000,
  });
  expect((document.getElementById('lazy') as HTMLImageElement).src).toBe(pixel);
  expect(imagesPending).toBe(0);
  expect(stoppedAt).toBeUndefined();
  expect(document.documentElement.scrollTop).toBe(0);
});

test('a page that grows for ever is followed to the stated limit and says so', async () => {
  page(TALL);
  const grow = (): void => document.body.insertAdjacentHTML('beforeend', TALL);
  addEventListener('scroll', grow);
  const { stoppedAt } = await camera.prepare({ maxHeight: 100_000, maxGrowth: 5000, imageDeadline: 100 });
  removeEventListener('scroll', grow);
  expect(stoppedAt).toBe(9000);
});

test('what the page itself changes meanwhile is counted apart from what the capture does', async () => {
  page(`<p id="p">1</p>${TALL}`);
  await camera.pose({ y: 0, tile: 'first' });
  const p = document.getElementById('p');
  if (p) p.textContent = '已改价';
  const finished = await camera.finish({});
  expect(finished.mutationsCaused).toBe(0);
  expect(finished.mutationsMeanwhile).toBe(1);
});

test('it counts from the first measuring on, before anything is photographed, and stops with the capture', async () => {
  page(`<p id="p">1</p>${TALL}`);
  await camera.measure({});
  const p = document.getElementById('p');
  if (p) p.textContent = '已改价';
  expect((await camera.check({})).mutations).toBe(1);
  expect(await camera.finish({})).toMatchObject({ mutationsCaused: 0, mutationsMeanwhile: 1 });
  camera.dispose();
  if (p) p.textContent = '又改';
  expect((await camera.check({})).mutations).toBe(1);
});

test('a form whose inputs are called like DOM properties does not stop the capture', async () => {
  page(
    `<form id="f" style="position:fixed;top:0;width:100%;height:30px" >${[
      'id',
      'className',
      'classList',
      'parentElement',
      'getBoundingClientRect',
      'animate',
      'shadowRoot',
      'scrollHeight',
      'clientHeight',
      'localName',
      'style',
    ]
      .map((name) => `<input name="${name}">`)
      .join(
        '',
      )}</form><img name="scrollingElement"><img name="querySelectorAll"><form name="documentElement"></form><form name="body"></form><img name="images"><img name="title">${TALL}`,
  );
  const measure = await camera.measure({});
  expect(measure.plan.scrollHeight).toBeGreaterThan(4000);
  const pose = await camera.pose({ y: 1000, tile: 'middle' });
  expect(pose.scrollY).toBe(1000);
  expect((await camera.finish({})).scrollRestored).toBe(true);
});
