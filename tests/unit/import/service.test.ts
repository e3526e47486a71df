import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Store } from '../../../entrypoints/background/context';
import { importStore } from '../../../entrypoints/background/import-store';
import { ImportService } from '@/utils/app/import/service';
import type { ImportPorts } from '@/utils/app/import/ports';
import type { CaseId, JobId } from '@/utils/exhibit/ids';
import { readChainLine } from '@/utils/integrity/chain-line';
import { verifyChain } from '@/utils/integrity/chain';
import { appError } from '@/utils/shared/errors';
import { err, type Result } from '@/utils/shared/result';
import { createCase } from '@/utils/storage/cases';
import { deleteExhibit } from '@/utils/storage/exhibits';
import { leaveInInbox, sweepInbox, type Leaving } from '@/utils/storage/inbox';
import type { ExhibitRow, ImportJobRow } from '@/utils/storage/rows';
import { AT, clock, openTestStore } from '../capture/stage';

vi.mock('@/utils/platform/environment', () => ({
  readClock: () => ({ utc: '2026-03-12T06:31:05.123Z' }),
  softwareName: () => 'liuzheng/test',
}));

const CASE = '11111111-1111-4111-8111-111111111111' as CaseId;
const OTHER = '22222222-2222-4222-8222-222222222222' as CaseId;
const PNG = '\x89PNG\r\n\x1a\n\0\0\0\rIHDR';
const bytes = (latin: string) => Uint8Array.from(latin, (c) => c.charCodeAt(0));
const file = (name: string, content: string, lastModified = Date.parse(AT)): File =>
  new File([bytes(content)], name, { lastModified });

let store: Store;
beforeEach(async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  store = openTestStore();
  await createCase(store.ledger, CASE, AT, '极速卡盟', 'test');
  await createCase(store.ledger, OTHER, AT, '另一件', 'test');
});

function ports(changes: Partial<ImportPorts> = {}): ImportPorts {
  return {
    clock: () => clock,
    newId: () => crypto.randomUUID(),
    digests: store.digests,
    environment: async () => ({
      browser: 'Test',
      browserVersion: '1',
      os: 'linux',
      userAgent: 'test',
      languages: ['zh-CN'],
      extensionVersion: '0',
    }),
    changed: () => undefined,
    ...importStore(store),
    ...changes,
  };
}

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const left = async (leaving: Leaving): Promise<string> =>
  value(await leaveInInbox(store.db, [leaving], Date.parse(AT)))[0] ?? '';
const leave = async (...files: File[]): Promise<{ id: string }[]> => {
  const out = [];
  for (const one of files) out.push({ id: await left({ file: one }) });
  return out;
};
const jobRow = async (id: JobId): Promise<ImportJobRow> => (await store.db.jobs.get(id)) as ImportJobRow;
const exhibits = (): Promise<ExhibitRow[]> => store.db.exhibits.orderBy('[caseId+number]').toArray();

async function run(
  items: { id: string; again?: boolean }[],
  { caseId = CASE, service = new ImportService(ports()) } = {},
): Promise<ImportJobRow> {
  const { jobId, done } = value(await service.start(caseId, items));
  await done;
  return jobRow(jobId);
}

/** More than are sealed in one write. */
const thirty = (): File[] => Array.from({ length: 30 }, (_, i) => file(`${i}.png`, `${PNG}${i}`));

test('files become exhibits with their bytes, their log line and nothing left in the inbox', async () => {
  const job = await run(await leave(file('微信支付.png', PNG), file('说明.txt', '你好')));
  expect(job).toMatchObject({ state: 'done', done: 2, total: 2, items: [] });
  const [picture, text] = await exhibits();
  expect(picture?.record).toMatchObject({
    origin: 'imported',
    trigger: 'import',
    kind: 'payment',
    kindReason: 'FILE_NAME',
    state: 'complete',
    source: { url: '', title: '微信支付.png' },
    imported: { name: '微信支付.png', bytes: 16, mediaType: 'image/png', kept: true, lastModified: AT },
    files: [{ path: 'original.png', role: 'original', bytes: 16 }],
  });
  expect(picture?.integrity).toBe('verified');
  expect(text?.record.files[0]?.path).toBe('original.txt');
  const sha256 = createHash('sha256').update(bytes(PNG)).digest('hex');
  expect(picture?.record.files[0]?.sha256).toBe(sha256);
  expect(await store.db.inbox.count()).toBe(0);
  const lines = (await store.db.log.where('[caseId+seq]').between([CASE, 0], [CASE, 99]).toArray()).map(
    (l) => l.line,
  );
  expect((await verifyChain(lines, store.digests)).verdict.status).toBe('valid');
  expect(lines.map((line) => typeOf(line))).toEqual(['case-created', 'exhibit-imported', 'exhibit-imported']);
});
const typeOf = (line: string): string => {
  const read = readChainLine(line);
  return read.ok ? read.value.type : read.error;
};

