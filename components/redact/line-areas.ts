import { holdsAny } from '@/utils/bundle/redacted/mask-text';
import type { Area } from '@/utils/bundle/redacted/plan';
import type { ReadLine, ReadWord } from '@/utils/recognise/import/voucher';

/** px around the letters: a recogniser's boxes are narrow. */
const MARGIN = 6;

export const lineText = ({ words }: ReadLine): string => words.map(({ text }) => text).join('');

/**
 * Where masked strings stand in a picture, as a recogniser read it: the fewest words of each line that hold one. What it
 * misread is not found: these are proposals, and the picture counts as unread all the same.
 */
export function lineAreas(lines: readonly ReadLine[], needles: readonly string[]): Area[] {
  return lines.flatMap(({ words }) => {
    const areas: Area[] = [];
    let from = 0;
    for (let to = 1; to <= words.length; to++) {
      if (!holds(words.slice(from, to), needles)) continue;
      while (from + 1 < to && holds(words.slice(from + 1, to), needles)) from += 1;
      areas.push(around(words.slice(from, to)));
      from = to;
    }
    return areas;
  });
}

const holds = (words: readonly ReadWord[], needles: readonly string[]): boolean =>
  holdsAny(lineText({ words }), needles);

function around(words: readonly ReadWord[]): Area {
  const boxes = words.map(({ box }) => box);
  const x = Math.max(0, Math.floor(Math.min(...boxes.map((box) => box.x))) - MARGIN);
  const y = Math.max(0, Math.floor(Math.min(...boxes.map((box) => box.y))) - MARGIN);
  const right = Math.ceil(Math.max(...boxes.map((box) => box.x + box.width))) + MARGIN;
  const bottom = Math.ceil(Math.max(...boxes.map((box) => box.y + box.height))) + MARGIN;
  return { x, y, width: right - x, height: bottom - y };
}
