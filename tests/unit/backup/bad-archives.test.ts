import 'fake-indexeddb/auto';
import JSZip from 'jszip';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { storedZip } from '@/utils/bundle/backup/stored-zip';
import type { CaseId, JobId } from '@/utils/exhibit/ids';
import { canonicalJson } from '@/utils/integrity/canonical';
import { sweepOrphans } from '@/utils/storage/staging';
import type { RestoreJobRow } from '@/utils/storage/rows';
import { sampleCase } from '../../support/sample-bundle';
import { buildBundle } from '@/utils/bundle/write';
import { AT } from '../capture/stage';
import { digests, Installation } from './installation';

vi.mock('@/utils/platform/environment', () => {
  const utc = '2026-03-12T06:31:05.123Z';
  const at = { utc, epochMs: Date.parse(utc), monotonicMs: 1, zone: 'Asia/Shanghai', offsetMinutes: 480 };
  return { readClock: () => at, softwareName: () => 'liuzheng/test' };
});

const caseId = crypto.randomUUID() as CaseId;
const otherId = crypto.randomUUID() as CaseId;
let backup: File;
let bytes: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  const origin = new Installation();
  await origin.keep(caseId, '承诺：秒到账 '.repeat(50));
  await origin.keep(otherId, '订单', '另一案');
  const [file] = (await origin.backUp()).files;
  if (!file) throw new Error('no backup');
  backup = file;
  bytes = new Uint8Array(await file.arrayBuffer());
});

let here: Installation;
beforeEach(async () => {
  here = new Installation();
  await here.keep(crypto.randomUUID() as CaseId, '本机原有的证据');
});

const named = (content: BlobPart, name = 'LZ-backup-20260312T063105Z.zip'): File => new File([content], name);

/** Restores, and sees to it that nothing at all was changed. */
async function refused(file: File): Promise<RestoreJobRow> {
  const before = await here.everything();
  const job = await here.restore([file]);
  expect(await here.everything()).toEqual(before);
  expect(job.state).toBe('failed');
  return job;
}

test.each([0.1, 0.5, 0.9, 0.999])('cut off at %d of its length it is refused as damaged', async (share) => {
  const job = await refused(named(bytes.slice(0, Math.floor(bytes.length * share))));
  expect(job).toMatchObject({ error: { code: 'RESTORE_DAMAGED' }, cases: [] });
});

test('one flipped bit anywhere never lets a changed case in; the cases it does not touch are restored', async () => {
  const step = Math.floor(bytes.length / 24);
  for (let at = 3; at < bytes.length; at += step) {
    const changed = bytes.slice();
    changed[at] = (changed[at] ?? 0) ^ 0x10;
    const target = new Installation();
    const job = await target.restore([named(changed)]);
    const said = [...job.files, ...job.cases.filter((one) => one.outcome === 'refused')];
    expect(said.length, `byte ${at} unnoticed`).toBeGreaterThan(0);
    for (const row of await target.db.exhibits.toArray()) expect(row.integrity).toBe('verified');
    expect(await target.db.cases.count()).toBe(job.cases.filter((one) => one.outcome === 'restored').length);
    expect(await target.db.staged.count()).toBe(0);
  }
});

test('a foreign zip, an empty file and something else altogether are not ours', async () => {
  const foreign = new JSZip();
  foreign.file('readme.txt', '只是一个压缩包');
  const zip = await foreign.generateAsync({ type: 'uint8array' });
  for (const content of [zip as Uint8Array<ArrayBuffer>, '', '%PDF-1.7 不是压缩包']) {
    expect((await refused(named(content))).error?.code).toBe('RESTORE_NOT_OURS');
  }
});

test('a zip bomb is refused before anything is unpacked', async () => {
  const bomb = new JSZip();
  bomb.file('LZ-backup-x/backup.json', new Uint8Array(40 * 1024 * 1024), { compression: 'DEFLATE' });
  const zip = await bomb.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
  expect(zip.byteLength).toBeLessThan(100_000);
  const job = await refused(named(zip as Uint8Array<ArrayBuffer>));
  expect(job.files[0]?.error.cause).toMatch(/ZIP_BOMB|ZIP_EXTRA|BACKUP_UNREADABLE/);
});

test('a backup of a later version is refused, and the sentence is another', async () => {
  const text = canonicalJson({ backupVersion: '2.0', everything: 'different' });
  const zip = await storedZip([{ name: 'LZ-backup-x/backup.json', blob: new Blob([text]) }], digests);
  expect((await refused(named(zip))).error?.code).toBe('RESTORE_TOO_NEW');
});

