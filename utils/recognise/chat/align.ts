/** One pair of an alignment: indexes into both sequences. */
export type Pair = readonly [a: number, b: number];

/** Score of a pair; `undefined` when the two cannot be the same row. */
export type PairScore = (a: number, b: number) => number | undefined;

/**
 * Overlap alignment of two stretches of one sequence (Needleman–Wunsch with free ends): each may reach beyond the other
 * at either end, rows missing in between cost. Quadratic: for windows of a screen or two.
 *
 * @param gapCost of leaving out the i-th of `a`; a row of `b` left out in between costs 1.
 */
export function alignOverlap(
  lengthA: number,
  lengthB: number,
  score: PairScore,
  gapCost: (a: number) => number,
): { readonly pairs: readonly Pair[]; readonly score: number } {
  const width = lengthB + 1;
  const best = new Float64Array((lengthA + 1) * width);
  const from = new Uint8Array((lengthA + 1) * width); // 1 pair, 2 skip a, 3 skip b
  let end = 0;
  for (let i = 0; i <= lengthA; i++) {
    for (let j = 0; j <= lengthB; j++) {
      const at = i * width + j;
      if (i === 0 || j === 0) continue;
      let value = Number.NEGATIVE_INFINITY;
      let step = 0;
      const pair = score(i - 1, j - 1);
      if (pair !== undefined) {
        value = (best[at - width - 1] ?? 0) + pair;
        step = 1;
      }
      const skipA = (best[at - width] ?? 0) - gapCost(i - 1);
      if (skipA > value) {
        value = skipA;
        step = 2;
      }
      const skipB = (best[at - 1] ?? 0) - 1;
      if (skipB > value) {
        value = skipB;
        step = 3;
      }
      best[at] = value;
      from[at] = step;
      if ((i === lengthA || j === lengthB) && value > (best[end] ?? 0)) end = at;
    }
  }
  const pairs: Pair[] = [];
  for (let at = end; at > 0 && from[at] !== 0;) {
    if (from[at] === 1) pairs.push([Math.floor(at / width) - 1, (at % width) - 1]);
    at -= from[at] === 1 ? width + 1 : from[at] === 2 ? width : 1;
  }
  return { pairs: pairs.reverse(), score: best[end] ?? 0 };
}
