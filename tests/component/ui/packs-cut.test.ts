import '@/assets/base.css';
import { PackSession, type Chosen, type PageState } from '@/components/packs/pack-session';
import { packPorts } from '@/entrypoints/workspace/packs';
import { drawPage, inkHeights, linesAt, partsOf } from '@/tests/support/drawn-page';
import { OpenParts } from '@/utils/pictures/part-reader';
import { planSheet } from '@/utils/pictures/plan-sheet';
import { ok } from '@/utils/shared/result';
import { describe, expect, it } from 'vitest';
import { sampleCase } from './sample/exhibits';
import { packWorld, pictured, sha256Of } from './sample/packs';
import { sampleWorld, type World } from './sample/ports';

const LIMITS = { maxFiles: 50, maxBytesEach: 2_000_000, formats: ['jpeg'] } as const;

async function prepare(
  world: World,
  chosen: readonly Chosen[],
  limits: Partial<typeof LIMITS> | object = {},
) {
  const session = new PackSession(world.ports, packPorts(), sampleCase(), world.exhibits.value, undefined);
  const input = { chosen, profile: { ...LIMITS, ...limits }, wanted: new Map<string, boolean>() };
  const done = await session.prepare(input, new AbortController().signal, () => {});
  if (!done.ok) throw new Error(done.error.code);
  return { session, sources: done.value, pages: done.value.flatMap(({ pages }) => pages) };
}

describe.each([
  ['at 100 %', { width: 1000, height: 5000, font: 14 }, 1],
  ['with text too small to read', { width: 900, height: 4000, font: 9 }, 1],
  ['of a sharp screen', { width: 2400, height: 6000, font: 28 }, 2],
  ['in dark colours', { width: 1000, height: 5000, font: 13, dark: true }, 1],
  ['of a phone', { width: 390, height: 6000, font: 13 }, 1],
])('a long page %s', (_name, look, scale) => {
  it('is cut through no line, every row is shown, and text stands at 11 px or more', async () => {
    const world = sampleWorld();
    const drawn = drawPage(look);
    // Parts end wherever they are full: in the middle of a line, as a store has them.
    const row = await pictured(
      world,
      { number: 1, kind: 'listing', title: '商品' },
      await partsOf(drawn.canvas, 1873),
      scale,
    );
    world.exhibits.value = [row];
    const { pages } = await prepare(world, [{ number: 1, view: 'picture' }]);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages[0]?.page.top).toBe(0);
    expect(pages.at(-1)?.page.bottom).toBeGreaterThan(look.height - 40);
    for (const [at, { page, picture }] of pages.entries()) {
      expect(page.end).not.toBe('overlap');
      expect(linesAt(drawn.lines, page.bottom)).toEqual([]);
      expect(page.bottom).toBe(pages[at + 1]?.page.top ?? page.bottom);
      if (!picture) throw new Error('not made');
      expect(picture.blob.size).toBeLessThanOrEqual(LIMITS.maxBytesEach);
      const shown = drawn.lines.filter(({ top, bottom }) => top >= page.top && bottom <= page.bottom);
      const left = (picture.width - Math.round(look.width * picture.scale)) / 2;
      const place = { top: page.top, left, band: picture.band, scale: picture.scale };
      expect(shown.length).toBeGreaterThan(3);
      expect(Math.min(...(await inkHeights(picture.blob, shown, place)))).toBeGreaterThanOrEqual(11);
      // What lies in the pictures is what lies in the originals.
      const rows = picture.from.reduce((sum, from) => sum + from.height, 0);
      expect(rows).toBe(page.bottom - page.top);
      expect(picture.height - picture.band).toBe(Math.round(rows * picture.scale));
    }
  });
});

describe('a picture of a hundred thousand rows', () => {
  it('is read in parts and cut, its memory never that of the whole', async () => {
    const one = drawPage({ width: 400, height: 10_000, font: 14 });
    const [blob] = await partsOf(one.canvas, 10_000);
    if (!blob) throw new Error('no part');
    const sha256 = await sha256Of(blob);
    const part = (at: number) => ({ path: `page-${at}.png`, sha256, open: () => Promise.resolve(ok(blob)) });
    const sheet = { parts: Array.from({ length: 10 }, (_, at) => part(at)), scale: 1, marks: [] };
    const plan = await planSheet(sheet, new OpenParts(), { signal: new AbortController().signal });
    if (!plan.ok) throw new Error(plan.error.code);
    expect(plan.value.height).toBe(100_000);
    for (const { bottom } of plan.value.pages.slice(0, -1)) {
      expect(linesAt(one.lines, bottom % 10_000)).toEqual([]);
    }
  });
});

