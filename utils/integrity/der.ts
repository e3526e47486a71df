/** One DER element (X.690 §8, §10). */
export interface Der {
  /** Identifier octet; tag numbers of 31 and more are refused, nothing here uses them. */
  readonly tag: number;
  /** Identifier, length and content: what a signature or hash over the element covers. */
  readonly raw: Uint8Array;
  readonly content: Uint8Array;
  /** Of a constructed element; empty for a primitive one. */
  readonly children: readonly Der[];
}

export const DER = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Deeper than any token or certificate; keeps a hostile file from exhausting the stack. */
const MAX_DEPTH = 32;

/**
 * Exactly one DER element and nothing after it, or undefined. Stricter than the libraries, which read BER: lengths are
 * definite and shortest, strings are primitive, integers and booleans have the one spelling that DER allows. So two
 * different files never read the same.
 */
export function parseDer(bytes: Uint8Array): Der | undefined {
  const parsed = element(bytes, 0, 0);
  return parsed && parsed.raw.byteLength === bytes.byteLength ? parsed : undefined;
}

/** A sequence's or set's child, when it has that tag. */
export function child(der: Der | undefined, index: number, tag: number): Der | undefined {
  const found = der?.children[index];
  return found?.tag === tag ? found : undefined;
}

/** Dotted form; undefined for other elements. */
export function oidOf(der: Der | undefined): string | undefined {
  if (der?.tag !== DER.oid) return undefined;
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of der.content) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    if (arcs.length === 0)
      arcs.push(Math.min(2, Math.floor(arc / 40)), arc - 40 * Math.min(2, Math.floor(arc / 40)));
    else arcs.push(arc);
    arc = 0;
  }
  return arcs.join('.');
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && a.every((byte, i) => byte === b[i]);
}

function element(bytes: Uint8Array, at: number, depth: number): Der | undefined {
  const tag = bytes[at];
  if (tag === undefined || depth > MAX_DEPTH || (tag & 0x1f) === 0x1f) return undefined;
  const size = length(bytes, at + 1);
  if (!size || size.contentAt + size.length > bytes.byteLength) return undefined;
  const end = size.contentAt + size.length;
  const content = bytes.subarray(size.contentAt, end);
  const children: Der[] = [];
  if (tag & 0x20) {
    for (let next = size.contentAt; next < end;) {
      const inner = element(bytes.subarray(0, end), next, depth + 1);
      if (!inner) return undefined;
      children.push(inner);
      next += inner.raw.byteLength;
    }
  }
  return wellSpelt(tag, content) ? { tag, raw: bytes.subarray(at, end), content, children } : undefined;
}

/** Definite and as short as possible, X.690 §10.1; at most four octets. */
function length(bytes: Uint8Array, at: number): { length: number; contentAt: number } | undefined {
  const first = bytes[at];
  if (first === undefined || first === 0x80) return undefined;
  if (first < 0x80) return { length: first, contentAt: at + 1 };
  const octets = first & 0x7f;
  if (octets > 4 || at + 1 + octets > bytes.byteLength || bytes[at + 1] === 0) return undefined;
  let value = 0;
  for (let i = 1; i <= octets; i += 1) value = value * 256 + (bytes[at + i] ?? 0);
  return value < 0x80 ? undefined : { length: value, contentAt: at + 1 + octets };
}

function wellSpelt(tag: number, content: Uint8Array): boolean {
  const [first = -1, second = -1] = content;
  switch (tag) {
    case DER.boolean:
      return content.byteLength === 1 && (first === 0 || first === 0xff);
    case DER.integer:
    case 0x0a:
      if (content.byteLength === 0) return false;
      return (
        content.byteLength === 1 || !((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))
      );
    case DER.bitString:
      return content.byteLength > 0 && first <= 7;
    case DER.null:
      return content.byteLength === 0;
    case DER.oid:
      return content.byteLength > 0 && ((content.at(-1) ?? 0x80) & 0x80) === 0;
    default:
      // Universal tags: only SEQUENCE and SET are constructed, and these always.
      return tag >= 0x40 || (tag === DER.sequence || tag === DER.set) === ((tag & 0x20) !== 0);
  }
}
