import { concatBytes } from '../shared/bytes';
import { DER, parseDer } from './der';

/** Order of P-256 (SEC 2 §2.4.2), big-endian. */
const ORDER = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
const SIZE = 32;

/** `r ‖ s`, 32 bytes each (IEEE P1363, what WebCrypto speaks), to DER (RFC 3279 §2.2.3, what openssl speaks). */
export function rawToDer(raw: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  if (raw.byteLength !== 2 * SIZE) return undefined;
  const body = concatBytes([integer(raw.subarray(0, SIZE)), integer(raw.subarray(SIZE))]);
  return concatBytes([Uint8Array.of(DER.sequence, body.byteLength), body]);
}

/**
 * The inverse; undefined for anything but the one DER spelling of a pair with 1 ≤ r, s < n. Both s and n − s are
 * accepted: neither WebCrypto nor openssl normalises to the lower, and whoever holds a signature gains nothing by the other.
 */
export function derToRaw(der: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const parsed = parseDer(der);
  if (parsed?.tag !== DER.sequence || parsed.children.length !== 2) return undefined;
  const [r, s] = parsed.children.map((part) => (part.tag === DER.integer ? scalar(part.content) : undefined));
  return r && s ? concatBytes([r, s]) : undefined;
}

function integer(bytes: Uint8Array): Uint8Array {
  let start = 0;
  while (start < bytes.byteLength - 1 && bytes[start] === 0) start += 1;
  const value = bytes.subarray(start);
  const sign = (value[0] ?? 0) & 0x80 ? [0] : [];
  return Uint8Array.from([DER.integer, value.byteLength + sign.length, ...sign, ...value]);
}

function scalar(content: Uint8Array): Uint8Array | undefined {
  // Negative, or more than 32 bytes and a sign.
  if ((content[0] ?? 0x80) & 0x80 || content.byteLength > SIZE + 1) return undefined;
  const value = content.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  if (value < 1n || value >= ORDER) return undefined;
  const out = new Uint8Array(SIZE);
  const digits = content[0] === 0 ? content.subarray(1) : content;
  out.set(digits, SIZE - digits.byteLength);
  return out;
}
