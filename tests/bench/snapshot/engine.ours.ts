import { snapshotWith } from '@/utils/capture/snapshot';
import { readText } from '@/utils/capture/snapshot/read-text';
import { offer } from './engine';

/** The limits the extension uses (utils/app/capture/page.ts). */
const LIMITS = { resourceTimeout: 3000, totalTimeout: 8000, maxResourceBytes: 200 * 1024 * 1024 };

offer(async () => {
  const { html } = await snapshotWith(readText)(document, {
    ...LIMITS,
    signal: new AbortController().signal,
    fetch: (input, init) => fetch(input, init),
  });
  return html;
});
