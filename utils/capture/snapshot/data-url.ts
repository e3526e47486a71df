import { latin1, toBase64 } from '../../shared/bytes';

/** `data:` URL of bytes, base64 (RFC 2397). `type` must be a bare media type. */
export function dataUrl(bytes: Uint8Array, type: string): string {
  return `data:${type};base64,${toBase64(bytes)}`;
}

// First bytes; `.` stands for any byte.
const MAGIC: readonly (readonly [string, string])[] = [
  ['image/png', '\u0089PNG'],
  ['image/jpeg', '\u00ff\u00d8\u00ff'],
  ['image/gif', 'GIF8'],
  ['image/webp', 'RIFF....WEBP'],
  ['image/avif', '....ftypavi'],
  ['image/bmp', 'BM'],
  ['image/x-icon', '\u0000\u0000\u0001\u0000'],
  ['font/woff2', 'wOF2'],
  ['font/woff', 'wOFF'],
  ['font/otf', 'OTTO'],
  ['font/ttf', '\u0000\u0001\u0000\u0000'],
];
const SVG = /^\s*(?:<\?xml|<!--|<!DOCTYPE svg|<svg)/i;

/** The media type: the server's, when it gave a usable one, else by the first bytes (MIME Sniffing › 6). */
export function mediaType(header: string | null, bytes: Uint8Array): string {
  const declared = /^\s*([\w.+-]+\/[\w.+-]+)/.exec(header ?? '')?.[1]?.toLowerCase();
  if (declared && !/^(?:application\/octet-stream|text\/plain|binary\/.*)$/.test(declared)) return declared;
  const head = latin1(bytes.subarray(0, 64));
  const fits = (magic: string): boolean => Array.from(magic).every((c, i) => c === '.' || head[i] === c);
  return (
    MAGIC.find(([, magic]) => fits(magic))?.[0] ??
    (SVG.test(head) ? 'image/svg+xml' : declared) ??
    'application/octet-stream'
  );
}

const BOMS: readonly (readonly [string, string])[] = [
  ['\u00ef\u00bb\u00bf', 'utf-8'],
  ['\u00fe\u00ff', 'utf-16be'],
  ['\u00ff\u00fe', 'utf-16le'],
];

/** CSS bytes to text: BOM, then the header's charset, then `@charset`, then the referring document's (CSS Syntax 3 › 3.2). */
export function decodeCss(bytes: Uint8Array, header: string | null, fallback: string): string {
  const head = latin1(bytes.subarray(0, 200));
  const bom = BOMS.find(([mark]) => head.startsWith(mark))?.[1];
  const stated = /charset\s*=\s*["']?([\w-]+)/i.exec(header ?? '')?.[1];
  const rule = /^@charset "([\w-]+)";/.exec(head)?.[1];
  for (const label of [bom, stated, rule, fallback]) {
    if (!label) continue;
    try {
      return new TextDecoder(label).decode(bytes);
    } catch {
      continue; // a label no decoder knows: the next source decides
    }
  }
  return new TextDecoder().decode(bytes);
}
