import type { AttributeList } from './attribute-list';
import type { Context } from './context';
import {
  boundingRect,
  clientHeight,
  clientLeft,
  clientTop,
  computedStyle,
  firstElementChild,
  nextElementSibling,
  scrollHeight,
  scrollingElement,
  scrollLeft,
  scrollTop,
  styleValue,
} from './natives';
import { selectorOf } from './selector';

/**
 * Records where an element is scrolled to (CSS px), as a row, as `data-lz-scroll`, and as `scroll-initial-target` on a
 * child (CSS Scroll Snap 2 › 5), which makes browsers that know it open the file at the same place without a script.
 */
export function keepScroll(el: Element, attrs: AttributeList, context: Context): void {
  const x = scrollLeft(el);
  const y = scrollTop(el);
  if (x === 0 && y === 0) return;
  const { session } = context;
  session.scrollOffsets.push({ selector: selectorOf(el, context.prefix), x, y });
  attrs.set('data-lz-scroll', `${x},${y}`);
  session.tally.altered('scroll-position-kept');
  const root = scrollingElement(context.document) === el;
  const port = boundingRect(el);
  const top = root ? 0 : port.top + clientTop(el);
  const left = root ? 0 : port.left + clientLeft(el);
  const target = findTarget(el, top, left);
  if (!target) return;
  const rect = boundingRect(target);
  // Chromium heeds the scroller's padding here and not the target's margin; neither may be negative, so the target
  // starts at or behind the edge of the view.
  attrs.pin(`scroll-padding:${rect.top - top}px 0px 0px ${rect.left - left}px`);
  context.pins.set(target, 'scroll-initial-target:nearest;scroll-snap-align:none;scroll-margin:0px');
}

/** The first thing inside that moves with the content (neither fixed nor sticky) and starts in or below the view. */
function findTarget(parent: Element, top: number, left: number, depth = 0): Element | null {
  if (depth > 100) return null;
  for (let child = firstElementChild(parent); child; child = nextElementSibling(child)) {
    const rect = boundingRect(child);
    const empty = rect.height === 0 || rect.width === 0;
    if (!empty && rect.bottom <= top) continue;
    const style = computedStyle(child);
    if (/^(?:fixed|sticky)$/.test(styleValue(style, 'position'))) continue;
    if (!empty && rect.top >= top && rect.left >= left) return child;
    // A target inside another scroller would move that one.
    if (scrollHeight(child) > clientHeight(child) + 1 && styleValue(style, 'overflow-y') !== 'visible')
      continue;
    const inner = findTarget(child, top, left, depth + 1);
    if (inner) return inner;
  }
  return null;
}
