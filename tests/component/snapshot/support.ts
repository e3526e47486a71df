import type { Snapshot, SnapshotOptions } from '@/utils/capture/protocol';
import { snapshotWith } from '@/utils/capture/snapshot';
import { readText } from '@/utils/capture/snapshot/read-text';

/** Answers per absolute URL; anything else is a 404. Records what was asked. */
export interface FakeNet {
  readonly asked: string[];
  readonly fetch: typeof fetch;
}

export function fakeNet(answers: Record<string, () => Response | Promise<Response>> = {}): FakeNet {
  const asked: string[] = [];
  return {
    asked,
    fetch: async (input) => {
      const url = input instanceof Request ? input.url : input.toString();
      asked.push(url);
      return (await answers[url]?.()) ?? new Response('', { status: 404 });
    },
  };
}

export function snap(doc: Document, options: Partial<SnapshotOptions> = {}): Promise<Snapshot> {
  return snapshotWith(readText)(doc, {
    resourceTimeout: 3000,
    totalTimeout: 10_000,
    maxResourceBytes: 64 * 1024 * 1024,
    signal: new AbortController().signal,
    fetch: fakeNet().fetch,
    ...options,
  });
}

const opened: HTMLIFrameElement[] = [];

/** Opens HTML in a frame of its own, by blob URL so that quirks mode is possible, and waits for it to load. */
export const open = (html: string, sandbox?: string): Promise<Opened> =>
  openBytes([html], 'text/html', sandbox);

export interface Opened {
  readonly doc: Document;
  readonly win: Window;
  readonly frame: HTMLIFrameElement;
}

/** The same for bytes of any encoding and type. */
export async function openBytes(parts: BlobPart[], type: string, sandbox?: string): Promise<Opened> {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width:800px;height:600px;border:0';
  if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox);
  const url = URL.createObjectURL(new Blob(parts, { type }));
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.src = url;
  document.body.append(frame);
  opened.push(frame);
  await loaded;
  URL.revokeObjectURL(url);
  const win = frame.contentWindow;
  const doc = frame.contentDocument;
  if (!win || !doc) throw new Error('the frame has no document');
  return { doc, win, frame };
}

export function closeAll(): void {
  for (const frame of opened.splice(0)) frame.remove();
}

export const kinds = (s: Snapshot): string[] => s.alterations.map((a) => a.kind);

export async function png(color: string, width = 8, height = 8): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas here');
  pen.fillStyle = color;
  pen.fillRect(0, 0, width, height);
  return canvas.convertToBlob();
}

/** The first such element; that there is none fails the test. */
export function pick<T extends Element = HTMLElement>(
  doc: ParentNode,
  selector: string,
  fits: (el: T) => boolean = () => true,
): T {
  const found = [...doc.querySelectorAll<T>(selector)].find(fits);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}
