import type { Entry, Sighting } from '../../recognise/chat/ledger';
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

/** CSS px a row may have moved and still stand in its place. */
const NEAR = 2;

/**
 * Rows at the upper edge, from the lowest up, that stand in the same element at the same place and read otherwise: an
 * element used again for an earlier row stands higher. @param before and `now`: rows right above one that stayed
 */
export function inPlace(before: readonly Shown[], now: readonly Sighting[]): readonly Shown[] {
  const found: Shown[] = [];
  for (let i = 1; i <= Math.min(before.length, now.length); i++) {
    const [was, row] = [before[before.length - i], now[now.length - i]];
    if (!was || !row || was.row.handle !== row.handle || row.content === '') break;
    if (Math.abs(was.row.y - row.y) > NEAR) break;
    found.push({ row, entry: was.entry });
  }
  return found;
}

/**
 * Rows that came into sight right above a known one, against what is known to stand there. `known`: those found again, top
 * to bottom; `first`: above which the others stand.
 */
export function precede(
  entries: readonly Entry[],
  below: Entry,
  fresh: readonly Sighting[],
): { readonly known: readonly Entry[]; readonly first: Entry; readonly atStart: boolean } {
  const known: Entry[] = [];
  let first = below;
  let i = entries.indexOf(below) - 1;
  for (; i >= 0; i--) {
    const entry = entries[i] as Entry;
    const row = fresh[fresh.length - 1 - known.length];
    if (entry.vanishedAt !== undefined) continue;
    if (row?.content !== entry.content || row.content === '') break;
    Object.assign(entry, { handle: row.handle, y: row.y, height: row.height });
    known.unshift(entry);
    first = entry;
  }
  return { known, first, atStart: i < 0 };
}

/**
 * Rows that came into sight right below a known one, against what is known to stand there: "在吗" below "好" is the one
 * that was there before, not another. `known`: those found again, in order; `last`: below which the others stand.
 */
export function follow(
  entries: readonly Entry[],
  above: Entry,
  fresh: readonly Sighting[],
): { readonly known: readonly Entry[]; readonly last: Entry; readonly atEnd: boolean } {
  const known: Entry[] = [];
  let last = above;
  let i = entries.lastIndexOf(above) + 1;
  for (; i < entries.length; i++) {
    const entry = entries[i] as Entry;
    const row = fresh[known.length];
    if (entry.vanishedAt !== undefined) continue;
    if (row?.content !== entry.content || row.content === '') break;
    Object.assign(entry, { handle: row.handle, y: row.y, height: row.height });
    known.push(entry);
    last = entry;
  }
  return { known, last, atEnd: i >= entries.length };
}
