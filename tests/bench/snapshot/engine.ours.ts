import { snapshotDocument } from '@/utils/capture/snapshot';
import { offer } from './engine';

/** The limits the extension uses (utils/app/capture/page.ts). */
const LIMITS = { resourceTimeout: 3000, totalTimeout: 8000, maxResourceBytes: 200 * 1024 * 1024 };

offer(async () => {
  const { html } = await snapshotDocument(document, {
    ...LIMITS,
    signal: new AbortController().signal,
    fetch: (input, init) => fetch(input, init),
  });
  return html;
});
