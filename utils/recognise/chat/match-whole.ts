import { diffArrays } from 'diff';
import type { Pair } from './align';

export interface WholeMatch {
  /** Rows with equal content. */
  readonly same: readonly Pair[];
  /** Rows that stand in each other's place with other content. */
  readonly changed: readonly Pair[];
}

/** Differences beyond which two lists are not compared row by row: it is another conversation. */
const MAX_EDITS = 20_000;
const MAX_MS = 4000;

/**
 * Matches two whole lists by content, in order (Myers). Between two matches, rows of the same id are taken for one that
 * changed, then what is left is paired from the top when both sides left the same number, which is what an edit looks like.
 */
export function matchWhole(
  a: readonly string[],
  b: readonly string[],
  idOf: { readonly a: (i: number) => string | undefined; readonly b: (i: number) => string | undefined },
): WholeMatch {
  const same: Pair[] = [];
  const changed: Pair[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) {
    same.push([i, i]);
    i += 1;
  }
  j = i;
  let tail = 0;
  while (tail < a.length - i && tail < b.length - i && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1;
  const end = { a: a.length - tail, b: b.length - tail };
  const middle = diffArrays(a.slice(i, end.a), b.slice(j, end.b), {
    maxEditLength: MAX_EDITS,
    timeout: MAX_MS,
  });
  let open = { i, j };
  const close = (): void => {
    changed.push(...pairUp(open.i, i, open.j, j, idOf));
  };
  for (const part of middle ?? [
    { removed: true, added: false, count: end.a - i },
    { removed: false, added: true, count: end.b - j },
  ]) {
    const count = part.count ?? 0;
    if (part.removed) i += count;
    else if (part.added) j += count;
    else {
      close();
      for (let k = 0; k < count; k++) same.push([i + k, j + k]);
      i += count;
      j += count;
      open = { i, j };
    }
  }
  close();
  for (let k = 0; k < tail; k++) same.push([end.a + k, end.b + k]);
  return { same, changed };
}

function pairUp(
  fromA: number,
  toA: number,
  fromB: number,
  toB: number,
  idOf: Parameters<typeof matchWhole>[2],
): Pair[] {
  if (fromA === toA || fromB === toB) return [];
  const pairs: Pair[] = [];
  const byId = new Map<string, number>();
  for (let j = fromB; j < toB; j++) {
    const id = idOf.b(j);
    if (id !== undefined) byId.set(id, j);
  }
  let last = fromB - 1;
  for (let i = fromA; i < toA; i++) {
    const j = byId.get(idOf.a(i) ?? '');
    if (j === undefined || j <= last) continue;
    pairs.push([i, j]);
    last = j;
  }
  if (pairs.length > 0 || toA - fromA !== toB - fromB) return pairs;
  // Two ids that differ are two messages; without ids the place decides.
  return Array.from({ length: toA - fromA }, (_, k): Pair => [fromA + k, fromB + k]).filter(
    ([x, y]) => idOf.a(x) === undefined || idOf.b(y) === undefined,
  );
}
