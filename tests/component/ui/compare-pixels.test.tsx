import { ChangeGrid } from '@/components/exhibit/compare/change-grid';
import { comparePixels } from '@/components/exhibit/compare/compare-pixels';
import { percentText } from '@/components/exhibit/compare/PictureChanges';
import { unseenRows } from '@/components/exhibit/compare/kept-rows';
import type { PictureFiles, PicturePartFile } from '@/components/exhibit/compare/picture-files';
import { describe, expect, it } from 'vitest';
import { NOW, sampleExhibit } from './sample/exhibits';

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly grey: number;
  readonly size?: number;
}

/** A grey picture with spots, cut into parts of the given heights. */
async function picture(
  width: number,
  heights: readonly number[],
  spots: readonly Spot[] = [],
): Promise<PictureFiles> {
  const parts: PicturePartFile[] = [];
  let top = 0;
  for (const height of heights) {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('no 2d context');
    context.fillStyle = 'rgb(100 100 100)';
    context.fillRect(0, 0, width, height);
    for (const { x, y, grey, size = 1 } of spots) {
      context.fillStyle = `rgb(100 ${grey} 100)`;
      context.fillRect(x, y - top, size, size);
    }
    parts.push({ path: `${top}.png`, blob: await canvas.convertToBlob(), width, height });
    top += height;
  }
  return { parts, width, height: top };
}

const compare = (a: PictureFiles, b: PictureFiles, leaveOut = [] as { from: number; to: number }[]) =>
  comparePixels(a, b, { leaveOut, signal: new AbortController().signal, onProgress: () => {} });

describe('two pictures', () => {
  it.each([
    [108, 0],
    [109, 1],
    [92, 0],
    [91, 1],
  ])('a channel of 100 against %i differs in %i places: up to 8 of 255 is the same', async (grey, places) => {
    const result = await compare(await picture(64, [64]), await picture(64, [64], [{ x: 20, y: 40, grey }]));
    expect(result).toMatchObject({ ok: true, value: { regions: { length: places }, share: places / 4096 } });
  });

  it('are told apart wherever their parts are cut, with the place in the whole picture', async () => {
    const spots = [
      { x: 3, y: 5, grey: 255 },
      { x: 120, y: 299, grey: 255, size: 4 },
      { x: 60, y: 590, grey: 255 },
    ];
    const before = await picture(130, [300, 300]);
    const after = await picture(130, [170, 170, 260], spots);
    const result = await compare(before, after);
    expect(result.ok && result.value.regions).toEqual([
      { x: 0, y: 0, width: 16, height: 16 },
      { x: 112, y: 288, width: 16, height: 16 },
      { x: 48, y: 576, width: 16, height: 16 },
    ]);
    expect(result.ok && result.value.share).toBeCloseTo(18 / (130 * 600), 10);
  });

  it('of different heights are compared as far as both go', async () => {
    const result = await compare(
      await picture(32, [100]),
      await picture(32, [400], [{ x: 0, y: 200, grey: 0 }]),
    );
    expect(result).toEqual({ ok: true, value: { rows: 100, regions: [], share: 0 } });
  });

  it('are not compared where one of them holds no page', async () => {
    const after = await picture(32, [100], [{ x: 0, y: 50, grey: 0 }]);
    const result = await compare(await picture(32, [100]), after, [{ from: 40, to: 60 }]);
    expect(result).toMatchObject({ ok: true, value: { regions: [] } });
  });

  it('stop at once when told to', async () => {
    const stop = new AbortController();
    let reports = 0;
    const result = await comparePixels(await picture(32, [2000]), await picture(32, [2000]), {
      leaveOut: [],
      signal: stop.signal,
      onProgress: () => {
        reports += 1;
        stop.abort();
      },
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
    expect(reports).toBe(1);
  });

  it('that cannot be decoded are damaged, not different', async () => {
    const before = await picture(32, [100]);
    const broken = {
      ...before,
      parts: before.parts.map((part) => ({ ...part, blob: new Blob(['no picture']) })),
    };
    expect(await compare(before, broken)).toMatchObject({ ok: false, error: { code: 'STORE_DAMAGED' } });
  });
});

describe('the marks', () => {
  it('hold every differing pixel and stay few, however many places differ', () => {
    const grid = new ChangeGrid(1280, 4000);
    const points: [number, number][] = [];
    for (let x = 8; x < 1280; x += 64) for (let y = 8; y < 4000; y += 64) points.push([x, y]);
    for (const [x, y] of points) grid.mark(x, y);
    const regions = grid.regions();
    expect(regions.length).toBeLessThanOrEqual(60);
    for (const [x, y] of points) {
      expect(regions.some((r) => x >= r.x && x < r.x + r.width && y >= r.y && y < r.y + r.height)).toBe(true);
    }
    expect(Math.max(...regions.map((r) => r.y + r.height))).toBeLessThanOrEqual(4000);
  });

  it.each([
    [0.00001, '<0.1%'],
    [0.0034, '0.3%'],
    [0.5, '50%'],
  ])('a share of %f reads %s', (share, text) => expect(percentText(share)).toBe(text));
});

describe('rows that no screenshot showed', () => {
  const { record } = sampleExhibit({ number: 1, kind: 'listing', title: '', atMs: NOW });
  const { picture: kept } = record;
  if (!kept) throw new Error('the sample has a picture');
  const [first, second] = kept.tiles;
  if (!first || !second) throw new Error('the sample has two tiles');
  const gap = { ...record, picture: { ...kept, tiles: [first, { ...second, scrollY: 1000 }] } };

  it('are found between the screenshots of a capture that names the gap', () => {
    const notCaptured = [{ what: 'tile', reason: 'TIMEOUT' }] as const;
    expect(unseenRows({ ...gap, notCaptured })).toEqual([{ from: 900, to: 1000 }]);
  });

  it('are none in a whole capture', () => expect(unseenRows(record)).toEqual([]));
});
