const HEX = /* @__PURE__ */ Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));

export function toHex(bytes: Uint8Array): string {
  let out = '';
  for (const b of bytes) out += HEX[b];
  return out;
}

/** Bytes of an even number of hex digits. */
export function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** UTF-8 bytes of a string; lone surrogates become U+FFFD (WHATWG Encoding). */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

export function concatBytes(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  let size = 0;
  for (const c of chunks) size += c.byteLength;
  const out = new Uint8Array(size);
  let at = 0;
  for (const c of chunks) {
    out.set(c, at);
    at += c.byteLength;
  }
  return out;
}

/** Base64 (RFC 4648 › 4, padded). */
export function toBase64(bytes: Uint8Array): string {
  const native = (bytes as Uint8Array & { toBase64?: () => string }).toBase64;
  if (typeof native === 'function') return native.call(bytes);
  return btoa(latin1(bytes));
}

/**
 * Bytes of base64 (RFC 4648 › 4); white space is passed over.
 *
 * @throws DOMException for what is no base64.
 */
export const fromBase64 = (base64: string): Uint8Array<ArrayBuffer> => fromLatin1(atob(base64));

/** One UTF-16 unit a byte (ISO 8859-1). A `TextDecoder` under the label `latin1` gives windows-1252 instead. */
export function latin1(bytes: Uint8Array): string {
  let units = '';
  // `String.fromCharCode` takes its bytes as arguments, of which there may be some 65,000.
  for (let at = 0; at < bytes.length; at += 0x8000)
    units += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return units;
}

/** The bytes of which {@link latin1} made these units. */
export const fromLatin1 = (units: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(units, (unit) => unit.charCodeAt(0));
