import type { ReadRow, RowView } from '../../recognise/chat/facts.types';
import type { PageRect } from '../../recognise/types';

/** What joining needs to know of a picture. */
export interface JoinTile {
  readonly step: number;
  /** CSS px: the part of the list on the screen. */
  readonly rect: PageRect;
  readonly scrollTop: number;
}

export interface Joined<T extends JoinTile> {
  readonly tile: T;
  /** CSS px down the joined picture. */
  readonly offset: number;
  /** It shares nothing with the one above, and stands right below it. */
  readonly broken: boolean;
}

/** CSS px from an edge of the list at which a message is taken to be cut off there. */
const EDGE = 1.5;

/**
 * Where each picture of a conversation goes, in the order of its messages. Two pictures are joined by the messages both
 * show: how far these moved is true also where a list only estimates its height and the scroll position jumps.
 * A picture that stands above its predecessor, as none but a list that jumps back leaves, is left out.
 */
export function joinTiles<T extends JoinTile>(tiles: readonly T[], rows: readonly ReadRow[]): Joined<T>[] {
  const shown = new Map<number, Map<number, RowView['rect']>>();
  const first = new Map<number, number>();
  rows.forEach((row, i) => {
    for (const { step, rect } of row.views ?? []) {
      if (!first.has(step)) first.set(step, i);
      shown.set(step, (shown.get(step) ?? new Map<number, RowView['rect']>()).set(i, rect));
    }
  });
  const place = ({ step }: T): number => first.get(step) ?? -1;
  const ordered = tiles
    .filter((tile) => tiles.length === 1 || first.has(tile.step))
    .sort((a, b) => place(a) - place(b) || a.step - b.step);
  const joined: Joined<T>[] = [];
  for (const tile of ordered) {
    const last = joined.at(-1);
    if (!last) {
      joined.push({ tile, offset: 0, broken: false });
      continue;
    }
    const moved = movedBetween(
      last.tile,
      shown.get(last.tile.step) ?? new Map(),
      tile,
      shown.get(tile.step) ?? new Map(),
    );
    if (moved === undefined) joined.push({ tile, offset: last.offset + last.tile.rect.height, broken: true });
    else if (moved > -EDGE) joined.push({ tile, offset: last.offset + Math.max(0, moved), broken: false });
  }
  return joined;
}

type Shown = ReadonlyMap<number, RowView['rect']>;

/** CSS px by which what `a` shows stands higher in `b`; `undefined` when they share nothing. */
function movedBetween(a: JoinTile, inA: Shown, b: JoinTile, inB: Shown): number | undefined {
  const moves: number[] = [];
  let shared = false;
  for (const [row, there] of inB) {
    const here = inA.get(row);
    if (!here) continue;
    shared = true;
    if (top(here, a) !== undefined && top(there, b) !== undefined)
      moves.push(here.y - a.rect.y - (there.y - b.rect.y));
    else if (bottom(here, a) !== undefined && bottom(there, b) !== undefined)
      moves.push(here.y + here.height - a.rect.y - (there.y + there.height - b.rect.y));
  }
  if (moves.length > 0) return moves.sort((x, y) => x - y)[Math.floor(moves.length / 2)];
  // One message as high as the screen, or nothing but blank between them: the scroll position is all there is.
  const scrolled = b.scrollTop - a.scrollTop;
  return scrolled >= 0 && scrolled < a.rect.height && (shared || inA.size === 0) ? scrolled : undefined;
}

const top = ({ y }: RowView['rect'], { rect }: JoinTile): number | undefined =>
  y > rect.y + EDGE ? y : undefined;
const bottom = ({ y, height }: RowView['rect'], { rect }: JoinTile): number | undefined =>
  y + height < rect.y + rect.height - EDGE ? y + height : undefined;
