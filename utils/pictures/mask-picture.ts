import type { PictureMasker } from '../bundle/redacted/mask-exhibit';
import type { Area } from '../bundle/redacted/plan';

/** Device px of the small picture, as a capture makes it. */
const SMALL_WIDTH = 320;

/**
 * Canvas work for masked copies, in a page or a worker. What comes out holds pixels of the canvas only: no metadata, no
 * preview, no trace of what lay under the areas.
 */
export const canvasMasker: PictureMasker = {
  async mask(picture, mediaType, areas) {
    const image = await decoded(picture, mediaType);
    if (!image) return undefined;
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    if (!context) return undefined;
    context.drawImage(image, 0, 0);
    image.close();
    for (const { x, y, width, height } of areas) {
      // What was there is cleared first: black over a half transparent picture would be painted, not replaced.
      context.clearRect(x, y, width, height);
      context.fillStyle = '#000';
      context.fillRect(x, y, width, height);
    }
    if (!areas.every((area) => isBlack(context, canvas, area))) return undefined;
    return encoded(canvas, mediaType);
  },

  async small(picture, mediaType, rows) {
    const image = await decoded(picture, mediaType);
    if (!image) return undefined;
    const taken = Math.min(image.height, rows);
    const canvas = new OffscreenCanvas(
      SMALL_WIDTH,
      Math.max(1, Math.round((taken * SMALL_WIDTH) / image.width)),
    );
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) return undefined;
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, image.width, taken, 0, 0, canvas.width, canvas.height);
    image.close();
    return encoded(canvas, 'image/jpeg');
  },
};

async function decoded(picture: Uint8Array, mediaType: string): Promise<ImageBitmap | undefined> {
  try {
    return await createImageBitmap(new Blob([picture as Uint8Array<ArrayBuffer>], { type: mediaType }));
  } catch {
    return undefined;
  }
}

/** A canvas beyond the browser's limits draws nothing and says nothing: so it is looked at. */
function isBlack(context: OffscreenCanvasRenderingContext2D, canvas: OffscreenCanvas, area: Area): boolean {
  const x = Math.max(0, area.x);
  const y = Math.max(0, area.y);
  const width = Math.min(canvas.width, area.x + area.width) - x;
  const height = Math.min(canvas.height, area.y + area.height) - y;
  if (width <= 0 || height <= 0) return true;
  const corners = [
    [x, y],
    [x + width - 1, y],
    [x, y + height - 1],
    [x + width - 1, y + height - 1],
    [x + (width >> 1), y + (height >> 1)],
  ] as const;
  return corners.every(([cx, cy]) => {
    const [red, green, blue, alpha] = context.getImageData(cx, cy, 1, 1).data;
    return red === 0 && green === 0 && blue === 0 && alpha === 255;
  });
}

async function encoded(canvas: OffscreenCanvas, mediaType: string): Promise<Uint8Array | undefined> {
  try {
    const blob = await canvas.convertToBlob({ type: mediaType, quality: 0.92 });
    // A format the browser cannot write comes out as PNG: its name would lie.
    return blob.type === mediaType ? new Uint8Array(await blob.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}
