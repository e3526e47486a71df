import type { PairScore } from './align';
import type { RowFacts } from './facts.types';
import type { Sighting } from './ledger';

/** CSS px within which two looks see a row in the same place. */
export const NEAR = 2;

interface Anchor {
  readonly row: number;
  readonly shift: number;
}

function counted(rows: readonly { readonly content: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { content } of rows) counts.set(content, (counts.get(content) ?? 0) + 1);
  return counts;
}

/**
 * How far the content moved between two looks, where that can be told: rows whose content is unique in both, or that carry
 * the same id. What was loaded above, or grew, moves all below it.
 */
function anchorsOf(
  known: readonly Sighting[],
  window: readonly Sighting[],
  id: (row: RowFacts) => string | undefined,
): Anchor[] {
  const [inKnown, inWindow] = [counted(known), counted(window)];
  const by = new Map<string, Sighting>();
  for (const row of known) {
    const own = id(row.facts);
    if (own !== undefined) by.set(`#${own}`, row);
    if (row.content !== '' && inKnown.get(row.content) === 1) by.set(row.content, row);
  }
  const anchors: Anchor[] = [];
  window.forEach((row, i) => {
    const own = id(row.facts);
    const other =
      (own === undefined ? undefined : by.get(`#${own}`)) ??
      (inWindow.get(row.content) === 1 ? by.get(row.content) : undefined);
    if (other) anchors.push({ row: i, shift: row.y - other.y });
  });
  return anchors;
}

/**
 * Whether a known row and a row of the window can be the same one. Equal content counts where the content is rare or the
 * place fits; among identical messages only the place decides, so that three times "在吗" stay three. Other content counts
 * as a change only in the same place, or under the same id.
 *
 * @param anchored follow what moved; otherwise every row is expected where it was
 */
export function pairScore(
  known: readonly Sighting[],
  window: readonly Sighting[],
  id: (row: RowFacts) => string | undefined,
  older: boolean,
  anchored: boolean,
): PairScore {
  const [inKnown, inWindow] = [counted(known), counted(window)];
  const anchors = anchored ? anchorsOf(known, window, id) : [];
  const shifts = window.map((_, i) => shiftsAt(anchors, i));
  const ids = { known: known.map(({ facts }) => id(facts)), window: window.map(({ facts }) => id(facts)) };
  return (a, b) => {
    const before = known[a];
    const now = window[b];
    if (!before || !now) return undefined;
    const [idA, idB] = [ids.known[a], ids.window[b]];
    const off = Math.min(...(shifts[b] ?? [0]).map((shift) => Math.abs(now.y - before.y - shift)));
    const slack = Math.max(NEAR, Math.min(before.height, now.height) / 2);
    if (idA !== undefined && idB !== undefined)
      return idA === idB ? (before.content === now.content ? 8 : 5) : undefined;
    if (before.content === now.content && now.content !== '') {
      // Of rows that read alike, the one that stood in this element.
      if (before.handle === now.handle && off <= slack) return 7;
      if (off <= NEAR) return 6;
      const rare = inKnown.get(now.content) === 1 && inWindow.get(now.content) === 1;
      if (off <= slack) return 5;
      // Heights were guesses when an older look was taken: its places are not to be trusted, its order is.
      return anchored && (rare || older) ? 4 : undefined;
    }
    if (off > slack) return undefined;
    if (before.content === '' || now.content === '') return 2;
    if (before.handle === now.handle && off <= NEAR) return 2;
    return 0.5;
  };
}

/** By how much rows around this one moved: what the next anchor above and the next below say; 0 without any. */
function shiftsAt(anchors: readonly Anchor[], row: number): readonly number[] {
  const above = anchors.findLast((anchor) => anchor.row <= row);
  const below = anchors.find((anchor) => anchor.row >= row);
  const shifts = [above, below].flatMap((anchor) => (anchor ? [anchor.shift] : []));
  return shifts.length > 0 ? shifts : [0];
}
