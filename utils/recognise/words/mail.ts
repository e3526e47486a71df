import { decodeBody, readHeaders, readParts, type MhtmlPart } from '../../exhibit/mhtml';
import { markupWords } from './markup';
import { hasNoWords, type ReadWords } from './read-words';

/** Parts in parts: a forwarded mail in a mail has three or four. */
const DEEP = 6;
const SAID = ['subject', 'from', 'to', 'cc', 'date'];

/**
 * The words of a mail (RFC 5322, MIME): subject, who to whom, when, its text and HTML, names of what is attached. What is
 * attached itself is not read. `null`: it is none.
 */
export function mailWords(bytes: Uint8Array<ArrayBuffer>, depth = 0): ReadWords | null {
  const head = readHeaders(bytes, 0, bytes.length);
  if (!head) return null;
  const said = SAID.map((name) => words(head.fields.get(name) ?? ''));
  const type = head.fields.get('content-type') ?? 'text/plain';
  const body = /^multipart\//i.test(type)
    ? partsOf(bytes, head.end, type, depth)
    : textOf(decodeBody(bytes.subarray(head.end), head.fields), type);
  return joined([...said.map((text) => ({ text, whole: true })), body]);
}

const MISSING: ReadWords = { text: '', whole: false };

const joined = (all: readonly ReadWords[]): ReadWords => ({
  text: all
    .map(({ text }) => text)
    .filter(Boolean)
    .join('\n'),
  whole: all.every(({ whole }) => whole),
});

function partsOf(
  bytes: Uint8Array<ArrayBuffer>,
  start: number,
  contentType: string,
  depth: number,
): ReadWords {
  const parts = depth < DEEP ? readParts(bytes, start, contentType) : null;
  return parts ? joined(parts.map((part) => partWords(part, depth + 1))) : MISSING;
}

function partWords(part: MhtmlPart, depth: number): ReadWords {
  const name = /(?:file)?name\*?=(?:"([^"]+)"|([^\s;]+))/i.exec(`${part.disposition};${part.contentType}`);
  const called = { text: words(name?.[1] ?? name?.[2] ?? ''), whole: true };
  const body = /^attachment/i.test(part.disposition) ? null : part.bytes();
  if (body && part.type.startsWith('multipart/')) return partsOf(body, 0, part.contentType, depth);
  if (body && part.type === 'message/rfc822') return (depth < DEEP && mailWords(body, depth)) || MISSING;
  return joined([called, textOf(body, part.contentType)]);
}

function textOf(bytes: Uint8Array | null, contentType: string): ReadWords {
  const type = /^\s*([\w.+/-]*)/.exec(contentType)?.[1]?.toLowerCase() ?? '';
  if (hasNoWords(type)) return { text: '', whole: true };
  if (!bytes || !(type === '' || type === 'text/plain' || type === 'text/html')) return MISSING;
  const text = inCharset(bytes, /charset="?([\w.:-]{1,40})/i.exec(contentType)?.[1] ?? 'utf-8');
  return { text: type === 'text/html' ? markupWords(text) : text, whole: true };
}

function inCharset(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Encoded words of a header (RFC 2047): `=?GBK?B?…?=`; those that follow each other belong together. */
function words(header: string): string {
  const together = header.replaceAll(/\?=\s+=\?/g, '?==?');
  return together.replaceAll(
    /=\?([\w-]{1,40})(?:\*[\w-]{1,20})?\?([BQ])\?([^?]*)\?=/gi,
    (_, charset: string, how: string, text: string) => {
      const encoding = how.toUpperCase() === 'B' ? 'base64' : 'quoted-printable';
      const plain = encoding === 'base64' ? text : text.replaceAll('_', ' ');
      const fields = new Map([['content-transfer-encoding', encoding]]);
      return inCharset(decodeBody(new TextEncoder().encode(plain), fields) ?? new Uint8Array(), charset);
    },
  );
}
