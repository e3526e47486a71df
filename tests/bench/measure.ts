/** Middle value; of an even number the mean of the two in the middle. NaN when there is none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

/** Three significant digits, so that the JSON does not claim more than was measured. */
export const rounded = (value: number): number => (Number.isFinite(value) ? Number(value.toPrecision(3)) : 0);

export const allRounded = (values: readonly number[]): number[] => values.map(rounded);

/**
 * Runs every contestant once a round, each round starting with another one, so that whatever else the machine does
 * meanwhile hits all of them. Stops after `rounds`, or after at least `least` rounds once `budget` ms are spent.
 */
export async function interleave<N extends string, R>(
  contestants: Readonly<Record<N, () => Promise<R>>>,
  { rounds, least = rounds, budget = Infinity }: { rounds: number; least?: number; budget?: number },
): Promise<Record<N, R[]>> {
  const names = Object.keys(contestants) as N[];
  const results = Object.fromEntries(names.map((name) => [name, [] as R[]])) as Record<N, R[]>;
  const begun = performance.now();
  for (let round = 0; round < rounds; round++) {
    if (round >= least && performance.now() - begun > budget) break;
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + round) % names.length] as N;
      results[name].push(await contestants[name]());
    }
  }
  return results;
}