test.each([
  ['names a bundle that is not there', { name: 'LZ-00000000-20260312T063105Z.zip', bytes: 5 }],
  ['leads out of its folder', { name: '../evil.zip', bytes: 5 }],
])('a backup whose list %s is refused', async (_, bundle) => {
  const zero = '0'.repeat(64);
  const text = canonicalJson({
    backupVersion: '1.0',
    software: 'x',
    createdAt: { utc: AT },
    backup: { group: 'LZ-backup-x', volume: 1, volumes: 1 },
    cases: [
      {
        id: caseId,
        title: '案件',
        exhibits: 0,
        chain: { lines: 1, head: zero },
        group: 'LZ-00000000-20260312T063105Z',
        bundles: [{ ...bundle, sha256: zero, volume: 1 }],
      },
    ],
    left: [],
    settings: {},
  });
  const zip = await storedZip([{ name: 'LZ-backup-x/backup.json', blob: new Blob([text]) }], digests);
  expect((await refused(named(zip))).error?.code).toBe('RESTORE_DAMAGED');
});

test('a volume that was not chosen is asked for, and half a case is never written', async () => {
  const sample = await sampleCase({ maxVolumeBytes: 2000 });
  const built = await buildBundle(sample.input, sample.ports);
  expect(built.ok && built.value.volumes.length).toBeGreaterThan(1);
  const files = sample.volumes.map((volume) => named(volume.bytes, volume.name));
  const before = await here.everything();
  const job = await here.restore(files.slice(1));
  expect(job.cases).toMatchObject([{ outcome: 'refused', error: { code: 'RESTORE_INCOMPLETE' } }]);
  expect(await here.everything()).toEqual(before);
  expect((await here.restore(files)).cases).toMatchObject([{ outcome: 'restored', exhibits: 3 }]);
});

test('a disk that is full in mid-restore: what was here stays, what was half in goes', async () => {
  const before = await here.everything();
  const put = here.db.blobs.put.bind(here.db.blobs);
  let writes = 0;
  vi.spyOn(here.db.blobs, 'put').mockImplementation((row) => {
    writes += 1;
    if (writes > 1) throw new DOMException('full', 'QuotaExceededError');
    return put(row);
  });
  const job = await here.restore([backup]);
  expect(writes).toBeGreaterThan(1);
  expect(job).toMatchObject({ state: 'failed', error: { code: 'STORE_FULL' } });
  expect(await here.everything()).toEqual(before);
});

test('cancelled in mid-restore: the case under way is given up whole', async () => {
  const before = await here.everything();
  const put = here.db.blobs.put.bind(here.db.blobs);
  let jobId: JobId | undefined;
  vi.spyOn(here.db.jobs, 'add').mockImplementationOnce((row) => {
    jobId = row.id;
    return here.db.jobs.put(row);
  });
  vi.spyOn(here.db.blobs, 'put').mockImplementation((row) => {
    if (jobId) here.services.restores.cancel(jobId);
    return put(row);
  });
  const job = await here.restore([backup]);
  expect(job).toMatchObject({ state: 'cancelled', error: { code: 'CANCELLED' } });
  expect(await here.everything()).toEqual(before);
});

test('a worker that died in mid-restore leaves nothing behind once the next one has looked', async () => {
  const before = await here.everything();
  const jobId = crypto.randomUUID() as JobId;
  await here.stage(jobId, 'E001/text.txt', '半个案件');
  await here.db.inbox.add({ id: crypto.randomUUID(), name: 'x.zip', blob: backup, lastModified: 0, at: AT });
  const [inbox] = await here.db.inbox.toCollection().primaryKeys();
  await here.db.jobs.add({
    id: jobId,
    kind: 'restore',
    state: 'running',
    startedAt: AT,
    updatedAt: AT,
    stage: 'storing',
    done: 0,
    total: 0,
    inbox: [inbox ?? ''],
    cases: [],
    files: [],
  });
  await here.restarted().restores.recover(await here.db.jobs.toArray());
  await sweepOrphans(here.db);
  expect(await here.db.jobs.get(jobId)).toMatchObject({
    state: 'failed',
    error: { code: 'WORKER_RESTARTED' },
  });
  expect(await here.everything()).toEqual(before);
});

test('a backup that a dead worker left is closed, and its parts are swept', async () => {
  const jobId = crypto.randomUUID() as JobId;
  const times = { startedAt: AT, updatedAt: AT };
  await here.db.jobs.add({
    id: jobId,
    kind: 'backup',
    state: 'running',
    ...times,
    stage: 'writing',
    done: 0,
    total: 0,
  });
  await here.db.outbox.add({ jobId, index: 100_000, name: 'x', blob: new Blob(['x']) });
  await here.restarted().backups.recover(await here.db.jobs.toArray());
  expect(await here.db.outbox.count()).toBe(0);
  expect(await here.db.jobs.get(jobId)).toMatchObject({ state: 'failed' });
});

test('nothing to back up is said at once', async () => {
  const started = await new Installation().services.backups.start();
  expect(started).toMatchObject({ ok: false, error: { code: 'BACKUP_EMPTY' } });
});

test('a second restore while one runs is refused and leaves no file behind', async () => {
  const [one, two] = await Promise.all([
    here.restore([backup]),
    here.restore([backup]).catch((thrown: Error) => thrown.message),
  ]);
  expect(typeof one === 'string' ? one : one.state).toBe('done');
  expect(two).toBe('RESTORE_BUSY');
  expect(await here.db.inbox.count()).toBe(0);
});