test('the same bytes again are named with their number, not kept twice; asked for again they are', async () => {
  await run(await leave(file('a.png', PNG)));
  const [again] = await leave(file('b.png', PNG));
  const job = await run([again ?? { id: '' }]);
  expect(job.outcomes).toMatchObject([{ became: 'duplicate', name: 'b.png', number: 1 }]);
  expect(await exhibits()).toHaveLength(1);
  const [forced] = await leave(file('b.png', PNG));
  await run([{ id: forced?.id ?? '', again: true }]);
  expect(await exhibits()).toHaveLength(2);
});

test('two equal files in one drop are one exhibit and one duplicate', async () => {
  const job = await run(await leave(file('a.png', PNG), file('b.png', PNG)));
  expect(job.outcomes.map(({ became }) => became)).toEqual(['imported', 'duplicate']);
});

test('two windows at once: the same file comes in once, and the second is told', async () => {
  const items = await leave(file('凭证.png', PNG), file('凭证 2.png', PNG));
  const service = new ImportService(ports());
  const rows = await Promise.all(items.map((item) => run([item], { service })));
  const became = rows.map(({ outcomes }) => outcomes[0]?.became);
  expect(new Set(became)).toEqual(new Set(['duplicate', 'imported']));
  expect(await exhibits()).toHaveLength(1);
});

test('the same file in another case is taken, and the other case is named', async () => {
  await run(await leave(file('a.png', PNG)));
  const job = await run(await leave(file('a.png', PNG)), { caseId: OTHER });
  expect(job.outcomes).toMatchObject([{ became: 'imported', elsewhere: '极速卡盟' }]);
});

test('a file whose exhibit was deleted may come again', async () => {
  await run(await leave(file('a.png', PNG)));
  const [row] = await exhibits();
  if (row) await deleteExhibit(store.db, store.ledger, row, AT, '重复');
  const job = await run(await leave(file('a.png', PNG)));
  expect(job.outcomes).toMatchObject([{ became: 'imported', number: 2 }]);
});

test('an empty file and one that is gone are named with their codes; the others are kept', async () => {
  const items = await leave(file('空.png', ''), file('好.png', PNG));
  const job = await run([{ id: crypto.randomUUID() }, ...items]);
  expect(job.state).toBe('done');
  expect(job.outcomes).toMatchObject([
    { became: 'failed', error: { code: 'IMPORT_LOST' } },
    { became: 'failed', name: '空.png', error: { code: 'FILE_EMPTY' } },
    { became: 'imported', name: '好.png' },
  ]);
});

test('of a file too large to keep its hashes are kept, and the gap is a row', async () => {
  const sha = { sha256: 'a'.repeat(64), sha512: 'b'.repeat(128) };
  const hashed = { bytes: 2_147_483_648, ...sha } as never;
  const id = await left({ file: file('录屏.mp4', '\0\0\0\x18ftypmp42'), hashed });
  await run([{ id }]);
  const [row] = await exhibits();
  expect(row?.record).toMatchObject({
    state: 'partial',
    imported: { bytes: 2_147_483_648, mediaType: 'video/mp4', kept: false, ...sha },
    notCaptured: [{ what: 'original', reason: 'FILE_TOO_LARGE', where: '录屏.mp4' }],
    files: [],
  });
  const again = await left({ file: file('录屏.mp4', '\0'), hashed });
  expect((await run([{ id: again }])).outcomes).toMatchObject([{ became: 'duplicate', number: 1 }]);
});

test('a worker that dies in the middle: the next one goes on with the rest, and nothing is there twice', async () => {
  const items = await leave(...thirty());
  let jobId = '' as JobId;
  // The first worker stops for ever in front of its second write.
  let seals = 0;
  const usual = ports();
  const dying = new ImportService({
    ...usual,
    seal: (...given) => (++seals === 2 ? new Promise(() => undefined) : usual.seal(...given)),
  });
  jobId = value(await dying.start(CASE, items)).jobId;
  await expect.poll(() => seals).toBe(2);
  expect((await jobRow(jobId)).items).toHaveLength(5);

  const next = new ImportService(ports());
  await next.recover(await store.db.jobs.toArray());
  await expect.poll(async () => (await jobRow(jobId)).state).toBe('done');
  expect((await jobRow(jobId)).outcomes.map(({ name }) => name)).toEqual(thirty().map(({ name }) => name));
  expect((await exhibits()).map(({ number }) => number)).toEqual(thirty().map((_, i) => i + 1));
});

