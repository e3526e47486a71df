import type { NotCaptured } from '../../exhibit/model';
import type { SnapshotOptions } from '../protocol';
import { dataUrl, mediaType } from './data-url';
import { failureCode } from './tally';

export type ResourceKind = Extract<
  NotCaptured['what'],
  'image' | 'stylesheet' | 'font' | 'media' | 'resource'
>;

export interface Loaded {
  readonly bytes: Uint8Array;
  /** The `Content-Type` header, verbatim. */
  readonly header: string | null;
  /** Bare media type. */
  readonly type: string;
  /** After redirects: the base of relative addresses in it. */
  readonly finalUrl: string;
}

export interface Resource {
  readonly url: string;
  readonly kind: ResourceKind;
  loaded: Loaded | null;
  /** Why there are no bytes: `TIMEOUT`, `TOTAL_TIMEOUT`, `BYTE_BUDGET`, `CANCELLED`, `HTTP_404`, `CORS_OR_NETWORK`, … */
  reason: string | null;
}

export interface Loader {
  /** Starts (or joins) the fetch of an absolute URL without fragment. `done` runs once, with or without bytes. */
  request(url: string, kind: ResourceKind, done?: (resource: Resource) => void): Resource;
  /** Keeps `idle` waiting for other work, at most until the total deadline. */
  follow(work: Promise<unknown>): void;
  /** Resolves when nothing is under way, at the latest at the total deadline. */
  idle(): Promise<void>;
  dataUrlOf(resource: Resource): string;
  inlined(): number;
}

const CONCURRENCY = 6;
/** Bytes. Recordings above this are listed, not kept: a film is not a page. */
const MAX_MEDIA = 2 * 1024 * 1024;
// What shapes the page comes first, so that a spent budget costs fonts before pictures.
const RANK: Readonly<Record<ResourceKind, number>> = {
  stylesheet: 0,
  image: 1,
  resource: 1,
  font: 2,
  media: 3,
};

interface Entry {
  readonly resource: Resource;
  readonly done: ((resource: Resource) => void)[];
}

/** Fetches what the renderer most likely still holds. Every entry settles by its deadline, whatever `fetch` does. */
export function createLoader(options: SnapshotOptions, pageUrl: string): Loader {
  const entries = new Map<string, Entry>();
  const urls = new Map<Resource, string>();
  const queues: Entry[][] = [[], [], [], []];
  const waiting: (() => void)[] = [];
  const stop = new AbortController();
  let stopReason = '';
  let active = 0;
  let following = 0;
  let bytes = 0;
  const queued = (): boolean => queues.some((q) => q.length > 0);

  const halt = (reason: string): void => {
    stopReason ||= reason;
    stop.abort();
    pump();
  };
  const timer = setTimeout(() => halt('TOTAL_TIMEOUT'), options.totalTimeout);
  if (options.signal.aborted) halt('CANCELLED');
  else options.signal.addEventListener('abort', () => halt('CANCELLED'), { once: true });

  function pump(): void {
    for (const queue of queues) {
      let at = 0;
      for (; at < queue.length && (active < CONCURRENCY || stop.signal.aborted); at++) {
        const entry = queue[at];
        if (!entry) continue;
        active++;
        void load(entry.resource, options, stop.signal, () => stopReason, take, pageUrl).then(() =>
          settle(entry),
        );
      }
      queue.splice(0, at);
    }
    if (active === 0 && !queued() && (following === 0 || stopReason)) for (const w of waiting.splice(0)) w();
  }

  function settle(entry: Entry): void {
    for (const done of entry.done.splice(0)) {
      try {
        done(entry.resource);
      } catch (thrown) {
        entry.resource.loaded = null;
        entry.resource.reason = failureCode(thrown);
      }
    }
    active--;
    pump();
  }

  /** Books bytes against the budget; false when they do not fit. */
  function take(count: number): boolean {
    if (bytes + count > options.maxResourceBytes) return false;
    bytes += count;
    return true;
  }

  return {
    request(url, kind, done) {
      const key = `${kind === 'stylesheet' ? 's' : 'r'} ${url}`;
      let entry = entries.get(key);
      if (!entry) {
        entry = { resource: { url, kind, loaded: null, reason: null }, done: [] };
        entries.set(key, entry);
        queues[RANK[kind]]?.push(entry);
        queueMicrotask(pump);
      }
      const { resource } = entry;
      if (done) {
        if (resource.loaded || resource.reason) done(resource);
        else entry.done.push(done);
      }
      return resource;
    },
    follow(work) {
      following++;
      const end = (): void => {
        following--;
        pump();
      };
      work.then(end, end);
    },
    async idle() {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        pump();
      });
      clearTimeout(timer);
    },
    dataUrlOf(resource) {
      let url = urls.get(resource);
      if (url === undefined) {
        url = resource.loaded ? dataUrl(resource.loaded.bytes, resource.loaded.type) : 'data:,';
        urls.set(resource, url);
      }
      return url;
    },
    inlined: () => [...entries.values()].filter((e) => e.resource.loaded).length,
  };
}

async function load(
  resource: Resource,
  options: SnapshotOptions,
  stop: AbortSignal,
  stopReason: () => string,
  take: (count: number) => boolean,
  pageUrl: string,
): Promise<void> {
  if (stopReason()) {
    resource.reason = stopReason();
    return;
  }
  const own = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onStop: (() => void) | undefined;
  // Raced, not only signalled: a `fetch` that ignores its signal must not hold the record up.
  const deadline = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('TIMEOUT'), options.resourceTimeout);
    onStop = () => resolve(stopReason());
    stop.addEventListener('abort', onStop, { once: true });
  });
  const outcome = await Promise.race([deadline, read(resource, options, own.signal, take)]).catch(
    (thrown: unknown) => networkReason(thrown, resource.url, pageUrl),
  );
  clearTimeout(timer);
  if (onStop) stop.removeEventListener('abort', onStop);
  if (typeof outcome === 'string') {
    resource.reason = outcome;
    own.abort();
  } else resource.loaded = outcome;
}

async function read(
  resource: Resource,
  options: SnapshotOptions,
  signal: AbortSignal,
  take: (count: number) => boolean,
): Promise<Loaded | string> {
  const response = await options.fetch(resource.url, {
    cache: 'force-cache',
    credentials: 'same-origin',
    signal,
  });
  if (!response.ok) return `HTTP_${response.status}`;
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const step = await reader?.read();
    if (!step || step.done || signal.aborted) break;
    size += step.value.byteLength;
    const media = resource.kind === 'media' && size > MAX_MEDIA;
    if (media || !take(step.value.byteLength)) {
      reader?.cancel().catch(() => undefined);
      return media ? 'TOO_LARGE' : 'BYTE_BUDGET';
    }
    chunks.push(step.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  const header = response.headers.get('content-type');
  const type = mediaType(header, bytes);
  // A log-in page in place of the picture or font.
  if (type === 'text/html' && resource.kind !== 'resource') return `NOT_A_${resource.kind.toUpperCase()}`;
  return { bytes, header, type, finalUrl: response.url || resource.url };
}

// A refused cross-origin read and a dead network look the same to a page (Fetch › network error).
function networkReason(thrown: unknown, url: string, pageUrl: string): string {
  const code = failureCode(thrown);
  if (code !== 'TypeError') return code;
  try {
    return new URL(url).origin === new URL(pageUrl).origin ? 'NETWORK' : 'CORS_OR_NETWORK';
  } catch {
    return 'NETWORK';
  }
}
