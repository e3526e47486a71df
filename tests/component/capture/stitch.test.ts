import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextOffset, isLast, TILE_LIMITS } from '@/utils/app/capture/tile-plan';
import { Stitcher, type Stitched } from '@/utils/capture/picture/stitch';

const WIDTH = 8;

/** A page on which every row has a colour of its own. */
function colourOf(row: number): [number, number, number] {
  return [row & 255, (row >> 8) & 255, (row * 7) & 255];
}

async function tileAt(
  offset: number,
  height: number,
  bars: { top?: number; bottom?: number } = {},
): Promise<ImageBitmap> {
  const data = new ImageData(WIDTH, height);
  for (let y = 0; y < height; y++) {
    const bar = y < (bars.top ?? 0) || y >= height - (bars.bottom ?? 0);
    const [r, g, b] = bar ? [255, 0, 255] : colourOf(offset + y);
    for (let x = 0; x < WIDTH; x++) data.data.set([r, g, b, 255], (y * WIDTH + x) * 4);
  }
  return createImageBitmap(data);
}

async function rows(stitched: Stitched): Promise<[number, number, number][]> {
  const all: [number, number, number][] = [];
  for (const part of stitched.parts) {
    const image = await createImageBitmap(part);
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    for (let y = 0; y < image.height; y++) {
      const at = y * image.width * 4;
      all.push([data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]);
    }
  }
  return all;
}

test('any page, any bars: the picture has every row once, bars only where they stand at the very top and bottom', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 60, max: 900 }),
      fc.integer({ min: 60, max: 200 }),
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 0, max: 20 }),
      async (pageHeight, clientHeight, top, bottom) => {
        const view = {
          // One row more than the screen is within rounding and taken for the screen itself.
          scrollHeight: pageHeight > clientHeight + 1 ? pageHeight : clientHeight,
          clientHeight,
          stuckTop: top,
          stuckBottom: bottom,
        };
        const stitcher = new Stitcher(WIDTH, view.scrollHeight, TILE_LIMITS.overlap);
        let offset: number | null = 0;
        let count = 0;
        while (offset !== null) {
          const y: number = Math.min(Math.round(offset), view.scrollHeight - clientHeight);
          const first = count === 0;
          const last = isLast(y, view);
          stitcher.add({
            image: await tileAt(y, clientHeight, first || last ? { top, bottom } : {}),
            offset: y,
            pane: { x: 0, y: 0, width: WIDTH, height: clientHeight },
            barBelow: first || last ? bottom : 0,
            last,
            floating: [],
          });
          count += 1;
          offset = nextOffset(y, view, first, TILE_LIMITS);
        }
        const stitched = await stitcher.finish();
        expect(stitched.missingRows).toBe(0);
        expect(stitched.seams.every((seam) => seam.differing === 0)).toBe(true);
        const got = await rows(stitched);
        expect(got).toHaveLength(view.scrollHeight);
        for (let y = top; y < view.scrollHeight - bottom; y++) expect(got[y]).toEqual(colourOf(y));
      },
    ),
    { numRuns: 60 },
  );
});

test('a page that moved between two tiles is reported at that seam, not smoothed over', async () => {
  const stitcher = new Stitcher(WIDTH, 200, 12);
  const pane = { x: 0, y: 0, width: WIDTH, height: 100 };
  stitcher.add({ image: await tileAt(0, 100), offset: 0, pane, barBelow: 0, last: false, floating: [] });
  // The page slipped by five rows while it claims to be at 88.
  stitcher.add({ image: await tileAt(93, 100), offset: 88, pane, barBelow: 0, last: true, floating: [] });
  const { seams } = await stitcher.finish();
  expect(seams).toEqual([{ tile: 1, rows: 12, differing: 1 }]);
});

test('rows that no tile showed are counted', async () => {
  const stitcher = new Stitcher(WIDTH, 300, 12);
  const pane = { x: 0, y: 0, width: WIDTH, height: 100 };
  stitcher.add({ image: await tileAt(0, 100), offset: 0, pane, barBelow: 0, last: false, floating: [] });
  stitcher.add({ image: await tileAt(130, 100), offset: 130, pane, barBelow: 0, last: true, floating: [] });
  expect((await stitcher.finish()).missingRows).toBe(30);
});

