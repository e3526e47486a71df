import { diffChars } from 'diff';

/** A stretch of a line; `changed` where the other line reads differently. */
export interface Stretch {
  readonly text: string;
  readonly changed: boolean;
}

/** Longer lines are shown without marks inside: aligning them takes time and shows nothing. */
const LONGEST = 600;
/** Below this share of common characters the lines are two different sentences. */
const ALIKE = 0.3;

/** What changed inside a line that replaced another; `null` where the two have too little in common. Pure. */
export function compareLine(
  before: string,
  after: string,
): { readonly before: readonly Stretch[]; readonly after: readonly Stretch[] } | null {
  if (before.length > LONGEST || after.length > LONGEST) return null;
  const parts = diffChars(before, after);
  const common = parts
    .filter((part) => !part.added && !part.removed)
    .reduce((sum, part) => sum + part.value.length, 0);
  if (common < ALIKE * Math.max(before.length, after.length)) return null;
  return {
    before: parts.filter((part) => !part.added).map((part) => ({ text: part.value, changed: part.removed })),
    after: parts.filter((part) => !part.removed).map((part) => ({ text: part.value, changed: part.added })),
  };
}
