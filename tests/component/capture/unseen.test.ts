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

test('a body that scrolls by itself below a locked html element is captured by its own scrolling', async () => {
  page(TALL);
  document.documentElement.style.cssText = 'height:100%;overflow:hidden';
  document.body.style.cssText = 'margin:0;height:100%;overflow:auto';
  const { plan } = await camera.measure({});
  expect(plan.scrollHeight).toBe(4000);
  expect((await camera.pose({ y: 1000, tile: 'middle' })).scrollY).toBe(1000);
});

test('a pane inside a shadow root is captured by that pane', async () => {
  page(`<div id="host" style="height:${innerHeight}px"></div>`);
  const root = document.getElementById('host')?.attachShadow({ mode: 'open' });
  if (root) root.innerHTML = `<div id="pane" style="height:${innerHeight}px;overflow:auto">${TALL}</div>`;
  const { plan } = await camera.measure({});
  expect(plan.scrollHeight).toBe(4000);
  expect((await camera.pose({ y: 1000, tile: 'middle' })).scrollY).toBe(1000);
});

test.each([
  [
    'a box of terms taller than the screen',
    `${TALL}<div id="x" style="height:1500px;overflow:auto">${TALL}</div>`,
  ],
  [
    'a box that is turned',
    `${TALL}<div id="x" style="width:60%;margin:auto;height:400px;overflow:auto;transform:rotate(5deg)">${TALL}</div>`,
  ],
  [
    'a table that goes on to the right',
    '<div id="x" style="overflow-x:auto"><p style="width:3000px;height:400px">x</p></div>',
  ],
  ['a frame that scrolls', `<iframe id="x" style="width:100%;height:500px" srcdoc='${TALL}'></iframe>`],
])('%s is named as not shown whole', async (name, html) => {
  page(html);
  const frame = document.querySelector('iframe');
  if (frame) await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  const { unswept } = await camera.measure({});
  expect(unswept, name).toHaveLength(1);
  expect(unswept[0]).toContain('#x');
});

test('a page wider than the window is named, one that only hides its overhang is not', async () => {
  page('<p style="width:3000px">宽</p>');
  expect((await camera.measure({})).unswept).toEqual(['html']);
  document.body.style.overflowX = 'hidden';
  expect((await camera.measure({})).unswept).toEqual([]);
});

test('a drawer that waits beside the page and a hidden menu are not named', async () => {
  page(
    `<div style="position:fixed;left:-400px;top:0;width:400px;height:100%;overflow:auto">${TALL}</div>
     <div style="visibility:hidden;height:400px;overflow:auto">${TALL}</div>`,
  );
  expect((await camera.measure({})).unswept).toEqual([]);
});

test('a page that stands still and moves its content by script is named', async () => {
  page(
    `<div id="x" style="height:${innerHeight}px;overflow:hidden"><div style="transform:translateY(0)">${TALL}</div></div>`,
  );
  const { plan, unswept } = await camera.measure({});
  expect(plan.selector).toBe(':root');
  expect(unswept).toEqual(['#x']);
});

test('of a pane partly below the screen only the rows on it count, and the rest is named', async () => {
  page(
    `<div style="height:${innerHeight}px;overflow:hidden"><div style="height:100px"></div>
       <main id="pane" style="height:${innerHeight}px;overflow:auto">${TALL}</main></div>`,
  );
  const { plan, unswept } = await camera.measure({});
  expect(plan.clientHeight).toBe(innerHeight - 100);
  expect(plan.scrollHeight - plan.clientHeight).toBe(4000 - innerHeight);
  expect(unswept).toContain('#pane');
});

test('a pane that the page draws anew in mid-capture is found again', async () => {
  const pane = `<main id="pane" style="height:${innerHeight}px;overflow:auto">${TALL}</main>`;
  page(pane);
  await camera.pose({ y: 0, tile: 'first' });
  document.body.innerHTML = pane;
  const posed = await camera.pose({ y: 1000, tile: 'middle' });
  expect([posed.scrollY, posed.scrollHeight]).toEqual([1000, 4000]);
});

test('a pane that is gone stops the pictures instead of ending them early', async () => {
  page(`<main id="pane" style="height:${innerHeight}px;overflow:auto">${TALL}</main>`);
  await camera.pose({ y: 0, tile: 'first' });
  document.body.innerHTML = '<p>另一页</p>';
  await expect(camera.pose({ y: 1000, tile: 'middle' })).rejects.toThrow('left the page');
});

test('a pose that the background no longer waits for leaves nothing hidden behind', async () => {
  page(`<header id="bar" style="position:fixed;top:0;left:0;right:0;height:60px">头</header>${TALL}`);
  await camera.pose({ y: 0, tile: 'first' });
  const late = camera.pose({ y: 700, tile: 'middle' });
  camera.dispose();
  await expect(late).rejects.toThrow();
  const bar = document.getElementById('bar');
  expect(bar?.checkVisibility({ opacityProperty: true })).toBe(true);
  expect(document.documentElement.scrollTop).toBe(0);
});
