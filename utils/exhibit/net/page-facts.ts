import * as v from 'valibot';

/** What the content script reports, raw. Times in ms; `origin` is the page's time origin since the epoch. */
const number = v.pipe(v.number(), v.finite());
const text = v.pipe(v.string(), v.maxLength(100_000));
const headers = v.pipe(v.array(v.tuple([text, text])), v.maxLength(2000));
const failure = v.object({ failed: v.picklist(['TIMEOUT', 'FAILED', 'REDIRECTED']) });

const pageFacts = v.object({
  url: text,
  http: v.boolean(),
  secure: v.boolean(),
  /** A service worker of the page would see our requests, so none were made. */
  worker: v.boolean(),
  lastModified: v.nullable(number),
  origin: number,
  navigation: v.nullable(
    v.object({
      type: text,
      status: number,
      protocol: text,
      redirects: number,
      transfer: number,
      body: number,
      worker: number,
      response: number,
      end: number,
    }),
  ),
  cached: v.nullable(v.object({ status: number, bytes: number, headers })),
  head: v.nullable(
    v.union([
      v.object({ url: text, status: number, headers, sent: number, received: number, took: number }),
      failure,
    ]),
  ),
});

export type PageFacts = v.InferOutput<typeof pageFacts>;

/** Undefined when it is anything else: it came out of a page. */
export function parsePageFacts(value: unknown): PageFacts | undefined {
  const parsed = v.safeParse(pageFacts, value);
  return parsed.success ? parsed.output : undefined;
}
