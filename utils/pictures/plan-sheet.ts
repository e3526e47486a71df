import { planPages } from '../packs/plan-pages';
import type { PlacedPart, Sheet, SheetPlan } from '../packs/pack.types';
import { RowScanner } from '../packs/row-scan';
import { appError, fromUnknown } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import { sizeOf, type OpenParts, type PartReader } from './part-reader';

/** Rows looked at together. */
const STRIP = 1024;
/** Rows of a strip of what must be decoded anew for each: fewer, larger ones. */
const TALL_STRIP = 16_384;

interface PlanOptions {
  readonly signal: AbortSignal;
  /** 0–1 */
  readonly onProgress?: (share: number) => void;
}

/**
 * Reads every row of a sheet and plans its pages. One part is decoded at a time, whatever the sheet's height. Errors: those
 * of `openPart`; `CANCELLED`.
 */
export async function planSheet(
  sheet: Sheet,
  parts: OpenParts,
  { signal, onProgress }: PlanOptions,
): Promise<Result<SheetPlan>> {
  try {
    const lying = await placed(sheet, parts, signal);
    if (!lying.ok) return lying;
    const width = Math.max(...lying.value.map((part) => part.width));
    const height = lying.value.reduce((sum, part) => sum + part.height, 0);
    const scanner = new RowScanner(width, height, sheet.scale);
    for (const { part, top } of lying.value) {
      const reader = await parts.open(part);
      if (!reader.ok) return reader;
      await scanPart(scanner, reader.value, width, signal, (rows) => onProgress?.((top + rows) / height));
    }
    return ok({ width, height, parts: lying.value, pages: planPages(scanner.finish(), sheet.marks) });
  } catch (thrown) {
    return err(signal.aborted ? appError('CANCELLED') : fromUnknown(thrown, 'FILE_UNREADABLE'));
  }
}

async function placed(
  sheet: Sheet,
  parts: OpenParts,
  signal: AbortSignal,
): Promise<Result<readonly PlacedPart[]>> {
  const all: PlacedPart[] = [];
  let top = 0;
  for (const part of sheet.parts) {
    signal.throwIfAborted();
    const size = await sizeOf(part, parts);
    if (!size.ok) return size;
    all.push({ part, top, ...size.value });
    top += size.value.height;
  }
  return ok(all);
}

async function scanPart(
  scanner: RowScanner,
  reader: PartReader,
  width: number,
  signal: AbortSignal,
  onRows: (rows: number) => void,
): Promise<void> {
  const strip = reader.height > 4 * TALL_STRIP ? TALL_STRIP : STRIP;
  const canvas = new OffscreenCanvas(width, Math.min(strip, reader.height));
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('no 2d context');
  for (let top = 0; top < reader.height; top += strip) {
    signal.throwIfAborted();
    const rows = Math.min(strip, reader.height - top);
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, width, rows);
    await reader.draw(context, { top, rows }, { x: 0, y: 0, width: reader.width, height: rows });
    scanner.add(context.getImageData(0, 0, width, rows).data, rows);
    onRows(top + rows);
    // A turn for the window: scrolling, typing and the cancel button go on working.
    await new Promise((resolve) => setTimeout(resolve));
  }
  canvas.width = 1;
  canvas.height = 1;
}
