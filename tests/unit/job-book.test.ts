import { beforeEach, expect, test, vi } from 'vitest';
import { JobBook, type JobEnd } from '@/utils/app/job-book';
import type { JobId } from '@/utils/exhibit/ids';
import { appError } from '@/utils/shared/errors';
import { err, ok } from '@/utils/shared/result';
import { clock } from './capture/stage';

vi.mock('@/utils/platform/environment', () => ({ readClock: () => ({}), softwareName: () => 'x' }));
// The pauses between attempts are not what is tested here.
vi.mock('@/utils/app/stubborn', () => ({
  stubborn: (write: () => Promise<unknown>) =>
    write().then(
      () => true,
      () => false,
    ),
}));

const id = 'job' as JobId;
const nothing = () => Promise.resolve();
let rows: Map<string, Partial<JobEnd<object>>>;
let full: boolean;
let book: JobBook;
beforeEach(() => {
  rows = new Map();
  full = false;
  book = new JobBook({
    clock: () => clock,
    changed: () => undefined,
    write: (job, end) => {
      if (full) return Promise.reject(new Error('disk is full'));
      if (rows.has(job)) rows.set(job, { ...rows.get(job), ...end });
      return Promise.resolve();
    },
  });
});
const add = () => {
  rows.set(id, { state: 'running' });
  return Promise.resolve(ok(null));
};

test('a job that a filling disk refused, and whose row it kept all the same, does not stay as running', async () => {
  const begun = await book.begin(id, async () => {
    await add();
    return err(appError('STORE_FULL'));
  });
  expect(begun).toMatchObject({ ok: false, error: { code: 'STORE_FULL' } });
  expect([book.busy, book.cancel(id)]).toEqual([false, false]);
  full = true;
  await book.settle();
  expect(rows.get(id)?.state).toBe('running');
  full = false;
  await book.settle();
  expect(rows.get(id)).toMatchObject({ state: 'failed', error: { code: 'STORE_FULL' } });
});

test('an end that could not be written is written once there is room, a good one with all it found', async () => {
  await book.begin(id, add);
  full = true;
  const result = await book.run(id, () => Promise.resolve(ok({ cases: 3 })), nothing);
  expect([result.ok, book.running, book.busy]).toEqual([true, undefined, true]);
  full = false;
  await book.settle();
  expect(rows.get(id)).toMatchObject({ state: 'done', cases: 3 });
  expect(book.busy).toBe(false);
});

test('what a job held is given back before its row ends, however it ended', async () => {
  const begun = await book.begin(id, add);
  if (!begun.ok) throw new Error(begun.error.code);
  book.cancel(id);
  const seen: unknown[] = [];
  const broken = () => Promise.reject(begun.value.reason as Error);
  await book.run(id, broken, async (ended) => void seen.push(ended.ok, rows.get(id)?.state));
  expect(seen).toEqual([false, 'running']);
  expect(rows.get(id)).toMatchObject({ state: 'cancelled', error: { code: 'CANCELLED' } });
});

test('what a dead worker left of this kind is closed; other kinds and its own jobs are let be', async () => {
  await book.begin(id, add);
  for (const other of ['left', 'else']) rows.set(other, { state: 'running' });
  const listed = [
    { id, kind: 'export' },
    { id: 'left' as JobId, kind: 'export' },
    { id: 'else' as JobId, kind: 'import' },
  ];
  const released: string[] = [];
  await book.recover(listed, 'export', async (row) => void released.push(row.id));
  expect(released).toEqual(['left']);
  expect(rows.get('left')).toMatchObject({ state: 'failed', error: { code: 'WORKER_RESTARTED' } });
  expect([rows.get(id)?.state, rows.get('else')?.state]).toEqual(['running', 'running']);
});
