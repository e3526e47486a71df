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
  let weight = 0;
  const oldest = async (): Promise<R | undefined> => {
    const first = queue.shift();
    const result = await first?.result;
    weight -= first?.weight ?? 0;
    return result;
  };
  for (const item of items) {
    const own = weigh(item);
    while (queue.length > 0 && (queue.length >= AT_ONCE || weight + own > budget))
      yield (await oldest()) as R;
    const result = work(item);
    // Whoever takes it sees the failure; it may be that nobody does any more.
    result.catch(() => undefined);
    queue.push({ weight: own, result });
    weight += own;
  }
  while (queue.length > 0) yield (await oldest()) as R;
}
