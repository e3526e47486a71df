import type { LabelHit } from './labels';
import { sharedDepth, type Piece } from './pieces';

/** Where a value stands relative to its label in the element tree. */
export interface Neighbour {
  /** Positions of the pieces that may hold the value, nearest first. */
  readonly at: readonly number[];
  /** Levels from the label up to the common ancestor. */
  readonly up: number;
  readonly basis: string;
}

const MAX_UP = 3;
const MAX_DOWN = 6;
const MAX_PIECES = 6;

/** Labels of the same structure have the same chain of tags. */
export const signature = (piece: Piece): string => `${piece.run.frame}>${piece.run.tags.join('>')}`;

function levels(label: Piece, value: Piece): { up: number; down: number; shared: number } | undefined {
  const shared = sharedDepth(label, value);
  const up = label.run.path.length - shared;
  const down = value.run.path.length - shared;
  return shared > 2 && up <= MAX_UP && down <= MAX_DOWN ? { up, down, shared } : undefined;
}

function termsMatch(label: Piece, value: Piece, shared: number): boolean {
  const term = label.run.tags.indexOf('dt', shared);
  return term < 0 || value.run.tags.slice(shared).includes('dd');
}

/** Pieces after the label up to the end of the element that holds the first of them. */
export function after(
  pieces: readonly Piece[],
  hit: LabelHit,
  isLabel: (at: number) => boolean,
): Neighbour | undefined {
  const label = pieces[hit.last];
  const first = pieces[hit.last + 1];
  if (!label || !first || isLabel(hit.last + 1)) return undefined;
  const place = levels(label, first);
  if (!place || !termsMatch(label, first, place.shared)) return undefined;
  const depth = Math.min(place.shared + 1, first.run.path.length);
  const at: number[] = [];
  for (let i = hit.last + 1; i < pieces.length && at.length < MAX_PIECES; i++) {
    const piece = pieces[i];
    if (!piece || isLabel(i)) break;
    const sameElement = sharedDepth(first, piece) >= depth;
    if (!sameElement && !(place.up <= 1 && sharedDepth(label, piece) >= place.shared)) break;
    at.push(i);
  }
  return { at, up: place.up, basis: place.up === 0 ? '标签后的文字' : '标签旁的元素' };
}

/** The piece before the label, when both share a parent element: figures set above their captions. */
export function before(
  pieces: readonly Piece[],
  hit: LabelHit,
  isLabel: (at: number) => boolean,
): Neighbour | undefined {
  const label = pieces[hit.first];
  const value = pieces[hit.first - 1];
  if (!label || !value || isLabel(hit.first - 1)) return undefined;
  const place = levels(label, value);
  if (!place || place.up > 1 || place.down > 2) return undefined;
  return { at: [hit.first - 1], up: place.up, basis: '标签上方的数值' };
}

export interface GridValue {
  readonly at: number;
  readonly row: string;
}

/** Pieces looked through below a row of headings that is no table. */
const GRID_WINDOW = 600;

/**
 * A table drawn with plain elements: headings are siblings, and in every later row the value stands at the same
 * child index. `level` is the path level at which the headings differ.
 */
export function gridBelow(
  pieces: readonly Piece[],
  from: number,
  heading: Piece,
  level: number,
): GridValue[] {
  const out: GridValue[] = [];
  for (let at = from; at < Math.min(pieces.length, from + GRID_WINDOW); at++) {
    const piece = pieces[at];
    if (!piece) break;
    const shared = sharedDepth(heading, piece);
    if (shared < level - 2) break;
    if (shared >= level || piece.run.path[level] !== heading.run.path[level]) continue;
    const row = piece.run.path.slice(0, level).join('.');
    if (out.at(-1)?.row !== row) out.push({ at, row });
  }
  return out;
}
