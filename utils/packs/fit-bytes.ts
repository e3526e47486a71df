import type { PictureFormat } from './profile.types';
import type { PictureScale } from './legible';

const QUALITIES = [0.92, 0.86, 0.8, 0.72, 0.64, 0.56, 0.48];
const STEP = 0.88;

export interface Encoding {
  readonly format: PictureFormat;
  /** JPEG, 0–1. */
  readonly quality: number;
  readonly scale: number;
}

/**
 * Makes a picture of at most so many bytes: first coarser, then smaller, never so small that its text cannot be read.
 *
 * @param encode the picture and its bytes. @returns `null` when nothing legible is small enough.
 */
export async function fitBytes<T>(
  { scale, least }: PictureScale,
  formats: readonly PictureFormat[],
  maxBytes: number,
  encode: (how: Encoding) => Promise<{ readonly bytes: number; readonly made: T }>,
): Promise<{ readonly how: Encoding; readonly made: T } | null> {
  const format = formats.includes('jpeg') ? 'jpeg' : 'png';
  const qualities = format === 'jpeg' ? QUALITIES : [1];
  for (let now = scale; ; now = Math.max(least, now * STEP)) {
    for (const quality of now === scale ? qualities : qualities.slice(-2)) {
      const how: Encoding = { format, quality, scale: now };
      const { bytes, made } = await encode(how);
      if (bytes <= maxBytes) return { how, made };
    }
    if (now <= least) return null;
  }
}
