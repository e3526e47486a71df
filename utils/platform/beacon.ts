import { MAX_PULSE } from '../integrity/beacon/pulse';
import { appError } from '../shared/errors';
import { err, type Result } from '../shared/result';
import { fetchSmall } from './small-answer';

/** ms */
const DEADLINE = 8000;

/** Gets what a relay has at that address: a plain request that says nothing of the case. BEACON_UNREACHABLE otherwise. */
export async function fetchPulse(
  url: string,
  signal: AbortSignal,
  deadline = DEADLINE,
): Promise<Result<Uint8Array>> {
  const answer = await fetchSmall(url, { method: 'GET' }, { most: MAX_PULSE, deadline, signal });
  return answer.ok ? answer : err(appError('BEACON_UNREACHABLE', { cause: answer.error }));
}
