import type { PageFacts } from '@/utils/exhibit/net/page-facts';

type Headers = [string, string][];

export const SENT = Date.parse('2026-03-12T06:31:05.100Z');

/** What the content script says of an ordinary page; the two responses with these headers. */
export function facts({ cached = [], head = [] }: { cached?: Headers; head?: Headers } = {}): PageFacts {
  return {
    url: 'https://shop.example/order/1',
    http: true,
    secure: true,
    worker: false,
    lastModified: null,
    origin: SENT - 60_000,
    navigation: {
      type: 'navigate',
      status: 200,
      protocol: 'h2',
      redirects: 1,
      transfer: 1300,
      body: 1000,
      worker: 0,
      response: 80,
      end: 95.5,
    },
    cached: { status: 200, bytes: 1000, headers: cached },
    head: {
      url: 'https://shop.example/favicon.ico',
      status: 200,
      headers: head,
      sent: SENT,
      received: SENT + 80,
      took: 80.2,
    },
  };
}
