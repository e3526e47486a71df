import type { RowFacts, RowId } from '../../recognise/chat/facts.types';
import {
  attributesOf,
  attrName,
  attrValue,
  baseURI,
  boundingRect,
  computedStyle,
  firstElementChild,
  getAttribute,
  styleValue,
} from '../snapshot/natives';
import { backdropOf } from './painted';
import { readParts } from './read-parts';

/** An element of the list that is one row, and the group it stands in, if any. */
export interface RowElement {
  readonly element: Element;
  readonly group?: { readonly element: Element; readonly inside: Element };
}

const NOT_AN_ID =
  /^(?:class|style|role|dir|lang|title|href|src|alt|type|tabindex|draggable|hidden|aria-.*|on.*)$/;

/** Attributes of a row, or of the elements that wrap its whole content, which may name one message. */
export function idsOf(el: Element): RowId[] {
  const found: RowId[] = [];
  let at: Element | null = el;
  for (let depth = 0; at && depth < 3; depth++) {
    for (const attr of attributesOf(at)) {
      const name = attrName(attr);
      const value = attrValue(attr);
      if (NOT_AN_ID.test(name) || value === '' || value.length > 128 || value === 'true' || value === 'false')
        continue;
      found.push({ name: '>'.repeat(depth) + name, value });
    }
    at = firstElementChild(at);
  }
  return found;
}

/** How a list stands on the screen; read once a look. */
export interface ListFrame {
  readonly list: Element;
  readonly left: number;
  readonly width: number;
  readonly rtl: boolean;
  readonly backdrop: string;
  readonly baseUrl: string;
  readonly most?: number;
}

/** @param most parts of a row after which reading it stops */
export function frameOf(list: Element, most?: number): ListFrame {
  const rect = boundingRect(list);
  const css = computedStyle(list);
  const pad = (side: string): number => Number.parseFloat(styleValue(css, `padding-${side}`)) || 0;
  return {
    list,
    left: rect.left + pad('left'),
    width: Math.max(1, rect.width - pad('left') - pad('right')),
    rtl: styleValue(css, 'direction') === 'rtl',
    backdrop: backdropOf(list),
    baseUrl: baseURI(list),
    ...(most === undefined ? {} : { most }),
  };
}

const groups = new WeakMap<Element, number>();
let groupCount = 0;

/** Reads one row. @param now ms since the epoch */
export function readRow(row: RowElement, frame: ListFrame, now: number): RowFacts {
  const rect = boundingRect(row.element);
  const { parts, boxes } = readParts(row.element, { ...frame, top: rect.top });
  const label = getAttribute(row.element, 'aria-label');
  const facts: RowFacts = {
    ids: idsOf(row.element),
    parts,
    boxes,
    height: rect.height,
    listWidth: frame.width,
    ...(frame.rtl ? { rtl: true } : {}),
    ...(label === null || label.trim() === '' ? {} : { label }),
    readAt: now,
  };
  if (!row.group) return facts;
  if (row.group.element === row.group.inside) return facts;
  const { element, inside } = row.group;
  if (!groups.has(element)) groups.set(element, ++groupCount);
  const outer = readParts(element, { ...frame, top: rect.top }, inside);
  // Boxes of the group are numbered apart: parts beside the bubbles keep their place, not their box.
  const groupParts = outer.parts.map((part) => ({ ...part, box: 0 }));
  return { ...facts, group: groups.get(element) ?? 0, groupParts };
}
