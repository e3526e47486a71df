import type { AttributeList } from './attribute-list';
import { addPin, type Context } from './context';
import {
  boundingRect,
  clientHeight,
  clientLeft,
  clientTop,
  clientWidth,
  computedStyle,
  firstElementChild,
  isHtml,
  lastElementChild,
  localName,
  nextElementSibling,
  paddingOf,
  previousElementSibling,
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
  const style = computedStyle(el);
  if (styleValue(style, 'scroll-snap-type') !== 'none') attrs.pin('scroll-snap-type:none'); // it would snap elsewhere
  const root = scrollingElement(context.document) === el;
  const port = boundingRect(el);
  const top = root ? 0 : port.top + clientTop(el);
  const left = root ? 0 : port.left + clientLeft(el);
  const view = { top, left, bottom: top + clientHeight(el), right: left + clientWidth(el) };
  const rtl = styleValue(style, 'direction') === 'rtl';
  // A reversed column counts from its end, and its first child stands last.
  const target = findTarget(el, view, y < 0);
  if (!target) {
    const held = anchorFor(el, root, style, rtl ? x + clientWidth(el) - 1 : x, y);
    if (held) context.anchors.set(...held);
    return;
  }
  const rect = boundingRect(target);
  // Chromium heeds the scroller's padding here and not the target's margin; neither may be negative, so the target
  // starts at or behind the edge of the view.
  // The edge is the one where lines begin.
  // In a reversed column it stops at the edge that is nearest: the view left over is the target's own box then.
  const below = y < 0 ? Math.max(0, view.bottom - rect.bottom) : 0;
  const aside = rtl ? `${view.right - rect.right}px ${below}px 0px` : `0px ${below}px ${rect.left - left}px`;
  attrs.pin(`scroll-padding:${rect.top - top}px ${aside}`);
  addPin(context, target, 'scroll-initial-target:nearest;scroll-snap-align:none;scroll-margin:0px');
}

interface View {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The first box inside that moves with the content (neither fixed nor sticky) and starts in view. */
function findTarget(parent: Element, view: View, reversed: boolean, depth = 0): Element | null {
  if (depth > 100) return null;
  const next = reversed ? previousElementSibling : nextElementSibling;
  for (let child = (reversed ? lastElementChild : firstElementChild)(parent); child; child = next(child)) {
    const rect = boundingRect(child);
    const empty = rect.height === 0 || rect.width === 0;
    if (!empty && (rect.bottom <= view.top || rect.top >= view.bottom)) continue;
    const style = computedStyle(child);
    const display = styleValue(style, 'display');
    if (display === 'none' || /^(?:fixed|sticky)$/.test(styleValue(style, 'position'))) continue;
    const inside =
      rect.top >= view.top && rect.top < view.bottom && rect.left >= view.left && rect.left < view.right;
    // A line break is no box, and neither are elements without one of their own.
    if (inside && display !== 'contents' && !/^w?br$/.test(localName(child))) return child;
    // A target inside another scroller would move that one.
    if (scrollHeight(child) > clientHeight(child) + 1 && styleValue(style, 'overflow-y') !== 'visible')
      continue;
    const inner = findTarget(child, view, false, depth + 1);
    if (inner) return inner;
  }
  return null;
}

/**
 * Bare text, or one block larger than the view: nothing starts in view. A point of no size then stands as first child
 * where the view begins. Null for controls, and for boxes in which it would take a place of its own.
 */
function anchorFor(
  el: Element,
  root: boolean,
  style: CSSStyleDeclaration,
  x: number,
  y: number,
): [Element, string] | null {
  let place = `position:absolute;top:${y}px;left:${x}px`;
  let inside: Element | null = el;
  if (root) {
    inside = firstElementChild(el);
    while (inside && !isHtml(inside, 'body')) inside = nextElementSibling(inside);
    if (inside && styleValue(computedStyle(inside), 'position') !== 'static') return null;
  } else if (/^(?:input|select|tbody|tr)$/.test(localName(el))) return null;
  else if (styleValue(style, 'position') === 'static') {
    if (!/block|flow-root|list-item|table-cell/.test(styleValue(style, 'display'))) return null;
    place = `float:left;margin:0 -1px -1px 0;position:relative;top:${y - paddingOf(style, 'top')}px;left:${x - paddingOf(style, 'left')}px`;
  }
  if (!inside) return null;
  return [
    inside,
    `<lz-anchor data-lz-added="scroll" style="${place};display:block;width:1px;height:1px;scroll-initial-target:nearest"></lz-anchor>`,
  ];
}
