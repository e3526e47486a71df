import type { ChatWordingHit } from '@/utils/recognise/chat/model';
import type { Hit } from './find-text';

export interface Piece {
  readonly text: string;
  readonly wording?: ChatWordingHit;
  /** Ends the wording it belongs to: the class is named after it. */
  readonly last?: true;
  readonly hit?: Hit;
}

/** A text cut wherever a highlight begins or ends. Ranges that reach beyond the text, or into one another, give way. */
export function textPieces(
  text: string,
  wording: readonly ChatWordingHit[],
  hits: readonly Hit[],
): readonly Piece[] {
  const words = disjoint(wording, text.length);
  const found = disjoint(hits, text.length);
  const cuts = new Set([0, text.length]);
  for (const { start, end } of [...words, ...found]) cuts.add(start).add(end);
  const edges = [...cuts].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (let at = 0; at + 1 < edges.length; at++) {
    const [from, to] = [edges[at] ?? 0, edges[at + 1] ?? 0];
    const word = words.find(({ start, end }) => start <= from && to <= end);
    const hit = found.find(({ start, end }) => start <= from && to <= end);
    pieces.push({
      text: text.slice(from, to),
      ...(word ? { wording: word } : {}),
      ...(word?.end === to ? { last: true as const } : {}),
      ...(hit ? { hit } : {}),
    });
  }
  return pieces;
}

function disjoint<T extends { readonly start: number; readonly end: number }>(
  ranges: readonly T[],
  length: number,
): readonly T[] {
  let at = 0;
  return ranges
    .toSorted((a, b) => a.start - b.start)
    .filter(({ start, end }) => {
      if (start < at || end <= start || end > length) return false;
      at = end;
      return true;
    });
}
