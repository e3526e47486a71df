import { concatBytes } from '../shared/bytes';
import { appError, fromUnknown } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';

/** Bytes; a response has 1 to 10 kB. */
const MAX_ANSWER = 64 * 1024;
/** ms */
const DEADLINE = 15_000;

/**
 * RFC 3161 §3.4 over HTTP: posts the request without cookies or referrer, follows no redirect, and takes no more than a
 * time-stamp can have. TSA_UNREACHABLE for everything that is no answer.
 */
export async function postTimestamp(
  url: string,
  query: Uint8Array,
  signal: AbortSignal,
  deadline = DEADLINE,
): Promise<Result<Uint8Array>> {
  const unreachable = (cause: string): Result<never> => err(appError('TSA_UNREACHABLE', { cause }));
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body: Uint8Array.from(query),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, AbortSignal.timeout(deadline)]),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return unreachable(`HTTP ${response.status}`);
    }
    const reader = response.body?.getReader();
    const chunks: Uint8Array[] = [];
    let size = 0;
    for (;;) {
      const step = await reader?.read();
      if (!step || step.done) break;
      size += step.value.byteLength;
      if (size > MAX_ANSWER) {
        await reader?.cancel();
        return unreachable('too long an answer');
      }
      chunks.push(step.value);
    }
    return ok(concatBytes(chunks));
  } catch (thrown) {
    return unreachable(fromUnknown(thrown).cause ?? '');
  }
}
