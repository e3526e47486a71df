import { beforeEach, expect, test, vi } from 'vitest';
import { ExportService, type ExportPorts } from '@/utils/app/export-case';
import type { CaseId, ExhibitId, Sha256 } from '@/utils/exhibit/ids';
import { webCryptoDigests } from '@/utils/shared/digest';
import { appError } from '@/utils/shared/errors';
import { err, ok } from '@/utils/shared/result';
import type { CaseContents } from '@/utils/storage/exports';
import type { ExhibitRow, ExportJobRow } from '@/utils/storage/rows';
import { AT, clock } from './capture/stage';

vi.mock('@/utils/platform/environment', () => ({ readClock: () => ({}), softwareName: () => 'x' }));

const caseId = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff' as CaseId;
const exhibitId = '6f9619ff-8b86-4d01-b42d-00cf4fc964aa' as ExhibitId;
const ZERO = '0'.repeat(64) as Sha256;

/** A case with one exhibit whose bytes the store no longer has. */
function contents(): CaseContents {
  const files = [{ path: 'text.txt', sha256: ZERO, bytes: 1, mediaType: 'text/plain', role: 'original' }];
  const record = { id: exhibitId, number: 1, caseId, files, notCaptured: [], source: { url: '', title: '' } };
  const exhibit = { id: exhibitId, caseId, number: 1, record, recordSha256: ZERO, recordBytes: 1 };
  return {
    row: {
      id: caseId,
      title: '案件',
      createdAt: AT,
      updatedAt: AT,
      nextNumber: 2,
      nextSeq: 0,
      chainHead: ZERO,
    },
    exhibits: [{ ...exhibit, integrity: 'verified', tags: [], note: '' } as unknown as ExhibitRow],
    lines: ['{}'],
    stamps: [],
    certificates: [],
  };
}

let rows: Map<string, ExportJobRow>;
let rechecked: string[];
let changes: boolean[];
let ports: ExportPorts;
let service: ExportService;
beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue();
  rows = new Map();
  rechecked = [];
  changes = [];
  ports = {
    clock: () => clock,
    newId: () => crypto.randomUUID(),
    digests: webCryptoDigests(crypto.subtle),
    crypto,
    software: 'liuzheng/test',
    readCase: () => Promise.resolve(ok(contents())),
    readBlob: () => Promise.resolve(err(appError('STORE_DAMAGED'))),
    jobs: {
      add: (row) => {
        rows.set(row.id, row);
        return Promise.resolve(ok(null));
      },
      update: (id, patch) => {
        rows.set(id, { ...(rows.get(id) as ExportJobRow), ...patch });
        return Promise.resolve();
      },
    },
    outbox: {
      put: () => Promise.resolve(ok(null)),
      putPiece: (_, __, ___, blob) => Promise.resolve(ok(blob)),
      read: () => Promise.resolve(err(appError('NOT_FOUND'))),
      clear: () => Promise.resolve(),
      supersede: () => Promise.resolve(),
    },
    note: () => Promise.resolve(ok(null)),
    recheck: (id) => {
      rechecked.push(id);
      return Promise.resolve();
    },
    changed: () => void changes.push(service.busy),
  };
  service = new ExportService(ports);
});

test('an export that cannot read a blob fails, and the exhibit is read back so that it loses its ✓', async () => {
  const started = await service.start(caseId);
  if (!started.ok) throw new Error(started.error.code);
  await started.value.done;
  expect(rows.get(started.value.jobId)).toMatchObject({ state: 'failed', error: { code: 'STORE_DAMAGED' } });
  expect(rechecked).toEqual([exhibitId]);
});

test('the background is told when an export begins and when it is over', async () => {
  const started = await service.start(caseId);
  if (started.ok) await started.value.done;
  expect(changes).toEqual([true, false]);
});

test('an export that cannot be journalled leaves nothing running', async () => {
  const add = () => Promise.resolve(err(appError('STORE_FULL')));
  service = new ExportService({ ...ports, jobs: { ...ports.jobs, add } });
  expect(await service.start(caseId)).toMatchObject({ ok: false, error: { code: 'STORE_FULL' } });
  expect(service.busy).toBe(false);
});

test('a failure that could not be written down is written as soon as that is possible', async () => {
  let full = true;
  const update: ExportPorts['jobs']['update'] = (id, patch) =>
    full ? Promise.reject(new Error('disk is full')) : ports.jobs.update(id, patch);
  service = new ExportService({ ...ports, jobs: { ...ports.jobs, update } });
  const started = await service.start(caseId);
  if (!started.ok) throw new Error(started.error.code);
  await started.value.done;
  expect(rows.get(started.value.jobId)?.state).toBe('running');
  expect(service.busy).toBe(true);
  full = false;
  await service.settle();
  expect(rows.get(started.value.jobId)).toMatchObject({ state: 'failed', error: { code: 'STORE_DAMAGED' } });
  expect(service.busy).toBe(false);
});

test('a list of running jobs read before an export ended does not undo it', async () => {
  const started = await service.start(caseId);
  if (!started.ok) throw new Error(started.error.code);
  const stale = [...rows.values()];
  await started.value.done;
  rows.set(started.value.jobId, { ...(stale[0] as ExportJobRow), state: 'done' });
  await service.recover(stale);
  expect(rows.get(started.value.jobId)?.state).toBe('done');
});
