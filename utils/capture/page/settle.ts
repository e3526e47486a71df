/** Two frames: styles, layout and paint of what just changed are done. A hidden tab paints none: then 100 ms. */
export function twoFrames(): Promise<void> {
  return new Promise((resolve) => {
    const fallback = setTimeout(resolve, 100);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        clearTimeout(fallback);
        resolve();
      }),
    );
  });
}

/** Images that were asked for and have not come, `loading=lazy` ones only when they are near the viewport. */
export function pendingImages(doc: Document, where: 'viewport' | 'anywhere'): HTMLImageElement[] {
  return [...doc.images].filter((image) => {
    if (image.complete || (!image.currentSrc && !image.src)) return false;
    const rect = image.getBoundingClientRect();
    const inView = rect.bottom > 0 && rect.top < innerHeight && rect.width > 0;
    return where === 'viewport' ? inView : inView || image.loading !== 'lazy';
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
        if (image.complete) return done();
        image.addEventListener('load', done, { once: true });
        image.addEventListener('error', done, { once: true });
      }),
  );
  await Promise.race([Promise.all(each), new Promise((resolve) => setTimeout(resolve, deadline))]);
  return missing;
}