describe('limits of a channel', () => {
  const fates = (pages: readonly PageState[]) => pages.map(({ fate }) => fate);

  it('what does not fit is named, and every exhibit is seen at least once', async () => {
    const world = await packWorld();
    const chosen: Chosen[] = [
      { number: 1, view: 'picture' },
      { number: 2, view: 'picture' },
      { number: 5, view: 'transcript' },
    ];
    const { sources, pages } = await prepare(world, chosen, { maxFiles: 4 });
    expect(pages.filter(({ fate }) => fate === 'in')).toHaveLength(4);
    for (const source of sources) expect(fates(source.pages)).toContain('in');
    expect(fates(pages)).toContain('room');
  });

  it('bytes are met by quality first; where text could not be read any more the page stays out', async () => {
    const world = await packWorld();
    const chosen: Chosen[] = [{ number: 2, view: 'picture' }];
    const tight = await prepare(world, chosen, { maxBytesEach: 90_000 });
    for (const { picture } of tight.pages) expect(picture?.blob.size ?? 0).toBeLessThanOrEqual(90_000);
    const absurd = await prepare(world, chosen, { maxBytesEach: 5_000 });
    expect(fates(absurd.pages)).toEqual(absurd.pages.map(() => 'bytes'));
  });

  it('PNG where only that is taken', async () => {
    const { pages, session, sources } = await prepare(await packWorld(), [{ number: 2, view: 'picture' }], {
      formats: ['png'],
    });
    expect(pages[0]?.picture?.blob.type).toBe('image/png');
    expect((await session.pictures(sources))[0]?.name).toBe('01-E002-1of1.png');
  });

  it('an exhibit whose file was changed is left out with its error, the rest goes on', async () => {
    const world = await packWorld();
    const row = world.exhibits.value.find(({ number }) => number === 1);
    const hash = row?.record.files[0]?.sha256;
    if (!hash) throw new Error('no file');
    world.files.set(hash, new Blob(['changed']));
    const { sources } = await prepare(world, [
      { number: 1, view: 'picture' },
      { number: 2, view: 'picture' },
    ]);
    expect(sources.map(({ error }) => error?.code)).toEqual(['STORE_DAMAGED', undefined]);
    expect(fates(sources[1]?.pages ?? [])).toEqual(['in']);
  });

  it('no exhibit makes no page', async () => {
    expect((await prepare(await packWorld(), [])).pages).toEqual([]);
  });
});

describe('a drawn conversation', () => {
  it('shows whole messages, says which, and nothing of it stays in the window', async () => {
    const { pages } = await prepare(await packWorld(60), [{ number: 5, view: 'transcript' }]);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.at(-1)?.messages?.[1]).toBe(60);
    for (const [at, { page, picture, messages }] of pages.entries()) {
      expect(messages?.[0]).toBe((pages[at - 1]?.messages?.[1] ?? 0) + 1);
      expect(page.end).not.toBe('overlap');
      expect(page.text).toBeGreaterThanOrEqual(11);
      if (!picture) throw new Error('not made');
      expect(picture.scale).toBeGreaterThanOrEqual(0.9);
      expect(picture.height).toBeLessThan(2300);
      expect(await isBlank(picture.blob, [picture.band, picture.band + 3])).toBe(true);
      expect(await isBlank(picture.blob, [picture.height - 3, picture.height])).toBe(true);
    }
    expect(document.querySelectorAll('iframe, .html2canvas-container')).toHaveLength(0);
  });
});

/** Nothing but paper in these rows. */
async function isBlank(blob: Blob, [from, to]: readonly [number, number]): Promise<boolean> {
  const image = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(image.width, to - from);
  const context = canvas.getContext('2d', { alpha: false });
  context?.drawImage(image, 0, -from);
  const data = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  let [least, most] = [255, 0];
  for (let at = 1; at < data.length; at += 4) {
    least = Math.min(least, data[at] ?? 0);
    most = Math.max(most, data[at] ?? 0);
  }
  return most - least < 24;
}
