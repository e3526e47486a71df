import type { Buffer } from 'node:buffer';
import type { Page } from '@playwright/test';
import { ExtensionBrowser } from '@/tests/support/extension';
import { median } from '../measure';
import type { Places } from '../places';
import type { Row } from '../report';
import { captureByClick } from './click';
import { compare, type Difference } from './compare';
import { openStore, readStored } from './store';

/** Nothing on them is fixed, sticky, animated or loaded late: both pictures should be the same to the pixel. */
const STRICT = ['/article-short', '/table-short', '/colours', '/gallery', '/bubbles', '/screens/1'];
/** Here they differ by design: a bar is drawn once by us, and where the scroll stood by Playwright. */
const STICKY = '/sticky';

/**
 * The stitched picture against Playwright's `fullPage` of the same tab, DPR 1. In a browser of its own without
 * scrollbars: for `fullPage` Chromium lays the page out anew as if there were none, so that a centred column would stand
 * half a scrollbar's width elsewhere in the two pictures.
 */
export async function pictureRows(extension: string, { generated, shops }: Places): Promise<Row[]> {
  const browser = await ExtensionBrowser.launch({
    extension,
    viewport: { width: 1280, height: 900 },
    flags: ['--hide-scrollbars'],
  });
  const store = await openStore(browser);
  try {
    const strict: [string, Difference][] = [];
    for (const url of [`${shops.tickets}/ticket/58213`, ...STRICT.map((path) => generated.url + path)]) {
      strict.push([new URL(url).pathname, await differenceOf(browser, store, url)]);
    }
    const sticky = await differenceOf(browser, store, generated.url + STICKY);
    const shares = strict.map(([, d]) => d.share);
    return [
      {
        id: 'picture.strict',
        name: '拼接长图与 Playwright fullPage 不同的像素',
        shown: `${percent(median(shares))}，最差 worst ${percent(Math.max(...shares))}，${strict.length} 页 pages`,
        raw: Object.fromEntries(strict),
      },
      {
        id: 'picture.sticky',
        name: '  有吸顶栏的页面 sticky header',
        shown: percent(sticky.share),
        raw: { ...sticky },
      },
    ];
  } finally {
    await browser.close();
  }
}

const percent = (share: number): string => `${(share * 100).toFixed(share > 0 && share < 0.001 ? 4 : 2)} %`;

async function differenceOf(browser: ExtensionBrowser, store: Page, url: string): Promise<Difference> {
  let truth: Buffer | undefined;
  const { record } = await captureByClick(browser, store, url, async (page) => {
    truth = await page.screenshot({ fullPage: true, animations: 'allow', caret: 'initial' });
  });
  const parts = record.picture?.parts ?? [];
  const file = record.files.find(({ path }) => path === parts[0]);
  if (!file || !truth || parts.length !== 1) throw new Error(`${url}: ${parts.length} parts`);
  return compare(await readStored(store, file.sha256), truth);
}
