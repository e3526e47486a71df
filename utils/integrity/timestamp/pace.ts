/** ms between two requests to one authority: a backlog of thousands is no reason to hammer a free service. */
export const PACE_MS = 1000;

const FIRST = 60_000;
const LONGEST = 6 * 3600_000;

/** ms until an authority that did not answer is asked again: 1 min, doubling to 6 h. `attempts`: how often it failed. */
export function backOff(attempts: number): number {
  return Math.min(LONGEST, FIRST * 2 ** Math.min(attempts - 1, 20));
}
