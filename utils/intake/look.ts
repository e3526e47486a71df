import type { SeenFile } from '@/utils/storage/rows';
import { readPhoto } from './exif';

/** Bytes of a picture's beginning in which its EXIF is looked for. */
const EXIF_WITHIN = 2 * 1024 * 1024;
/** Bytes above which a picture is not decoded for a thumbnail: the page must stay usable. */
const DECODE_UP_TO = 60 * 1024 * 1024;
/** ms that a film may take to show a frame. */
const FRAME_WITHIN = 10_000;

/** Pictures that a browser decodes, or may; SVG is never rendered. */
const PICTURE = /^image\/(?:jpeg|png|gif|webp|bmp|avif|heic|tiff)$/;

/**
 * What a page can tell of a file besides its bytes: claims of its EXIF, size, a small picture. Whatever cannot be read is
 * left out; nothing here can stop an import.
 *
 * @param type by content.
 */
export async function lookAt(
  file: File,
  type: string,
  thumbnail: (image: ImageBitmap) => Promise<Blob>,
): Promise<SeenFile> {
  if (type.startsWith('video/')) return (await firstFrame(file, type, thumbnail)) ?? {};
  if (!PICTURE.test(type)) return {};
  const { photo, damaged } = await readPhoto(await file.slice(0, EXIF_WITHIN).arrayBuffer());
  return {
    ...(await small(file, type, thumbnail)),
    ...(photo ? { photo } : {}),
    ...(damaged ? { photoDamaged: true } : {}),
  };
}

async function small(
  file: File,
  type: string,
  thumbnail: (image: ImageBitmap) => Promise<Blob>,
): Promise<Pick<SeenFile, 'picture' | 'thumbnail'>> {
  if (file.size > DECODE_UP_TO) return {};
  try {
    const image = await createImageBitmap(new Blob([file], { type }));
    const picture = { width: image.width, height: image.height };
    const blob = await thumbnail(await top(image));
    return { picture, thumbnail: blob };
  } catch {
    // A picture that this browser cannot decode (HEIC) or that is broken: the original is kept all the same.
    return {};
  }
}

/** A long screenshot's beginning says what it is; all of it would be a thread. Closes what it was given. */
async function top(image: ImageBitmap): Promise<ImageBitmap> {
  const height = Math.min(image.height, Math.round(image.width * 1.5));
  if (height === image.height) return image;
  const cut = await createImageBitmap(image, 0, 0, image.width, height);
  image.close();
  return cut;
}

/** One frame near the beginning of a film, shown by the browser without sound or scripts. */
async function firstFrame(
  file: File,
  type: string,
  thumbnail: (image: ImageBitmap) => Promise<Blob>,
): Promise<Pick<SeenFile, 'picture' | 'thumbnail'> | undefined> {
  const video = document.createElement('video');
  const url = URL.createObjectURL(new Blob([file], { type }));
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), FRAME_WITHIN);
  const event = (name: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      video.addEventListener(name, resolve, { once: true });
      video.addEventListener('error', () => reject(new Error('not playable')), { once: true });
      patience.signal.addEventListener('abort', () => reject(new Error('too slow')), { once: true });
    });
  try {
    video.muted = true;
    video.preload = 'auto';
    const loaded = event('loadeddata');
    video.src = url;
    await loaded;
    if (video.duration > 2) {
      const sought = event('seeked');
      video.currentTime = 1;
      await sought;
    }
    const image = await createImageBitmap(video);
    const picture = { width: image.width, height: image.height };
    return { picture, thumbnail: await thumbnail(await top(image)) };
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(url);
  }
}
