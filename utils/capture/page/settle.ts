import { boundingRect, imageComplete, imageSource, querySelectorAll } from '../snapshot/natives';
import { imageLoading, onceEvent } from './dom';

/** Two frames: styles, layout and paint of what just changed are done. A hidden tab paints none: then 100 ms. */
export function twoFrames(): Promise<void> {
  return inFrame((drawn) => requestAnimationFrame(drawn));
}

/**
 * The next frame. What the frame after this one draws, and what its observers see, is the page as it is left now: enough
 * to pass by, not to look.
 */
export function nextFrame(): Promise<void> {
  return inFrame((drawn) => drawn());
}

function inFrame(then: (drawn: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const fallback = setTimeout(resolve, 100);
    requestAnimationFrame(() =>
      then(() => {
        clearTimeout(fallback);
        resolve();
      }),
    );
  });
}

/** Images that were asked for and have not come, `loading=lazy` ones only when they are near the viewport. */
export function pendingImages(doc: Document, where: 'viewport' | 'anywhere'): HTMLImageElement[] {
  return ([...querySelectorAll(doc, 'img')] as HTMLImageElement[]).filter((image) => {
    if (imageComplete(image) || !imageSource(image)) return false;
    const rect = boundingRect(image);
    const inView = rect.bottom > 0 && rect.top < innerHeight && rect.width > 0;
    return where === 'viewport' ? inView : inView || imageLoading(image) !== 'lazy';
  });
}

/** Waits for images to arrive or fail. @returns how many are still missing at the deadline (ms). */
export async function waitForImages(images: readonly HTMLImageElement[], deadline: number): Promise<number> {
  if (images.length === 0) return 0;
  let missing = images.length;
  const each = images.map(
    (image) =>
      new Promise<void>((resolve) => {
        const done = (): void => {
          missing -= 1;
          resolve();
        };
        if (imageComplete(image)) return done();
        onceEvent(image, 'load', done);
        onceEvent(image, 'error', done);
      }),
  );
  await Promise.race([Promise.all(each), new Promise((resolve) => setTimeout(resolve, deadline))]);
  return missing;
}

/** How many images have arrived. A lazy one that loads changes no attribute, so no mutation tells. */
export function loadedImages(doc: Document): number {
  let count = 0;
  for (const image of querySelectorAll(doc, 'img')) {
    if (imageComplete(image as HTMLImageElement) && imageSource(image as HTMLImageElement)) count += 1;
  }
  return count;
}