test('a tall page comes in parts of at most 16,000 rows that join without a gap', async () => {
  const height = 4000;
  const total = 36_000;
  const stitcher = new Stitcher(WIDTH, total, 0);
  for (let y = 0; y < total; y += height) {
    stitcher.add({
      image: await tileAt(y, height),
      offset: y,
      pane: { x: 0, y: 0, width: WIDTH, height },
      barBelow: 0,
      last: y + height >= total,
      floating: [],
    });
  }
  const stitched = await stitcher.finish();
  expect(stitched.parts).toHaveLength(3);
  const got = await rows(stitched);
  expect(got).toHaveLength(total);
  for (const y of [0, 15_999, 16_000, 31_999, 32_000, 35_999]) expect(got[y]).toEqual(colourOf(y));
});

test('an inner pane grows downwards; what stands above and below it is kept once', async () => {
  const pane = { x: 2, y: 10, width: 4, height: 50 };
  const stitcher = new Stitcher(WIDTH, 200, 5);
  const tile = async (offset: number): Promise<ImageBitmap> => {
    const data = new ImageData(WIDTH, 80);
    for (let y = 0; y < 80; y++) {
      for (let x = 0; x < WIDTH; x++) {
        const inside = x >= 2 && x < 6 && y >= 10 && y < 60;
        const [r, g, b] = inside ? colourOf(1000 + offset + y - 10) : y < 10 ? [1, 1, 1] : [2, 2, 2];
        data.data.set([r, g, b, 255], (y * WIDTH + x) * 4);
      }
    }
    return createImageBitmap(data);
  };
  stitcher.add({ image: await tile(0), offset: 0, pane, barBelow: 0, last: false, floating: [] });
  stitcher.add({ image: await tile(45), offset: 45, pane, barBelow: 0, last: true, floating: [] });
  const stitched = await stitcher.finish();
  expect(stitched.height).toBe(10 + 95 + 20);
  const image = await createImageBitmap(stitched.parts[0] as Blob);
  const canvas = new OffscreenCanvas(WIDTH, image.height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(image, 0, 0);
  const at = (x: number, y: number): number[] =>
    Array.from(context.getImageData(x, y, 1, 1).data.slice(0, 3));
  expect(at(3, 0)).toEqual([1, 1, 1]);
  expect(at(3, 10)).toEqual(colourOf(1000));
  expect(at(3, 10 + 94)).toEqual(colourOf(1094));
  expect(at(3, 110)).toEqual([2, 2, 2]);
});

test('a dialog that only the first tile shows does not make the seam look as if the page had moved', async () => {
  const stitcher = new Stitcher(WIDTH, 200, 12);
  const pane = { x: 0, y: 0, width: WIDTH, height: 100 };
  const dialog = { x: 3, y: 0, width: 2, height: 100 };
  const first = await tileAt(0, 100);
  const covered = new OffscreenCanvas(WIDTH, 100);
  const context = covered.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(first, 0, 0);
  context.fillRect(dialog.x, dialog.y, dialog.width, dialog.height);
  const image = covered.transferToImageBitmap();
  stitcher.add({ image, offset: 0, pane, barBelow: 0, last: false, floating: [dialog] });
  stitcher.add({ image: await tileAt(88, 100), offset: 88, pane, barBelow: 0, last: true, floating: [] });
  expect((await stitcher.finish()).seams).toEqual([{ tile: 1, rows: 12, differing: 0 }]);
});

test('a window resized between two tiles: the rows of the second are counted as missing, not drawn blank', async () => {
  const stitcher = new Stitcher(WIDTH, 200, 0);
  const pane = { x: 0, y: 0, width: WIDTH, height: 100 };
  stitcher.add({ image: await tileAt(0, 100), offset: 0, pane, barBelow: 0, last: false, floating: [] });
  stitcher.add({ image: await tileAt(100, 60), offset: 100, pane, barBelow: 0, last: true, floating: [] });
  expect((await stitcher.finish()).missingRows).toBe(100);
});

test('a page that became shorter than what is drawn of it ends where it ends, also across two parts', async () => {
  const stitcher = new Stitcher(WIDTH, 40_000, 0);
  const at = async (offset: number, last: boolean): Promise<void> =>
    stitcher.add({
      image: await tileAt(offset, 4000),
      offset,
      pane: { x: 0, y: 0, width: WIDTH, height: 4000 },
      barBelow: 0,
      last,
      floating: [],
    });
  for (const offset of [0, 4000, 8000, 12_000, 16_000]) await at(offset, false);
  await at(11_000, true);
  const stitched = await stitcher.finish();
  expect(stitched.height).toBe(15_000);
  expect(await rows(stitched)).toHaveLength(15_000);
});
