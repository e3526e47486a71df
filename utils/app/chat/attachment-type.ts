import type { ChatAttachment } from '../../recognise/chat/model';

/** Endings that say what a file is and that no computer runs on a double click. */
const ENDINGS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/bmp': 'bmp',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/quicktime': 'mov',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/aac': 'aac',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/webm': 'weba',
  'audio/amr': 'amr',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'text/plain': 'txt',
  'text/csv': 'csv',
};
const OTHERS = ['jpeg', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'rar', '7z', 'tar', 'gz', 'psd'];
const KNOWN = new Set([...Object.values(ENDINGS), ...OTHERS]);

export function mediaTypeOf(header: string): string {
  const type = header.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(type) ? type : 'application/octet-stream';
}

/** Whether what a server sent can be what the message shows. */
export function isOfKind(kind: ChatAttachment['kind'], mediaType: string): boolean {
  if (kind === 'image') return mediaType.startsWith('image/');
  if (kind === 'file') return mediaType !== 'text/html' && mediaType !== 'application/xhtml+xml';
  return /^(?:video|audio)\/|^application\/(?:ogg|octet-stream|mp4)$/.test(mediaType);
}

/** Ending of the stored file: by its media type, else by name or address if that is a harmless one, else `bin`. */
export function attachmentEnding(
  mediaType: string,
  { name, url, kind }: Pick<ChatAttachment, 'name' | 'url' | 'kind'>,
): string {
  const byType = ENDINGS[mediaType];
  if (byType !== undefined || kind === 'image') return byType ?? 'bin';
  for (const text of [name, url?.replace(/[?#].*$/, '')]) {
    const ending = /\.([a-z0-9]{1,5})$/i.exec(text?.trim() ?? '')?.[1]?.toLowerCase();
    if (ending !== undefined && KNOWN.has(ending)) return ending;
  }
  return 'bin';
}
