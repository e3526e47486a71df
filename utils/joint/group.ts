/** In order of first appearance. `Map.groupBy` is not in Node 20. */
export function groupBy<T>(all: readonly T[], key: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const name = key(one);
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return groups;
}

/** Each text once, the most frequent first. */
export function byFrequency(texts: readonly string[]): string[] {
  return [...groupBy(texts, (text) => text)]
    .sort(([a, first], [b, second]) => second.length - first.length || (a < b ? -1 : 1))
    .map(([text]) => text);
}
