import { boundingRect, computedStyle, styleValue } from '../snapshot/natives';
import type { TextStyle } from '../snapshot/text-style';
import { composedParent } from './dom';

const alpha = (colour: string): number => {
  if (colour === 'transparent' || colour === '') return 0;
  const parts = /^rgba\((.+)\)$/.exec(colour)?.[1]?.split(/[,/]/);
  return parts ? Number(parts[3] ?? 1) : 1;
};

/** The background colour where it is seen. */
export function opaqueColour(css: CSSStyleDeclaration): string | undefined {
  const colour = styleValue(css, 'background-color');
  return alpha(colour) > 0.02 ? colour : undefined;
}

/** The colour an element stands on. */
export function backdropOf(el: Element): string {
  for (let at: Element | null = el; at; at = composedParent(at)) {
    const colour = opaqueColour(computedStyle(at));
    if (colour !== undefined) return colour;
  }
  return 'rgb(255, 255, 255)';
}

const SIDES = ['top', 'right', 'bottom', 'left'] as const;

/** Set off from what is around it: another ground, a border on three sides, a shadow, a picture. */
export function isPaintedBox(
  el: Element,
  css: CSSStyleDeclaration,
  backdrop: string,
  flow: TextStyle['flow'],
): boolean {
  if (flow === 'inline' && !styleValue(css, 'display').startsWith('inline-')) return false;
  const colour = opaqueColour(css);
  const ground = colour !== undefined && colour !== backdrop;
  const image = /gradient|url/.test(styleValue(css, 'background-image'));
  const shadow = styleValue(css, 'box-shadow') !== 'none';
  const borders = (): number =>
    SIDES.filter((side) => Number.parseFloat(styleValue(css, `border-${side}-width`)) > 0).length;
  if (!ground && !image && !shadow && borders() < 3) return false;
  const rect = boundingRect(el);
  return rect.width > 8 && rect.height > 8;
}
