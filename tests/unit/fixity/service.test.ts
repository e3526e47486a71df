import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { fixityService } from '@/entrypoints/background/fixity';
import type { FixityService } from '@/utils/app/fixity/service';
import type { CaseId, JobId, Sha256 } from '@/utils/exhibit/ids';
import { verifyChain } from '@/utils/integrity/chain';
import { parseLogsSeen } from '@/utils/integrity/log-findings';
import { setting } from '@/utils/storage/cases';
import { noteExhibit } from '@/utils/storage/exhibits';
import type { FixityJobRow } from '@/utils/storage/fixity-rows';
import type { ExhibitRow } from '@/utils/storage/rows';
import { runningJobs } from '@/utils/storage/jobs';
import { digests, Installation } from '../backup/installation';
import { AT } from '../capture/stage';

const time = vi.hoisted(() => ({ epochMs: Date.UTC(2026, 2, 12), version: '0.1.0' }));
vi.mock('@/utils/platform/environment', () => ({
  readClock: () => ({
    utc: new Date(time.epochMs).toISOString(),
    epochMs: time.epochMs,
    monotonicMs: 1,
    zone: 'Asia/Shanghai',
    offsetMinutes: 480,
  }),
  softwareName: () => 'liuzheng/test',
}));
vi.mock('@/utils/platform/pages', () => ({ extensionVersion: () => time.version }));

let here: Installation;
let service: FixityService;
let promise: ExhibitRow;
let order: ExhibitRow;
const caseId = crypto.randomUUID() as CaseId;
const otherId = crypto.randomUUID() as CaseId;

beforeEach(async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  time.epochMs = Date.UTC(2026, 2, 12);
  time.version = '0.1.0';
  here = new Installation();
  service = fixityService({ db: here.db, ledger: here.ledger, digests }, () => undefined);
  promise = await here.keep(caseId, '承诺：秒到账');
  order = await here.keep(caseId, '订单');
  await here.keep(otherId, '另一单', '另一案');
});

async function checkUp(only?: CaseId): Promise<FixityJobRow> {
  const started = await service.start(only);
  if (!started.ok) throw new Error(started.error.code);
  await started.value.done;
  return (await here.db.jobs.get(started.value.jobId)) as FixityJobRow;
}

/** Other bytes under the same address, as a failing disk leaves them. */
const spoil = (sha256: Sha256) => here.db.blobs.put({ sha256, blob: new Blob(['承诺：三天到账']) });
const textOf = ({ record }: ExhibitRow): Sha256 => record.files[0]?.sha256 as Sha256;
const integrity = async (row: ExhibitRow) => (await here.exhibit(row.id)).integrity;

test('a whole store is well: every file counted, the log says so, the order of cases stays', async () => {
  const job = await checkUp();
  expect(job).toMatchObject({
    state: 'done',
    cases: [
      { damaged: [], log: [] },
      { damaged: [], log: [] },
    ],
  });
  expect(job.done).toBe(job.total);
  expect(job.cases.find(({ id }) => id === caseId)).toMatchObject({ files: 4, title: '某某卡盟 · Q币' });
  const last = JSON.parse((await here.lines(caseId)).at(-1) ?? '') as object;
  expect(last).toMatchObject({ type: 'fixity-checked', files: 4, damaged: [] });
  expect((await here.db.cases.get(caseId))?.checkedAt).toBe(new Date(time.epochMs).toISOString());
  expect((await verifyChain(await here.lines(caseId), digests)).verdict.status).toBe('valid');
});

test('a changed and a lost file are named, marked and logged; what is well stays well', async () => {
  await spoil(textOf(promise));
  await here.db.blobs.delete(textOf(order));
  const { cases, state } = await checkUp(caseId);
  expect(state).toBe('done');
  expect(cases).toHaveLength(1);
  expect(cases[0]?.damaged).toEqual([
    { path: 'exhibits/E001/text.txt', problem: 'changed', exhibit: promise.id, number: 1 },
    { path: 'exhibits/E002/text.txt', problem: 'missing', exhibit: order.id, number: 2 },
  ]);
  expect([await integrity(promise), await integrity(order)]).toEqual(['damaged', 'damaged']);
  expect(JSON.parse((await here.lines(caseId)).at(-1) ?? '')).toMatchObject({
    type: 'fixity-checked',
    damaged: ['exhibits/E001/text.txt', 'exhibits/E002/text.txt'],
  });
  // The other case was not looked at.
  expect(await here.types(otherId)).not.toContain('fixity-checked');
});

test('what a backup brings back is well again at the next check-up', async () => {
  const { files } = await here.backUp();
  await spoil(textOf(promise));
  await checkUp(caseId);
  expect(await integrity(promise)).toBe('damaged');
  const restored = await here.restore(files);
  expect(restored).toMatchObject({ state: 'done' });
  expect(restored.cases.map(({ outcome }) => outcome)).toContain('repaired');
  const again = await checkUp(caseId);
  expect(again.cases[0]).toMatchObject({ damaged: [], log: [] });
  expect(await integrity(promise)).toBe('verified');
});

