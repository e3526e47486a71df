import { defineUnlistedScript } from '#imports';
import { PageAgent } from '@/utils/capture/page/agent';
import { readPage, snapshotDocument } from '@/utils/capture/snapshot';
import { serveAgent } from '@/utils/platform/agent-host';

/** Injected on the user's gesture. Announces itself to nobody; the page cannot tell that it is there. */
export default defineUnlistedScript(() => {
  serveAgent((relay) => {
    const agent = new PageAgent(document, snapshotDocument, readPage, relay);
    return {
      handle: async (name, request) => agent[name](request as never),
      dispose: () => agent.dispose(),
    };
  });
});
