import type { Entry, Sighting } from '../../recognise/chat/ledger';
import { NEAR } from '../../recognise/chat/pair-score';
import type { Shown } from './dropped';

/**
 * Rows that read as before may stand elsewhere now. Where the topmost has moved, what is known to stand above it has moved
 * with it.
 */
export function moveRows(
  window: readonly Sighting[],
  previous: readonly Shown[],
  entries: readonly Entry[],
): void {
  const by = new Map(window.map((row) => [row.handle, row]));
  for (const [i, { row, entry }] of previous.entries()) {
    const now = by.get(row.handle);
    if (now?.content !== row.content) continue;
    const moved = i === 0 ? now.y - row.y : 0;
    if (moved !== 0) for (const above of entries.slice(0, entries.indexOf(entry))) above.y += moved;
    Object.assign(entry, { y: now.y, height: now.height });
  }
}

/** In the same element, where it stood. */
export const isInPlace = (was: Sighting, row: Sighting): boolean =>
  was.handle === row.handle && Math.abs(was.y - row.y) <= NEAR;

/**
 * Rows at the upper edge, from the lowest up, that stand in the same element at the same place and read otherwise: an
 * element used again for an earlier row stands higher. @param before rows right above one that stayed, as are those of `now`
 */
export function inPlace(before: readonly Shown[], now: readonly Sighting[]): readonly Shown[] {
  const found: Shown[] = [];
  for (let i = 1; i <= Math.min(before.length, now.length); i++) {
    const [was, row] = [before[before.length - i], now[now.length - i]];
    if (!was || !row || row.content === '' || !isInPlace(was.row, row)) break;
    found.push({ row, entry: was.entry });
  }
  return found;
}

/**
 * Rows that came into sight right above or below a known one, against what is known to stand there: "在吗" below "好" is the
 * one that was there before, not another.
 */
export function beside(
  entries: readonly Entry[],
  known: Entry,
  fresh: readonly Sighting[],
  side: 'above' | 'below',
): { readonly found: readonly Entry[]; readonly outermost: Entry; readonly atEdge: boolean } {
  const [step, nearest] = side === 'above' ? [-1, -1] : [1, 0];
  const found: Entry[] = [];
  let i = entries.indexOf(known) + step;
  for (; entries[i]; i += step) {
    const entry = entries[i] as Entry;
    const row = fresh.at(nearest + step * found.length);
    if (entry.vanishedAt !== undefined) continue;
    if (row?.content !== entry.content || row.content === '') break;
    Object.assign(entry, { handle: row.handle, y: row.y, height: row.height });
    found.push(entry);
  }
  return { found, outermost: found.at(-1) ?? known, atEdge: entries[i] === undefined };
}
