import { fold } from '../fold';

/** UTF-16 units of one file that are searched. A page of more words than a long novel's chapter is searched up to here. */
export const MAX_INDEXED = 200_000;

const CJK = '\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef';
const BETWEEN_CJK = new RegExp(`(?<=[${CJK}]) (?=[${CJK}])`, 'g');

/**
 * A text as it is searched: widths folded, blanks and line ends made one space, none between Chinese characters, where a
 * page's markup puts them at will. What a reader sees of a hit is cut out of this.
 */
export function indexText(text: string): { readonly text: string; readonly cut: boolean } {
  const cut = text.length > MAX_INDEXED;
  const folded = fold(cut ? text.slice(0, MAX_INDEXED) : text);
  return { text: folded.replace(/\s+/g, ' ').replace(BETWEEN_CJK, '').trim(), cut };
}
