import { frameOffset } from '../chat/port';
import { allElements } from '../page/dom';
import { resolveUrl } from '../snapshot/context';
import { framePath } from '../snapshot/frame-path';
import { documentOf } from '../snapshot/frames';
import {
  baseURI,
  boundingRect,
  clientHeight,
  clientLeft,
  clientTop,
  clientWidth,
  computedStyle,
  documentElement,
  frameIdOf,
  frameWindow,
  getAttribute,
  localName,
  styleValue,
} from '../snapshot/natives';
import type { ClosedBox } from './protocol';

const DEEPEST = 10;

/** Frames that a document may not read, those in the frames it reads included, with the place of what each shows. */
export function closedBoxes(doc: Document, depth = 0): ClosedBox[] {
  if (depth > DEEPEST || !documentElement(doc)) return [];
  const found: ClosedBox[] = [];
  for (const el of allElements(doc)) {
    const tag = localName(el);
    if (tag !== 'iframe' && tag !== 'frame') continue;
    const inner = documentOf(el, tag);
    if (inner) found.push(...closedBoxes(inner, depth + 1));
    else found.push(...boxOf(doc, el, tag));
  }
  return found;
}

function boxOf(doc: Document, el: Element, tag: string): ClosedBox[] {
  const win = frameWindow(el, tag);
  if (!win) return [];
  const css = computedStyle(el);
  const pad = (side: string): number => Number.parseFloat(styleValue(css, `padding-${side}`)) || 0;
  const { dx, dy } = frameOffset(doc);
  const rect = boundingRect(el);
  const width = clientWidth(el) - pad('left') - pad('right');
  const height = clientHeight(el) - pad('top') - pad('bottom');
  const src = getAttribute(el, 'src');
  const frameId = frameIdOf(el);
  return [
    {
      path: framePath(win),
      ...(frameId === undefined ? {} : { frameId }),
      url: src === null ? null : resolveUrl(src, baseURI(doc)),
      name: getAttribute(el, 'name') ?? '',
      width,
      height,
      rect: {
        x: rect.left + clientLeft(el) + pad('left') + dx,
        y: rect.top + clientTop(el) + pad('top') + dy,
        width,
        height,
      },
    },
  ];
}
