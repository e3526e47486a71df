import type { Result } from '@/utils/shared/result';
import { drawOnSheet } from '../../drawing/draw';
import type { Ports } from '../../ports';
import type { ListEntry } from './list-entry';
import { paginate } from './paginate';
import { sheetEnd, sheetFoot, sheetPage, sheetRow, thumbnailCanvas, type ListHead } from './sheet-page';
import { FOOT, PAGE, SHEET_STYLE } from './sheet-style';

const LOOK = { title: '证据目录', css: SHEET_STYLE, ...PAGE };

export interface DrawnPage {
  readonly png: Blob;
  /** Where each row stands on the page, px from its top. */
  readonly rows: readonly { readonly label: string; readonly top: number; readonly bottom: number }[];
}

interface DrawOptions {
  readonly readBlob: Ports['readBlob'];
  readonly signal: AbortSignal;
  /** Pages drawn and pages in all. */
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Draws the list as pictures of A4 pages. Everything it puts into the window is gone again when it answers.
 * Errors: `CANCELLED`; `UNEXPECTED` when the browser refuses to draw. A thumbnail that cannot be read leaves a
 * note in its place and is no error.
 */
export async function drawList(
  head: ListHead,
  entries: readonly ListEntry[],
  options: DrawOptions,
): Promise<Result<readonly DrawnPage[]>> {
  return drawOnSheet(LOOK, options.signal, async ({ document, turn, paint }) => {
    const plan = planPages(document, head, entries);
    const pages: DrawnPage[] = [];
    for (const rows of plan) {
      options.onProgress(pages.length, plan.length);
      await turn();
      const thumbnails = await Promise.all(
        rows.map((entry) => readThumbnail(document, entry, options.readBlob)),
      );
      const page = sheetPage(document, head, pages.length === 0);
      page
        .querySelector('.rows')
        ?.append(...rows.map((entry, at) => sheetRow(document, entry, thumbnails[at] ?? null)));
      page.append(sheetFoot(document, pages.length + 1, plan.length));
      document.body.replaceChildren(page);
      if (pages.length + 1 === plan.length) closeList(page);
      pages.push({ rows: rowPlaces(page, rows), png: await paint(page, PAGE) });
    }
    options.onProgress(plan.length, plan.length);
    return pages;
  });
}

/** Measures every row once, without pictures (their place has a fixed size), and shares them out. */
function planPages(
  document: Document,
  head: ListHead,
  entries: readonly ListEntry[],
): readonly (readonly ListEntry[])[] {
  const first = sheetPage(document, head, true);
  const later = sheetPage(document, head, false);
  const room = (page: HTMLElement) => {
    const rows = page.querySelector('.rows');
    if (!rows) return 0;
    return PAGE.height - FOOT - (rows.getBoundingClientRect().top - page.getBoundingClientRect().top);
  };
  const rows = entries.map((entry) => sheetRow(document, entry, null));
  document.body.replaceChildren(first, later);
  const inset = document.createElement('div');
  inset.style.cssText = 'width: 1100px';
  inset.append(...rows);
  document.body.append(inset);
  const heights = rows.map((row) => row.getBoundingClientRect().height);
  return paginate(heights, room(first), room(later)).map((page) => page.flatMap((at) => entries[at] ?? []));
}

async function readThumbnail(
  document: Document,
  entry: ListEntry,
  readBlob: Ports['readBlob'],
): Promise<HTMLCanvasElement | null> {
  if (entry.thumbnail === null) return null;
  try {
    const blob = await readBlob(entry.thumbnail);
    if (!blob.ok) return null;
    const image = await createImageBitmap(blob.value);
    const canvas = thumbnailCanvas(document, image);
    image.close();
    return canvas;
  } catch {
    // Not an image: the row says so in the picture's place.
    return null;
  }
}

/** 以下空白, where there is a blank to speak of. */
function closeList(page: HTMLElement) {
  const end = sheetEnd(page.ownerDocument);
  page.querySelector('.rows')?.append(end);
  if (end.getBoundingClientRect().bottom - page.getBoundingClientRect().top > PAGE.height - FOOT)
    end.remove();
}

/** Where the rows stand. A cut row would be a wrong paper: then there is none. */
function rowPlaces(page: HTMLElement, entries: readonly ListEntry[]): DrawnPage['rows'] {
  const top = page.getBoundingClientRect().top;
  return [...page.querySelectorAll('.row')].map((row, at) => {
    const box = row.getBoundingClientRect();
    const label = entries[at]?.label ?? '';
    if (box.bottom - top > PAGE.height - FOOT + 1) throw new Error(`${label} does not fit the page`);
    return { label, top: box.top - top, bottom: box.bottom - top };
  });
}
