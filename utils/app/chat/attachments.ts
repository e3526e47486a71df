import type { ChatConnection } from '../../platform/chat-agents';
import type { ChatAttachment, ChatMessage } from '../../recognise/chat/model';
import { fromBase64 } from '../../shared/bytes';
import { err, ok, type Result } from '../../shared/result';
import type { CaptureJob, CapturePorts } from '../capture/ports';
import type { Recorder } from '../capture/recorder';
import { attachmentEnding, isOfKind, mediaTypeOf } from './attachment-type';
import type { KeptChat } from './kept-chat';

/** ms for one of them; the page itself gives up earlier. */
const CALL = 8000;
/** What may be kept of one conversation, and ms for all of it together; the rest is listed. */
const MOST = 300;
const MOST_BYTES = 100 * 1024 * 1024;
const MOST_TIME = 90_000;

interface Bytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
}
type Ports = Pick<CapturePorts, 'fetchResource' | 'clock'>;

/**
 * Keeps what was sent, pictures, files, films and recordings, each once, as the page loads them again or, for sites the
 * user granted, as the extension does. What does not come is a row by its address, or its name where it has none.
 */
export async function keepAttachments(
  ports: Ports,
  job: CaptureJob,
  agent: ChatConnection,
  recorder: Recorder,
  chat: KeptChat,
): Promise<KeptChat> {
  const files = new Map<string, string>();
  const until = ports.clock().monotonicMs + MOST_TIME;
  let total = 0;
  for (const one of sent(chat.messages)) {
    const bytes = await bytesOf(one);
    if (!bytes.ok) listed(recorder, one, bytes.error);
  }

  async function bytesOf(one: ChatAttachment): Promise<Result<null, string>> {
    if (one.url === undefined) return err('NO_ADDRESS');
    if (recorder.broken) return err(recorder.broken.code);
    if (job.signal.aborted) return err('CANCELLED');
    if (files.size >= MOST) return err('TOO_MANY');
    if (total >= MOST_BYTES) return err('BYTE_BUDGET');
    if (ports.clock().monotonicMs > until) return err('TOTAL_TIMEOUT');
    const found = await fetched(ports, agent, one.kind, one.url);
    if (!found.ok) return found;
    const { bytes, mediaType } = found.value;
    const number = String(files.size + 1).padStart(2, '0');
    const path = `attachments/${number}.${attachmentEnding(mediaType, one)}`;
    const kept = await recorder.keep(path, new Blob([bytes], { type: mediaType }), 'original');
    // The recorder has listed it itself.
    if (!kept.ok) return ok(null);
    total += bytes.byteLength;
    files.set(one.url, path);
    return ok(null);
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

/** Everything sent, what has an address once; pictures first, for they are small and say most. */
function sent(messages: readonly ChatMessage[]): readonly ChatAttachment[] {
  const known = new Set<string>();
  const all = messages.flatMap(({ attachments }) => attachments);
  return [
    ...all.filter(({ kind }) => kind === 'image'),
    ...all.filter(({ kind }) => kind !== 'image'),
  ].filter(({ url }) => {
    if (url === undefined) return true;
    if (known.has(url)) return false;
    known.add(url);
    return true;
  });
}

const WHAT = { image: 'image', video: 'media', audio: 'media', file: 'resource' } as const;

function listed(recorder: Recorder, { kind, url, name }: ChatAttachment, reason: string): void {
  const where = url?.startsWith('data:') ? 'data:' : (url ?? name);
  recorder.missing({ what: WHAT[kind], reason, ...(where === undefined ? {} : { where }) });
}

async function fetched(
  { fetchResource }: Ports,
  agent: ChatConnection,
  kind: ChatAttachment['kind'],
  url: string,
): Promise<Result<Bytes, string>> {
  const own = await agent.call('bytes', { url }, CALL);
  if (own.ok && 'base64' in own.value) return checked(kind, own.value.base64, own.value.mediaType);
  const reason = own.ok && 'reason' in own.value ? own.value.reason : 'CORS_OR_NETWORK';
  if (reason !== 'CORS_OR_NETWORK' || !/^https?:/i.test(url)) return err(reason);
  const granted = await fetchResource(url);
  if ('reason' in granted) return err(granted.reason);
  if (granted.status >= 400) return err(`HTTP_${granted.status}`);
  return checked(kind, granted.base64, granted.contentType ?? '');
}

/** A page may answer with anything: a log-in page is not the picture, nor the file, that was sent. */
function checked(kind: ChatAttachment['kind'], base64: string, header: string): Result<Bytes, string> {
  const mediaType = mediaTypeOf(header);
  if (!isOfKind(kind, mediaType)) return err(kind === 'image' ? 'NOT_AN_IMAGE' : 'NOT_THE_FILE');
  return ok({ bytes: fromBase64(base64), mediaType });
}
