import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { CaseId, ExhibitId, JobId, Sha256 } from '@/utils/exhibit/ids';
import { utf8 } from '@/utils/shared/bytes';
import { digestHex, webCryptoDigests } from '@/utils/shared/digest';
import { LiuzhengDb } from '@/utils/storage/db';
import { confirmExhibit, deleteExhibit, noteExhibit, sealExhibit } from '@/utils/storage/exhibits';
import { addJob } from '@/utils/storage/jobs';
import { Ledger } from '@/utils/storage/ledger';
import type { ExhibitRow, ExportJobRow } from '@/utils/storage/rows';
import { discardStaged, stagedFiles, stageFile } from '@/utils/storage/staging';
import { AT, clock } from './capture/stage';

vi.mock('@/utils/platform/environment', () => ({ readClock: () => ({}), softwareName: () => 'x' }));

const digests = webCryptoDigests(crypto.subtle);
let db: LiuzhengDb;
let ledger: Ledger;
const caseId = crypto.randomUUID() as CaseId;
let names = 0;
beforeEach(() => {
  db = new LiuzhengDb(`edges-${names++}`);
  ledger = new Ledger(db, digests);
});

async function stage(jobId: JobId, path: string, text: string): Promise<Sha256> {
  const bytes = utf8(text);
  const sha256 = (await digestHex(digests, 'sha256', bytes)) as Sha256;
  const file = { path, sha256, bytes: bytes.byteLength, mediaType: 'text/plain', role: 'original' } as const;
  expect((await stageFile(db, jobId, file, new Blob([bytes]))).ok).toBe(true);
  return sha256;
}

async function keep(text: string): Promise<ExhibitRow> {
  const jobId = crypto.randomUUID() as JobId;
  await stage(jobId, 'text.txt', text);
  const sealed = await sealExhibit(db, ledger, digests, {
    caseId,
    newCaseTitle: '案件',
    software: 'liuzheng/test',
    jobId,
    draft: {
      id: crypto.randomUUID() as ExhibitId,
      kind: 'order',
      kindReason: 'x',
      origin: 'captured',
      trigger: 'popup',
      source: { url: 'https://shop.example/', title: '订单', host: 'shop.example' },
      startedAt: clock,
      environment: {
        browser: 'x',
        browserVersion: '1',
        os: 'linux',
        userAgent: 'x',
        languages: [],
        extensionVersion: '1',
      },
      summary: {},
      steps: [],
      alterations: [],
      notCaptured: [],
    },
    files: await stagedFiles(db, jobId),
    state: 'complete',
    finishedAt: clock,
  });
  if (!sealed.ok) throw new Error(sealed.error.code);
  return sealed.value;
}

const events = async (): Promise<string[]> =>
  (await db.log.toArray()).map((row) => (JSON.parse(row.line) as { type: string }).type);

test('deleting twice, and noting what is deleted, adds nothing more to the log', async () => {
  const row = await keep('订单');
  const [first, second, note] = await Promise.all([
    deleteExhibit(db, ledger, row, AT, '重复'),
    deleteExhibit(db, ledger, row, AT, '重复'),
    noteExhibit(db, ledger, row, AT, '太晚'),
  ]);
  expect(first?.ok).toBe(true);
  expect(second).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  expect(note).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  expect(await events()).toEqual(['case-created', 'exhibit-captured', 'exhibit-deleted']);
});

test('a store that cannot be asked says nothing about the evidence: it stays to be read back', async () => {
  const row = await keep('订单');
  const get = vi.spyOn(db.blobs, 'get').mockRejectedValue(new DOMException('closed', 'DatabaseClosedError'));
  expect(await confirmExhibit(db, digests, row.id)).toMatchObject({ error: { code: 'STORE_FAILED' } });
  expect((await db.exhibits.get(row.id))?.integrity).toBe('verifying');
  get.mockRejectedValue(new DOMException('gone', 'NotReadableError'));
  expect(await confirmExhibit(db, digests, row.id)).toMatchObject({ error: { code: 'STORE_DAMAGED' } });
  expect((await db.exhibits.get(row.id))?.integrity).toBe('damaged');
});

test('a failed capture gives back its bytes but not those that an exhibit or another capture uses', async () => {
  const kept = await keep('同样的内容');
  const failed = crypto.randomUUID() as JobId;
  const running = crypto.randomUUID() as JobId;
  const shared = await stage(failed, 'text.txt', '同样的内容');
  const other = await stage(failed, 'page.html', '两次留证都有');
  await stage(running, 'page.html', '两次留证都有');
  const own = await stage(failed, 'tiles/00.png', '只此一次');
  await discardStaged(db, failed);
  expect(shared).toBe(kept.record.files[0]?.sha256);
  expect(await db.blobs.bulkGet([shared, other, own])).toEqual([
    expect.anything(),
    expect.anything(),
    undefined,
  ]);
  expect(await stagedFiles(db, running)).toHaveLength(1);
});

test('however many jobs follow, a bundle that waits to be saved is not forgotten', async () => {
  const job = (saved: boolean): ExportJobRow => ({
    id: crypto.randomUUID() as JobId,
    kind: 'export',
    caseId,
    state: 'done',
    startedAt: AT,
    updatedAt: AT,
    stage: 'verifying',
    done: 0,
    total: 0,
    ...(saved ? { saved } : {}),
  });
  const waiting = job(false);
  await addJob(db, waiting);
  for (let i = 0; i < 60; i++) await addJob(db, job(true));
  expect(await db.jobs.get(waiting.id)).toBeDefined();
  expect(await db.jobs.count()).toBe(51);
});
