import { concatBytes, latin1 } from '../../../shared/bytes';

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const COMMENT = 0xfe;
const APPLICATION = 0xff;
/** How often it plays. */
const LOOPS = ['NETSCAPE2.0', 'ANIMEXTS1.0'];

/** A GIF (GIF89a) without comments, XMP, other programs' data and what follows its end. */
export function strippedGif(bytes: Uint8Array): Uint8Array | undefined {
  if (!/^GIF8[79]a$/.test(latin1(bytes.subarray(0, 6)))) return undefined;
  const table = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let at = 13 + table(bytes[10] ?? 0);
  const kept: Uint8Array[] = [bytes.subarray(0, at)];
  while (at < bytes.length) {
    const from = at;
    if (bytes[at] === TRAILER) return concatBytes([...kept, Uint8Array.of(TRAILER)]);
    if (bytes[at] === IMAGE) at += 11 + table(bytes[at + 9] ?? 0);
    else if (bytes[at] === EXTENSION) at += 2;
    else return undefined;
    // Sub-blocks: a length, so many bytes, until a length of nothing.
    while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0);
    at += 1;
    if (!isDescription(bytes, from)) kept.push(bytes.subarray(from, at));
  }
  return undefined;
}

function isDescription(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== EXTENSION) return false;
  if (bytes[at + 1] === COMMENT) return true;
  return bytes[at + 1] === APPLICATION && !LOOPS.includes(latin1(bytes.subarray(at + 3, at + 14)));
}
