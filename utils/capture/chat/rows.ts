import {
  boundingRect,
  computedStyle,
  getAttribute,
  localName,
  styleValue,
  textContent,
} from '../snapshot/natives';
import { boxedChildren, composedParent, elementsInside } from './dom';
import { backdropOf, isPaintedBox } from './painted';
import { idsOf, type RowElement } from './read-row';

const ROW_ROLE = /^(?:listitem|article|row|comment|group)$/;

/** Text or a picture somewhere inside. Quick: no styles are looked at. */
export function hasContent(el: Element): boolean {
  if ((textContent(el) ?? '').trim() !== '') return true;
  return /^(?:img|video|audio)$/.test(localName(el)) || hasDeep(el, 0);
}
function hasDeep(el: Element, depth: number): boolean {
  if (depth > 12) return false;
  return boxedChildren(el).some(
    (child) =>
      /^(?:img|video|audio|canvas|svg)$/.test(localName(child)) ||
      (textContent(child) ?? '').trim() !== '' ||
      hasDeep(child, depth + 1),
  );
}

/** Stand below one another, as rows do, not beside each other. */
export function isStack(elements: readonly Element[]): boolean {
  const rects = elements
    .slice(0, 24)
    .map((el) => boundingRect(el))
    .sort((a, b) => a.top - b.top);
  return rects.every((rect, i) => {
    const above = rects[i - 1];
    return !above || rect.top >= above.top + Math.min(above.height, rect.height) * 0.5;
  });
}

const marked = (el: Element): boolean =>
  /^(?:li|article|section)$/.test(localName(el)) ||
  ROW_ROLE.test(getAttribute(el, 'role') ?? '') ||
  idsOf(el).some(({ name }) => /id|key/i.test(name));

/**
 * The element inside a list item whose children are messages of their own: a day's section, or the bubbles one sender sent
 * in a row. Paragraphs of one bubble are none: a bubble is one painted box, messages have a box or a mark each.
 */
function groupInside(item: Element): Element | undefined {
  let at = item;
  const list = boundingRect(item);
  for (let depth = 0; depth < 5; depth++) {
    const children = boxedChildren(at).filter(hasContent);
    if (children.length >= 2 && isStack(children)) {
      const sample = spread(children, LOOKED_AT);
      const messages = sample.filter((child) => marked(child) || ownsBox(child));
      const tags = new Set(messages.map((child) => localName(child)));
      if (
        messages.length >= 2 &&
        tags.size === 1 &&
        messages.length >= sample.length - 2 &&
        !ownBubble(item, at)
      )
        return at;
    }
    // Down the branch that holds most, past a face beside it and a name above it.
    const next = largest(spread(children, LOOKED_AT));
    // Short bubbles are narrow; together they are still as high as what they stand in.
    const small = !next || area(next) < list.width * list.height * 0.2;
    if (!next || (small && boundingRect(next).height < list.height * 0.5)) return undefined;
    at = next;
  }
  return undefined;
}

/** Children of one element that are looked at closely: rows of one program look alike. */
const LOOKED_AT = 60;

/** At most so many, from all over the list, first and last among them. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  const step = (all.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, i) => all[Math.round(i * step)]).filter((one) => one !== undefined);
}

function largest(elements: readonly Element[]): Element | undefined {
  let [best, most] = [elements[0], -1];
  for (const el of elements) {
    const size = area(el);
    if (size > most) [best, most] = [el, size];
  }
  return best;
}

const area = (el: Element): number => {
  const rect = boundingRect(el);
  return rect.width * rect.height;
};

function ownsBox(el: Element): boolean {
  const backdrop = backdropOf(composedParent(el) ?? el);
  const painted = (at: Element): boolean =>
    isPaintedBox(at, computedStyle(at), backdrop, 'block') && area(at) > 300;
  if (painted(el)) return true;
  const inner = boxedChildren(el).filter(hasContent);
  return inner.length <= 3 && inner.some((child) => painted(child) || boxedChildren(child).some(painted));
}

/** The item's content lies in one painted box already. */
function ownBubble(item: Element, inside: Element): boolean {
  const backdrop = backdropOf(composedParent(item) ?? item);
  for (let at: Element | null = inside; at && at !== item; at = composedParent(at))
    if (isPaintedBox(at, computedStyle(at), backdrop, 'block')) return true;
  return false;
}

const MAX_GROUP_DEPTH = 3;

function expand(item: Element, depth: number, into: RowElement[], group?: RowElement['group']): void {
  const inside = depth < MAX_GROUP_DEPTH ? groupInside(item) : undefined;
  if (!inside) {
    into.push({ element: item, ...(group ? { group } : {}) });
    return;
  }
  for (const child of boxedChildren(inside))
    if (hasContent(child)) expand(child, depth + 1, into, { element: item, inside });
}

/** The rows one child of a list holds, in document order; none where it shows nothing. */
export function rowsIn(item: Element): RowElement[] {
  const { width, height } = boundingRect(item);
  const found: RowElement[] = [];
  for (const box of width > 0 && height > 0 ? [item] : boxedChildren(item))
    if (hasContent(box) || isPending(box)) expand(box, 0, found);
  return found;
}

