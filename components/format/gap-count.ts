import type { NotCaptured } from '@/utils/exhibit/model';

/** How many things are missing: a row may stand for several. */
export function gapCount(gaps: readonly NotCaptured[]): number {
  return gaps.reduce((sum, gap) => sum + (gap.count ?? 1), 0);
}
