import { composedParent, documentOfNode, frameElement } from '../chat/dom';
import type { ScrollPort } from '../chat/port';
import { scrollElement, scrollIntoView } from '../page/dom';
import { rootOf } from '../page/scroller';
import { scrollLeft, scrollTop } from '../snapshot/natives';

/** CSS px of a pane that may be off the screen before it is brought into view. */
const SLACK = 1;

/**
 * Brings the whole of a pane onto the screen, as far as it fits, so that its pictures show all of it. Answers with what
 * puts everything around it back.
 */
export function bringIntoView({ element, onScreen, edge }: ScrollPort): () => void {
  if (!element || (onScreen.height >= edge.height - SLACK && edge.y >= 0)) return () => undefined;
  return showElement(element);
}

/** The same for any element, a frame. */
export function showElement(element: Element): () => void {
  const before = around(element).map((el) => [el, scrollTop(el), scrollLeft(el)] as const);
  scrollIntoView(element, { block: 'nearest', inline: 'nearest', behavior: 'instant' });
  return () => {
    for (const [el, top, left] of before)
      if (scrollTop(el) !== top || scrollLeft(el) !== left)
        scrollElement(el, { top, left, behavior: 'instant' });
  };
}

/** Everything that may scroll to show an element: its ancestors, out of shadow roots and frames that can be reached. */
function around(element: Element): Element[] {
  const found: Element[] = [];
  let at: Element | null = composedParent(element);
  let doc = documentOfNode(element);
  for (let depth = 0; depth < 500; depth++) {
    if (at) {
      found.push(at);
      at = composedParent(at);
      continue;
    }
    found.push(rootOf(doc));
    at = frameElement(doc);
    if (!at) break;
    doc = documentOfNode(at);
  }
  return found;
}
