import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { size } from '@/scripts/demo/table';
import type { ExtensionBrowser } from '@/tests/support/extension';
import { verifyBundle } from '@/utils/bundle/verify';
import { nodeDigests } from '@/utils/verifier/node-digests';
import { openFile } from '@/utils/verifier/file-source';
import { captureByClick } from '../capture/click';
import { openStore } from '../capture/store';
import { allRounded, interleave, median } from '../measure';
import type { Places } from '../places';
import type { Row } from '../report';

const ROUNDS = 3;

/** Globals of the page: what `openStore` left there, and JSZip. */
declare const readTable: (table: string) => Promise<readonly unknown[]>;
declare const JSZip: new () => {
  file(name: string, content: Blob): void;
  generateAsync(options: { type: 'blob'; compression: 'STORE' }): Promise<Blob>;
};

/** 导出证据包 in the real extension, against JSZip packing the same blobs of the same store in a page beside it. */
export async function browserRows(browser: ExtensionBrowser, { generated }: Places): Promise<Row[]> {
  const store = await openStore(browser);
  try {
    await captureByClick(browser, store, `${generated.url}/noise`);
    await store.evaluate(
      await readFile(
        path.join(path.dirname(createRequire(import.meta.url).resolve('jszip')), '../dist/jszip.min.js'),
        'utf8',
      ),
    );
    const taken = await interleave<'ours' | 'jszip', { ms: number; bytes: number }>(
      { ours: () => exportOnce(browser), jszip: () => packOnce(store) },
      { rounds: ROUNDS },
    );
    const [a, b] = [median(taken.ours.map((t) => t.ms)), median(taken.jszip.map((t) => t.ms))];
    const bytes = median(taken.ours.map((t) => t.bytes));
    return [
      {
        id: 'export.browser',
        name: '扩展内导出到文件 in the extension / jszip STORE',
        ratio: a / b,
        shown: `${(a / 1000).toFixed(2)} s / ${(b / 1000).toFixed(2)} s, ${size(bytes)}`,
        raw: {
          bytes,
          ms: allRounded(taken.ours.map((t) => t.ms)),
          jszipMs: allRounded(taken.jszip.map((t) => t.ms)),
        },
      },
    ];
  } finally {
    await store.close();
  }
}

/** From the click to the finished download; the file has to verify. */
async function exportOnce(browser: ExtensionBrowser): Promise<{ ms: number; bytes: number }> {
  const page = await browser.context.newPage();
  try {
    await page.goto(browser.url('popup.html'));
    const button = page.getByRole('button', { name: '导出证据包' });
    await button.waitFor();
    const begun = performance.now();
    const coming = page.waitForEvent('download');
    await button.click();
    const download = await coming;
    const file = await openFile(await download.path());
    const ms = performance.now() - begun;
    try {
      const report = await verifyBundle([{ name: download.suggestedFilename(), ...file }], {
        digests: nodeDigests,
        crypto,
      });
      if (report.outcome !== 'holds')
        throw new Error(`the exported bundle does not verify: ${report.outcome}`);
      await page.getByText('已导出').first().waitFor();
      return { ms, bytes: file.source.size };
    } finally {
      await file.close();
    }
  } finally {
    await page.close();
  }
}

/** Every blob of the store into one zip, in a page of the extension. */
function packOnce(store: Page): Promise<{ ms: number; bytes: number }> {
  return store.evaluate(async () => {
    const begun = performance.now();
    const zip = new JSZip();
    for (const row of (await readTable('blobs')) as { sha256: string; blob: Blob }[]) {
      zip.file(row.sha256, row.blob);
    }
    const packed = await zip.generateAsync({ type: 'blob', compression: 'STORE' });
    return { ms: performance.now() - begun, bytes: packed.size };
  });
}
