import { fromUnknown } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import { readBounded } from './read-bounded';

export interface SmallAnswerLimits {
  /** Bytes. */
  readonly most: number;
  /** ms until it is given up. */
  readonly deadline: number;
  readonly signal: AbortSignal;
}

/**
 * Asks an address that the user allowed, without cookies, cache or referrer and without following a redirect, and takes no
 * more than such an answer can have. The error says why there is none, in English, for the log.
 */
export async function fetchSmall(
  url: string,
  init: Pick<RequestInit, 'method' | 'headers' | 'body'>,
  { most, deadline, signal }: SmallAnswerLimits,
): Promise<Result<Uint8Array, string>> {
  try {
    const response = await fetch(url, {
      ...init,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, AbortSignal.timeout(deadline)]),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return err(`HTTP ${response.status}`);
    }
    const bytes = await readBounded(response, most);
    return bytes ? ok(bytes) : err('too long an answer');
  } catch (thrown) {
    return err(fromUnknown(thrown).cause ?? '');
  }
}
