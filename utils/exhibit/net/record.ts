import { utcIso, type UtcIso } from '../../shared/time';
import { headerOf, keepHeaders } from './headers';
import {
  untold,
  type CachedResponse,
  type Connection,
  type Navigation,
  type NetRecord,
  type ServerClock,
  type Tls,
  type Told,
} from './model';
import type { PageFacts } from './page-facts';
import { parseHttpDate, skewOf } from './server-time';

/** `document.lastModified` is the present when the server did not say; whole seconds, and a page takes time. ms. */
const NOW_ISH = 10_000;

export interface NetInputs {
  readonly at: UtcIso;
  /** Undefined when the page could not be asked. */
  readonly page: PageFacts | undefined;
  /** The user lets us ask the server for the time. */
  readonly askedTime: boolean;
  readonly connection: Told<Connection>;
  readonly tls: Told<Tls>;
}

/** Puts what was learned into `net.json`, every gap with its reason. */
export function netRecord({ at, page, askedTime, connection, tls }: NetInputs): NetRecord {
  const about = page ? ofPage(page, at, askedTime) : NOTHING;
  // Without the request there is no connection to tell about, whatever the permissions.
  const asked = 'notAvailable' in about.clock ? untold(about.clock.notAvailable) : undefined;
  const unasked =
    asked && ['NOT_HTTP', 'PAGE_NOT_READ', 'SERVICE_WORKER', 'SWITCHED_OFF'].includes(asked.notAvailable);
  return {
    specVersion: '1.0',
    at,
    ...about,
    connection: unasked ? asked : connection,
    tls: unasked ? asked : tls,
  };
}

type AboutPage = Pick<NetRecord, 'page' | 'navigation' | 'redirects' | 'response' | 'clock'>;

const NOTHING: AboutPage = {
  page: untold('PAGE_NOT_READ'),
  navigation: untold('PAGE_NOT_READ'),
  redirects: untold('PAGE_NOT_READ'),
  response: untold('PAGE_NOT_READ'),
  clock: untold('PAGE_NOT_READ'),
};

function ofPage(page: PageFacts, at: UtcIso, askedTime: boolean): AboutPage {
  const { url, secure, lastModified, navigation } = page;
  const modified =
    lastModified !== null && plausible(lastModified) && Date.parse(at) - lastModified > NOW_ISH;
  return {
    page: {
      url,
      secureContext: secure,
      lastModified: modified ? { utc: utcIso(lastModified) } : untold(page.http ? 'NOT_SENT' : 'NOT_HTTP'),
    },
    navigation: navigationOf(page),
    redirects: navigation
      ? { count: navigation.redirects, chain: untold('NOT_OFFERED') }
      : untold('NOT_OFFERED'),
    response: responseOf(page),
    clock: clockOf(page, askedTime),
  };
}

function navigationOf({ navigation, origin }: PageFacts): Told<Navigation> {
  if (!navigation || !plausible(origin + navigation.end)) return untold('NOT_OFFERED');
  const { type, status, protocol, transfer, body, worker, response, end } = navigation;
  return {
    type,
    ...(status > 0 ? { status } : {}),
    ...(protocol ? { protocol } : {}),
    transferBytes: transfer,
    bodyBytes: body,
    serviceWorker: worker > 0,
    startedAt: utcIso(origin),
    answeredAt: utcIso(origin + response),
    receivedAt: utcIso(origin + end),
  };
}

function responseOf({ http, worker, cached, navigation }: PageFacts): Told<CachedResponse> {
  if (!http) return untold('NOT_HTTP');
  if (worker) return untold('SERVICE_WORKER');
  if (!cached) return untold('NOT_IN_CACHE');
  const length = navigation?.body ?? 0;
  return {
    source: 'http-cache',
    status: cached.status,
    bodyBytes: cached.bytes,
    ...(length > 0 ? { sameLength: length === cached.bytes } : {}),
    headers: keepHeaders(cached.headers),
  };
}

function clockOf({ http, worker, head }: PageFacts, asked: boolean): Told<ServerClock> {
  if (!http) return untold('NOT_HTTP');
  if (!asked) return untold('SWITCHED_OFF');
  if (worker) return untold('SERVICE_WORKER');
  if (!head) return untold('FAILED');
  if ('failed' in head) return untold(head.failed);
  const headers = keepHeaders(head.headers);
  const { sent, received, took, url, status } = head;
  const date = headerOf(headers, 'date');
  const server = date === undefined ? undefined : parseHttpDate(date, received);
  const trip = { sentMs: sent, receivedMs: received, tookMs: took };
  return {
    method: 'HEAD',
    url,
    status,
    sentAt: utcIso(sent),
    receivedAt: utcIso(received),
    tookMs: Math.round(took),
    ...(server?.ok ? { serverAt: utcIso(server.value) } : {}),
    skew: skewOf(date, headerOf(headers, 'age'), trip),
    headers,
  };
}

/** Within what a Date can hold. */
const plausible = (ms: number): boolean => Math.abs(ms) < 8.64e15;
