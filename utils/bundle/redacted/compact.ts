/** White space, invisible characters, dashes and dots: people and pages put them between digits. */
const SEPARATOR =
  /[\s\u00ad\u061c\u180e\u200b-\u200f\u2010-\u2015\u202a-\u202e\u2060-\u2069\u2212\ufe58\ufe63\ufeff\uff0d._\-·•‧・]/u;

export const isSeparator = (character: string): boolean => SEPARATOR.test(character);

/** A character as strings are compared: full-width as half-width (NFKC), capitals as small letters. */
export const folded = (character: string): string => character.normalize('NFKC').toLowerCase();

/** A string without what may stand between its characters, folded. */
export function compactOf(text: string): string {
  let out = '';
  for (const character of text) if (!isSeparator(character)) out += folded(character);
  return out;
}
