import { toBase64, utf8 } from '../../shared/bytes';

/**
 * Whether bytes hold a needle as plain text: UTF-8, UTF-16 of both orders, base64 at any alignment. For files that nobody
 * decodes; needles are compact, so a spelling with separators inside is found by whoever reads the file as text.
 */
export function bytesHold(bytes: Uint8Array, needles: readonly string[]): boolean {
  return anyIn(bytes, needles, (needle) => [latin(utf8(needle)), ...encodings(needle)]);
}

/** Whether a file that is read as text holds a needle as UTF-16 or base64 all the same: a token in an address, say. */
export function encodedIn(bytes: Uint8Array, needles: readonly string[]): boolean {
  return anyIn(bytes, needles, encodings);
}

function anyIn(
  bytes: Uint8Array,
  needles: readonly string[],
  spellings: (needle: string) => string[],
): boolean {
  const text = latin(bytes);
  return needles.some((needle) => spellings(needle).some((one) => text.includes(one)));
}

const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes).toLowerCase();

/** As latin-1 units, lower case. */
function encodings(needle: string): string[] {
  const plain = utf8(needle);
  const wide = Uint8Array.from(
    Array.from({ length: needle.length * 2 }, (_, i) => (needle.charCodeAt(i >> 1) >> ((i & 1) * 8)) & 255),
  );
  const swapped = wide.map((_, i) => wide[i ^ 1] ?? 0);
  // Three alignments; what a neighbour shares a character with is cut off.
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = toBase64(Uint8Array.from([...new Uint8Array(shift), ...plain])).replace(/=+$/, '');
    return encoded
      .slice(shift === 0 ? 0 : shift + 1, Math.floor(((shift + plain.length) * 8) / 6))
      .toLowerCase();
  });
  return [latin(wide), latin(swapped), ...base64.filter((one) => one.length >= 8)];
}
