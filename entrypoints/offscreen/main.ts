import { openStoredPage, type StoredPage } from '@/utils/capture/redraw/stored-page';
import { serveOffscreen } from '@/utils/messaging/offscreen';
import { appError } from '@/utils/shared/errors';
import { err, ok } from '@/utils/shared/result';
import { LiuzhengDb } from '@/utils/storage/db';
import { putVolume } from '@/utils/storage/outbox';
import { readBlob } from '@/utils/storage/queries';

const db = new LiuzhengDb();
let page: StoredPage | undefined;

serveOffscreen({
  'offscreen.open': async ({ html, view }) => {
    const blob = await readBlob(html);
    if (!blob.ok) return blob;
    const opened = await openStoredPage(document, await blob.value.text(), view);
    if (!opened.ok) return opened;
    page?.close();
    page = opened.value;
    return ok(page.plan);
  },
  'offscreen.draw': async ({ jobId, part }) => {
    if (!page) return err(appError('REDRAW_FAILED', { cause: 'no page is open' }));
    return putVolume(db, jobId, part, { name: `part-${part}`, rest: await page.draw(part), pieces: 0 });
  },
});
