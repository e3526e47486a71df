import { boundingRect, firstElementChild, getAttribute, lastElementChild } from '../snapshot/natives';
import { composedEnd } from './dom';

/** Rows of a list that are looked at. */
const MOST = 400;
const PLACE = /(?:^|[;\s])(?:top:\s*|transform:\s*translate(?:Y\(|(?:3d)?\([^,)]+,\s*))(-?[\d.]+)px/;

/** CSS px from the top of the content at which a program has put a row; `undefined` where rows follow each other. */
function placeOf(row: Element): number | undefined {
  const place = PLACE.exec(getAttribute(row, 'style') ?? '')?.[1];
  return place === undefined ? undefined : Number(place);
}

/** Tells of a row that is not in the list any more whether it stood above all that stand there now. */
export function aboveAll(list: Element): (row: Element, first: boolean) => boolean {
  const [top, bottom] = [firstElementChild(list), lastElementChild(list)];
  const reversed = top && bottom && boundingRect(top).top > boundingRect(bottom).top;
  const places = composedEnd(list, MOST, 'first').flatMap((row) => placeOf(row) ?? []);
  const highest = Math.min(...places);
  return (row, first) => {
    const place = placeOf(row);
    if (place !== undefined && places.length > 0) return place < highest;
    return first && !reversed;
  };
}
