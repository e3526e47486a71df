import { concatBytes, toBase64 } from '../../shared/bytes';
import { MAX_BYTES, type ChatBytes } from './protocol';

/** ms for one of them. */
const DEADLINE = 5000;

/**
 * Bytes of something a message shows or links to, as the page itself may load them: out of the cache where they are there,
 * from the network else. Codes: `HTTP_404` …, `TOO_LARGE`, `TIMEOUT`, `CORS_OR_NETWORK`.
 */
export async function fetchBytes(url: string): Promise<ChatBytes> {
  const own = new AbortController();
  const timer = setTimeout(() => own.abort(new DOMException('', 'TimeoutError')), DEADLINE);
  try {
    const response = await fetch(url, {
      cache: 'force-cache',
      credentials: 'same-origin',
      signal: own.signal,
    });
    if (!response.ok) return { reason: `HTTP_${response.status}` };
    const reader = response.body?.getReader();
    const chunks: Uint8Array[] = [];
    let size = 0;
    for (;;) {
      const step = await reader?.read();
      if (!step || step.done) break;
      size += step.value.byteLength;
      if (size > MAX_BYTES) {
        own.abort();
        return { reason: 'TOO_LARGE' };
      }
      chunks.push(step.value);
    }
    return {
      base64: toBase64(concatBytes(chunks)),
      mediaType: response.headers.get('content-type') ?? '',
    };
  } catch (thrown) {
    const late = own.signal.aborted && thrown instanceof DOMException && thrown.name === 'TimeoutError';
    return { reason: late ? 'TIMEOUT' : 'CORS_OR_NETWORK' };
  } finally {
    clearTimeout(timer);
  }
}
