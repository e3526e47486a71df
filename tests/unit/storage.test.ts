import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { CaseId, ExhibitId, JobId, Sha256 } from '@/utils/exhibit/ids';
import type { ExhibitDraft, ExhibitFile } from '@/utils/exhibit/model';
import { verifyChain } from '@/utils/integrity/chain';
import { utf8 } from '@/utils/shared/bytes';
import { digestHex, webCryptoDigests } from '@/utils/shared/digest';
import { createCase, renameCase } from '@/utils/storage/cases';
import { LiuzhengDb } from '@/utils/storage/db';
import {
  confirmExhibit,
  deleteExhibit,
  noteExhibit,
  sealExhibit,
  tagExhibit,
} from '@/utils/storage/exhibits';
import { readCase } from '@/utils/storage/exports';
import { Ledger } from '@/utils/storage/ledger';
import type { CaptureJobRow, ExhibitRow } from '@/utils/storage/rows';
import { stageFile, stagedFiles, sweepOrphans } from '@/utils/storage/staging';

const digests = webCryptoDigests(crypto.subtle);
const AT = '2026-03-12T06:31:05.123Z';
const clock = { utc: AT, epochMs: Date.parse(AT), monotonicMs: 1, zone: 'Asia/Shanghai', offsetMinutes: 480 };

let db: LiuzhengDb;
let ledger: Ledger;
let caseId: CaseId;
let names = 0;

beforeEach(() => {
  db = new LiuzhengDb(`test-${names++}`);
  ledger = new Ledger(db, digests);
  caseId = crypto.randomUUID() as CaseId;
});

function draft(): ExhibitDraft {
  return {
    id: crypto.randomUUID() as ExhibitId,
    kind: 'order',
    kindReason: 'order-number',
    origin: 'captured',
    trigger: 'popup',
    source: { url: 'https://shop.example/order/1', title: '订单详情', host: 'shop.example' },
    startedAt: clock,
    environment: {
      browser: 'Chromium',
      browserVersion: '156',
      os: 'linux',
      userAgent: 'x',
      languages: ['zh-CN'],
      extensionVersion: '0.1.0',
    },
    summary: { orderNumber: '2026031214283374426' },
    steps: [],
    alterations: [],
    notCaptured: [],
  };
}

async function stage(jobId: JobId, path: string, text: string): Promise<ExhibitFile> {
  const bytes = utf8(text);
  const sha256 = (await digestHex(digests, 'sha256', bytes)) as Sha256;
  const file: ExhibitFile = {
    path,
    sha256,
    bytes: bytes.byteLength,
    mediaType: 'text/plain',
    role: 'original',
  };
  expect((await stageFile(db, jobId, file, new Blob([bytes]))).ok).toBe(true);
  return file;
}

async function keep(text: string): Promise<ExhibitRow> {
  const jobId = crypto.randomUUID() as JobId;
  await stage(jobId, 'text.txt', text);
  const sealed = await sealExhibit(db, ledger, digests, {
    caseId,
    newCaseTitle: '某某卡盟 · Q币',
    software: 'liuzheng/test',
    jobId,
    draft: draft(),
    files: await stagedFiles(db, jobId),
    state: 'complete',
    finishedAt: clock,
  });
  if (!sealed.ok) throw new Error(sealed.error.code);
  return sealed.value;
}

async function log(): Promise<string[]> {
  const contents = await readCase(db, caseId);
  return contents.ok ? [...contents.value.lines] : [];
}

test('the first exhibit makes its case, takes number 1, and the chain holds', async () => {
  const row = await keep('承诺：秒到账');
  expect(row.number).toBe(1);
  expect((await db.cases.get(caseId))?.title).toBe('某某卡盟 · Q币');
  const check = await verifyChain(await log(), digests);
  expect(check.verdict.status).toBe('valid');
  expect(check.lines.map((line) => line.type)).toEqual(['case-created', 'exhibit-captured']);
  expect((await db.cases.get(caseId))?.chainHead).toBe(check.head);
});

test('an exhibit is not verified until it was read back', async () => {
  const row = await keep('订单');
  expect((await db.exhibits.get(row.id))?.integrity).toBe('verifying');
  expect(await confirmExhibit(db, digests, row.id)).toEqual({ ok: true, value: 'verified' });
  expect((await db.exhibits.get(row.id))?.integrity).toBe('verified');
});

test.each([
  ['its bytes changed', (sha256: Sha256) => db.blobs.put({ sha256, blob: new Blob(['别的']) })],
  ['its bytes are gone', (sha256: Sha256) => db.blobs.delete(sha256)],
])('an exhibit is damaged, and says which blob, when %s', async (_, harm) => {
  const row = await keep('订单');
  const file = row.record.files[0]?.sha256 ?? ('' as Sha256);
  await harm(file);
  const confirmed = await confirmExhibit(db, digests, row.id);
  expect(confirmed).toMatchObject({ ok: false, error: { code: 'STORE_DAMAGED', detail: { sha256: file } } });
  expect((await db.exhibits.get(row.id))?.integrity).toBe('damaged');
});

