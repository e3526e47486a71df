/** Device px of the timeline's picture: sharp at 160 CSS px on a DPR 2 screen. */
const WIDTH = 320;

/** The first screen, small, JPEG. */
export async function thumbnail(image: ImageBitmap): Promise<Blob> {
  const height = Math.max(1, Math.round((image.height * WIDTH) / image.width));
  const canvas = new OffscreenCanvas(WIDTH, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('no 2d context');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, WIDTH, height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.82 });
}
