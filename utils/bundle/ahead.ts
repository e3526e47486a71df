/** Most things under way at once, however small they are. */
const AT_ONCE = 16;

/**
 * Does `work` for several items at once, so that reading one overlaps with hashing another, and hands the results on in the
 * order of the items. What is under way weighs at most `budget` together; an item that is heavier by itself goes alone.
 * Whoever stops taking results stops the rest from beginning.
 */
export async function* ahead<T, R>(
  items: Iterable<T>,
  budget: number,
  weigh: (item: T) => number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R, void, undefined> {
  const queue: { readonly weight: number; readonly result: Promise<R> }[] = [];
  const fits = (own: number): boolean =>
    queue.length < AT_ONCE && queue.reduce((sum, { weight }) => sum + weight, own) <= budget;
  for (const item of items) {
    const weight = weigh(item);
    for (let first = queue[0]; first && !fits(weight); first = queue[0]) {
      const result = await first.result;
      queue.shift();
      yield result;
    }
    const result = work(item);
    // Whoever takes it sees the failure; it may be that nobody does any more.
    result.catch(() => undefined);
    queue.push({ weight, result });
  }
  for (const { result } of queue) yield await result;
}
