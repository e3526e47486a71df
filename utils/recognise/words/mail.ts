import { decodeBody, readHeaders, readParts } from '../../exhibit/mhtml';
import { markupWords } from './markup';

/** Parts in parts: a forwarded mail in a mail has three or four. */
const DEEP = 6;
const SAID = ['subject', 'from', 'to', 'cc', 'date'];

/**
 * The words of a mail (RFC 5322, MIME): subject, who to whom, when, its text and HTML, names of what is attached. What is
 * attached itself is not read. `null`: it is none.
 */
export function mailWords(bytes: Uint8Array<ArrayBuffer>, depth = 0): string | null {
  const head = readHeaders(bytes, 0, bytes.length);
  if (!head) return null;
  const said = SAID.map((name) => words(head.fields.get(name) ?? ''));
  const type = head.fields.get('content-type') ?? 'text/plain';
  const body = /^multipart\//i.test(type)
    ? partsOf(bytes, head.end, type, depth)
    : textOf(decodeBody(bytes.subarray(head.end), head.fields), type);
  return [...said, body].filter(Boolean).join('\n');
}

function partsOf(bytes: Uint8Array<ArrayBuffer>, start: number, contentType: string, depth: number): string {
  if (depth >= DEEP) return '';
  const parts = readParts(bytes, start, contentType) ?? [];
  return parts
    .map((part) => {
      const name = /(?:file)?name\*?=(?:"([^"]+)"|([^\s;]+))/i.exec(
        `${part.disposition};${part.contentType}`,
      );
      const called = words(name?.[1] ?? name?.[2] ?? '');
      const body = part.bytes();
      if (!body || /^attachment/i.test(part.disposition)) return called;
      if (part.type.startsWith('multipart/')) return partsOf(body, 0, part.contentType, depth + 1);
      if (part.type === 'message/rfc822') return depth + 1 < DEEP ? (mailWords(body, depth + 1) ?? '') : '';
      return [called, textOf(body, part.contentType)].filter(Boolean).join('\n');
    })
    .join('\n');
}

function textOf(bytes: Uint8Array | null, contentType: string): string {
  const type = /^\s*([\w.+/-]*)/.exec(contentType)?.[1]?.toLowerCase() ?? '';
  if (!bytes || !(type === '' || type === 'text/plain' || type === 'text/html')) return '';
  const text = inCharset(bytes, /charset="?([\w.:-]{1,40})/i.exec(contentType)?.[1] ?? 'utf-8');
  return type === 'text/html' ? markupWords(text) : text;
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
