/**
 * Text of others, made fit for a paper: what XML cannot hold, what could reorder or hide what stands beside it, is taken out.
 * The record keeps every character. Emoji and rare characters (also beyond the BMP) stay.
 */
function withoutControls(text: string): string {
  return (
    text
      .toWellFormed()
      .normalize('NFC')
      .replace(/\r\n?|[\u2028\u2029]/g, '\n')
      .replace(/\t/g, ' ')
      .replace(/[^\P{Cc}\n]|[\ufffe\uffff]/gu, '')
      // Joiners and tags stay: emoji are made of them.
      .replace(/\p{Cf}/gu, (mark) => (/^(?:\u200c|\u200d|[\u{e0020}-\u{e007f}])$/u.test(mark) ? mark : ''))
      // A character that only one font knows: the printers' mark for a missing one, rather than nothing.
      .replace(/\p{Co}/gu, '〓')
      .replace(/(\p{M}{4})\p{M}+/gu, '$1')
  );
}

/** A value within a sentence: one line, and no bar that would make it a row of a table. */
export function cleanLine(text: string): string {
  return withoutControls(text).replace(/\s+/g, ' ').replaceAll('｜', '|').trim();
}

/** Several lines; empty ones at most one at a time. */
export function cleanText(text: string): string {
  return withoutControls(text)
    .replace(/[ \u00a0]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
