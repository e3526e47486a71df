import { fromBase64 } from '../../shared/bytes';
import type { SnapshotOptions } from '../protocol';
import type { Relay } from '../relay-protocol';

/** The page's own `fetch`; where that may not read the answer, what the background has of it. */
export function fetchWithRelay(relay: Relay): typeof fetch {
  return async (input, init) => {
    try {
      return await fetch(input, init);
    } catch (thrown) {
      const url = input instanceof Request ? input.url : input.toString();
      const found = /^https?:/i.test(url) ? await relay('resource', { url }) : null;
      if (!found) throw thrown;
      if ('reason' in found) throw found.reason === 'CORS_OR_NETWORK' ? thrown : namedError(found.reason);
      const { base64, status, contentType, finalUrl } = found;
      const response = new Response(fromBase64(base64), {
        status,
        headers: contentType ? { 'content-type': contentType } : {},
      });
      return Object.defineProperty(response, 'url', { value: finalUrl });
    }
  };
}

/** The loader takes the reason for a row from the name. */
const namedError = (name: string): Error => Object.assign(new Error(name), { name });

export function frameByRelay(relay: Relay): NonNullable<SnapshotOptions['frame']> {
  return async (frame) => {
    let html = '';
    for (;;) {
      const piece = await relay('frame', { ...frame, from: html.length });
      if (!piece) return 'CROSS_ORIGIN_FRAME';
      if ('reason' in piece) return piece.reason;
      html += piece.text;
      if (piece.end) return { html, quirks: piece.quirks };
    }
  };
}
