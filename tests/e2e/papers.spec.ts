import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { bytesSource } from '../../utils/bundle/byte-source';
import { verifyBundle } from '../../utils/bundle/verify';
import { nodeDigests } from '../../utils/verifier/node-digests';
import { expect, test } from '../support/e2e';
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
  const word = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载 Word' }).click();
  const document = await JSZip.loadAsync(readFileSync(await (await word).path()));
  expect(await document.file('word/document.xml')?.async('string')).toContain('744260312143105218');
  await expect(page.getByText('已下载，留底为 D001。')).toBeVisible();
  expect(await auditStore(page)).toEqual({ wrong: [], orphans: [], lost: [] });

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
});
