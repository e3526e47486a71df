import type { PageFacts } from '../../exhibit/net/page-facts';
import { getter } from '../snapshot/natives';

const lastModified = getter(Document, 'lastModified');

/** ms for the time request; absent: do not ask. `pastWorker`: this browser keeps our requests from service workers. */
export interface NetRequest {
  readonly deadline: number;
  readonly askTime: boolean;
  readonly pastWorker: boolean;
}

/**
 * What the browser knows of how this document came, as it is; what it means is decided in the background. The page itself
 * is never asked for again: that could use up what it shows once.
 */
export async function pageNet(
  doc: Document,
  { deadline, askTime, pastWorker }: NetRequest,
): Promise<PageFacts> {
  const http = /^https?:$/.test(location.protocol);
  const worker = http && !pastWorker && controlled();
  const signal = AbortSignal.timeout(deadline);
  const free = http && !worker;
  // The server first: its answer takes longest.
  const asked = free && askTime ? head(signal) : null;
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const modified = new Date(lastModified(doc)).getTime();
  return {
    url: location.href,
    http,
    secure: isSecureContext,
    worker,
    lastModified: Number.isNaN(modified) ? null : modified,
    origin: performance.timeOrigin,
    navigation: navigation
      ? {
          type: navigation.type,
          status: navigation.responseStatus,
          protocol: navigation.nextHopProtocol,
          redirects: navigation.redirectCount,
          transfer: navigation.transferSize,
          body: navigation.decodedBodySize,
          worker: navigation.workerStart,
          response: navigation.responseStart,
          end: navigation.responseEnd,
        }
      : null,
    cached: free ? await cachedAnswer(signal) : null,
    head: await asked,
  };
}

function controlled(): boolean {
  try {
    return Boolean(navigator.serviceWorker?.controller);
  } catch {
    return false; // a sandboxed document: no worker can control it
  }
}

/** `only-if-cached` never reaches the network (Fetch › HTTP-network-or-cache fetch, step 10). */
async function cachedAnswer(signal: AbortSignal): Promise<PageFacts['cached']> {
  try {
    const [url = ''] = location.href.split('#');
    const answer = await fetch(url, {
      cache: 'only-if-cached',
      mode: 'same-origin',
      redirect: 'error',
      signal,
    });
    return {
      status: answer.status,
      headers: [...answer.headers],
      bytes: (await answer.arrayBuffer()).byteLength,
    };
  } catch {
    return null;
  }
}

/** No cookies, no referrer, no body; the one address browsers ask of every server unprompted. */
async function head(signal: AbortSignal): Promise<PageFacts['head']> {
  const url = `${location.origin}/favicon.ico`;
  const sent = Date.now();
  const begun = performance.now();
  try {
    const answer = await fetch(url, {
      method: 'HEAD',
      cache: 'no-store',
      credentials: 'omit',
      mode: 'same-origin',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal,
    });
    const took = performance.now() - begun;
    const received = Date.now();
    if (answer.type === 'opaqueredirect') return { failed: 'REDIRECTED' };
    return { url, status: answer.status, headers: [...answer.headers], sent, received, took };
  } catch {
    return { failed: signal.aborted ? 'TIMEOUT' : 'FAILED' };
  }
}
