import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { CaseId } from '@/utils/exhibit/ids';
import { damageOf } from '@/utils/app/export-damage';
import { readBytes } from '@/utils/storage/blobs';
import { documentsOf, keepDocument } from '@/utils/storage/documents';
import { readCase } from '@/utils/storage/exports';
import { leaveInInbox } from '@/utils/storage/inbox';
import { sweepOrphans } from '@/utils/storage/staging';
import { AT } from '../capture/stage';
import { digests, Installation } from './installation';

vi.mock('@/utils/platform/environment', () => {
  const utc = '2026-03-12T06:31:05.123Z';
  const at = { utc, epochMs: Date.parse(utc), monotonicMs: 1, zone: 'Asia/Shanghai', offsetMinutes: 480 };
  return { readClock: () => at, softwareName: () => 'liuzheng/test' };
});

let here: Installation;
const caseId = crypto.randomUUID() as CaseId;

async function keep(text: string, made = 'made of it') {
  const left = await leaveInInbox(
    here.db,
    [{ file: new File([text], 'paper.txt') }, { file: new File([`<p>${text}</p>${made}`], 'paper.html') }],
    Date.parse(AT),
  );
  if (!left.ok) throw new Error(left.error.code);
  return keepDocument(here.db, here.ledger, digests, {
    id: crypto.randomUUID(),
    caseId,
    template: 'refund-demand',
    title: '退款函',
    exhibits: [1],
    inbox: left.value,
    at: AT,
  });
}

beforeEach(async () => {
  here = new Installation();
  await here.keep(caseId, '承诺：秒到账');
});

test('a paper that goes out is kept whole: number, files, a line of the log, nothing left behind', async () => {
  expect(await keep('第一稿')).toEqual({ ok: true, value: { number: 1 } });
  expect(await keep('第二稿')).toEqual({ ok: true, value: { number: 2 } });
  const rows = await documentsOf(here.db, caseId);
  expect(rows.map((row) => row.files.map(({ path }) => path))).toEqual([
    ['documents/D001/paper.txt', 'documents/D001/paper.html'],
    ['documents/D002/paper.txt', 'documents/D002/paper.html'],
  ]);
  const line = JSON.parse((await here.lines(caseId)).at(-1) ?? '') as Record<string, unknown>;
  expect(line).toMatchObject({ type: 'document-kept', paper: 2, title: '退款函', files: rows[1]?.files });
  expect(await here.db.inbox.count()).toBe(0);
});

test('the same text again is the same paper, whatever a second file made of it says', async () => {
  await keep('第一稿');
  const lines = (await here.lines(caseId)).length;
  expect(await keep('第一稿', 'made at another time')).toEqual({ ok: true, value: { number: 1 } });
  expect(await here.lines(caseId)).toHaveLength(lines);
  expect(await here.db.inbox.count()).toBe(0);
});

test('no sweep takes the bytes of a paper for nobody’s', async () => {
  await keep('第一稿');
  expect(await sweepOrphans(here.db)).toBe(0);
  const [row] = await documentsOf(here.db, caseId);
  for (const file of row?.files ?? []) expect((await readBytes(here.db, file.sha256)).ok).toBe(true);
});

test('a backup carries papers, and a restore brings them back with their bytes', async () => {
  await keep('第一稿');
  const { files } = await here.backUp();
  const there = new Installation();
  expect(await there.restore(files)).toMatchObject({ state: 'done', cases: [{ outcome: 'restored' }] });
  const arrived = await documentsOf(there.db, caseId);
  expect(arrived).toEqual(await documentsOf(here.db, caseId));
  for (const file of arrived.flatMap((row) => row.files))
    expect((await readBytes(there.db, file.sha256)).ok).toBe(true);
  expect(await sweepOrphans(there.db)).toBe(0);
  // Bytes that were lost here come back with the same archive.
  const lost = arrived[0]?.files[0];
  if (!lost) throw new Error('no file');
  await there.db.blobs.delete(lost.sha256);
  expect(await there.restore(files)).toMatchObject({ cases: [{ outcome: 'repaired' }] });
  expect((await readBytes(there.db, lost.sha256)).ok).toBe(true);
});

test('a paper whose bytes are lost is named in the log, and the backup goes on without them', async () => {
  await keep('第一稿');
  const [file] = (await documentsOf(here.db, caseId))[0]?.files ?? [];
  if (!file) throw new Error('no file');
  await here.db.blobs.delete(file.sha256);
  const contents = await readCase(here.db, caseId);
  if (!contents.ok) throw new Error(contents.error.code);
  const ports = { digests, readBlob: (sha256: typeof file.sha256) => readBytes(here.db, sha256) };
  expect(await damageOf(contents.value, ports)).toMatchObject([
    { type: 'document-damaged', paper: 1, files: [file] },
  ]);
  const { job, files } = await here.backUp();
  expect(job).toMatchObject({ state: 'done', cases: 1, left: [] });
  expect(await here.types(caseId)).toContain('document-damaged');
  const there = new Installation();
  expect(await there.restore(files)).toMatchObject({ cases: [{ outcome: 'restored' }] });
});
