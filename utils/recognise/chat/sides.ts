import type { Dissected } from './dissect';
import type { RowFacts } from './facts.types';
import { SELF_NAME } from './wording.data';
import type { SideBasis } from './model';

export type Lean = 'start' | 'end' | 'middle' | 'full';

export interface Side {
  readonly side?: 'self' | 'other';
  readonly basis?: SideBasis;
  /** Neither edge: where programs put their own lines. */
  readonly middle: boolean;
}

interface Placed {
  readonly row: RowFacts;
  readonly taken: Dissected;
}

const gaps = ({ row, taken }: Placed): { left: number; right: number } | undefined =>
  taken.extent && { left: taken.extent.x0, right: row.listWidth - taken.extent.x1 };

/**
 * Who stands on which side. Two edges are found first (the smallest gaps any row leaves at left and right); a row belongs
 * to the edge it touches while it keeps away from the other. Only when both edges have rows does a side say anything:
 * in a list where all stand at the left it says nothing. The user's own messages stand at the end of the line.
 */
export function readSides(rows: readonly Placed[]): Side[] {
  const all = rows.map(gaps);
  const known = all.filter((gap) => gap !== undefined);
  const least = (side: 'left' | 'right'): number =>
    known.length === 0 ? 0 : known.reduce((min, gap) => Math.min(min, gap[side]), Infinity);
  const edge = { left: least('left'), right: least('right') };
  const leans = rows.map((placed, i) => leanOf(placed, all[i], edge));
  const two = leans.includes('left') && leans.includes('right');
  const faces = rows.map(faceSide);
  const twoFaces = faces.includes('left') && faces.includes('right');
  return rows.map(({ row, taken }, i) => {
    const lean = leans[i];
    const middle = lean === 'middle' && faces[i] === undefined && taken.sender === undefined;
    const self = row.rtl ? 'left' : 'right';
    if ((lean === 'left' || lean === 'right') && (two || lean === self))
      return { side: lean === self ? 'self' : 'other', basis: 'alignment', middle };
    const face = faces[i];
    if (twoFaces && face) return { side: face === self ? 'self' : 'other', basis: 'avatar-side', middle };
    if (taken.sender && SELF_NAME.pattern.test(taken.sender.name))
      return { side: 'self', basis: 'name', middle };
    return { middle };
  });
}

type Edge = 'left' | 'right' | 'middle' | 'full';

function leanOf(
  { row }: Placed,
  gap: { left: number; right: number } | undefined,
  edge: { left: number; right: number },
): Edge {
  if (!gap) return 'full';
  const near = Math.max(12, row.listWidth * 0.03);
  const left = gap.left - edge.left <= near;
  const right = gap.right - edge.right <= near;
  if (left && right) return 'full';
  // With one kind of row only, the edges are its own: the line's far end must be plainly free.
  if (right)
    return gap.left - gap.right > row.listWidth * 0.08 || edge.left < gap.left - near ? 'right' : 'full';
  if (left) return 'left';
  return Math.abs(gap.left - gap.right) <= Math.max(16, row.listWidth * 0.06)
    ? 'middle'
    : gap.left < gap.right
      ? 'left'
      : 'right';
}

function faceSide({ row, taken }: Placed): 'left' | 'right' | undefined {
  const { avatar, extent } = taken;
  if (!avatar || !extent) return undefined;
  if (avatar.extent.x1 <= extent.x0 + 2) return 'left';
  if (avatar.extent.x0 >= extent.x1 - 2) return 'right';
  return (avatar.extent.x0 + avatar.extent.x1) / 2 < row.listWidth / 2 ? 'left' : 'right';
}
