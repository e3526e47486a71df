import type { UtcIso } from '../../shared/time';

/** Why something is not in `net.json`. A reader shows an unknown code as it is. */
export const WHY_NOT = [
  'NOT_HTTP', // a file or a page the browser made itself: no server
  'PAGE_NOT_READ', // the page did not answer, or was left
  'NOT_OFFERED', // this browser tells no extension
  'NOT_SENT', // the server did not say
  'NOT_IN_CACHE', // forbidden to be kept (no-store), the answer to a form, or displaced; never asked for again
  'SERVICE_WORKER', // a script of the page would answer in the server's place
  'SWITCHED_OFF', // by the user, in the settings
  'TIMEOUT',
  'FAILED', // no connection, or the page's own policy forbids it
  'REDIRECTED', // the answer was a redirect, whose headers a script may not read
  'DATE_UNREADABLE', // not a date as RFC 9110 writes it
  'DATE_IMPLAUSIBLE', // a year no server runs in
  'CLOCK_JUMPED', // this computer's clock was set while the server was asked
  'NO_PERMISSION', // the user has not switched it on for this site
  'NOT_SEEN', // the browser did not show the request
  'NOT_ENCRYPTED', // plain http
] as const;
export type WhyNot = (typeof WHY_NOT)[number];

/** In place of what is not known. */
export interface Untold {
  readonly notAvailable: WhyNot;
}
export type Told<T> = T | Untold;

export const untold = (notAvailable: WhyNot): Untold => ({ notAvailable });
export const isTold = <T extends object>(value: Told<T>): value is T => !('notAvailable' in value);

/** Harmless headers with their values, in the order of their names; of all others the name alone. */
export interface KeptHeaders {
  readonly kept: readonly (readonly [name: string, value: string])[];
  readonly withheld: readonly string[];
}

/** How the document was loaded (W3C Navigation Timing). Times are this computer's. */
export interface Navigation {
  readonly type: string;
  /** HTTP status; absent where the browser does not tell. */
  readonly status?: number;
  /** ALPN id: `http/1.1`, `h2`, `h3`. */
  readonly protocol?: string;
  /** Bytes over the network, headers included; 0 when it came from the cache. */
  readonly transferBytes: number;
  /** Bytes of the decoded document. */
  readonly bodyBytes: number;
  /** A service worker of the page delivered it. */
  readonly serviceWorker: boolean;
  readonly startedAt: UtcIso;
  /** First and last byte of the answer. */
  readonly answeredAt: UtcIso;
  readonly receivedAt: UtcIso;
}

/** The document's own answer as the browser's cache still had it; nothing was asked of the server. */
export interface CachedResponse {
  readonly source: 'http-cache';
  readonly status: number;
  readonly bodyBytes: number;
  /**
   * Whether the cached body is as long as the document that is shown. `false`: the cache holds another load of this
   * address. Absent: the browser did not tell the document's length.
   */
  readonly sameLength?: boolean;
  readonly headers: KeptHeaders;
}

/**
 * Server's clock less this computer's, ms, as bounds: the Date header counts whole seconds, and the answer was written
 * some time between sending the request and receiving it (RFC 9110 §6.6.1; with Age, RFC 9111 §5.1, the date is between
 * what the header says and that plus the age).
 */
export interface Skew {
  readonly minMs: number;
  readonly maxMs: number;
}

/** One HEAD request without cookies to the page's own server. */
export interface ServerClock {
  readonly method: 'HEAD';
  readonly url: string;
  readonly status: number;
  readonly sentAt: UtcIso;
  readonly receivedAt: UtcIso;
  /** ms from sending to the answer, by the clock that cannot be set. */
  readonly tookMs: number;
  /** What the Date header says. */
  readonly serverAt?: UtcIso;
  readonly skew: Told<Skew>;
  readonly headers: KeptHeaders;
}

/** Of the HEAD request, a moment after the page was read: a site with many servers may have sent the page from another. */
export interface Connection {
  /** IPv4 or IPv6; of the proxy where one is used. */
  readonly address: string;
  /** Firefox only: whether a proxy was in between. */
  readonly proxy?: boolean;
}

export interface Certificate {
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  readonly validFrom: UtcIso;
  readonly validTo: UtcIso;
  /** Of the DER encoding, lower-case hex: also the hash of `file`. */
  readonly sha256: string;
  readonly builtInRoot: boolean;
  /** The certificate itself, a path in the exhibit's folder. */
  readonly file?: string;
}

/** Of the same request as {@link Connection}, as Firefox tells it. */
export interface Tls {
  /** `secure`, `weak`, `broken` in the browser's judgement. */
  readonly state: string;
  readonly protocol?: string;
  readonly cipher?: string;
  readonly keyExchange?: string;
  /** The browser's objection that the user has overridden, e.g. `trust_error`, `domain_mismatch`. */
  readonly overridden?: string;
  /** The server's first, the root last. */
  readonly certificates: readonly Certificate[];
}

/** `net.json`: what the browser told about the server and the way the page came. Self-declared like every time here. */
export interface NetRecord {
  readonly specVersion: '1.0';
  readonly at: UtcIso;
  readonly page: Told<{
    readonly url: string;
    readonly secureContext: boolean;
    readonly lastModified: Told<{ readonly utc: UtcIso }>;
  }>;
  readonly navigation: Told<Navigation>;
  /** Redirects within the page's own origin; the browser conceals others, and every address on the way. */
  readonly redirects: Told<{ readonly count: number; readonly chain: Untold }>;
  readonly response: Told<CachedResponse>;
  readonly clock: Told<ServerClock>;
  readonly connection: Told<Connection>;
  readonly tls: Told<Tls>;
}
