import { fromBase64 } from '../shared/bytes';

/** One part of an MHTML file (RFC 2557), decoded when asked for. */
export interface MhtmlPart {
  /** `Content-Location`, verbatim; empty when it has none (an opaque frame). */
  readonly location: string;
  /** Bare media type, lower case. */
  readonly type: string;
  /** `Content-Type`, verbatim. */
  readonly contentType: string;
  /** Of a mail's part: how it is called, verbatim. */
  readonly disposition: string;
  /** `null`: its encoding is unknown or broken. */
  bytes(): Uint8Array<ArrayBuffer> | null;
}

const MAX_PARTS = 20_000;
const MAX_HEADER = 64 * 1024;
const LF = 10;
const CR = 13;
const DASH = 45;
const EQUALS = 61;

/**
 * The parts of an MHTML file as Chromium writes it: one flat `multipart/related`. The browser wrote it, but out of what a
 * page gave it, so it is read as hostile: nothing throws, a part that breaks off is left out, `null` is not MHTML at all.
 */
export function readMhtml(file: Uint8Array<ArrayBuffer>): readonly MhtmlPart[] | null {
  const head = readHeaders(file, 0, file.length);
  const contentType = head?.fields.get('content-type') ?? '';
  return head && /^multipart\/related\b/i.test(contentType) ? readParts(file, head.end, contentType) : null;
}

/** The parts of a multipart body that begins at `start`; `null`: its type names no boundary. */
export function readParts(
  file: Uint8Array<ArrayBuffer>,
  start: number,
  contentType: string,
): readonly MhtmlPart[] | null {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) return null;
  const mark = new TextEncoder().encode(`--${boundary}`);
  const parts: MhtmlPart[] = [];
  let from: number | null = null;
  for (const line of marks(file, start, mark)) {
    // The line break before a delimiter belongs to it (RFC 2046 › 5.1.1).
    const end = line.at - (file[line.at - 2] === CR ? 2 : 1);
    const part = from === null || end < from ? null : readPart(file, from, end);
    if (part) parts.push(part);
    if (line.last || parts.length >= MAX_PARTS) break;
    from = line.next;
  }
  return parts;
}

/** Lines that are the delimiter: where they begin, and where the line after them does. */
function* marks(
  file: Uint8Array,
  start: number,
  mark: Uint8Array,
): Generator<{ at: number; next: number; last: boolean }> {
  for (let at = start; at >= 0 && at < file.length;) {
    const lineEnd = file.indexOf(LF, at);
    const end = lineEnd < 0 ? file.length : lineEnd;
    if (file[at] === DASH && mark.every((byte, i) => file[at + i] === byte)) {
      const rest = ascii(file, at + mark.length, Math.min(end, at + mark.length + 80)).trimEnd();
      if (rest === '' || rest === '--') yield { at, next: end + 1, last: rest === '--' };
    }
    at = end + 1;
  }
}

function readPart(file: Uint8Array<ArrayBuffer>, from: number, end: number): MhtmlPart | null {
  const head = readHeaders(file, from, end);
  if (!head) return null;
  const contentType = head.fields.get('content-type') ?? '';
  return {
    location: head.fields.get('content-location') ?? '',
    type: (contentType.split(';', 1)[0] ?? '').trim().toLowerCase(),
    contentType,
    disposition: head.fields.get('content-disposition') ?? '',
    bytes: () => decodeBody(file.subarray(head.end, end), head.fields),
  };
}

/** Header fields by lower-case name, folded lines joined; the first of a name counts. Null: no end within the limit. */
export function readHeaders(
  file: Uint8Array,
  from: number,
  end: number,
): { readonly fields: ReadonlyMap<string, string>; readonly end: number } | null {
  const fields = new Map<string, string>();
  let name = '';
  let value = '';
  const close = (): void => {
    if (name !== '' && !fields.has(name)) fields.set(name, value.trim());
    name = '';
  };
  const limit = Math.min(end, from + MAX_HEADER);
  for (let at = from; at < limit;) {
    const found = file.indexOf(LF, at);
    const lineEnd = found < 0 || found > limit ? limit : found;
    const line = ascii(file, at, lineEnd).replace(/\r$/, '');
    at = lineEnd + 1;
    if (line === '') {
      close();
      return { fields, end: Math.min(at, end) };
    }
    if (/^[ \t]/.test(line)) value += line;
    else {
      close();
      const colon = line.indexOf(':');
      name = colon < 0 ? '' : line.slice(0, colon).trim().toLowerCase();
      value = line.slice(colon + 1);
    }
  }
  return null;
}

const ascii = (file: Uint8Array, from: number, to: number): string =>
  new TextDecoder().decode(file.subarray(from, to));

/** A body out of its transfer encoding; `null`: that is unknown or broken. */
export function decodeBody(
  body: Uint8Array<ArrayBuffer>,
  fields: ReadonlyMap<string, string>,
): Uint8Array<ArrayBuffer> | null {
  const encoding = (fields.get('content-transfer-encoding') ?? 'binary').toLowerCase();
  if (encoding === 'base64') {
    try {
      return fromBase64(ascii(body, 0, body.length));
    } catch {
      return null;
    }
  }
  if (encoding === 'quoted-printable') return unquote(body);
  return /^(?:binary|[78]bit)$/.test(encoding) ? body.slice() : null;
}

/** Quoted-printable (RFC 2045 › 6.7); what is not an escape stays as it is. */
function unquote(body: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(body.length);
  let size = 0;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at] ?? 0;
    if (byte !== EQUALS) out[size++] = byte;
    else if (body[at + 1] === LF) at += 1;
    else if (body[at + 1] === CR && body[at + 2] === LF) at += 2;
    else {
      const high = hexDigit(body[at + 1]);
      const low = hexDigit(body[at + 2]);
      if (high < 0 || low < 0) out[size++] = byte;
      else {
        out[size++] = high * 16 + low;
        at += 2;
      }
    }
  }
  return out.slice(0, size);
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}