/** Rows of an item from its last to its first. `unread.count` grows by the children that nobody asked for. */
function* backwards(
  item: Element,
  depth: number,
  unread: { count: number },
  group?: RowElement['group'],
): Generator<RowElement> {
  const inside = depth < MAX_GROUP_DEPTH ? groupInside(item) : undefined;
  if (!inside) {
    yield { element: item, ...(group ? { group } : {}) };
    return;
  }
  const children = boxedChildren(inside);
  let i = children.length;
  try {
    while (i-- > 0) {
      const child = children[i];
      if (child && hasContent(child)) yield* backwards(child, depth + 1, unread, { element: item, inside });
    }
  } finally {
    unread.count += Math.max(0, i);
  }
}

/** The last rows of a list, in reading order, and about how many it has: enough to tell what kind of list it is. */
export function lastRows(
  list: Element,
  most: number,
): { readonly rows: readonly RowElement[]; readonly count: number } {
  const items = boxedChildren(list);
  if (localName(list) === 'dl') {
    const all = rowsOfTerms(items);
    return { rows: all.slice(-most), count: all.length };
  }
  if (
    items.length <= 400 &&
    [items[0], items[items.length >> 1], items.at(-1)].some((item) => item && isLifted(item))
  ) {
    const rows = new RowFinder().rowsOf(list);
    return { rows: rows.slice(-most), count: rows.length };
  }
  const [first, last] = [items[0], items.at(-1)];
  if (first && last && boundingRect(first).top > boundingRect(last).top) items.reverse();
  const unread = { count: 0 };
  const found: RowElement[] = [];
  let i = items.length;
  while (i-- > 0 && found.length < most) {
    const item = items[i];
    if (!item || (!hasContent(item) && !isPending(item))) continue;
    for (const row of backwards(item, 0, unread)) {
      found.push(row);
      if (found.length >= most) break;
    }
  }
  return { rows: inReadingOrder(found.reverse()), count: found.length + unread.count + Math.max(0, i + 1) };
}

/** Remembers by tag and class of an item that it is a plain row: groups look alike within one program. */
export class RowFinder {
  readonly #plain = new Map<string, number>();

  /** Rows of a list, top to bottom as they are seen; empty elements and spacers are none. */
  rowsOf(list: Element): RowElement[] {
    const found: RowElement[] = [];
    const items = boxedChildren(list);
    if (localName(list) === 'dl') return inReadingOrder(rowsOfTerms(items));
    // Rows put in place one by one may stand in the document in any order.
    const absolute = [items[0], items[items.length >> 1], items.at(-1)].some(
      (item) => item && isLifted(item),
    );
    for (const item of items) {
      if (!hasContent(item) && !isPending(item)) continue;
      // Of how many elements it is made belongs to how it looks: a run of bubbles is built like a single one, but larger.
      const look = `${localName(item)}.${getAttribute(item, 'class') ?? ''}.${elementsInside(item)}`;
      const plain = this.#plain.get(look) ?? 0;
      // After a dozen plain rows of one look the question is asked of every 16th only.
      if (plain >= 12 && plain % 16 !== 0) found.push({ element: item });
      else {
        const before = found.length;
        expand(item, 0, found);
        if (found.length - before !== 1 || found[before]?.element !== item) this.#plain.set(look, -1e9);
      }
      this.#plain.set(look, (this.#plain.get(look) ?? 0) + 1);
    }
    return absolute ? byPlace(found) : inReadingOrder(found);
  }
}

/** A list of terms: who spoke, and when, stands in the term; what was said in the descriptions below it. */
function rowsOfTerms(items: readonly Element[]): RowElement[] {
  const found: RowElement[] = [];
  let term: Element | undefined;
  let used = true;
  for (const item of items) {
    if (!hasContent(item)) continue;
    const tag = localName(item);
    if (tag === 'dt') {
      if (term && !used) found.push({ element: term });
      [term, used] = [item, false];
      continue;
    }
    if (!term || tag !== 'dd') found.push({ element: item });
    else {
      found.push({ element: item, group: { element: term, inside: item } });
      used = true;
    }
  }
  if (term && !used) found.push({ element: term });
  return found;
}

/** A placeholder of a row whose content is still to come. */
const isPending = (el: Element): boolean =>
  getAttribute(el, 'aria-busy') === 'true' || idsOf(el).some(({ name }) => /id|key|index/i.test(name));

const isLifted = (el: Element): boolean => {
  const css = computedStyle(el);
  return styleValue(css, 'position') === 'absolute' || styleValue(css, 'transform') !== 'none';
};

const topOf = ({ element }: RowElement): number => boundingRect(element).top;

function byPlace(rows: readonly RowElement[]): RowElement[] {
  return rows
    .map((row, i) => ({ row, top: topOf(row), i }))
    .sort((a, b) => a.top - b.top || a.i - b.i)
    .map(({ row }) => row);
}

/** Document order, turned round where the list is drawn upside down (`column-reverse`). */
function inReadingOrder(rows: RowElement[]): RowElement[] {
  const [first, last] = [rows[0], rows.at(-1)];
  return first && last && topOf(first) > topOf(last) ? rows.reverse() : rows;
}
