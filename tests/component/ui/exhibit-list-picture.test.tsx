import '@/assets/base.css';
import { drawList, type DrawnPage } from '@/components/case/exhibit-list-picture/draw-list';
import { listEntry } from '@/components/case/exhibit-list-picture/list-entry';
import { appError } from '@/utils/shared/errors';
import { err, ok } from '@/utils/shared/result';
import type { ExhibitRow } from '@/utils/storage/rows';
import { afterEach, describe, expect, it } from 'vitest';
import { GAPS } from './sample/facts';
import { NOW, sampleExhibit } from './sample/exhibits';

const HEAD = { caseTitle: '极速卡盟 Q币1000个 未到账', count: '多项', madeAt: '2026-03-12 14:31:05 (UTC+8)' };

function exhibits(count: number, extra: Partial<Parameters<typeof sampleExhibit>[0]> = {}): ExhibitRow[] {
  return Array.from({ length: count }, (_, at) =>
    sampleExhibit({
      number: at + 1,
      kind: 'order',
      title: at % 3 ? '订单详情 - 极速卡盟' : '【秒到账】Q币1000个 5折直充 官方渠道 24小时自动发货 假一赔十',
      atMs: NOW + at,
      summary: at % 2 ? { orderNumber: '744260312143105218', amount: '¥498.00' } : {},
      notCaptured: at % 4 === 3 ? GAPS : [],
      ...extra,
    }),
  );
}

/** A red thumbnail: nothing else on the paper is of that red. */
async function red(): Promise<Blob> {
  const canvas = new OffscreenCanvas(320, 225);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no context');
  context.fillStyle = '#ff0000';
  context.fillRect(0, 0, 320, 225);
  return canvas.convertToBlob({ type: 'image/jpeg' });
}

async function draw(rows: readonly ExhibitRow[], thumbnail?: Blob): Promise<readonly DrawnPage[]> {
  const drawn = await drawList(HEAD, rows.map(listEntry), {
    readBlob: () => Promise.resolve(thumbnail ? ok(thumbnail) : err(appError('STORE_DAMAGED'))),
    signal: new AbortController().signal,
    onProgress: () => {},
  });
  if (!drawn.ok) throw new Error(drawn.error.cause ?? drawn.error.code);
  return drawn.value;
}

async function pixels(png: Blob) {
  const image = await createImageBitmap(png);
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no context');
  context.drawImage(image, 0, 0);
  const all = context.getImageData(0, 0, image.width, image.height).data;
  const is = (x: number, y: number, test: (r: number, g: number, b: number) => boolean) => {
    const at = (y * image.width + x) * 4;
    return test(all[at] ?? 0, all[at + 1] ?? 0, all[at + 2] ?? 0);
  };
  return {
    width: image.width,
    height: image.height,
    count(
      [left, right]: readonly [number, number],
      [top, bottom]: readonly [number, number],
      test: (r: number, g: number, b: number) => boolean,
    ): number {
      let sum = 0;
      for (let y = Math.ceil(top); y < Math.floor(bottom); y++)
        for (let x = left; x < right; x++) if (is(x, y, test)) sum++;
      return sum;
    },
  };
}
const ink = (r: number, g: number, b: number) => r + g + b < 240;
const sealRed = (r: number, g: number, b: number) => r > 150 && g < 90 && b < 90;

/** Elements the sheet is built of. */
const OURS = ['section', 'div', 'dl', 'dt', 'dd', 'h1', 'span', 'p', 'b'];

const leftovers = () =>
  document.querySelectorAll('iframe, canvas, .html2canvas-container, [data-exhibit-list]').length;
const styles = document.head.querySelectorAll('style').length;
afterEach(() => expect(leftovers()).toBe(0));

