import type { PdfFile } from './file';
import { isList, nameIn, type Dict } from './syntax';

/** How far a string moves the pen, thousandths of an em; `NaN`: nobody says. */
export type Widths = (latin: string) => number;

/** Widths listed at most; a table of Chinese has some thousands. */
const MAX_WIDTHS = 70_000;

/** From the tables of a font (9.2.4, 9.7.4.3). The fourteen standard fonts may come without. */
export function readWidths(file: PdfFile, font: Dict): Widths {
  const subtype = nameIn(file.resolve(font.get('Subtype')));
  return subtype === 'Type0' ? wideWidths(file, font) : narrowWidths(file, font, subtype === 'Type3');
}

function narrowWidths(file: PdfFile, font: Dict, drawn: boolean): Widths {
  const widths = file.resolve(font.get('Widths'));
  const first = file.resolve(font.get('FirstChar'));
  if (!isList(widths) || typeof first !== 'number') return () => Number.NaN;
  const matrix = drawn ? file.resolve(font.get('FontMatrix')) : null;
  // A font that draws its letters itself has units of its own.
  const scale = isList(matrix) && typeof matrix[0] === 'number' ? matrix[0] * 1000 : 1;
  const missing = file.resolve(file.dict(font.get('FontDescriptor')).get('MissingWidth'));
  const usual = typeof missing === 'number' ? missing : 0;
  const numbers = widths.slice(0, 256).map((one) => file.resolve(one));
  return (latin) => {
    let sum = 0;
    for (let i = 0; i < latin.length; i++) {
      const width = numbers[latin.charCodeAt(i) - first];
      sum += typeof width === 'number' ? width * scale : usual;
    }
    return sum;
  };
}

function wideWidths(file: PdfFile, font: Dict): Widths {
  const below = file.resolve(font.get('DescendantFonts'));
  const inner = file.dict(isList(below) ? below[0] : undefined);
  const given = file.resolve(inner.get('DW'));
  const usual = typeof given === 'number' ? given : 1000;
  // Elsewhere a code is no number of a glyph, and which it is stands in tables that viewers bring along.
  if (!nameIn(file.resolve(font.get('Encoding'))).startsWith('Identity')) return () => Number.NaN;
  const widths = listed(file, inner);
  return (latin) => {
    let sum = 0;
    for (let i = 0; i < latin.length; i += 2)
      sum += widths.get(latin.charCodeAt(i) * 256 + latin.charCodeAt(i + 1)) ?? usual;
    return sum;
  };
}

/** `[1 [500 600] 10 20 750]`: one after the other from 1 on, and the same from 10 to 20. */
function listed(file: PdfFile, font: Dict): Map<number, number> {
  const out = new Map<number, number>();
  const list = file.resolve(font.get('W'));
  if (!isList(list)) return out;
  for (let i = 0; i + 1 < list.length && out.size < MAX_WIDTHS;) {
    const [from, next, same] = [list[i], file.resolve(list[i + 1]), list[i + 2]];
    if (typeof from !== 'number') return out;
    if (isList(next)) {
      next.forEach((width, at) => typeof width === 'number' && out.set(from + at, width));
      i += 2;
    } else {
      if (typeof next !== 'number' || typeof same !== 'number') return out;
      for (let code = from; code <= Math.min(next, from + 0xffff); code++) out.set(code, same);
      i += 3;
    }
  }
  return out;
}
