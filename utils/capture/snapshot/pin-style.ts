import { computedStyle, styleValue } from './natives';

/** What decides where a box stands, how large it is, and how it is framed. */
const BOX = [
  'display', 'position', 'top', 'right', 'bottom', 'left', 'float', 'width', 'height', 'box-sizing',
  'margin-top', 'margin-right', 'margin-bottom', 'margin-left',
  'padding-top', 'padding-right', 'padding-bottom', 'padding-left',
  'border-top', 'border-right', 'border-bottom', 'border-left',
  'border-radius', 'min-width', 'min-height', 'max-width', 'max-height', 'vertical-align', 'transform', 'opacity', 'z-index',
  'visibility', 'background-color', 'object-fit', 'object-position', 'flex', 'align-self', 'order', 'grid-area',
] as const; // prettier-ignore

/**
 * Declarations that hold a box where it is (computed values), for elements written under another name or outside the top
 * layer, whose own selectors or user-agent rules no longer match.
 */
export function pinnedBox(el: Element): string {
  const style = computedStyle(el);
  if (styleValue(style, 'display') === 'none') return 'display:none';
  return BOX.map((name) => `${name}:${styleValue(style, name)}`).join(';');
}

/** Declarations for the used size only, CSS px. */
export function pinnedSize(width: number, height: number): string {
  const px = (n: number): string => `${Math.round(n * 100) / 100}px`;
  return `width:${px(width)};height:${px(height)}`;
}

/** Every declaration, for an element whose name is lost: rules for it match no longer, those for what is inside do. */
export function pinnedAll(el: Element): string {
  const style = computedStyle(el);
  let all = '';
  for (let i = 0; i < style.length; i++) {
    const name = style[i] ?? '';
    all += `${name}:${styleValue(style, name)};`;
  }
  return all;
}
