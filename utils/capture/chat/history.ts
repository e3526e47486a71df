import { plain } from '../../recognise/chat/row-text';
import {
  HISTORY_CONTROL,
  HISTORY_END,
  LOADING,
  NEWER_PAGE,
  OLDER_PAGE,
} from '../../recognise/chat/wording.data';
import {
  boundingRect,
  computedStyle,
  documentUrl,
  getAttribute,
  hasAttribute,
  localName,
  styleValue,
  textContent,
} from '../snapshot/natives';
import type { Conversation } from './conversation';
import {
  boxedChildren,
  boxedEnd,
  buttonType,
  clickElement,
  composedParent,
  documentOfNode,
  linkHref,
} from './dom';

/** What stands above (or below) the rows: controls for earlier messages, "没有更多了", "加载中". */
export interface HistoryState {
  /** Safe to click: fetches messages into the list in place. */
  readonly control?: HTMLElement;
  /** A control worded like one that leads away from this page; never clicked. */
  readonly byLink: boolean;
  /** The page says there is nothing more. */
  readonly ended: boolean;
  readonly loading: boolean;
}

type Where = 'above' | 'below';
const LONGEST = 30;
const MAX_LOOKED = 400;
/** Children of the list, boxless ones among them, in which its first (or last) rows are. */
const ENDS = 24;

/**
 * Reads the furniture at one end of the list. Only texts of the wording table count, whole; only what lies at that end.
 */
export function historyAt(conversation: Conversation, where: Where): HistoryState {
  let control: HTMLElement | undefined;
  let byLink = false;
  let ended = false;
  let loading = false;
  for (const el of furniture(conversation, where)) {
    const text = plain(textContent(el) ?? '');
    if (
      getAttribute(el, 'role') === 'progressbar' ||
      getAttribute(el, 'aria-busy') === 'true' ||
      localName(el) === 'progress'
    )
      loading ||= isSeen(el);
    if (text === '' || text.length > LONGEST || !isSeen(el)) continue;
    if (LOADING.pattern.test(text)) loading = true;
    else if (HISTORY_END.pattern.test(text)) ended = true;
    else if (HISTORY_CONTROL.pattern.test(text) && looksClickable(el)) {
      if (leadsAway(el)) byLink = true;
      else if (!isDisabled(el)) control ??= el as HTMLElement;
    }
  }
  return { ...(control ? { control } : {}), byLink, ended, loading };
}

/** Controls that put another page of the conversation in place of this one. */
export function pageControl(
  conversation: Conversation,
  direction: 'older' | 'newer',
): { readonly control?: HTMLElement; readonly byLink: boolean } {
  const { pattern } = direction === 'older' ? OLDER_PAGE : NEWER_PAGE;
  let byLink = false;
  for (const el of [...furniture(conversation, 'below'), ...furniture(conversation, 'above')]) {
    const text = plain(textContent(el) ?? '');
    if (text === '' || text.length > LONGEST || !pattern.test(text) || !isSeen(el) || !looksClickable(el))
      continue;
    if (leadsAway(el)) byLink = true;
    else if (!isDisabled(el)) return { control: el as HTMLElement, byLink };
  }
  return { byLink };
}

export const click = (control: HTMLElement): void => clickElement(control);

/** Elements at one end: the first (last) few rows, and what stands beside the list up to the pane that scrolls it. */
function* furniture({ list, port }: Conversation, where: Where): Generator<Element> {
  if (!list) return;
  const budget = { left: MAX_LOOKED };
  const end =
    where === 'above' ? boxedEnd(list, ENDS, 'first').slice(0, 3) : boxedEnd(list, ENDS, 'last').slice(-3);
  for (const child of end) yield* within(child, budget, 0);
  let at: Element = list;
  for (let depth = 0; depth < 6; depth++) {
    if (at === port.element) return;
    const parent = composedParent(at);
    if (!parent || localName(parent) === 'body') return;
    const edge = boundingRect(at);
    for (const sibling of boxedChildren(parent)) {
      if (sibling === at) continue;
      const rect = boundingRect(sibling);
      const above = rect.top + rect.height / 2 < edge.top + edge.height / 2;
      if (above === (where === 'above')) yield* within(sibling, budget, 0);
    }
    at = parent;
  }
}

/** Elements from the outside in. The innermost one with a wording is what a click means, so callers take the last fit. */
function* within(el: Element, budget: { left: number }, depth: number): Generator<Element> {
  if (budget.left-- <= 0 || depth > 8) return;
  for (const child of boxedChildren(el)) yield* within(child, budget, depth + 1);
  yield el;
}

const isSeen = (el: Element): boolean => {
  const css = computedStyle(el);
  return styleValue(css, 'visibility') === 'visible' && styleValue(css, 'opacity') !== '0';
};

function looksClickable(el: Element): boolean {
  for (let at: Element | null = el, depth = 0; at && depth < 3; at = composedParent(at), depth++) {
    if (/^(?:button|a)$/.test(localName(at)) || getAttribute(at, 'role') === 'button') return true;
    if (hasAttribute(at, 'onclick') || styleValue(computedStyle(at), 'cursor') === 'pointer') return true;
  }
  return false;
}

const isDisabled = (el: Element): boolean => {
  for (let at: Element | null = el, depth = 0; at && depth < 3; at = composedParent(at), depth++)
    if (hasAttribute(at, 'disabled') || getAttribute(at, 'aria-disabled') === 'true') return true;
  return styleValue(computedStyle(el), 'pointer-events') === 'none';
};

/** A link that goes somewhere else, a button that submits a form: never clicked, whatever it says. */
function leadsAway(el: Element): boolean {
  for (let at: Element | null = el, depth = 0; at && depth < 12; at = composedParent(at), depth++) {
    const tag = localName(at);
    if (tag === 'a' && hasAttribute(at, 'href')) {
      const href = getAttribute(at, 'href')?.trim() ?? '';
      if (href === '' || href.startsWith('#') || /^javascript:\s*(?:void\b.*|;?)$/i.test(href)) continue;
      const here = documentUrl(documentOfNode(at)).replace(/#.*$/, '');
      const there = linkHref(at as HTMLAnchorElement);
      // A hash route is another view of a single-page shop, unless it is this one.
      if (there.replace(/#.*$/, '') !== here || there.includes('#/')) return true;
    }
    if (tag === 'button' && buttonType(at as HTMLButtonElement) !== 'button' && inForm(at)) return true;
    if (tag === 'input') return true;
  }
  return false;
}

function inForm(el: Element): boolean {
  for (let at: Element | null = el; at; at = composedParent(at)) if (localName(at) === 'form') return true;
  return getAttribute(el, 'form') !== null;
}
