import { startFrameSites } from '@/tests/fixtures/sites/frames';
import type { ExtensionBrowser } from '@/tests/support/extension';
import type { Row } from '../report';
import { captureByClick } from './click';
import { openStore } from './store';

/** Of a page with every kind of frame, no site allowed: those in the record, and those with a row that says why not. */
export async function frameRows(browser: ExtensionBrowser): Promise<Row[]> {
  const sites = await startFrameSites();
  const store = await openStore(browser);
  try {
    let there = 0;
    const { record } = await captureByClick(browser, store, `${sites.shop}/kinds`, async (page) => {
      there = page.frames().length - 1;
    });
    const rows = record.notCaptured.filter(({ what }) => what === 'frame');
    const listed = rows.reduce((sum, { count = 1 }) => sum + count, 0);
    const kept = record.frames?.kept ?? 0;
    const accounted = kept + listed;
    return [
      {
        id: 'frames.accounted',
        name: '框架有着落 frames accounted for',
        ratio: accounted / there,
        shown: `${kept} 留存 kept + ${listed} 列出 listed，共 ${there} 个 frames`,
        raw: { there, kept, listed, reasons: rows.map(({ reason, count = 1 }) => ({ reason, count })) },
        ...(accounted === there ? {} : { problem: `${accounted} of ${there} frames are accounted for` }),
      },
    ];
  } finally {
    await store.close();
    await sites.close();
  }
}
