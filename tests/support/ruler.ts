import { PNG } from 'pngjs';
import { BAND, colourOf } from '../fixtures/sites/scrolling/ruler';

/** Where a ruler should stand in a picture. */
export interface RulerPlace {
  /** Device px: a column without words, and the ruler's first row. */
  readonly x: number;
  readonly top: number;
  /** Device px per CSS px of the ruler. */
  readonly scale: number;
  /** CSS px. */
  readonly px: number;
  readonly seed: number;
}

/** The bands whose middle does not have its colour: rows that are missing, repeated, covered or out of place. */
export function misplaced(picture: Buffer, { x, top, scale, px, seed }: RulerPlace): number[] {
  const { width, height, data } = PNG.sync.read(picture);
  const wrong: number[] = [];
  for (let band = 0; band < px / BAND; band++) {
    const y = Math.floor(top + (band + 0.5) * BAND * scale);
    const at = (y * width + Math.floor(x)) * 4;
    const want = colourOf(band, seed);
    if (y >= height || want.some((value, channel) => data[at + channel] !== value)) wrong.push(band);
  }
  return wrong;
}
