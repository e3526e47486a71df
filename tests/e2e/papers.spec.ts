import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { bytesSource } from '../../utils/bundle/byte-source';
import { verifyBundle } from '../../utils/bundle/verify';
import { nodeDigests } from '../../utils/verifier/node-digests';
import { composePaper } from '../../utils/documents/compose';
import { htmlOf } from '../../utils/documents/html';
import { TEMPLATES } from '../../utils/documents/templates.data';
import { expect, test } from '../support/e2e';
import { FULL, OWN, paperCase, paperExhibit } from '../unit/documents/build';
import { auditStore, readStore } from '../support/store';

test('a paper leaves as a Word document, is kept with its line in the log, and travels in a bundle that holds', async ({
  stage,
}) => {
  const made = await stage.ask<{ caseId: string }>('case.create', { title: '极速卡盟 未到账' });
  const caseId = made.value?.caseId ?? '';
  const page = await stage.browser.context.newPage();
  await page.goto(stage.browser.url(`workspace.html?case=${caseId}&import=1`));
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '到账记录.txt', mimeType: 'text/plain', buffer: Buffer.from('充值记录：无') });
  await expect.poll(async () => (await readStore(page)).exhibits.length).toBe(1);
  await stage.ask('case.record', {
    caseId,
    entries: [
      { type: 'field-set', field: 'issue', value: 'not-delivered' },
      { type: 'field-set', field: 'orderNumber', value: '744260312143105218' },
    ],
  });
  await page.goto(stage.browser.url(`workspace.html?case=${caseId}&tab=documents`));
  await page.getByRole('radio', { name: /退款函/ }).check();
  await expect(page.getByRole('article', { name: '文书预览' })).toContainText('744260312143105218');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载 Word' }).click();
  const word = await JSZip.loadAsync(readFileSync(await (await saved).path()));
  expect(await word.file('word/document.xml')?.async('string')).toContain('744260312143105218');
  await expect(page.getByText('已下载，留底为 D001。')).toBeVisible();
  expect(await auditStore(page)).toEqual({ wrong: [], orphans: [], lost: [] });

  // Indexed behind the screens: what it says is found, not only its title.
  await page.getByRole('tab', { name: '时间线' }).click();
  await expect(async () => {
    await page.getByRole('searchbox').fill('');
    await page.getByRole('searchbox').fill('退款函 744260312143105218');
    await expect(page.getByText('文书正文')).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 20_000 });

  await page.getByRole('tab', { name: '导出' }).click();
  const bundle = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出证据包' }).click();
  const bytes = readFileSync(await (await bundle).path());
  const report = await verifyBundle([{ name: 'b.zip', source: bytesSource(bytes) }], {
    digests: nodeDigests,
    crypto,
  });
  expect(report.outcome).toBe('holds');
  const names = Object.keys((await JSZip.loadAsync(bytes)).files).filter((name) =>
    name.includes('/documents/'),
  );
  expect(
    names.map((name) => name.split('/').slice(-2).join('/')).filter((name) => !name.endsWith('/')),
  ).toEqual(expect.arrayContaining(['D001/paper.docx', 'D001/paper.html', 'D001/paper.txt']));

  // On paper: A4 upright or lying, several pages where there is much to say, and nothing beyond the margin.
  const sheet = await stage.browser.context.newPage();
  const cdp = await stage.browser.context.newCDPSession(sheet);
  for (const id of ['refund-demand', 'civil-complaint', 'evidence-list'] as const) {
    const landscape = TEMPLATES[id].landscape === true;
    await sheet.setViewportSize({ width: landscape ? 1016 : 597, height: 900 });
    await sheet.emulateMedia({ media: 'print' });
    await sheet.setContent(htmlOf(composePaper(id, HUGE), TEMPLATES[id]));
    const wide = await sheet.evaluate(
      () =>
        [...document.querySelectorAll('p, td, th, h1, h2')].filter(
          (one) => one.scrollWidth > one.clientWidth + 1,
        ).length,
    );
    expect([id, wide]).toEqual([id, 0]);
    const { data } = await cdp.send('Page.printToPDF', { preferCSSPageSize: true });
    const boxes =
      Buffer.from(data, 'base64')
        .toString('latin1')
        .match(/\/MediaBox\s*\[[^\]]*\]/g) ?? [];
    expect([id, new Set(boxes.map(a4)).size, a4(boxes[0] ?? '')]).toEqual([
      id,
      1,
      landscape ? '842x595' : '595x842',
    ]);
    expect(boxes.length).toBeGreaterThan(2);
  }
});

const a4 = (box: string): string =>
  box
    .match(/[\d.]+/g)
    ?.slice(2)
    .map((n) => Math.round(Number(n)))
    .join('x') ?? '';

/** Thirty exhibits, a story of three thousand characters, words without an end. */
const HUGE = paperCase(
  { ...FULL, goods: 'Q币'.repeat(200), shopUrl: `https://shop.example/${'a'.repeat(400)}` },
  {
    answers: { ...OWN, story: '事情经过。'.repeat(600), refusal: 'x'.repeat(300), pageCounts: '' },
    exhibits: Array.from({ length: 30 }, (_, i) =>
      paperExhibit(i + 1, 'chat', {
        name: '很长的名字'.repeat(12),
        source: `https://x.example/${'b'.repeat(110)}`,
      }),
    ),
  },
);
