import { defineUnlistedScript } from '#imports';
import { ChatAgent } from '@/utils/capture/chat-agent/agent';
import { callBackground, serveAgent } from '@/utils/platform/agent-host';

/** Finds and reads conversations, in any frame. Injected on the user's gesture; announces itself to nobody. */
export default defineUnlistedScript(() => {
  serveAgent('chat', () => new ChatAgent(document, Date.now, callBackground));
});
