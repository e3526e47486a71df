import type { WebRequest } from 'webextension-polyfill';
import { untold, type Certificate, type Connection, type Tls, type Told } from '../exhibit/net/model';
import { utcIso } from '../shared/time';
import { browser, isFirefox } from './browser';
import { mayWatch, originPattern } from './net-permission';

/** What the browser itself saw of a request. `der`: the certificate's bytes. */
export interface Seen {
  readonly connection: Told<Connection>;
  readonly tls: Told<
    Omit<Tls, 'certificates'> & {
      readonly certificates: readonly (Certificate & { readonly der?: Uint8Array<ArrayBuffer> })[];
    }
  >;
}

export interface RequestWatch {
  /** What was seen, at the latest after that many ms; ends the watch. */
  end(timeout: number): Promise<Seen>;
}

/** Chromium tells no extension about TLS (chrome.webRequest has no getSecurityInfo). */
const TLS_UNTOLD = (url: string): Seen['tls'] =>
  untold(!url.startsWith('https:') ? 'NOT_ENCRYPTED' : isFirefox() ? 'NOT_SEEN' : 'NOT_OFFERED');

/**
 * Looks at the next HEAD request of that tab for that address, and at no other. The browser tells the server's
 * address once the answer has begun; Firefox tells the TLS connection only to a listener it waits for.
 */
export async function watchRequest(tabId: number, url: string): Promise<RequestWatch> {
  if (!(await mayWatch(url).catch(() => false))) {
    const tls = isFirefox() || !url.startsWith('https:') ? 'NO_PERMISSION' : 'NOT_OFFERED';
    const refused: Seen = {
      connection: untold('NO_PERMISSION'),
      tls: untold(url.startsWith('https:') ? tls : 'NOT_ENCRYPTED'),
    };
    return { end: () => Promise.resolve(refused) };
  }
  let connection: Seen['connection'] = untold('NOT_SEEN');
  let tls = TLS_UNTOLD(url);
  let done = (): void => undefined;
  const complete = new Promise<void>((resolve) => (done = resolve));
  const ours = (details: { readonly url: string; readonly method: string }): boolean =>
    details.url === url && details.method === 'HEAD';

  const started = (details: WebRequest.OnResponseStartedDetailsType): void => {
    if (!ours(details)) return;
    connection = connectionOf(details);
    done();
  };
  const redirected = (details: WebRequest.OnBeforeRedirectDetailsType): void => {
    if (!ours(details)) return;
    connection = connectionOf(details);
    done();
  };
  const headers = async (
    details: WebRequest.OnHeadersReceivedDetailsType,
  ): Promise<WebRequest.BlockingResponse> => {
    if (ours(details) && url.startsWith('https:')) tls = await tlsOf(details.requestId);
    return {};
  };

  // A match pattern has no port (Firefox refuses one), so the listeners compare the whole address themselves.
  const filter: WebRequest.RequestFilter = { urls: [originPattern(url)], tabId };
  const { webRequest } = browser;
  webRequest.onResponseStarted.addListener(started, filter);
  webRequest.onBeforeRedirect.addListener(redirected, filter);
  if (isFirefox()) webRequest.onHeadersReceived.addListener(headers, filter, ['blocking']);
  return {
    async end(timeout) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      await Promise.race([complete, new Promise((resolve) => (timer = setTimeout(resolve, timeout)))]);
      clearTimeout(timer);
      webRequest.onResponseStarted.removeListener(started);
      webRequest.onBeforeRedirect.removeListener(redirected);
      if (isFirefox()) webRequest.onHeadersReceived.removeListener(headers);
      return { connection, tls };
    },
  };
}

function connectionOf(details: {
  readonly ip?: string | undefined;
  readonly proxyInfo?: unknown;
}): Told<Connection> {
  if (!details.ip) return untold('NOT_OFFERED');
  const { proxyInfo } = details as { proxyInfo?: { type?: string } | null };
  const proxy = proxyInfo?.type !== undefined && proxyInfo.type !== 'direct';
  return { address: details.ip, ...(isFirefox() ? { proxy } : {}) };
}

async function tlsOf(requestId: string): Promise<Seen['tls']> {
  try {
    const info = await browser.webRequest.getSecurityInfo(requestId, {
      certificateChain: true,
      rawDER: true,
    });
    if (info.state === 'insecure') return untold('NOT_ENCRYPTED');
    return {
      state: info.state,
      ...(info.protocolVersion ? { protocol: info.protocolVersion } : {}),
      ...(info.cipherSuite ? { cipher: info.cipherSuite } : {}),
      ...(info.keaGroupName ? { keyExchange: info.keaGroupName } : {}),
      ...(info.overridableErrorCategory ? { overridden: info.overridableErrorCategory } : {}),
      certificates: (info.certificates ?? []).map((certificate) => ({
        subject: certificate.subject,
        issuer: certificate.issuer,
        serial: certificate.serialNumber,
        validFrom: utcIso(certificate.validity.start),
        validTo: utcIso(certificate.validity.end),
        sha256: certificate.fingerprint.sha256.replaceAll(':', '').toLowerCase(),
        builtInRoot: certificate.isBuiltInRoot,
        ...(certificate.rawDER ? { der: new Uint8Array(certificate.rawDER) } : {}),
      })),
    };
  } catch (thrown) {
    console.warn('留证: no security info', thrown);
    return untold('NOT_SEEN');
  }
}
