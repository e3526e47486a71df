import { boundingRect, computedStyle } from '../snapshot/natives';
import { outerElement, untransformed } from './dom';

/** Viewport px per px of the element's own. */
export interface ScreenScale {
  readonly x: number;
  readonly y: number;
}

const NONE: ScreenScale = { x: 1, y: 1 };
/** Share by which the boxes' rounding may disagree with the transforms. */
const ROUNDING = 0.02;

/**
 * How much transforms (and `zoom`) around the element enlarge it on the screen. `undefined`: it is turned, skewed or in
 * perspective, so that its rows are no rows of the screen.
 */
export function screenScale(element: Element): ScreenScale | undefined {
  const own = untransformed(element);
  const { width, height } = boundingRect(element);
  // Not the boxes' ratio itself: one of them is rounded, and the error grows with the page.
  if (!own || (Math.abs(width - own.width) < 1 && Math.abs(height - own.height) < 1)) return NONE;
  let x = 1;
  let y = 1;
  for (let at: Element | null = element; at; at = outerElement(at)) {
    const style = computedStyle(at);
    if (style.rotate !== 'none' && style.rotate !== '') return undefined;
    const matrix = new DOMMatrixReadOnly(style.transform === 'none' ? '' : style.transform);
    if (!matrix.is2D || matrix.b !== 0 || matrix.c !== 0) return undefined;
    const [sx = 1, sy = sx] =
      style.scale === 'none' || style.scale === '' ? [] : style.scale.split(' ').map(Number);
    const zoom = Number(style.zoom) || 1;
    x *= matrix.a * sx * zoom;
    y *= matrix.d * sy * zoom;
  }
  const fits = (box: number, before: number, by: number): boolean =>
    Math.abs(box - before * by) < 1 + box * ROUNDING;
  return fits(width, own.width, x) && fits(height, own.height, y) ? { x, y } : undefined;
}
