import { readAttributes } from './attribute-list';
import { addPin } from './context';
import { disarmAttributes } from './disarm';
import {
  computedStyle,
  hasAttribute,
  isElement,
  isHtml,
  localName,
  namespaceURI,
  parentNode,
  styleValue,
} from './natives';
import { pinnedAll } from './pin-style';
import { is } from './states';
import type { Tree } from './tree';

/** Modal dialogs and open popovers: the browser draws them in the top layer, above everything. */
export const inTopLayer = (el: Element, name: string): 'modal' | 'popover' | null =>
  name === 'dialog' && hasAttribute(el, 'open') && is(el, ':modal')
    ? 'modal'
    : hasAttribute(el, 'popover') && is(el, ':popover-open')
      ? 'popover'
      : null;

// What makes an ancestor move, cut or cover what is fixed inside it; `none` and the like do not.
const HOLDS =
  'transform rotate scale translate perspective filter backdrop-filter contain container-type will-change clip-path mask-image isolation mix-blend-mode z-index content-visibility position'.split(
    ' ',
  );
const FREE = /^(?:none|auto|normal|visible|static|relative|absolute|)$/;
const KEEPS_ITS_NAME = /-|^(?:article|aside|div|footer|form|header|main|nav|section|span)$/;

/**
 * No attribute puts an element into the top layer of an opened file. Where an ancestor would hold it, it is written
 * again at the end of the body, in ancestors that have no box and serve selectors and inheritance only; false when it
 * can stay. Its own place keeps an empty, hidden element.
 */
export function lift(el: Element, name: string, tree: Tree, depth: number): boolean {
  const { context } = tree;
  if (!tree.counted || tree.inert || !inTopLayer(el, name)) return false;
  const above: Element[] = [];
  for (let at = parentNode(el); at && isElement(at) && !isHtml(at, 'body'); at = parentNode(at))
    above.unshift(at);
  const held = above.some((ancestor) => {
    const style = computedStyle(ancestor);
    return styleValue(style, 'opacity') !== '1' || HOLDS.some((key) => !FREE.test(styleValue(style, key)));
  });
  if (!held) return false;
  const { lifted, session, expected } = context;
  tree.out.push(`<${name} data-lz-lifted style="display:none!important"></${name}>`);
  expected.push({ name, depth });
  let close = '</lz-top-layer>';
  lifted.push('<lz-top-layer data-lz-added="top-layer" style="display:contents">');
  for (const ancestor of above) {
    const own = localName(ancestor);
    const tag = KEEPS_ITS_NAME.test(own) ? own : `lz-${own}`;
    const attrs = readAttributes(ancestor, session.tally);
    disarmAttributes(attrs, own, namespaceURI(ancestor), context);
    attrs.pin('display:contents!important');
    lifted.push(`<${tag}`, ...attrs.write(), '>');
    close = `</${tag}>${close}`;
  }
  addPin(context, el, pinnedAll(el));
  tree.writeElement(el, { ...tree, out: lifted, counted: false, frame: null }, depth);
  lifted.push(close);
  return true;
}
