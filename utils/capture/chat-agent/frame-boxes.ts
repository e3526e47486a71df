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

export interface ClosedFrameElement {
  readonly element: Element;
  readonly tag: string;
  readonly doc: Document;
}

/** Frames that a document may not read, those in the frames it reads included. */
export function closedFrames(doc: Document, depth = 0): ClosedFrameElement[] {
  if (depth > DEEPEST || !documentElement(doc)) return [];
  const found: ClosedFrameElement[] = [];
  for (const element of allElements(doc)) {
    const tag = localName(element);
    if (tag !== 'iframe' && tag !== 'frame') continue;
    const inner = documentOf(element, tag);
    if (inner) found.push(...closedFrames(inner, depth + 1));
    else if (frameWindow(element, tag)) found.push({ element, tag, doc });
  }
  return found;
}

/** The place of what a frame shows, and what tells it from others. */
export function boxOf({ doc, element: el, tag }: ClosedFrameElement): ClosedBox {
  const win = frameWindow(el, tag);
  const css = computedStyle(el);
  const pad = (side: string): number => Number.parseFloat(styleValue(css, `padding-${side}`)) || 0;
  const { dx, dy } = frameOffset(doc);
  const rect = boundingRect(el);
  const width = clientWidth(el) - pad('left') - pad('right');
  const height = clientHeight(el) - pad('top') - pad('bottom');
  const src = getAttribute(el, 'src');
  const frameId = frameIdOf(el);
  return {
    path: win ? framePath(win) : [],
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
  };
}
