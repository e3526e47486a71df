import type { Refused, RelayedResource } from '../capture/relay-protocol';
import { toBase64 } from '../shared/bytes';
import { mayRead } from './permissions';
import { readBounded } from './read-bounded';

/** Bytes of one resource that travel to the page as base64: a message is limited to 64 MiB. */
export const MAX_RELAYED = 20 * 1024 * 1024;
/** ms; the page's own deadline for a resource is shorter. */
const DEADLINE = 5000;

/** Fetches what a page shows but may not read, from a site the user granted, without cookies. */
export async function fetchResource(url: string): Promise<RelayedResource | Refused> {
  if (!(await mayRead(url))) return { reason: 'CORS_OR_NETWORK' };
  try {
    const response = await fetch(url, {
      cache: 'force-cache',
      credentials: 'omit',
      signal: AbortSignal.timeout(DEADLINE),
    });
    const bytes = await readBounded(response, MAX_RELAYED);
    if (!bytes) return { reason: 'TOO_LARGE' };
    return {
      base64: toBase64(bytes),
      status: response.status,
      contentType: response.headers.get('content-type'),
      finalUrl: response.url || url,
    };
  } catch {
    // Allowed, so it is not the other site's refusal.
    return { reason: 'NETWORK' };
  }
}
