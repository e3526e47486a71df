import {
  boundingRect,
  clientHeight,
  clientWidth,
  computedStyle,
  documentElement,
  frameDocument,
  iframeDocument,
  isHtml,
  scrollHeight,
} from '../snapshot/natives';
import { allElements, isPainted, scrollWidth } from './dom';
import {
  DOMINANT,
  HIDDEN,
  isBox,
  rootOf,
  rowsOffScreen,
  scrollable,
  scrollsDown,
  visibleShare,
  type Scroller,
} from './scroller';

/** Below this share of the viewport a scroller is a detail (a textarea, a menu). */
const NOTICEABLE = 0.1;

/**
 * Everything with a part that no picture will show when only `scroller` and `panes` are scrolled, and only down: other
 * panes, wherever on the page they stand; the page itself around a pane; what goes on to the right; frames that scroll; and, on a page that stands still, a large box
 * that cuts off what it holds (pages that scroll by moving their content, dialogs that lock the page behind them).
 */
export function unseenElements(doc: Document, scroller: Scroller, panes: readonly Element[]): Element[] {
  const root = rootOf(doc);
  const still = !scroller.element && scrollHeight(root) - clientHeight(root) < HIDDEN;
  const unseen: Element[] = [];
  const down = scroller.element ? scrollHeight(root) - clientHeight(root) : 0;
  const right = scrollWidth(root) - clientWidth(documentElement(doc));
  if (letsScroll(doc, right, 'overflowX') || letsScroll(doc, down, 'overflowY')) unseen.push(root);
  for (const element of allElements(doc)) {
    if (panes.includes(element)) {
      if (goesRight(element)) unseen.push(element);
    } else if (element === scroller.element) {
      if (rowsOffScreen(element) >= HIDDEN || goesRight(element)) unseen.push(element);
    } else if (hidesSomething(doc, element, still)) unseen.push(element);
  }
  return unseen;
}

function hidesSomething(doc: Document, element: Element, still: boolean): boolean {
  if (isHtml(element, 'iframe') || isHtml(element, 'frame')) return frameScrolls(element);
  if (isHtml(element, 'body') && still && boundingRect(element).height > innerHeight + HIDDEN) return true;
  const down = scrollHeight(element) - clientHeight(element);
  const right = scrollWidth(element) - clientWidth(element);
  if ((down < HIDDEN && right < HIDDEN) || !isBox(doc, element)) return false;
  const { overflowX, overflowY } = computedStyle(element);
  if ((down >= HIDDEN && scrollsDown(element)) || (right >= HIDDEN && scrollable(overflowX))) {
    return isNoticeable(element);
  }
  const cut = overflowY === 'hidden' || overflowY === 'clip';
  return still && cut && down >= clientHeight(element) / 2 && visibleShare(element) >= DOMINANT;
}

/** Large enough, painted, and somewhere a reader gets to: not a drawer that waits beside the page. */
export function isNoticeable(element: Element): boolean {
  const { left, right, width, height } = boundingRect(element);
  const share = (Math.min(width, innerWidth) * Math.min(height, innerHeight)) / (innerWidth * innerHeight);
  return share >= NOTICEABLE && right > HIDDEN && left < innerWidth - HIDDEN && isPainted(element);
}

function goesRight(element: Element): boolean {
  return (
    scrollWidth(element) - clientWidth(element) >= HIDDEN && scrollable(computedStyle(element).overflowX)
  );
}

/** The document itself, unless it forbids it. */
function letsScroll(doc: Document, hidden: number, axis: 'overflowX' | 'overflowY'): boolean {
  if (hidden < HIDDEN) return false;
  const own = computedStyle(documentElement(doc))[axis];
  const { body } = doc;
  const given = own === 'visible' && isHtml(body, 'body') ? computedStyle(body)[axis] : own;
  return given !== 'hidden' && given !== 'clip';
}

/** A frame of another origin is a row of its own in the record. */
function frameScrolls(element: Element): boolean {
  const inner = isHtml(element, 'frame')
    ? frameDocument(element as HTMLFrameElement)
    : iframeDocument(element as HTMLIFrameElement);
  if (!inner || !isNoticeable(element)) return false;
  const root = rootOf(inner);
  return scrollHeight(root) - clientHeight(root) >= HIDDEN;
}
