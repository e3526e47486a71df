import { latin1 } from '../../shared/bytes';
import { FILE_TYPES, UNKNOWN_TYPE, type FileType } from './file-types.data';

/** Bytes of a file's beginning that {@link sniff} looks at. */
export const HEAD = 8192;

/**
 * The media type of a file by its first bytes ({@link HEAD} are enough), never by its name: a picture called `.pdf` is a
 * picture. `application/octet-stream` where they say nothing.
 */
export function sniff(head: Uint8Array): string {
  const latin = latin1(head.subarray(0, HEAD));
  const signed = FILE_TYPES.find(({ magic }) =>
    magic?.some((parts) => parts.every(([at, bytes]) => latin.startsWith(bytes, at))),
  );
  if (signed?.mediaType === 'application/zip') return office(latin) ?? signed.mediaType;
  if (signed?.mediaType === 'video/x-matroska')
    return latin.includes('webm') ? 'video/webm' : signed.mediaType;
  // Text may begin with two letters that are also a signature.
  if (signed && !(signed.mediaType === 'application/vnd.microsoft.portable-executable' && !head.includes(0)))
    return signed.mediaType;
  return textType(head) ?? UNKNOWN_TYPE;
}

const OFFICE = {
  word: 'wordprocessingml.document',
  xl: 'spreadsheetml.sheet',
  ppt: 'presentationml.presentation',
};

/** The first entries of an Office document name its folder. */
function office(latin: string): string | undefined {
  if (!latin.includes('[Content_Types].xml') && !latin.includes('_rels/.rels')) return undefined;
  // A local header: its signature, 26 bytes, the name.
  const folder = Object.entries(OFFICE).find(([name]) =>
    latin.split('PK\u0003\u0004').some((entry) => entry.startsWith(`${name}/`, 26)),
  );
  return folder && `application/vnd.openxmlformats-officedocument.${folder[1]}`;
}

const HEADER =
  /^(?:received|return-path|mime-version|message-id|delivered-to|from|x-[\w-]+|date|subject):\s/i;

function textType(head: Uint8Array): string | undefined {
  const text = readText(head);
  if (text === undefined) return undefined;
  const start = text.replace(/^\ufeff/, '').trimStart();
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*|<!doctype\s+svg[^>]*>\s*)*<svg[\s>]/i.test(start))
    return 'image/svg+xml';
  if (/^(?:<!--[^]*?-->\s*)*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<script[\s>])/i.test(start))
    return 'text/html';
  if (start.startsWith('<?xml')) return /<html[\s>]/i.test(start) ? 'text/html' : 'application/xml';
  const lines = start.split(/\r?\n/, 12);
  const headers = lines.filter((line) => HEADER.test(line)).length;
  if (HEADER.test(lines[0] ?? '') && headers >= 3)
    return /^content-type:\s*multipart\/related/im.test(start) && /^snapshot-content-location:/im.test(start)
      ? 'text/html'
      : 'message/rfc822';
  if (/^[[{]\s*["[{\]}\d-]/.test(start)) return 'application/json';
  return 'text/plain';
}

/** Text in UTF-8, UTF-16 with a mark, or GB 18030 (what Chinese programs still write); `undefined` for anything else. */
export function readText(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return undefined;
  const mark = latin1(bytes.subarray(0, 2));
  if (mark === '\xff\xfe' || mark === '\xfe\xff')
    return new TextDecoder(mark === '\xff\xfe' ? 'utf-16le' : 'utf-16be').decode(bytes);
  for (const byte of bytes)
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27) return undefined;
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      // `stream`: the head may end in the middle of a character.
      return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    } catch {
      // The next one.
    }
  }
  return undefined;
}

/** The type that a name claims by its ending; `undefined` where the ending is unknown. */
export function claimedType(name: string): string | undefined {
  return byExtension(name)?.mediaType;
}

function byExtension(name: string): FileType | undefined {
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase();
  return FILE_TYPES.find(({ extensions }) => extension !== undefined && extensions.includes(extension));
}

/**
 * The name a file is kept under: `original.jpg`. By its content; only where that is shared by several kinds (old Office) by
 * its name. What could run when it is opened ends in `.txt` or `.bin`: the bytes are the same, a double click is harmless.
 */
export function keptName(mediaType: string, name: string): string {
  const type = FILE_TYPES.find((candidate) => candidate.mediaType === mediaType);
  const claimed = byExtension(name);
  if (!type) return 'original.bin';
  const text = mediaType.startsWith('text/') || mediaType.endsWith('xml');
  if (type.active) return text ? `original.${type.extensions[0]}.txt` : 'original.bin';
  if (mediaType === 'application/x-ole-storage') {
    const extension = /\.(doc|xls|ppt|msg|wps|et)$/i.exec(name)?.[1]?.toLowerCase();
    return `original.${extension ?? 'ole'}`;
  }
  // A spreadsheet's CSV and a program's log are text as well: their own ending opens them in the right program.
  if (mediaType === 'text/plain' && claimed && !claimed.active && claimed.mediaType.startsWith('text/'))
    return `original.${claimed.extensions[0]}`;
  return `original.${type.extensions[0]}`;
}

/** Name and content contradict each other: renamed or converted on its way. Text and its dialects do not. */
export function contradicts(mediaType: string, claimed: string | undefined): boolean {
  if (claimed === undefined || claimed === mediaType || mediaType === UNKNOWN_TYPE) return false;
  const family = (type: string): string => {
    if (/^text\/|json$|xml$|rfc822$/.test(type)) return 'text';
    return /^(?:video|audio)\/(?:mp4|quicktime|3gpp)$/.test(type) ? 'iso-media' : type;
  };
  return family(mediaType) !== family(claimed);
}
