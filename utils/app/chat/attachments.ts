import type { ChatConnection } from '../../platform/chat-agents';
import type { ChatMessage } from '../../recognise/chat/model';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import type { CaptureJob, CapturePorts } from '../capture/ports';
import type { Recorder } from '../capture/recorder';
import type { KeptChat } from './kept-chat';

/** ms for one picture. */
const CALL = 8000;
/** Pictures and bytes of one conversation; the rest is listed. */
const MOST = 300;
const MOST_BYTES = 100 * 1024 * 1024;

const ENDINGS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/bmp': 'bmp',
};

interface Bytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
}

/**
 * Keeps the pictures that were sent, each once, as the page loads them again or, for sites the user granted, as the
 * extension does. What does not come is a row. Files, films and recordings nobody opened are listed in `chat.json` only.
 */
export async function keepAttachments(
  ports: Pick<CapturePorts, 'fetchResource'>,
  job: CaptureJob,
  agent: ChatConnection,
  recorder: Recorder,
  chat: KeptChat,
): Promise<KeptChat> {
  const files = new Map<string, string>();
  const urls = new Set(
    chat.messages.flatMap(({ attachments }) =>
      attachments.flatMap(({ kind, url }) => (kind === 'image' && url !== undefined ? [url] : [])),
    ),
  );
  let total = 0;
  for (const url of urls) {
    if (recorder.broken) break;
    const full = files.size >= MOST || total >= MOST_BYTES;
    const found = job.signal.aborted
      ? err('CANCELLED')
      : full
        ? err('BYTE_BUDGET')
        : await bytesOf(ports, agent, url);
    if (!found.ok) {
      const where = url.startsWith('data:') ? 'data:' : url;
      recorder.missing({ what: 'image', reason: found.error, where });
      continue;
    }
    const { bytes, mediaType } = found.value;
    const ending = ENDINGS[mediaType] ?? 'bin';
    const path = `attachments/${String(files.size + 1).padStart(2, '0')}.${ending}`;
    const kept = await recorder.keep(path, new Blob([bytes], { type: mediaType }), 'original');
    if (!kept.ok) break;
    total += bytes.byteLength;
    files.set(url, path);
  }
  const named = (message: ChatMessage): ChatMessage => ({
    ...message,
    attachments: message.attachments.map((one) => {
      const file = one.url === undefined ? undefined : files.get(one.url);
      return file === undefined ? one : { ...one, file };
    }),
  });
  return { ...chat, messages: chat.messages.map(named) };
}

async function bytesOf(
  { fetchResource }: Pick<CapturePorts, 'fetchResource'>,
  agent: ChatConnection,
  url: string,
): Promise<Result<Bytes, string>> {
  const own = await agent.call('bytes', { url }, CALL);
  if (own.ok && own.value) return picture(own.value.base64, own.value.mediaType);
  if (!/^https?:/i.test(url)) return err('CORS_OR_NETWORK');
  const granted = await fetchResource(url);
  if ('reason' in granted) return err(granted.reason);
  if (granted.status >= 400) return err(`HTTP_${granted.status}`);
  return picture(granted.base64, granted.contentType ?? '');
}

/** A page may answer with anything: only what says it is a picture becomes a file beside the transcript. */
function picture(base64: string, header: string): Result<Bytes, string> {
  const mediaType = header.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!mediaType.startsWith('image/')) return err('NOT_AN_IMAGE');
  return ok({ bytes: Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0)), mediaType });
}
