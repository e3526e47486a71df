import { appError } from '../shared/errors';
import { err, type Result } from '../shared/result';
import { fetchSmall } from './small-answer';

/** Bytes; a response has 1 to 10 kB. */
const MAX_ANSWER = 64 * 1024;
/** ms */
const DEADLINE = 15_000;

/** RFC 3161 §3.4 over HTTP: posts the request. TSA_UNREACHABLE for everything that is no answer. */
export async function postTimestamp(
  url: string,
  query: Uint8Array,
  signal: AbortSignal,
  deadline = DEADLINE,
): Promise<Result<Uint8Array>> {
  const answer = await fetchSmall(
    url,
    {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body: Uint8Array.from(query),
    },
    { most: MAX_ANSWER, deadline, signal },
  );
  return answer.ok ? answer : err(appError('TSA_UNREACHABLE', { cause: answer.error }));
}
