import type { ScrollerChoice } from '../agent-protocol';
import {
  boundingRect,
  clientHeight,
  elementQuery,
  getAttribute,
  getElementById,
  isHtml,
  localName,
  textContent,
  scrollHeight,
} from '../snapshot/natives';
import { selectorOf } from '../snapshot/selector';
import { allElements } from './dom';
import { findScroller, HIDDEN, isBox, rootOf, scrollsDown, type Scroller } from './scroller';
import { screenScale } from './screen-scale';
import { isNoticeable } from './unseen';

/** UTF-16 units of a pane's name. */
const NAME = 60;
/** How many a person can choose from. */
const CHOICES = 12;

/** The panes a reader would scroll down, wherever on the page they stand; in document order. */
export function findPanes(doc: Document, besides: Scroller): Element[] {
  const panes: Element[] = [];
  for (const element of allElements(doc)) {
    if (element === besides.element || !hidesRows(element) || !isBox(doc, element)) continue;
    if (scrollsDown(element) && isNoticeable(element) && screenScale(element) && fits(element)) {
      panes.push(element);
    }
  }
  return panes;
}

/** The page and its panes, for a person to choose from. */
export function scrollerChoices(doc: Document): ScrollerChoice[] {
  const auto = findScroller(doc).element;
  const choices = findPanes(doc, {}).map((element) => {
    const { width, height } = boundingRect(element);
    return {
      selector: selectorOf(element),
      name: labelOf(doc, element),
      width,
      height,
      auto: element === auto,
    };
  });
  const page: ScrollerChoice = {
    selector: ':root',
    name: '',
    width: innerWidth,
    height: innerHeight,
    auto: auto === undefined,
  };
  return [...(hidesRows(rootOf(doc)) ? [page] : []), ...choices].slice(0, CHOICES);
}

/** The scroller that was chosen before, if the page still has it. */
export function chosenScroller(doc: Document, selector: string): Scroller | undefined {
  if (selector === ':root') return {};
  const element = findPanes(doc, {}).find((pane) => selectorOf(pane) === selector);
  return element && { element };
}

/** What the page calls it: its label, else its first heading, else what it is. */
export function labelOf(doc: Document, element: Element): string {
  const by = getAttribute(element, 'aria-labelledby')?.split(' ')[0];
  const labelled = by ? getElementById(doc, by) : null;
  const [heading] = elementQuery(element, 'h1,h2,h3,h4,h5,h6,[role=heading],caption,legend');
  const named = [getAttribute(element, 'aria-label'), textOf(labelled), textOf(heading)];
  const name =
    named.find((text) => text?.trim()) ??
    getAttribute(element, 'role') ??
    (isHtml(element, 'div') ? '' : localName(element));
  // Never half a character.
  return name
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, NAME)
    .replace(/[\ud800-\udbff]$/, '');
}

const textOf = (element: Element | null | undefined): string | null =>
  element ? textContent(element) : null;
const hidesRows = (element: Element): boolean => scrollHeight(element) - clientHeight(element) >= HIDDEN;

/** One screen can show it whole. */
function fits(element: Element): boolean {
  const { width, height } = boundingRect(element);
  return width <= innerWidth + HIDDEN && height <= innerHeight + HIDDEN;
}
