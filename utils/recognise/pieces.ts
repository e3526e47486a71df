import { fold } from './fold';
import type { TextRun } from './types';

/** A run that the user reads, folded and trimmed, with what the rules need to know about its place. */
export interface Piece {
  /** Index into `PageText.runs`. */
  readonly index: number;
  readonly run: TextRun;
  /** Folded, same length as `run.text`. */
  readonly text: string;
  /** Bounds of the text without blanks at its ends. */
  readonly start: number;
  readonly end: number;
  /** `text` between them. */
  readonly plain: string;
  /** Identity of the nearest block ancestor: pieces of one line of text share it. */
  readonly block: string;
}

const INLINE = new Set(
  'span a b strong i em font small big label code u s del ins strike sub sup mark bdi bdo time data abbr q cite kbd var samp tt input textarea select output'.split(
    ' ',
  ),
);
const UNREAD = new Set(['script', 'style', 'noscript', 'template', 'head', 'option', 'datalist']);

/** Names of ligatures that leak out of icon fonts ("content_copy"), and private-use glyphs. */
const LIGATURE = /^(?:[a-z]{2,16}(?:_[a-z0-9]{1,16}){1,4}|[\ue000-\uf8ff\s]+)$/;
const PUNCTUATION = /^[:：|*·,，。;；\s]*$/;

function blockOf(run: TextRun): string {
  let depth = run.tags.length;
  while (depth > 0 && INLINE.has(run.tags[depth - 1] ?? '')) depth--;
  return `${run.frame}/${run.path.slice(0, depth).join('.')}`;
}

function isRead(run: TextRun, plain: string): boolean {
  if (run.source !== 'text' && run.source !== 'value') return false;
  if (run.icon === true || PUNCTUATION.test(plain) || LIGATURE.test(plain)) return false;
  return !run.tags.some((tag) => UNREAD.has(tag));
}

/** Pieces in document order; blanks, icons, lone punctuation, placeholders and unrendered elements are left out. */
export function toPieces(runs: readonly TextRun[]): Piece[] {
  const out: Piece[] = [];
  runs.forEach((run, index) => {
    const text = fold(run.text);
    const start = text.length - text.trimStart().length;
    const plain = text.trim();
    if (!isRead(run, plain)) return;
    out.push({ index, run, text, start, end: start + plain.length, plain, block: blockOf(run) });
  });
  return out;
}

export const hasTag = (piece: Piece, ...names: readonly string[]): boolean =>
  piece.run.tags.some((tag) => names.includes(tag));

/** Number of leading path steps two pieces share; 0 when they are in different frames. */
export function sharedDepth(a: Piece, b: Piece): number {
  if (a.run.frame !== b.run.frame) return 0;
  const limit = Math.min(a.run.path.length, b.run.path.length);
  let depth = 0;
  while (depth < limit && a.run.path[depth] === b.run.path[depth]) depth++;
  return depth;
}