test('twenty captures at once get twenty numbers and one unbroken chain', async () => {
  const rows = await Promise.all(Array.from({ length: 20 }, (_, i) => keep(`第 ${i} 页`)));
  expect(rows.map((row) => row.number).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, i) => i + 1),
  );
  expect((await verifyChain(await log(), digests)).verdict.status).toBe('valid');
});

test('notes and tags are lines of the log; the exhibit itself stays as it was', async () => {
  const row = await keep('订单');
  await noteExhibit(db, ledger, row, AT, '卖家说今晚到账');
  await tagExhibit(db, ledger, row, AT, ['承诺', '秒到账']);
  const after = await db.exhibits.get(row.id);
  expect(after).toMatchObject({
    note: '卖家说今晚到账',
    tags: ['承诺', '秒到账'],
    recordSha256: row.recordSha256,
  });
  const { lines, verdict } = await verifyChain(await log(), digests);
  expect(verdict.status).toBe('valid');
  expect(lines.map((line) => line.type).slice(-2)).toEqual(['exhibit-noted', 'exhibit-tagged']);
});

test('deleting leaves the hashes and the number, and spares bytes that another exhibit uses', async () => {
  const first = await keep('同样的内容');
  const second = await keep('同样的内容');
  const shared = first.record.files[0]?.sha256 ?? ('' as Sha256);
  await deleteExhibit(db, ledger, first, AT, '重复');
  expect(await db.exhibits.get(first.id)).toBeUndefined();
  expect(await db.blobs.get(shared)).toBeDefined();
  expect(await db.blobs.get(first.recordSha256)).toBeUndefined();
  const third = await keep('新的');
  expect(third.number).toBe(3);
  expect(second.number).toBe(2);
  const deleted = (await log())
    .map((line) => JSON.parse(line) as { type: string; files?: { sha256: string }[] })
    .find((l) => l.type === 'exhibit-deleted');
  expect(deleted?.files?.map((file) => file.sha256)).toContain(shared);
});

test('renaming and creating cases are part of their history', async () => {
  await createCase(ledger, caseId, AT, '新案件', 'liuzheng/test');
  await renameCase(ledger, caseId, AT, '某某卡盟 Q币未到账');
  expect((await db.cases.get(caseId))?.title).toBe('某某卡盟 Q币未到账');
  expect((await verifyChain(await log(), digests)).lines.map((line) => line.type)).toEqual([
    'case-created',
    'case-renamed',
  ]);
});

test('the sweep deletes what nobody refers to and nothing else', async () => {
  const kept = await keep('留下');
  const running = crypto.randomUUID() as JobId;
  const dead = crypto.randomUUID() as JobId;
  const job = (id: JobId, state: CaptureJobRow['state']): CaptureJobRow => ({
    id,
    caseId,
    state,
    kind: 'capture',
    tabId: 1,
    url: '',
    title: '',
    stage: 'pixels',
    done: 0,
    total: 0,
    startedAt: AT,
    updatedAt: AT,
  });
  await db.jobs.bulkAdd([job(running, 'running'), job(dead, 'failed')]);
  const live = await stage(running, 'tiles/00.png', '正在拍');
  const orphan = await stage(dead, 'tiles/00.png', '没人要');
  expect(await sweepOrphans(db)).toBe(1);
  expect(await db.blobs.get(orphan.sha256)).toBeUndefined();
  expect(await db.blobs.get(live.sha256)).toBeDefined();
  expect(await db.blobs.get(kept.recordSha256)).toBeDefined();
});

test('an entry for a case that does not exist is refused and writes nothing', async () => {
  const refused = await renameCase(ledger, caseId, AT, '无此案件');
  expect(refused).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  expect(await db.log.count()).toBe(0);
});

test('a file that takes the place of an earlier one of its path gives the earlier bytes back, unless others need them', async () => {
  const jobId = crypto.randomUUID() as JobId;
  const put = async (job: JobId, path: string, text: string): Promise<void> => {
    const bytes = utf8(text);
    const sha256 = (await digestHex(digests, 'sha256', bytes)) as Sha256;
    const file = { path, sha256, bytes: bytes.length, mediaType: 'text/html', role: 'original' as const };
    expect((await stageFile(db, job, file, new Blob([bytes]))).ok).toBe(true);
  };
  await put(jobId, 'page.html', 'first');
  await put(jobId, 'page.html', 'first');
  expect(await db.blobs.count()).toBe(1);
  await put(jobId, 'page.html', 'second');
  expect(await db.blobs.count()).toBe(1);
  await put(crypto.randomUUID() as JobId, 'page.html', 'second');
  await put(jobId, 'page.html', 'third');
  expect(await db.blobs.count()).toBe(2);
});
