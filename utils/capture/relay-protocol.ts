import type { FrameRef } from './protocol';

/**
 * What the content script may ask of the background, only while it takes a snapshot. It runs beside a hostile page:
 * the background parses each question and answers with nothing but what was granted.
 */
export interface RelayProtocol {
  /** Bytes the page itself may not read: from the MHTML of this capture, or fetched where the site was granted. */
  resource: { request: { readonly url: string }; response: RelayedResource | Refused };
  /** The finished HTML of a frame that its parent may not read, from UTF-16 unit `from` on, at most `CHUNK`. */
  frame: { request: FrameRef & { readonly from: number }; response: RelayedFrame | Refused };
}

export type RelayCommand = keyof RelayProtocol;

/** `null`: the background does not answer (any more). */
export type Relay = <K extends RelayCommand>(
  name: K,
  request: RelayProtocol[K]['request'],
) => Promise<RelayProtocol[K]['response'] | null>;

export interface RelayedResource {
  readonly base64: string;
  /** HTTP status; 200 for a part of the MHTML. */
  readonly status: number;
  /** The `Content-Type` header, verbatim. */
  readonly contentType: string | null;
  /** After redirects. */
  readonly finalUrl: string;
}

export interface RelayedFrame {
  readonly text: string;
  readonly end: boolean;
  /** It was in quirks mode, which a `srcdoc` document never is. */
  readonly quirks: boolean;
}

export interface Refused {
  /** Literal code, as in `notCaptured`. */
  readonly reason: string;
}
