/** A page that could go into a pack. */
export interface PageOffer {
  /** Stable while the plan stands: `E004.transcript.0.2`. */
  readonly key: string;
  readonly weight: number;
}

/**
 * Which pages go in when not all fit: first of every exhibit the page that says most, then more of each in turn. The user's
 * own choice (`wanted`: in or out) comes before.
 *
 * @param sources pages of each exhibit, in the order of the pack
 */
export function pagesInBudget(
  sources: readonly (readonly PageOffer[])[],
  maxFiles: number,
  wanted: ReadonlyMap<string, boolean>,
): ReadonlySet<string> {
  const chosen = new Set<string>();
  const all = sources.flat();
  for (const { key } of all) if (wanted.get(key) === true && chosen.size < maxFiles) chosen.add(key);
  const queues = sources.map((pages) =>
    pages
      .map((page, place) => ({ ...page, place }))
      .filter(({ key }) => wanted.get(key) === undefined)
      // A page nobody marked comes after those that were, in reading order.
      .sort((a, b) => b.weight - a.weight || a.place - b.place),
  );
  for (let turn = 0; queues.some((queue) => turn < queue.length); turn++) {
    for (const [at, queue] of queues.entries()) {
      const page = queue[turn];
      if (!page || chosen.size >= maxFiles) continue;
      const already = turn === 0 && (sources[at] ?? []).some(({ key }) => wanted.get(key) === true);
      if (!already) chosen.add(page.key);
    }
  }
  // Room that was kept for one page of each: fill it.
  for (const { key } of all) if (chosen.size < maxFiles && wanted.get(key) !== false) chosen.add(key);
  return chosen;
}
