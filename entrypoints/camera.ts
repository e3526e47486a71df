import { defineUnlistedScript } from '#imports';
import { PageCamera } from '@/utils/capture/page/camera';
import { serveAgent } from '@/utils/platform/agent-host';

/** Holds the top document still for its pictures. Injected on the user's gesture; announces itself to nobody. */
export default defineUnlistedScript(() => {
  serveAgent('camera', () => new PageCamera(document));
});
