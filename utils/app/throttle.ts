/** ms between two progress rows: enough for a smooth bar, few enough not to slow the work. */
const PROGRESS_EVERY = 150;

/** Writes of progress, at most one every 150 ms and the last one. */
export function throttledProgress(
  write: (done: number, total: number) => Promise<void>,
): (done: number, total: number) => void {
  let last = 0;
  return (done, total) => {
    const now = performance.now();
    if (now - last < PROGRESS_EVERY && done < total) return;
    last = now;
    // Only a bar on a screen: what cannot be written is not worth an error.
    write(done, total).catch(() => undefined);
  };
}
