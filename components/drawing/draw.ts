import { appError, fromUnknown } from '@/utils/shared/errors';
import { err, ok, type Result } from '@/utils/shared/result';
import html2canvas from 'html2canvas';
import { openSheet, type SheetLook } from './sheet';

/** What drawings of ours stand on, whatever the theme. */
const PAPER = '#fffdf8';

export interface Drawing {
  /** Laid out in, outside the window. */
  readonly document: Document;
  /** A turn for the window between two pictures: scrolling, typing and the cancel button go on working. Rejects when cancelled. */
  readonly turn: () => Promise<void>;
  /** PNG of an element of the document, px as it is laid out. Rejects at once when cancelled. */
  readonly paint: (
    element: HTMLElement,
    size: { readonly width: number; readonly height: number },
  ) => Promise<Blob>;
}

/**
 * Draws papers of ours. Everything that is put into the window is gone again when it answers. Errors: `CANCELLED`;
 * `UNEXPECTED` when the browser refuses to draw.
 */
export async function drawOnSheet<T>(
  look: SheetLook,
  signal: AbortSignal,
  draw: (drawing: Drawing) => Promise<T>,
): Promise<Result<T>> {
  let close = () => {};
  try {
    const sheet = await openSheet(look);
    close = sheet.close;
    return ok(
      await draw({
        document: sheet.document,
        turn: async () => {
          await new Promise((resolve) => setTimeout(resolve));
          signal.throwIfAborted();
        },
        paint: async (element, size) => {
          signal.throwIfAborted();
          return untilAborted(paint(element, size), signal);
        },
      }),
    );
  } catch (thrown) {
    return err(signal.aborted ? appError('CANCELLED') : fromUnknown(thrown));
  } finally {
    close();
  }
}

async function paint(
  element: HTMLElement,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Blob> {
  // Of the window, not of the sheet: in Firefox a blob cannot be read any more once its own document is gone.
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  // Han characters differ between languages: without this the interface's would decide.
  canvas.lang = 'zh-CN';
  await html2canvas(element, {
    canvas,
    width,
    height,
    scale: 1,
    backgroundColor: PAPER,
    // Nothing is fetched: the sheet holds text and canvases only.
    useCORS: false,
    allowTaint: false,
    foreignObjectRendering: false,
    logging: false,
  });
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the canvas gave no picture'))),
      'image/png',
    );
  });
}

/** Rejects at once when cancelled; what is still being drawn goes down with the sheet. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Error('cancelled'));
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