test('a lost paper is named although it is of no exhibit, and marked until it is back', async () => {
  const file = { path: 'documents/D001/letter.docx', sha256: 'a'.repeat(64) as Sha256, bytes: 3 };
  await here.db.documents.add({
    id: 'd',
    caseId,
    number: 1,
    template: 'x',
    title: '投诉书',
    at: AT,
    files: [file],
    exhibits: [],
  });
  const { cases } = await checkUp(caseId);
  expect(cases[0]?.damaged).toEqual([{ path: file.path, problem: 'missing' }]);
  expect(await here.db.documents.get('d')).toMatchObject({ damaged: [file.path] });
  expect([await integrity(promise), await integrity(order)]).toEqual(['verified', 'verified']);
});

test('an exhibit deleted while it is looked for is not called damaged', async () => {
  const started = await service.start(caseId);
  // Before its files come up.
  await here.db.exhibits.delete(order.id);
  await here.db.blobs.delete(textOf(order));
  if (!started.ok) throw new Error('not started');
  await started.value.done;
  const job = (await here.db.jobs.get(started.value.jobId)) as FixityJobRow;
  expect(job.cases[0]?.damaged).toEqual([]);
});

const line = (n: number): [CaseId, number] => [caseId, n];

test.each([
  [
    'a changed line',
    async () =>
      void (await here.db.log.update(
        line(1),
        (row) => void ((row as { line: string }).line = row.line.replace('E001', 'E009')),
      )),
    [{ code: 'LOG_LINE', line: 3 }],
  ],
  ['an end cut off', () => here.db.log.delete(line(3)), [{ code: 'LOG_HEAD', lines: 3, expected: 4 }]],
  [
    'another head in the case’s row',
    async () => void (await here.db.cases.update(caseId, { chainHead: 'b'.repeat(64) as Sha256 })),
    [{ code: 'LOG_HEAD', lines: 4, expected: 4 }],
  ],
  [
    'no line at all',
    async () => void (await here.db.log.where('[caseId+seq]').between(line(0), line(99)).delete()),
    [{ code: 'LOG_EMPTY' }],
  ],
  [
    'an exhibit gone without a word',
    () => here.db.exhibits.delete(order.id),
    [{ code: 'EXHIBIT_LOST', number: 2 }],
  ],
  [
    'a record that is another',
    async () => void (await here.db.exhibits.update(order.id, { recordSha256: 'c'.repeat(64) as Sha256 })),
    [{ code: 'RECORD_CHANGED', number: 2 }],
  ],
])('the daily look names %s, and only that case', async (_name, spoilLog, findings) => {
  await noteExhibit(here.db, here.ledger, promise, AT, '备注');
  await spoilLog();
  await service.look();
  const seen = parseLogsSeen(await setting(here.db, 'logsSeen'));
  expect(seen?.wrong).toEqual([{ id: caseId, title: '某某卡盟 · Q币', findings }]);
});

test('a broken log gets no line that would hide where it broke, and the notice goes when it holds again', async () => {
  const before = await here.db.cases.get(caseId);
  await here.db.cases.update(caseId, { chainHead: 'b'.repeat(64) as Sha256 });
  const lines = await here.lines(caseId);
  const { cases } = await checkUp(caseId);
  expect(cases[0]?.log).toEqual([{ code: 'LOG_HEAD', lines: 3, expected: 3 }]);
  expect(await here.lines(caseId)).toEqual(lines);
  expect(parseLogsSeen(await setting(here.db, 'logsSeen'))?.wrong).toHaveLength(1);
  await here.db.cases.put(before as NonNullable<typeof before>);
  await checkUp(caseId);
  expect(parseLogsSeen(await setting(here.db, 'logsSeen'))?.wrong).toEqual([]);
});

test('logs are looked at once a day, after an update, and when the clock went back', async () => {
  await service.look();
  const at = async () => parseLogsSeen(await setting(here.db, 'logsSeen'))?.at;
  const first = await at();
  time.epochMs += 23 * 3_600_000;
  await service.look();
  expect(await at()).toBe(first);
  time.epochMs += 2 * 3_600_000;
  await service.look();
  const second = await at();
  expect(second).not.toBe(first);
  time.version = '0.2.0';
  service = fixityService({ db: here.db, ledger: here.ledger, digests }, () => undefined);
  time.epochMs += 1000;
  await service.look();
  expect(await at()).not.toBe(second);
  time.epochMs -= 48 * 3_600_000;
  await service.look();
  expect(await at()).toBe(new Date(time.epochMs).toISOString());
});

test('it can be stopped, runs once at a time, and one that a dead worker left is closed', async () => {
  const [one, two] = [await service.start(), await service.start(caseId)];
  if (!one.ok || !two.ok) throw new Error('not started');
  expect(two.value.jobId).toBe(one.value.jobId);
  expect(service.cancel(one.value.jobId)).toBe(true);
  await one.value.done;
  expect(await here.db.jobs.get(one.value.jobId)).toMatchObject({
    state: 'cancelled',
    error: { code: 'CANCELLED' },
  });
  expect(service.busy).toBe(false);

  const left = { ...(await checkUp()), id: crypto.randomUUID() as JobId, state: 'running' } as const;
  await here.db.jobs.put(left);
  const fresh = fixityService({ db: here.db, ledger: here.ledger, digests }, () => undefined);
  await fresh.recover(await runningJobs(here.db));
  expect(await here.db.jobs.get(left.id)).toMatchObject({
    state: 'failed',
    error: { code: 'WORKER_RESTARTED' },
  });
  expect(await service.start('7f3a9c2e-0000-4000-8000-000000000000' as CaseId)).toMatchObject({
    ok: false,
    error: { code: 'NOT_FOUND' },
  });
  expect(service.busy).toBe(false);
});
