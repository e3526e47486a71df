import type { RelayedResource } from '../../capture/relay-protocol';
import { readMhtml } from '../../exhibit/mhtml';
import { toBase64 } from '../../shared/bytes';
import type { CapturePorts } from './ports';
import type { Recorder } from './recorder';

/** What an MHTML file of the page holds, by address. */
export interface Archive {
  /** Style sheets are not in it as they were sent: the browser writes its own reading of them. They are left out. */
  resource(url: string): RelayedResource | null;
  /** An HTML document of that address is in it. */
  hasPage(url: string): boolean;
}

export function openArchive(file: Uint8Array<ArrayBuffer>): Archive | null {
  const parts = readMhtml(file);
  if (!parts) return null;
  const byUrl = new Map<string, (typeof parts)[number]>();
  for (const part of parts) if (!byUrl.has(part.location)) byUrl.set(part.location, part);
  return {
    resource(url) {
      const part = byUrl.get(url);
      const bytes = part && !/^text\/(?:css|html)$/.test(part.type) ? part.bytes() : null;
      if (!part || !bytes) return null;
      return { base64: toBase64(bytes), status: 200, contentType: part.contentType || null, finalUrl: url };
    },
    hasPage: (url) => byUrl.get(url)?.type === 'text/html',
  };
}

/**
 * Has the browser write its own archive of the page, where the user allowed it, and keeps it as it is. Begun with the
 * snapshot, which reads bytes out of it. That there is none is no gap: it is an addition.
 */
export async function keepArchive(
  ports: Pick<CapturePorts, 'saveArchive'>,
  tabId: number,
  recorder: Recorder,
): Promise<Archive | null> {
  const saved = await ports.saveArchive(tabId);
  if (!saved.ok) {
    const { code, cause = '' } = saved.error;
    await recorder.step(
      'mhtml',
      () => Promise.resolve(null),
      () => ({ failed: code, cause }),
    );
    return null;
  }
  if (!saved.value) return null;
  const bytes = saved.value;
  const kept = await recorder.step(
    'mhtml',
    () => recorder.keep('page.mhtml', new Blob([bytes], { type: 'multipart/related' }), 'original'),
    () => ({ bytes: bytes.length }),
  );
  return kept.ok ? openArchive(bytes) : null;
}
