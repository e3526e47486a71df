import { computedStyle, styleValue } from '../snapshot/natives';

/**
 * How far an element's outer shadows reach beyond its box at most, CSS px: offset, blur and spread together (CSS
 * Backgrounds 3 › 6.1). It is painted over the page like the element itself and is hidden with it.
 */
export function shadowReach(el: Element): number {
  const shadows = styleValue(computedStyle(el), 'box-shadow');
  if (shadows === '' || shadows === 'none') return 0;
  let reach = 0;
  // Computed colours hold commas, but only within brackets.
  for (const shadow of shadows.split(/,(?![^(]*\))/)) {
    if (/\binset\b/.test(shadow)) continue;
    const [x = 0, y = 0, blur = 0, spread = 0] = [...shadow.matchAll(/(-?[\d.]+)px/g)].map(([, px]) =>
      Number(px),
    );
    reach = Math.max(reach, Math.max(Math.abs(x), Math.abs(y)) + blur + spread);
  }
  return Math.ceil(Math.max(0, reach));
}
