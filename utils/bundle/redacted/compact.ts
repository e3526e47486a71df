/**
 * White space, invisible characters, dashes, dots, brackets, commas, slashes; quotes and plus signs, with which scripts and
 * addresses join pieces: people and pages put them between digits.
 */
const BETWEEN = String.raw`[\s\u00ad\u061c\u180e\u200b-\u200f\u2010-\u2015\u202a-\u202e\u2060-\u2069\u2212\ufe58\ufe63\ufeff\uff0d._\-·•‧・()（）\[\]【】,，、/／|｜+'"]`;
const SEPARATOR = new RegExp(BETWEEN, 'u');
const SEPARATORS = new RegExp(BETWEEN, 'gu');

export const isSeparator = (character: string): boolean => SEPARATOR.test(character);

/** A character as strings are compared: full-width as half-width (NFKC), capitals as small letters. */
export const folded = (character: string): string => character.normalize('NFKC').toLowerCase();

/** A string without what may stand between its characters, folded. */
export function compactOf(text: string): string {
  let out = '';
  for (const character of text) if (!isSeparator(character)) out += folded(character);
  return out;
}

/** What folding may change: neither ASCII, whose capitals `toLowerCase` minds, nor ideographs. */
const FOLDABLE = /[^\p{ASCII}\u3400-\u4dbf\u4e00-\u9fff]/gu;

/** {@link compactOf} of a long text, in the engine's own loops. */
export const compactOfAll = (text: string): string =>
  text.replaceAll(SEPARATORS, '').replaceAll(FOLDABLE, folded).toLowerCase();
