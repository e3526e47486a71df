import { boundingRect, firstElementChild, getAttribute, lastElementChild } from '../snapshot/natives';
import { composedEnd } from './dom';

/** Rows of a list that are looked at. */
const MOST = 400;
const PLACE = /(?:^|[;\s])(?:top:\s*|transform:\s*translate(?:Y\(|(?:3d)?\([^,)]+,\s*))(-?[\d.]+)px/;

/** CSS px from the top of the content at which a style puts a row; `undefined` where rows follow each other. */
export function placeIn(style: string | null): number | undefined {
  const place = PLACE.exec(style ?? '')?.[1];
  return place === undefined ? undefined : Number(place);
}

export const placeOf = (row: Element): number | undefined => placeIn(getAttribute(row, 'style'));

/**
 * Tells of a row that is not in the list any more whether it stood above all that stand there now, by where its program had
 * put it, else by whether it was the `first` of the list.
 */
export function aboveAll(list: Element): (place: number | undefined, first: boolean) => boolean {
  const [top, bottom] = [firstElementChild(list), lastElementChild(list)];
  const reversed = top && bottom && boundingRect(top).top > boundingRect(bottom).top;
  const places = composedEnd(list, MOST, 'first').flatMap((row) => placeOf(row) ?? []);
  const highest = Math.min(...places);
  return (place, first) => {
    if (place !== undefined && places.length > 0) return place < highest;
    return first && !reversed;
  };
}
