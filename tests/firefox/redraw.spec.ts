import { PNG } from 'pngjs';
import { expect, test } from './stage';

test('the browser refuses its pixels: the background page draws the saved page and the record says so', async ({
  stage,
}) => {
  const page = await stage.firefox.visit(`${stage.shops.hostile}/tall?px=20000`);
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  // As where an administrator forbids screenshots; that policy is a file of the whole machine.
  await stage.own.evaluate(async () => {
    const { browser } = globalThis as unknown as {
      browser: { runtime: { getBackgroundPage(): Promise<typeof globalThis> } };
    };
    const background = (await browser.runtime.getBackgroundPage()) as unknown as {
      browser: { tabs: object };
    };
    Object.defineProperty(background.browser.tabs, 'captureVisibleTab', {
      value: () => Promise.reject(new Error('screenshots are disabled')),
    });
  });
  const { exhibit, took } = await stage.capture();
  const { picture, notCaptured, files, state, steps } = exhibit.record;
  console.log(
    `Firefox: refused and redrawn, 20,000 px: ${Math.round(took)} ms; ${steps.map((step) => `${step.name} ${step.took}`).join(', ')}`,
  );
  expect(exhibit.integrity).toBe('verified');
  expect(state).toBe('partial');
  expect(notCaptured).toEqual([{ what: 'pixels', reason: 'PIXELS_REFUSED' }]);
  expect(picture).toMatchObject({
    method: 'redrawn',
    tiles: [],
    parts: ['redrawn.png', 'redrawn.2.png'],
  });
  expect(files.find((file) => file.path === 'redrawn.png')).toMatchObject({
    role: 'derivative',
    derivedFrom: ['page.html'],
  });
  const parts = [];
  for (const path of picture?.parts ?? []) parts.push(PNG.sync.read(await stage.file(exhibit, path)));
  expect(parts.reduce((sum, part) => sum + part.height - 36, 0)).toBe(20_000);
  const first = parts[0];
  const wanted = await page.evaluate(() => {
    const third = document.body.children[2];
    return third ? getComputedStyle(third).backgroundColor : '';
  });
  const at = first ? ((36 + 2500) * first.width + 600) * 4 : 0;
  expect(`rgb(${[...(first?.data.subarray(at, at + 3) ?? [])].join(', ')})`).toBe(wanted);
  expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
});
