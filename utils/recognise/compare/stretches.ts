import type { TextRow } from './lines';

/** Rows to show, or rows that say the same in both texts and may stay folded. */
export interface RowGroup {
  readonly folded: boolean;
  readonly rows: readonly TextRow[];
}

/**
 * Folds unchanged stretches, `context` rows of them staying at either side of a change. A stretch is folded only where
 * that hides more rows than the fold itself takes.
 */
export function foldUnchanged(rows: readonly TextRow[], context = 2): readonly RowGroup[] {
  const near = new Set<number>();
  rows.forEach((row, at) => {
    if (row.kind === 'same') return;
    for (let n = at - context; n <= at + context; n++) near.add(n);
  });
  const groups: { folded: boolean; rows: TextRow[] }[] = [];
  rows.forEach((row, at) => {
    const folded = !near.has(at);
    const last = groups.at(-1);
    if (last?.folded === folded) last.rows.push(row);
    else groups.push({ folded, rows: [row] });
  });
  const shown = groups.map((group) => ({ ...group, folded: group.folded && group.rows.length > 2 }));
  return shown.reduce<RowGroup[]>((merged, group) => {
    const last = merged.at(-1);
    if (last && !last.folded && !group.folded)
      merged.splice(-1, 1, { folded: false, rows: [...last.rows, ...group.rows] });
    else merged.push(group);
    return merged;
  }, []);
}