describe('the exhibit list as pictures', () => {
  it.each([
    [1, 1, 1],
    [12, 2, 2],
    [200, 18, 30],
  ])('%i exhibits: every one once and in order, none cut by a page', async (count, atLeast, atMost) => {
    const pages = await draw(exhibits(count));
    expect(pages.length).toBeGreaterThanOrEqual(atLeast);
    expect(pages.length).toBeLessThanOrEqual(atMost);
    expect(pages.flatMap((page) => page.rows.map((row) => row.label))).toEqual(
      exhibits(count).map((row) => listEntry(row).label),
    );
    for (const { rows } of pages) {
      let above = 0;
      for (const { top, bottom } of rows) {
        expect(top).toBeGreaterThanOrEqual(above);
        expect(bottom).toBeLessThanOrEqual(1754 - 112 + 1);
        above = bottom;
      }
    }
  });

  it('is a PNG of A4 proportion with ink in every row, in every column that has something to say', async () => {
    for (const page of await draw(exhibits(12))) {
      expect(page.png.type).toBe('image/png');
      const picture = await pixels(page.png);
      expect([picture.width, picture.height]).toEqual([1240, 1754]);
      for (const { top, bottom } of page.rows) {
        for (const [column, least] of [
          [[70, 150], 100],
          [[318, 630], 600],
          [[638, 830], 300],
          [[400, 1100], 600],
        ] as const) {
          expect(picture.count(column, [top, bottom], ink)).toBeGreaterThan(least);
        }
      }
      // The foot line, and nothing below it.
      expect(picture.count([70, 1170], [1754 - 100, 1754 - 40], (r) => r < 150)).toBeGreaterThan(500);
      expect(picture.count([0, 1240], [1754 - 36, 1754], (r) => r < 200)).toBe(0);
    }
  });

  it('letters stand in their lines, not a line lower, whatever the page’s own style says of images', async () => {
    const [page] = await draw(exhibits(1));
    if (!page) throw new Error('no page');
    const picture = await pixels(page.png);
    // Inside the seal's frame, left and right edges left out: two lines across, and the letters between them.
    const lines = Array.from({ length: 160 }, (_, y) => picture.count([1112, 1152], [y, y + 1], sealRed));
    const across = lines.flatMap((n, y) => (n === 40 ? [y] : []));
    const letters = lines.flatMap((n, y) => (n > 0 && n < 40 ? [y] : []));
    const [top = 0, bottom = 0] = [across[0], across.at(-1)];
    expect(bottom - top).toBeGreaterThan(30);
    expect(letters.length).toBeGreaterThan(12);
    expect(Math.min(...letters) - top).toBeGreaterThan(5);
    expect(bottom - Math.max(...letters)).toBeGreaterThan(5);
  });

  it('holds each thumbnail in its place, and draws the list all the same when one cannot be read', async () => {
    const [seen] = await draw(exhibits(2), await red());
    const [unseen] = await draw(exhibits(2), new Blob(['not a picture']));
    if (!seen || !unseen) throw new Error('no page');
    const pure = (r: number, g: number, b: number) => r > 230 && g < 30 && b < 30;
    const withThumbs = await pixels(seen.png);
    const without = await pixels(unseen.png);
    for (const { top, bottom } of seen.rows) {
      expect(withThumbs.count([154, 298], [top, bottom], pure)).toBeGreaterThan(12_000);
      expect(without.count([154, 298], [top, bottom], pure)).toBe(0);
      // 缩略图读不出
      expect(without.count([160, 290], [top, bottom], (r) => r < 150)).toBeGreaterThan(100);
    }
  });

  it.each([
    ['markup', '<img src=x onerror="document.title=`owned`"><script>document.title="owned"</script>'],
    ['endless text', '卡盟点券'.repeat(5000)],
    ['one endless word', 'averylongunbrokenword'.repeat(500)],
    [
      'reordering and piled accents',
      `\u202Egnp.exe\u202C ${'Z\u0338\u0321\u0322\u031B\u0317'.repeat(400)}\uD800`,
    ],
  ])('%s in a title stays text inside its row', async (_name, title) => {
    const before = document.title;
    const hostile = exhibits(6, {
      title,
      path: `/${title}`,
      host: 'x.example',
      summary: { goodsTitle: title, orderNumber: title, amount: title },
    });
    const elements = new Set<string>();
    const drawn = await drawList({ ...HEAD, caseTitle: title.slice(0, 80) }, hostile.map(listEntry), {
      readBlob: () => Promise.resolve(err(appError('NOT_FOUND'))),
      signal: new AbortController().signal,
      onProgress: () => {
        const sheet = document.querySelector('iframe')?.contentDocument;
        for (const element of sheet?.body.querySelectorAll('*') ?? []) elements.add(element.localName);
      },
    });
    expect(drawn.ok && drawn.value.flatMap((page) => page.rows)).toHaveLength(6);
    expect(document.title).toBe(before);
    expect([...elements].filter((name) => !OURS.includes(name))).toEqual([]);
    expect(elements.size).toBeGreaterThan(6);
  });

  it('tells how far it is, stops when told to, and leaves nothing behind', async () => {
    const stop = new AbortController();
    const told: string[] = [];
    const drawn = await drawList(HEAD, exhibits(40).map(listEntry), {
      readBlob: () => Promise.resolve(err(appError('NOT_FOUND'))),
      signal: stop.signal,
      onProgress: (done, total) => {
        told.push(`${done}/${total}`);
        if (done === 2) stop.abort();
      },
    });
    expect(drawn).toEqual(err(appError('CANCELLED')));
    expect(told.map((line) => line.split('/')[0])).toEqual(['0', '1', '2']);
    expect(document.head.querySelectorAll('style').length).toBe(styles);
  });
});
