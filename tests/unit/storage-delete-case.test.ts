import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { CaseId, JobId, Sha256 } from '@/utils/exhibit/ids';
import type { GuardRow } from '@/utils/storage/guard-rows';
import type { DocumentRow, StampRow } from '@/utils/storage/paper-rows';
import type { JobRow } from '@/utils/storage/rows';
import { deleteCase } from '@/utils/storage/delete-case';
import { AT, keepWords, openShelf, type Shelf } from './timeline/shelf';

let shelf: Shelf;
let other: Shelf;
beforeEach(async () => {
  shelf = openShelf();
  other = { ...shelf, caseId: crypto.randomUUID() as CaseId };
  await keepWords(shelf, '只在这里');
  await keepWords(shelf, '两个案件都有');
  await keepWords(other, '两个案件都有');
});

const remove = () => deleteCase(shelf.db, shelf.ledger, shelf.caseId);
const counts = async () => {
  const { db } = shelf;
  const tables = [db.cases, db.exhibits, db.log, db.blobs, db.jobs, db.guards, db.documents, db.stamps];
  return Promise.all(tables.map((table) => table.count()));
};
const job = (more: object): JobRow =>
  ({ id: crypto.randomUUID(), startedAt: AT, updatedAt: AT, ...more }) as unknown as JobRow;

test('all of a case goes, and nothing of another that shares its files', async () => {
  const { db, caseId } = shelf;
  const kept = await db.exhibits.where('[caseId+number]').equals([other.caseId, 1]).first();
  const wanted = [kept?.recordSha256, ...(kept?.record.files.map(({ sha256 }) => sha256) ?? [])];
  await db.settings.put({ key: 'currentCase', value: caseId });
  const over = job({ kind: 'export', caseId, state: 'done' });
  await db.jobs.put(over);
  await db.outbox.put({ jobId: over.id, index: 0, name: 'a.zip', blob: new Blob(['x']) });
  await db.guards.put({ id: crypto.randomUUID(), caseId, state: 'ended' } as unknown as GuardRow);
  await db.stamps.put({ id: 'a.tsa', caseId, state: 'waiting' } as unknown as StampRow);
  await db.documents.put({ id: 'd', caseId, number: 1, files: [] } as unknown as DocumentRow);

  expect(await remove()).toEqual({ ok: true, value: null });

  const left = await db.exhibits.toArray();
  expect(left.map((row) => row.caseId)).toEqual([other.caseId]);
  expect((await db.cases.toArray()).map(({ id }) => id)).toEqual([other.caseId]);
  expect(new Set((await db.log.toArray()).map((line) => line.caseId))).toEqual(new Set([other.caseId]));
  expect((await db.blobs.toCollection().primaryKeys()).toSorted()).toEqual(
    [...new Set(wanted)].filter((sha256) => sha256 !== undefined).toSorted(),
  );
  for (const table of [db.jobs, db.outbox, db.guards, db.stamps, db.documents, db.settings])
    expect(await table.count()).toBe(0);
});

test('a file that is a paper of another case stays', async () => {
  const { db } = shelf;
  const rows = await db.exhibits.where('[caseId+number]').equals([shelf.caseId, 1]).toArray();
  const sha256 = rows[0]?.record.files[0]?.sha256 ?? ('' as Sha256);
  const files = [{ path: 'documents/D001/a.txt', sha256, bytes: 1 }];
  await db.documents.put({ id: 'd', caseId: other.caseId, number: 1, files } as unknown as DocumentRow);
  await remove();
  expect(await db.blobs.get(sha256)).toBeDefined();
});

test.each([
  ['a job of the case', (caseId: CaseId) => job({ kind: 'import', caseId, state: 'running' })],
  ['a backup of all cases', () => job({ kind: 'backup', state: 'running' })],
])('while %s runs nothing goes', async (_what, make) => {
  await shelf.db.jobs.put(make(shelf.caseId));
  const before = await counts();
  expect(await remove()).toMatchObject({ ok: false, error: { code: 'CASE_BUSY' } });
  expect(await counts()).toEqual(before);
});

test('while a conversation is guarded nothing goes; a job of another case does not matter', async () => {
  const { db, caseId } = shelf;
  await db.jobs.put(job({ id: 'j' as JobId, kind: 'export', caseId: other.caseId, state: 'running' }));
  await db.guards.put({ id: crypto.randomUUID(), caseId, state: 'blind' } as unknown as GuardRow);
  const before = await counts();
  expect(await remove()).toMatchObject({ ok: false, error: { code: 'CASE_BUSY' } });
  expect(await counts()).toEqual(before);
  await db.guards.clear();
  expect((await remove()).ok).toBe(true);
});

test('a case that is not there is said to be not there', async () => {
  await remove();
  expect(await remove()).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
});

test('whoever adds a table says what becomes of it when a case is deleted', () => {
  const ofCases =
    'blobs cases certificates documents exhibits guardJournal guards jobs log outbox outboxPieces settings staged stamps texts';
  // Files on their way in, and the key of the installation.
  const ofNone = 'inbox keys';
  const thoughtOf = `${ofCases} ${ofNone}`.split(' ');
  expect(shelf.db.tables.map(({ name }) => name).toSorted()).toEqual(thoughtOf.toSorted());
});
