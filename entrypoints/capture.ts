import { defineUnlistedScript } from '#imports';
import { PageAgent } from '@/utils/capture/page/agent';
import { snapshotDocument } from '@/utils/capture/snapshot';
import { readText } from '@/utils/capture/snapshot/read-text';
import { createTally } from '@/utils/capture/snapshot/tally';
import { serveAgent } from '@/utils/platform/agent';

/** Injected on the user's gesture. Announces itself to nobody; the page cannot tell that it is there. */
export default defineUnlistedScript(() => {
  serveAgent(() => {
    const agent = new PageAgent(document, snapshotDocument, (doc) => readText(doc, createTally()).runs);
    return {
      handle: async (name, request) => agent[name](request as never),
      dispose: () => agent.dispose(),
    };
  });
});
