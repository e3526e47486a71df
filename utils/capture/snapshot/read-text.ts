import type { PageRect, TextRun } from '../../recognise/types';
import type { ClosedFrame } from '../agent-protocol';
import type { FrameSlot } from '../protocol';
import { resolveUrl } from './context';
import { controlTexts } from './control-text';
import type { DocumentText } from './document-text';
import { framePath } from './frame-path';
import { documentOf } from './frames';
import {
  assignedNodes,
  baseURI,
  boundingRect,
  clientLeft,
  clientTop,
  computedStyle,
  createRange,
  documentElement,
  documentUrl,
  firstChild,
  frameWindow,
  getAttribute,
  hasAttribute,
  inHtml,
  isElement,
  isHtml,
  localName,
  nextSibling,
  nodeType,
  nodeValue,
  ownerDocument,
  paddingOf,
  rangeRect,
  rangeSelect,
  scrollingElement,
  scrollLeft,
  scrollTop,
  shadowRootOf,
  styleValue,
} from './natives';
import { type Cell, createTableGrid, type TableGrid } from './table-grid';
import type { Tally } from './tally';
import { createTextLines } from './text-lines';
import { isFolded, isIconText, readTextStyle, type TextStyle } from './text-style';

/** Where the walk stands. */
interface Place {
  readonly tags: readonly string[];
  readonly path: readonly number[];
  readonly style: TextStyle;
  readonly grid: TableGrid | null;
  readonly cell: Cell | null;
  readonly frame: FramePlace;
}
interface FramePlace {
  readonly number: number;
  readonly depth: number;
  readonly range: Range;
  /** Added to viewport co-ordinates to get those of the top document's page. */
  readonly x: number;
  readonly y: number;
}

const MAX_DEPTH = 1200;
const MAX_FRAME_DEPTH = 10;
/** CSS px: smaller frames are counters and beacons, which nobody looks at. */
const NOTICEABLE = 24;
// No text of the page: code, and the head with its title, which is in `meta`.
const SKIPPED = /^(?:head|script|style|template|noscript|noembed|noframes)$/;
const OWN_TEXT_ONLY = /^(?:textarea|iframe|frame|canvas|video|audio|object)$/;
const START: TextStyle = { gone: false, visible: true, flow: 'block', struck: false, css: null };

