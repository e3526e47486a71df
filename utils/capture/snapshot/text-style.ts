import { clientHeight, clientWidth, computedStyle, hasAttribute, localName, styleValue } from './natives';

/** What an element's style means for the text in it. */
export interface TextStyle {
  /** Nothing inside is painted, whatever it says itself. */
  readonly gone: boolean;
  /** This element's own text is painted. */
  readonly visible: boolean;
  readonly flow: 'inline' | 'block' | 'cell';
  readonly struck: boolean;
  readonly css: CSSStyleDeclaration | null;
}

const INLINE = /^(?:inline|contents|ruby)/;
const GONE: TextStyle = { gone: true, visible: false, flow: 'inline', struck: false, css: null };

/** `gone` and `struck` are the parent's: a hidden subtree costs no style look-ups. */
export function readTextStyle(
  el: Element,
  parent: { readonly gone: boolean; readonly struck: boolean },
): TextStyle {
  if (parent.gone) return GONE;
  const css = computedStyle(el);
  const display = styleValue(css, 'display');
  if (display === 'none' || styleValue(css, 'opacity') === '0') return GONE;
  if (styleValue(css, 'content-visibility') === 'hidden') return GONE;
  const inline = INLINE.test(display);
  if (display !== 'inline' && display !== 'contents' && isClippedAway(el, css)) return GONE;
  return {
    gone: false,
    visible: styleValue(css, 'visibility') === 'visible',
    flow: display === 'table-cell' ? 'cell' : inline ? 'inline' : 'block',
    struck:
      styleValue(css, 'text-decoration-line').includes('line-through') ||
      (parent.struck && passesDecoration(css, display)),
    css,
  };
}

// A box of no size that clips: a folded panel, or text for screen readers only (1 px).
function isClippedAway(el: Element, css: CSSStyleDeclaration): boolean {
  const overflow = styleValue(css, 'overflow-x');
  if (overflow === 'visible' || overflow === '') return false;
  return clientHeight(el) <= 1 || clientWidth(el) <= 1;
}

// CSS Text Decoration 3 › 2: decorations do not reach atomic inlines, floats and positioned boxes.
function passesDecoration(css: CSSStyleDeclaration, display: string): boolean {
  if (display.startsWith('inline-') || styleValue(css, 'float') !== 'none') return false;
  return !/^(?:absolute|fixed)$/.test(styleValue(css, 'position'));
}

const ICON_FONT = /icon|material symbols|awesome|glyph/i;

/** Drawn by an icon font: a ligature name such as `storefront`, or private-use characters only. */
export function isIconText(text: string, css: CSSStyleDeclaration | null): boolean {
  const bare = text.trim();
  if (/^[\ue000-\uf8ff\s]+$/.test(bare)) return true;
  return /^[a-z0-9_]+$/i.test(bare) && css !== null && ICON_FONT.test(styleValue(css, 'font-family'));
}

/** Closed `<details>`: everything but the first summary is folded away. */
export function isFolded(el: Element, child: Element, summarySeen: boolean): boolean {
  if (localName(el) !== 'details' || hasAttribute(el, 'open')) return false;
  return localName(child) !== 'summary' || summarySeen;
}
