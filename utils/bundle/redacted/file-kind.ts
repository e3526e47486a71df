export type FileKind = 'json' | 'text' | 'mhtml' | 'picture' | 'plain-binary' | 'opaque';

/** Formats that can be written anew with regions filled. */
export const MASKABLE_PICTURES = ['image/png', 'image/jpeg', 'image/webp'];

const BY_ENDING: Readonly<Record<string, string>> = {
  json: 'application/json',
  jsonl: 'application/json',
  html: 'text/html',
  txt: 'text/plain',
  csv: 'text/csv',
  css: 'text/css',
  svg: 'image/svg+xml',
  mhtml: 'multipart/related',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  der: 'application/pkix-cert',
};

/** Media type by the ending of a name, for files that no record describes. */
export const typeByName = (path: string): string =>
  BY_ENDING[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';

/** How a file can be searched and masked. `opaque`: nobody can say what it shows. */
export function kindOfFile(path: string, mediaType: string): FileKind {
  const type = mediaType.toLowerCase().split(';', 1)[0]?.trim() ?? '';
  if (path.endsWith('.mhtml') || type === 'multipart/related' || type === 'message/rfc822') return 'mhtml';
  if (type === 'application/json') return 'json';
  if (type.startsWith('text/') || /[/+](?:xml|javascript)$/.test(type)) return 'text';
  if (type.startsWith('image/')) return 'picture';
  // A server's certificate: names in it stand as they are, uncompressed.
  return type === 'application/pkix-cert' ? 'plain-binary' : 'opaque';
}