/** Reads every text of a document and its reachable frames, as the composed tree shows them. Writes nothing. */
export function readText(document: Document, tally: Tally): DocumentText {
  const runs: TextRun[] = [];
  const lines = createTextLines();
  const places = new Map<Element, NonNullable<FrameSlot['text']>>();
  const closed: ClosedFrame[] = [];
  let tables = 0;
  let frames = 0;

  function readDocument(inner: Document, at: Omit<FramePlace, 'range'>, style: TextStyle): void {
    const root = documentElement(inner);
    if (!root) return;
    const frame: FramePlace = { ...at, range: createRange(inner) };
    readElement(root, 0, { tags: [], path: [], style, grid: null, cell: null, frame });
    // A range left on a node would follow, and slow, the page's later changes.
    rangeSelect(frame.range, inner);
  }

  function readElement(el: Element, index: number, outer: Place): void {
    const tag = localName(el);
    if (SKIPPED.test(tag)) return;
    if (outer.tags.length > MAX_DEPTH) {
      tally.missed('text', 'TREE_TOO_DEEP');
      return;
    }
    const style = readTextStyle(el, outer.style);
    const html = inHtml(el);
    let { grid, cell } = outer;
    if (html && tag === 'table') {
      grid = createTableGrid(tables++);
      cell = null;
    } else if (html && tag === 'tr') grid?.row();
    else if (html && grid && (tag === 'td' || tag === 'th')) cell = grid.cell(el);
    const place: Place = {
      tags: [...outer.tags, tag.toLowerCase()],
      path: [...outer.path, index],
      style,
      grid,
      cell,
      frame: outer.frame,
    };
    if (!style.gone && style.flow === 'block') lines.breakLine();
    else if (!style.gone && style.flow === 'cell') lines.cell();
    if (tag === 'br' && style.visible) lines.hardBreak();
    if (html)
      for (const { text, source, shown } of controlTexts(el, tag)) addControl(el, text, source, shown, place);
    if (html && OWN_TEXT_ONLY.test(tag)) readFrame(el, tag, place);
    else if (html && tag === 'select' && !isListBox(el)) {
      readInside(el, { ...place, style: { ...style, gone: true, visible: false } });
    } else readInside(el, place);
    if (!style.gone && style.flow === 'block') lines.breakLine();
  }

  function readInside(el: Element, place: Place): void {
    const shadow = shadowRootOf(el);
    if (!shadow) {
      if (isHtml(el, 'slot')) {
        const assigned = assignedNodes(el as HTMLSlotElement);
        if (assigned.length > 0) return readNodes(assigned, el, place);
      }
      return readNodes(childrenOf(el), el, place);
    }
    const slotted = new Set<Node>();
    collectSlotted(shadow, slotted);
    readNodes(childrenOf(shadow), el, place);
    const style: TextStyle = { ...place.style, gone: true, visible: false };
    readNodes(
      childrenOf(el).filter((n) => !slotted.has(n)),
      el,
      { ...place, style },
    );
  }

  function readNodes(nodes: readonly Node[], parent: Element, place: Place): void {
    let index = 0;
    let summary = false;
    for (const node of nodes) {
      if (isElement(node)) {
        const folded = isFolded(parent, node, summary);
        summary ||= localName(node) === 'summary';
        const style: TextStyle = folded ? { ...place.style, gone: true, visible: false } : place.style;
        readElement(node, index++, folded ? { ...place, style } : place);
      } else if (nodeType(node) === 3 || nodeType(node) === 4) addText(node, place);
    }
  }

  function addText(node: Node, place: Place): void {
    const text = nodeValue(node) ?? '';
    const { style, frame } = place;
    if (!/\S/.test(text)) {
      if (style.visible) lines.add(text, false);
      return;
    }
    let rect: PageRect | null = null;
    if (!style.gone) {
      rangeSelect(frame.range, node);
      rect = pageRect(rangeRect(frame.range), frame);
    }
    const icon = isIconText(text, style.css);
    const visible = style.visible && isOnPage(rect);
    push(text, 'text', visible, rect, place, icon);
    if (visible && !icon)
      lines.add(text, /^(?:pre|break-spaces)/.test(style.css ? styleValue(style.css, 'white-space') : ''));
  }

  function addControl(
    el: Element,
    text: string,
    source: TextRun['source'],
    shown: boolean,
    place: Place,
  ): void {
    const rect = place.style.gone ? null : pageRect(boundingRect(el), place.frame);
    const visible = shown && place.style.visible && isOnPage(rect);
    push(text, source, visible, rect, place, false);
    if (visible) lines.add(localName(el) === 'textarea' ? text : ` ${text} `, localName(el) === 'textarea');
  }

  function push(
    text: string,
    source: TextRun['source'],
    visible: boolean,
    rect: PageRect | null,
    place: Place,
    icon: boolean,
  ): void {
    const size = place.style.css ? Number.parseFloat(styleValue(place.style.css, 'font-size')) : Number.NaN;
    runs.push({
      text,
      tags: place.tags,
      path: place.path,
      source,
      visible,
      frame: place.frame.number,
      ...(rect && rect.width > 0 && rect.height > 0 ? { rect } : {}),
      ...(place.cell ? { cell: place.cell } : {}),
      ...(icon ? { icon } : {}),
      ...(place.style.struck ? { struck: true } : {}),
      ...(Number.isFinite(size) ? { fontSize: size } : {}),
    });
  }

  function readFrame(el: Element, tag: string, place: Place): void {
    const inner = documentOf(el, tag);
    if (tag === 'iframe' || tag === 'frame' || inner) frames++;
    else if (tag === 'object') return readInside(el, place);
    const number = frames;
    const rect = boundingRect(el);
    const css = computedStyle(el);
    const x = place.frame.x + rect.left + clientLeft(el) + paddingOf(css, 'left');
    const y = place.frame.y + rect.top + clientTop(el) + paddingOf(css, 'top');
    const hidden = place.style.gone || !place.style.visible || rect.width === 0 || rect.height === 0;
    if (!inner) {
      const win = frameWindow(el, tag);
      if (!win) return;
      places.set(el, { line: lines.mark(), run: runs.length, frame: number, x, y, hidden });
      if (hidden || rect.width < NOTICEABLE || rect.height < NOTICEABLE) return;
      const document = ownerDocument(el);
      const own = getAttribute(el, tag === 'object' ? 'data' : 'src');
      const url = own && !hasAttribute(el, 'srcdoc') ? resolveUrl(own, baseURI(el) ?? '') : null;
      const around = document ? documentUrl(document) : '';
      closed.push({ url: url !== null && /^https?:/.test(url) ? url : around, path: framePath(win) });
      return;
    }
    if (place.frame.depth >= MAX_FRAME_DEPTH) return;
    lines.breakLine();
    const style = hidden ? { ...START, gone: true, visible: false } : START;
    readDocument(inner, { number, depth: place.frame.depth + 1, x, y }, style);
    lines.breakLine();
  }

  const scroller = scrollingElement(document);
  const x = scroller ? scrollLeft(scroller) : 0;
  const y = scroller ? scrollTop(scroller) : 0;
  readDocument(document, { number: 0, depth: 0, x, y }, START);
  return { text: lines.text(), runs, places, closed };
}

/** A select that shows its options at all times, not one of them in a drop-down. */
const isListBox = (el: Element): boolean =>
  hasAttribute(el, 'multiple') || Number.parseInt(getAttribute(el, 'size') ?? '', 10) > 1;

function childrenOf(parent: Node): Node[] {
  const nodes: Node[] = [];
  for (let node = firstChild(parent); node; node = nextSibling(node)) nodes.push(node);
  return nodes;
}

function collectSlotted(parent: Node, into: Set<Node>): void {
  for (let node = firstChild(parent); node; node = nextSibling(node)) {
    if (!isElement(node)) continue;
    if (isHtml(node, 'slot'))
      for (const assigned of assignedNodes(node as HTMLSlotElement)) into.add(assigned);
    collectSlotted(node, into);
  }
}

function pageRect(rect: DOMRect, frame: FramePlace): PageRect {
  return { x: rect.x + frame.x, y: rect.y + frame.y, width: rect.width, height: rect.height };
}

/** Painted somewhere one can scroll to: far left of the page is where texts are hidden on purpose. */
const isOnPage = (rect: PageRect | null): boolean =>
  rect !== null && rect.width > 0 && rect.height > 0 && rect.x + rect.width > -2000;
