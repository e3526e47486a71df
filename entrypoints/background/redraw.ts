import type { RedrawPort, RedrawSession } from '@/utils/app/capture/redraw';
import { thumbnail } from '@/utils/capture/picture/thumbnail';
import { openStoredPage } from '@/utils/capture/redraw/stored-page';
import type { RedrawPlan, RedrawView } from '@/utils/capture/redraw/stored-page';
import type { Sha256 } from '@/utils/exhibit/ids';
import { askDrawer } from '@/utils/messaging/offscreen';
import { closeOffscreen, openOffscreen } from '@/utils/platform/offscreen';
import { Mutex } from '@/utils/shared/mutex';
import { ok, type Result } from '@/utils/shared/result';
import { readVerified } from '@/utils/storage/blobs';
import { clearOutbox, volumeBlob } from '@/utils/storage/outbox';
import type { Store } from './context';

type Drawing = Pick<RedrawSession, 'plan' | 'draw' | 'close'>;

/**
 * Chromium's worker has no DOM: an offscreen document draws, and leaves the parts in the store. The browser allows one
 * such document, so captures of several tabs take turns; it is closed after each.
 */
export function offscreenRedraw({ db }: Store): RedrawPort {
  const turns = new Mutex();
  return {
    open: (jobId, html, view) =>
      inTurn(turns, async (release): Promise<Result<RedrawSession>> => {
        const close = async (): Promise<void> => {
          await closeOffscreen();
          await clearOutbox(db, jobId);
          release();
        };
        await openOffscreen();
        const plan = await askDrawer('offscreen.open', { html, view });
        if (!plan.ok) {
          await close();
          return plan;
        }
        const draw = async (part: number): Promise<Result<Blob>> => {
          const drawn = await askDrawer('offscreen.draw', { jobId, part });
          return drawn.ok ? volumeBlob(db, jobId, part) : drawn;
        };
        return ok(session({ plan: plan.value, draw, close }, view));
      }),
  };
}

/** Begins when its turn comes; the turn lasts until `release` is called, or `begin` throws. */
function inTurn<T>(turns: Mutex, begin: (release: () => void) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    void turns.run(
      () =>
        new Promise<void>((release) => {
          begin(release).then(resolve, (thrown: Error) => {
            release();
            reject(thrown);
          });
        }),
    );
  });
}

/** Firefox's background is a page, and draws by itself. */
export function ownRedraw({ db, digests }: Store): RedrawPort {
  return {
    open: async (_jobId, html: Sha256, view) => {
      const bytes = await readVerified(db, digests, html);
      if (!bytes.ok) return bytes;
      const opened = await openStoredPage(document, new TextDecoder().decode(bytes.value), view);
      if (!opened.ok) return opened;
      const { plan, draw, close } = opened.value;
      return ok(
        session({ plan, draw: async (part) => ok(await draw(part)), close: async () => close() }, view),
      );
    },
  };
}

function session(drawing: Drawing, view: RedrawView): RedrawSession {
  return { ...drawing, thumbnail: (part) => firstScreen(part, drawing.plan, view) };
}

async function firstScreen(part: Blob, { scale }: RedrawPlan, view: RedrawView): Promise<Blob> {
  const image = await createImageBitmap(part);
  const rows = Math.min(image.height, Math.round(view.height * scale));
  const top = await createImageBitmap(image, 0, 0, image.width, rows);
  image.close();
  const small = await thumbnail(top);
  top.close();
  return small;
}
