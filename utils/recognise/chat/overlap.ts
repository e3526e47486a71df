import type { Pair } from './align';
import type { Sighting } from './ledger';
import { NEAR } from './pair-score';
import { isNotice } from './row-text';

/** Every row of the stretch that both cover has its pair, with equal content. */
export function explains(
  pairs: readonly Pair[],
  known: readonly Sighting[],
  window: readonly Sighting[],
): boolean {
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || pairs.length === 0) return false;
  const inside = window.filter(
    ({ y, height }) => y + height / 2 >= first.y && y + height / 2 <= last.y + last.height,
  );
  return inside.length === pairs.length && pairs.every(([a, b]) => known[a]?.content === window[b]?.content);
}

/** Enough in common to join what has moved: one "在吗" at the edge of two stretches is no overlap. */
export function isFirm(contents: readonly string[]): boolean {
  if (contents.length >= 4) return true;
  return contents.length >= 2 && contents.reduce((sum, { length }) => sum + Math.min(length, 20), 0) >= 24;
}

/** A look from before reads like the stretch, changes aside: most rows equal, few left out on either side. */
export function isSame(pairs: readonly Pair[], equal: number, length: number): boolean {
  const span = (pairs.at(-1)?.[0] ?? 0) - (pairs[0]?.[0] ?? 0) + 1;
  return equal >= length * 0.5 && pairs.length >= length * 0.6 && span - pairs.length <= length * 0.3;
}

/** Contents that occur more often tell nothing about the place. */
const RARE = 6;
const BUCKET = 8;

/** Indexes at which the window would begin, by most of its rarer rows. */
export function mostVoted(entries: readonly Sighting[], window: readonly Sighting[]): number[] {
  const where = new Map<string, number[]>();
  window.forEach(({ content }, i) => where.set(content, [...(where.get(content) ?? []), i]));
  where.delete('');
  const found = new Map<string, number[]>();
  entries.forEach(({ content }, index) => {
    if (!where.has(content)) return;
    const list = found.get(content) ?? [];
    if (list.length <= RARE) list.push(index);
    found.set(content, list);
  });
  const votes = new Map<number, number>();
  for (const [content, indexes] of found) {
    if (indexes.length > RARE) continue;
    for (const index of indexes)
      for (const i of where.get(content) ?? []) {
        const bucket = Math.floor((index - i) / BUCKET);
        votes.set(bucket, (votes.get(bucket) ?? 0) + 1);
      }
  }
  return [...votes]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([bucket]) => Math.max(0, bucket * BUCKET));
}

/**
 * Without the first and last rows of a window that known ones part from the rest, where nothing but a few words speaks for
 * them: one "对方撤回了一条消息" or "好的" above is no proof that all that stood in between has gone.
 *
 * @param isHeld whether anything else does, as an id
 */
export function withoutStrays(
  pairs: readonly Pair[],
  known: readonly (Sighting & { readonly vanishedAt?: number })[],
  window: readonly Sighting[],
  isHeld: (pair: Pair) => boolean,
): readonly Pair[] {
  const runs: Pair[][] = [];
  for (const pair of pairs) {
    const last = runs.at(-1)?.at(-1);
    const isApart = last && known.slice(last[0] + 1, pair[0]).some((row) => row.vanishedAt === undefined);
    if (last && !isApart) runs.at(-1)?.push(pair);
    else runs.push([pair]);
  }
  const isStray = (run: readonly Pair[] = []): boolean =>
    !run.some((pair) => isHeld(pair) || mayHaveStayed(known[pair[0]], window[pair[1]])) &&
    !isFirm(run.flatMap(([, b]) => contentUnlessNotice(window[b])));
  if (runs.length > 1 && runs[0]?.[0]?.[1] === 0 && isStray(runs[0])) runs.shift();
  if (runs.length > 1 && runs.at(-1)?.at(-1)?.[1] === window.length - 1 && isStray(runs.at(-1))) runs.pop();
  return runs.flat();
}

const contentUnlessNotice = (row: Sighting | undefined): string[] =>
  row && !isNotice(row.facts) ? [row.content] : [];

/** In the same element, or where it stood: either makes it likelier than its words do. */
const mayHaveStayed = (was: Sighting | undefined, row: Sighting | undefined): boolean =>
  was !== undefined && row !== undefined && (was.handle === row.handle || Math.abs(was.y - row.y) <= NEAR);

/**
 * Between two rows that are sure, what stands in the place of what was there is taken for its change: places are counted
 * from the sure row above, or from the one below.
 */
export function fillGaps(
  pairs: readonly Pair[],
  known: readonly Sighting[],
  window: readonly Sighting[],
): readonly Pair[] {
  const filled: Pair[] = [];
  pairs.forEach((pair, n) => {
    const above = pairs[n - 1];
    if (above) filled.push(...between(above, pair, known, window));
    filled.push(pair);
  });
  return filled;
}

function between(above: Pair, below: Pair, known: readonly Sighting[], window: readonly Sighting[]): Pair[] {
  const shiftOf = ([a, b]: Pair): number => (window[b]?.y ?? 0) - (known[a]?.y ?? 0);
  const found: Pair[] = [];
  let [i, j] = [above[0] + 1, above[1] + 1];
  let upper = shiftOf(above);
  const lower = shiftOf(below);
  while (i < below[0] && j < below[1]) {
    const [a, b] = [known[i], window[j]];
    if (!a || !b) break;
    const slack = Math.max(2, Math.min(a.height, b.height) / 2);
    const off = Math.min(Math.abs(b.y - a.y - upper), Math.abs(b.y - a.y - lower));
    if (off <= slack) {
      found.push([i, j]);
      upper = shiftOf([i, j]);
      i += 1;
      j += 1;
    } else if (below[0] - i > below[1] - j) i += 1;
    else j += 1;
  }
  return found;
}
