import type { Extent, MediaPart, RowFacts, RowPart, TextPart } from './facts.types';
import { isMedia, isSeen, isText } from './row-text';
import { holdsNames, type Slots } from './slots';

/** CSS px: no face is larger. */
const FACE = 80;
const width = (e: Extent): number => e.x1 - e.x0;
const height = (e: Extent): number => e.y1 - e.y0;
const isSquare = (e: Extent): boolean =>
  height(e) > 0 && width(e) / height(e) > 0.6 && width(e) / height(e) < 1.7;

export const union = (all: readonly Extent[]): Extent | undefined =>
  all.length === 0
    ? undefined
    : {
        x0: Math.min(...all.map((e) => e.x0)),
        x1: Math.max(...all.map((e) => e.x1)),
        y0: Math.min(...all.map((e) => e.y0)),
        y1: Math.max(...all.map((e) => e.y1)),
      };

/** Outermost box of the row that a part stands in, index + 1; one as wide as the list is the row itself: 0. */
export function outerBox(row: RowFacts, box: number): number {
  let outer = 0;
  for (let at = box, steps = 0; at > 0 && steps < 64; steps++) {
    const found = row.boxes[at - 1];
    if (!found) break;
    if (width(found) < row.listWidth * 0.97) outer = at;
    at = found.parent;
  }
  return outer;
}

export const boxOf = (row: RowFacts, part: Extent & { readonly box: number }): Extent | undefined =>
  row.boxes[outerBox(row, part.box) - 1];

const edge = (row: RowFacts, at: Extent): number => Math.min(at.x0, row.listWidth - at.x1);

/** CSS px by which a face stands farther out than the bubbles. */
const OUTSIDE = 8;

/** A face that did not load is as wide as the words in its place; it still stands farther out than every bubble. */
function isBrokenFace(row: RowFacts, part: MediaPart, texts: readonly TextPart[]): boolean {
  if (part.loaded || height(part) > FACE) return false;
  const own = outerBox(row, part.box);
  const bubbles = texts
    .filter((text) => outerBox(row, text.box) !== own)
    .map((text) => boxOf(row, text))
    .filter((box) => box !== undefined);
  if (bubbles.length === 0) return false;
  return (
    bubbles.every((box) => part.x0 < box.x0 - OUTSIDE) || bubbles.every((box) => part.x1 > box.x1 + OUTSIDE)
  );
}

/** Parts that are somebody's face: a small square picture, or a small square box with a letter or two beside the text. */
export function facesOf(
  row: RowFacts,
  parts: readonly RowPart[],
  slots: Slots,
  beside: 'nothing' | 'bubbles' = 'nothing',
): Set<MediaPart | TextPart> {
  const found = new Set<MediaPart | TextPart>();
  const texts = parts.filter(isSeen);
  const media = parts.filter(isMedia);
  for (const part of media) {
    // A picture by itself was sent; beside a group of bubbles it is the face of the one who sent them.
    const alone = beside === 'nothing' && texts.length === 0 && media.length === 1;
    if (part.kind !== 'image' || alone) continue;
    if ((isSquare(part) && width(part) <= FACE) || isBrokenFace(row, part, texts)) found.add(part);
  }
  for (const part of texts) {
    const box = boxOf(row, part);
    if (!box || !isSquare(box) || width(box) > FACE || height(box) < 20) continue;
    if (Array.from(part.text.trim()).length > 3) continue;
    const others = texts.filter((other) => outerBox(row, other.box) !== outerBox(row, part.box));
    if (!others.every((other) => other.x0 >= box.x1 - 1 || other.x1 <= box.x0 + 1)) continue;
    const bubbles = others.some((other) => {
      const its = boxOf(row, other);
      return its !== undefined && !(isSquare(its) && width(its) <= FACE);
    });
    const pictured = media.some(
      (other) => !found.has(other) && (other.x0 >= box.x1 - 1 || other.x1 <= box.x0 + 1),
    );
    // A short message ("好") stands in a box as small as a face; the face is the outer one of the two.
    const outermost =
      others.some((other) => boxOf(row, other)) &&
      others.every((other) => edge(row, boxOf(row, other) ?? other) > edge(row, box));
    if (others.length > 0 ? bubbles || outermost || holdsNames(slots.of(part)) : pictured) found.add(part);
  }
  return found;
}

const NO_NAME = /^(?:avatar|头像|用户头像|客服头像|photo|image|图片|profile(?: picture)?|user|icon)$/i;

/** The name that a face carries for those who do not see it. */
export function faceName(face: MediaPart | TextPart, parts: readonly RowPart[]): string | undefined {
  const beside = parts.filter(isText).find((part) => part.source === 'alt');
  const name = (isMedia(face) ? (face.name ?? '') : (beside?.text ?? ''))
    .replace(/(?:的头像|['’]s avatar)$/i, '')
    .trim();
  return name === '' || name.length > 40 || NO_NAME.test(name) ? undefined : name;
}
