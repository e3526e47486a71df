import { defineUnlistedScript } from '#imports';
import { lend } from '@/utils/capture/lend';
import { PageText } from '@/utils/capture/snapshot/page-text';
import { readText } from '@/utils/capture/snapshot/read-text';
import { serveAgent } from '@/utils/platform/agent-host';

/** Reads what a page says: for the popup, and for `capture.js`. Injected on the user's gesture; announces itself to nobody. */
export default defineUnlistedScript(() => {
  lend('readText', readText);
  serveAgent('text', () => new PageText(document));
});
