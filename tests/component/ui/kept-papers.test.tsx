import { KeptPapers } from '@/components/documents/KeptPapers';
import type { CaseId } from '@/utils/exhibit/ids';
import { ok } from '@/utils/shared/result';
import type { DocumentRow } from '@/utils/storage/paper-rows';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { expectNoViolations, mount } from './mount';
import { fileHash, NOW } from './sample/exhibits';
import { utcIso } from '@/utils/shared/time';

const file = { path: 'documents/D001/paper.txt', sha256: fileHash(1, 'paper.txt'), bytes: 3 };
const PAPER: DocumentRow = {
  id: 'd',
  caseId: 'c' as CaseId,
  number: 1,
  template: 'x',
  title: '平台申诉书',
  at: utcIso(NOW),
  files: [file],
  exhibits: [1],
};

it('a kept paper whose bytes changed is marked, and does not leave as what was kept', async () => {
  const saved: string[] = [];
  const ports = {
    readBlob: () => Promise.resolve(ok(new Blob(['other words']))),
    saveFile: (name: string) => void saved.push(name),
  };
  const root = mount(
    <KeptPapers papers={[{ ...PAPER, damaged: [file.path] }]} contacts={[]} ports={ports} />,
  );
  await expect.element(page.getByText('已损坏')).toBeVisible();
  await page.getByRole('button', { name: /TXT/ }).click();
  await expect.element(page.getByRole('alert')).toBeVisible();
  expect(saved).toEqual([]);
  await expectNoViolations(root);
});
