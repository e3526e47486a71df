import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { CaseId, JobId } from '@/utils/exhibit/ids';
import { clearOutbox, dropVolume, putPiece, putVolume, volumeBlob } from '@/utils/storage/outbox';
import { sweepOrphans } from '@/utils/storage/staging';
import { Installation } from './installation';

vi.mock('@/utils/platform/environment', () => {
  const utc = '2026-03-12T06:31:05.123Z';
  const at = { utc, epochMs: Date.parse(utc), monotonicMs: 1, zone: 'Asia/Shanghai', offsetMinutes: 480 };
  return { readClock: () => at, softwareName: () => 'liuzheng/test' };
});

/** Characters: two whole pieces of a volume and some, which no deflating makes less. */
const LARGE = 20 * 1024 * 1024;

let here: Installation;
let caseId: CaseId;
beforeEach(() => {
  here = new Installation();
  caseId = crypto.randomUUID() as CaseId;
});

const left = async (): Promise<number> =>
  (await here.db.outbox.count()) + (await here.db.outboxPieces.count());

test('a large bundle is put away piece by piece while it is written, and comes out whole', async () => {
  const text = randomBytes(LARGE / 2).toString('hex');
  await here.keep(caseId, text);
  const puts = vi.spyOn(here.db.outboxPieces, 'put');
  const { files } = await here.backUp();
  expect(puts.mock.calls.map(([row]) => row.piece)).toEqual([0, 1]);

  const there = new Installation();
  expect(await there.restore(files)).toMatchObject({ state: 'done', cases: [{ id: caseId }] });
  const [blob] = await there.db.blobs.filter((row) => row.blob.size === LARGE).toArray();
  expect(await blob?.blob.text()).toBe(text);
});

test('a disk that is full before a volume is whole: the job says so and nothing of it stays', async () => {
  await here.keep(caseId, randomBytes(LARGE / 2).toString('hex'));
  const put = here.db.outboxPieces.put.bind(here.db.outboxPieces);
  vi.spyOn(here.db.outboxPieces, 'put').mockImplementation((row, ...more) => {
    if (row.piece === 1) throw new DOMException('full', 'QuotaExceededError');
    return put(row, ...more);
  });
  const { job } = await here.backUp();
  expect(job).toMatchObject({ state: 'failed', error: { code: 'STORE_FULL' } });
  expect(await left()).toBe(0);
});

const JOB = '6f9619ff-8b86-4d01-b42d-00cf4fc964bb' as JobId;
const volume = (pieces: number) => ({ name: 'a.zip', rest: new Blob(['c']), pieces });
async function putAway(index = 0): Promise<void> {
  await putPiece(here.db, JOB, index, 1, new Blob(['b']));
  await putPiece(here.db, JOB, index, 0, new Blob(['a']));
  await putVolume(here.db, JOB, index, volume(2));
}

test('pieces are joined in their order, whenever they came', async () => {
  await putAway();
  await putPiece(here.db, JOB, 1, 0, new Blob(['x']));
  const whole = await volumeBlob(here.db, JOB, 0);
  expect(whole.ok && (await whole.value.text())).toBe('abc');
});

test('a volume of which a piece is gone is not there, rather than short', async () => {
  await putAway();
  await here.db.outboxPieces.delete([JOB, 0, 0]);
  expect(await volumeBlob(here.db, JOB, 0)).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
});

test('with a volume, a job or a sweep go its pieces', async () => {
  await putAway(0);
  await putAway(1);
  await dropVolume(here.db, JOB, 0);
  expect(await left()).toBe(3);
  await clearOutbox(here.db, JOB);
  expect(await left()).toBe(0);
  await putPiece(here.db, JOB, 0, 0, new Blob(['a volume that was never finished']));
  await sweepOrphans(here.db);
  expect(await left()).toBe(0);
});
