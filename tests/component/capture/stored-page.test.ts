import { expect, onTestFinished, test } from 'vitest';
import { openStoredPage, redrawPlan, type StoredPage } from '@/utils/capture/redraw/stored-page';

const VIEW = { width: 800, height: 600, devicePixelRatio: 1 };
const STRIP = 36;

async function opened(html: string, view = VIEW): Promise<StoredPage> {
  const page = await openStoredPage(document, html, view);
  if (!page.ok) throw new Error(page.error.cause);
  onTestFinished(page.value.close);
  return page.value;
}

async function pixels(png: Blob): Promise<ImageData> {
  const image = await createImageBitmap(png);
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d context');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}

const at = ({ data, width }: ImageData, x: number, y: number): number[] => [
  ...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3),
];

test('draws text, inline pictures, shadow trees and fixed bars where the page had them, under its label', async () => {
  const red =
    'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="50" height="50"><rect width="50" height="50" fill="rgb(255,0,0)"/></svg>';
  const page = await opened(`<!doctype html><style>body{margin:0;background:#fff}</style>
<div style="height:100px;background:rgb(0,128,0)"></div><img src='${red}' style="display:block">
<div><template shadowrootmode="open"><p style="margin:0;height:50px;background:rgb(0,0,255)"></p></template></div>
<div style="height:1000px"></div><footer style="position:fixed;bottom:0;left:0;right:0;height:40px;background:#000"></footer>`);
  expect(page.plan).toMatchObject({ width: 800, height: 1200, drawn: 1200, scale: 1, parts: 1 });
  const drawn = await pixels(await page.draw(0));
  expect([drawn.width, drawn.height]).toEqual([800, 1200 + STRIP]);
  expect(at(drawn, 400, STRIP + 50)).toEqual([0, 128, 0]);
  expect(at(drawn, 25, STRIP + 125)).toEqual([255, 0, 0]);
  expect(at(drawn, 400, STRIP + 175)).toEqual([0, 0, 255]);
  expect(at(drawn, 400, STRIP + 580)).toEqual([0, 0, 0]);
  // The label's own ground and, somewhere on it, its letters.
  expect(at(drawn, 790, 2)).toEqual([91, 74, 31]);
  const strip = drawn.data.subarray(0, drawn.width * STRIP * 4);
  expect(strip.filter((value, i) => i % 4 === 0 && value > 240).length).toBeGreaterThan(200);
});

test('a hostile page runs nothing and reaches nothing, neither when opened nor when drawn', async () => {
  const scope = globalThis as { hit?: unknown };
  delete scope.hit;
  const far = 'http://127.0.0.1:9';
  performance.clearResourceTimings();
  const page = await opened(`<!doctype html><html onclick="top.hit=1"><base href="${far}/">
<meta http-equiv="refresh" content="0;url=${far}/away"><link rel="stylesheet" href="${far}/s.css">
<style>@import "${far}/i.css";h1{background:url(${far}/bg.png)}@font-face{font-family:x;src:url(${far}/f.woff)}</style>
<body onload="top.hit=2"><script>top.hit=3;document.write('<h1>写入</h1>')</script><h1 style="font-family:x">标题</h1>
<img src="${far}/a.png" onerror="top.hit=4"><iframe src="${far}/frame"></iframe>
<iframe srcdoc="<script>top.hit=5</script><img src='${far}/inner.png' onerror='top.hit=6'>"></iframe>
<svg><script>top.hit=7</script><image href="${far}/svg.png"/></svg><object data="${far}/o"></object>`);
  const drawn = await page.draw(0);
  expect(drawn.size).toBeGreaterThan(500);
  expect(scope.hit).toBeUndefined();
  const asked = performance.getEntriesByType('resource').map((entry) => entry.name);
  expect(asked.filter((name) => name.startsWith(far))).toEqual([]);
});

test('media queries and viewport units see the viewport of the capture', async () => {
  const page = await opened(
    '<!doctype html><style>body{margin:0}div{height:50vh;background:rgb(255,0,0)}@media(width:640px){div{background:rgb(0,0,255)}}</style><div></div>',
    { width: 640, height: 400, devicePixelRatio: 2 },
  );
  const drawn = await pixels(await page.draw(0));
  expect([drawn.width, drawn.height]).toEqual([1280, 800 + STRIP]);
  expect(at(drawn, 600, STRIP + 398)).toEqual([0, 0, 255]);
  expect(at(drawn, 600, STRIP + 402)).toEqual([255, 255, 255]);
});

test('parts are bounded whatever the page measures, and tell what they leave out', () => {
  for (const height of [600, 15_964, 15_965, 48_000, 300_000]) {
    for (const [width, devicePixelRatio] of [
      [320, 3],
      [1280, 1],
      [1920, 2],
      [7680, 1.5],
    ] as const) {
      const plan = redrawPlan({ width, height: 600, devicePixelRatio }, height);
      expect(plan.drawn).toBe(Math.min(height, 48_000));
      const rows = Math.ceil((plan.drawn * plan.scale) / plan.parts);
      expect(rows + STRIP).toBeLessThanOrEqual(16_000);
      expect(rows * plan.width * plan.scale).toBeLessThanOrEqual(32_000_000);
      expect(plan.scale === 1 || plan.scale === devicePixelRatio).toBe(true);
    }
  }
});

test('a page with too many elements is refused, with their number', async () => {
  const page = await openStoredPage(document, `<!doctype html>${'<i></i>'.repeat(40_001)}`, VIEW);
  expect(page).toMatchObject({ ok: false, error: { code: 'REDRAW_FAILED' } });
  expect(page.ok ? '' : page.error.cause).toContain('40004 elements');
  expect(document.querySelector('iframe[sandbox]')).toBeNull();
});
