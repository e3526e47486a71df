import { diffArrays } from 'diff';

/** One row of a comparison of two texts; line numbers count from 1. */
export type TextRow =
  | { readonly kind: 'same'; readonly before: TextLine; readonly after: TextLine }
  | { readonly kind: 'changed'; readonly before: TextLine; readonly after: TextLine }
  | { readonly kind: 'removed'; readonly before: TextLine }
  | { readonly kind: 'added'; readonly after: TextLine };

export interface TextLine {
  readonly number: number;
  /** Verbatim. */
  readonly text: string;
}

export interface TextComparison {
  readonly rows: readonly TextRow[];
  /** Rows that are not `same`. */
  readonly differing: number;
  /** False: the texts differ too much to be aligned, and only lines the other lacks altogether are told apart. */
  readonly aligned: boolean;
}

/** Lines added and removed up to which an alignment is sought: these take about 0.15 s, and the cost grows with the square. */
const MOST_EDITS = 1_500;

/** Blanks at either end are how a page is indented, not what it says. */
const same = (a: string, b: string): boolean => a === b || a.trim() === b.trim();

const lines = (text: string): readonly string[] => {
  const all = text.split(/\r?\n/);
  if (all.at(-1) === '') all.pop();
  return all;
};

/** A stretch of removed lines beside the stretch of added ones that took its place: row by row. */
function replaced(gone: readonly TextLine[], fresh: readonly TextLine[]): TextRow[] {
  return Array.from({ length: Math.max(gone.length, fresh.length) }, (_, at): TextRow | null => {
    const before = gone[at];
    const after = fresh[at];
    if (before && after) return { kind: 'changed', before, after };
    if (before) return { kind: 'removed', before };
    return after ? { kind: 'added', after } : null;
  }).filter((row) => row !== null);
}

/** Lines the other text lacks, in the order of the page: what can still be said when everything has moved. */
function unaligned(before: readonly string[], after: readonly string[]): TextRow[] {
  const lacks = (other: readonly string[]) => {
    const known = new Set(other.map((line) => line.trim()));
    return (line: TextLine) => !known.has(line.text.trim());
  };
  const numbered = (all: readonly string[]) => all.map((text, at) => ({ number: at + 1, text }));
  return [
    ...numbered(before)
      .filter(lacks(after))
      .map((line): TextRow => ({ kind: 'removed', before: line })),
    ...numbered(after)
      .filter(lacks(before))
      .map((line): TextRow => ({ kind: 'added', after: line })),
  ];
}

/** Compares two texts line by line (Myers' algorithm, by jsdiff). Pure; bounded in time by `MOST_EDITS`. */
export function compareText(before: string, after: string): TextComparison {
  const a = lines(before);
  const b = lines(after);
  const parts = diffArrays([...a], [...b], { comparator: same, maxEditLength: MOST_EDITS });
  if (!parts) {
    const rows = unaligned(a, b);
    return { rows, differing: rows.length, aligned: false };
  }
  const rows: TextRow[] = [];
  let gone: TextLine[] = [];
  let fresh: TextLine[] = [];
  let [ai, bi] = [0, 0];
  const settle = () => {
    rows.push(...replaced(gone, fresh));
    gone = [];
    fresh = [];
  };
  const takeA = (): TextLine => ({ number: ai + 1, text: a[ai++] ?? '' });
  const takeB = (): TextLine => ({ number: bi + 1, text: b[bi++] ?? '' });
  for (const part of parts) {
    for (let n = 0; n < part.count; n++) {
      if (part.removed) gone.push(takeA());
      else if (part.added) fresh.push(takeB());
      else {
        settle();
        rows.push({ kind: 'same', before: takeA(), after: takeB() });
      }
    }
  }
  settle();
  return { rows, differing: rows.filter((row) => row.kind !== 'same').length, aligned: true };
}
