import type { SheetPart } from '../packs/pack.types';
import { appError, fromUnknown } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';

/** px decoded at once at most (about 200 MB): what the stitcher makes; larger ones the user brought in. */
const WHOLE = 50_000_000;

/** A picture file of which rows can be drawn. `close` frees its pixels. */
export interface PartReader {
  readonly width: number;
  readonly height: number;
  /** Draws rows `[top, top + rows)` so that they fill `width` × `height` at `x`, `y` of the canvas. */
  readonly draw: (
    context: OffscreenCanvasRenderingContext2D,
    rows: { readonly top: number; readonly rows: number },
    to: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  ) => Promise<void>;
  readonly close: () => void;
}

/**
 * Opens a part. One larger than the store ever makes is decoded strip by strip: slower, and with memory that does not grow
 * with its height. Errors: those of `part.open`; `FILE_UNREADABLE`: no picture that this browser can show.
 */
export async function openPart(part: SheetPart): Promise<Result<PartReader>> {
  const opened = await part.open();
  if (!opened.ok) return opened;
  const blob = opened.value;
  const { size, crop } = part;
  try {
    if (size && size.width * size.height > WHOLE && !crop) return ok(striped(blob, size));
    const image = await decoded(blob, crop);
    return ok({
      width: image.width,
      height: image.height,
      draw: (context, { top, rows }, to) => {
        context.drawImage(image, 0, top, image.width, rows, to.x, to.y, to.width, to.height);
        return Promise.resolve();
      },
      close: () => image.close(),
    });
  } catch (thrown) {
    return err(appError('FILE_UNREADABLE', { cause: fromUnknown(thrown).cause ?? '' }));
  }
}

function striped(blob: Blob, { width, height }: NonNullable<SheetPart['size']>): PartReader {
  return {
    width,
    height,
    draw: async (context, { top, rows }, to) => {
      const image = await createImageBitmap(blob, 0, top, width, rows);
      context.drawImage(image, 0, 0, width, rows, to.x, to.y, to.width, to.height);
      image.close();
    },
    close: () => undefined,
  };
}

/** What lies outside the picture is not part of the crop: such rows would be blank, and no page has them. */
async function decoded(blob: Blob, crop: SheetPart['crop']): Promise<ImageBitmap> {
  const whole = await createImageBitmap(blob);
  if (!crop) return whole;
  const width = Math.min(crop.width, whole.width - crop.x);
  const height = Math.min(crop.height, whole.height - crop.y);
  if (width <= 0 || height <= 0) return whole;
  const cut = await createImageBitmap(whole, crop.x, crop.y, width, height);
  whole.close();
  return cut;
}

/** Keeps the last opened part decoded: the pages of one picture are cut one after the other. */
export class OpenParts {
  #last: { readonly part: SheetPart; readonly reader: PartReader } | undefined;

  async open(part: SheetPart): Promise<Result<PartReader>> {
    if (this.#last?.part === part) return ok(this.#last.reader);
    this.close();
    const reader = await openPart(part);
    if (reader.ok) this.#last = { part, reader: reader.value };
    return reader;
  }

  close(): void {
    this.#last?.reader.close();
    this.#last = undefined;
  }
}

/** Device px of a part; of a PNG, which all captures are, by its header alone. */
export async function sizeOf(
  part: SheetPart,
  parts: OpenParts,
): Promise<Result<{ readonly width: number; readonly height: number }>> {
  if (part.size && !part.crop) return ok(part.size);
  if (!part.crop) {
    const opened = await part.open();
    if (!opened.ok) return opened;
    const head = new DataView(await opened.value.slice(0, 24).arrayBuffer());
    if (head.byteLength === 24 && head.getUint32(0) === 0x89504e47 && head.getUint32(12) === 0x49484452)
      return ok({ width: head.getUint32(16), height: head.getUint32(20) });
  }
  const reader = await parts.open(part);
  return reader.ok ? ok({ width: reader.value.width, height: reader.value.height }) : reader;
}