test('cancelled: what was finished stays, the rest leaves the inbox', async () => {
  const items = await leave(...thirty());
  const usual = ports();
  let jobId = '' as JobId;
  const service: ImportService = new ImportService({
    ...usual,
    seal: async (...given) => {
      const sealed = await usual.seal(...given);
      service.cancel(jobId);
      return sealed;
    },
  });
  const started = value(await service.start(CASE, items));
  ({ jobId } = started);
  await started.done;
  expect(await jobRow(jobId)).toMatchObject({ state: 'cancelled', done: 25 });
  expect(await exhibits()).toHaveLength(25);
  expect(await store.db.inbox.count()).toBe(0);
});

test('no room for one file: it is named, smaller ones still come in', async () => {
  const items = await leave(file('大.mp4', 'x'.repeat(5000)), file('小.png', PNG));
  const usual = ports();
  const service = new ImportService({
    ...usual,
    seal: async (job, at, sealings) =>
      sealings.some(({ files }) => (files[0]?.bytes ?? 0) > 1000)
        ? err(appError('STORE_FULL'))
        : usual.seal(job, at, sealings),
  });
  const job = await run(items, { service });
  expect(job.outcomes).toMatchObject([
    { became: 'failed', name: '大.mp4', error: { code: 'STORE_FULL' } },
    { became: 'imported', name: '小.png' },
  ]);
});

test('an import that cannot even write down what failed gives up, and names every file it did not come to', async () => {
  const items = await leave(file('a.png', PNG), file('b.png', PNG));
  const full = async () => err(appError('STORE_FULL'));
  const service = new ImportService(ports({ seal: full, settle: full }));
  await value(await service.start(CASE, items)).done;
  const [job] = await store.db.jobs.toArray();
  expect(job).toMatchObject({ state: 'failed', done: 2, items: [], error: { code: 'STORE_FULL' } });
  expect(job?.kind === 'import' && job.outcomes).toMatchObject([
    { became: 'failed', name: 'a.png', error: { code: 'STORE_FULL' } },
    { became: 'failed', name: 'b.png', error: { code: 'STORE_FULL' } },
  ]);
  expect(await store.db.inbox.count()).toBe(0);
});

test('an import into no case is refused; the files wait', async () => {
  const items = await leave(file('a.png', PNG));
  const service = new ImportService(ports({ caseTitle: async () => undefined }));
  expect(await service.start(CASE, items)).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  expect(await store.db.inbox.count()).toBe(1);
});

test('no room to begin: refused, its files leave the inbox, and nothing says that it runs, even if the row was kept', async () => {
  const items = await leave(file('a.png', PNG));
  const usual = ports();
  let reachable = false;
  const service = new ImportService({
    ...usual,
    jobs: {
      ...usual.jobs,
      add: async (row) => {
        await usual.jobs.add(row);
        return err(appError('STORE_FULL'));
      },
      refuse: async (...given) => {
        if (!reachable) throw new Error('disk full');
        await usual.jobs.refuse(...given);
      },
    },
  });
  expect(await service.start(CASE, items)).toMatchObject({ ok: false, error: { code: 'STORE_FULL' } });
  expect(service.busy).toBe(false);
  // Once there is room again.
  reachable = true;
  await service.settle();
  const rows = await store.db.jobs.toArray();
  expect(rows).toMatchObject([{ kind: 'import', state: 'failed', items: [], error: { code: 'STORE_FULL' } }]);
  expect(await store.db.inbox.count()).toBe(0);
  expect(await exhibits()).toEqual([]);
});

test('a file that nobody asked for goes after a day; one that a job still wants stays', async () => {
  const [old, wanted] = await leave(file('old.png', PNG), file('wanted.png', PNG));
  const waiting = new ImportService(ports({ environment: () => new Promise(() => undefined) }));
  value(await waiting.start(CASE, [wanted ?? { id: '' }]));
  expect(await sweepInbox(store.db, Date.parse(AT) + 23 * 3600_000)).toBe(0);
  expect(await sweepInbox(store.db, Date.parse(AT) + 25 * 3600_000)).toBe(1);
  expect(await store.db.inbox.toCollection().primaryKeys()).toEqual([wanted?.id]);
  expect(old?.id).not.toBe(wanted?.id);
});
