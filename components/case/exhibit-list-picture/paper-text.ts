/**
 * Text of the other side, made fit for one line of a paper: invisible controls could reorder or hide what stands
 * beside them, piled-up accents could cover the row above. The record keeps every character.
 */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}]/gu, '')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .trim();
}

/** At most `most` characters (code points); what is left out is counted, and where it can be read is said. */
export function clipped(text: string, most: number): string {
  const characters = Array.from(plainText(text));
  const over = characters.length - most;
  return over > 0
    ? `${characters.slice(0, most).join('')}…（另有 ${over} 字，见证据包）`
    : characters.join('');
}
