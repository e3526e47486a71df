import { defineUnlistedScript } from '#imports';
import { borrow } from '@/utils/capture/lend';
import { snapshotWith } from '@/utils/capture/snapshot';
import { PageFreezer } from '@/utils/capture/snapshot/freezer';
import { serveAgent } from '@/utils/platform/agent-host';

/** Freezes a document, in any frame. Injected on the user's gesture behind `text.js`; announces itself to nobody. */
export default defineUnlistedScript(() => {
  serveAgent('capture', (relay) => new PageFreezer(document, snapshotWith(borrow('readText')), relay));
});
