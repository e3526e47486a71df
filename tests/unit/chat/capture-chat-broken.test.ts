import { beforeEach, expect, test, vi } from 'vitest';
import { CaptureService } from '@/utils/app/capture/service';
import type { CaptureJobRow } from '@/utils/storage/rows';
import { appError } from '@/utils/shared/errors';
import { err } from '@/utils/shared/result';
import { ChatRuns, files, gaps, ticking, WHOLE } from './app-run';
import { end, step } from './app-stage';

vi.mock('@/utils/platform/environment', () => ({
  readClock: () => ({ utc: '2026-03-12T06:31:05.123Z' }),
  softwareName: () => 'liuzheng/test',
}));

let runs: ChatRuns;
beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue();
  runs = new ChatRuns();
});

test('the page goes away in mid-sweep: what was in the journal is the record', async () => {
  const busy = {
    ...step(1),
    progress: { phase: 'reading', rows: 250, steps: 1, history: 0, elapsed: 0 },
  } as const;
  const exhibit = await runs.exhibit(
    await runs.run(runs.ports({ ...WHOLE, turns: [step(0), busy, 'TAB_NAVIGATED'] }, ticking())),
  );
  expect(await runs.texts(exhibit)).toEqual(['在吗', '好的', '没到账']);
  expect(gaps(exhibit)).toEqual(['chat CONVERSATION_GONE']);
  expect(exhibit.record.chat?.verdict).toBe('partial');
});

test('the page goes away soon after it was begun to be read: what it had shown by then is kept', async () => {
  const exhibit = await runs.exhibit(
    await runs.run(runs.ports({ ...WHOLE, turns: [step(0), step(1), 'TAB_NAVIGATED'] })),
  );
  expect(await runs.texts(exhibit)).toEqual(['在吗', '好的', '没到账']);
  expect((await runs.chat(exhibit)).completeness.reasons).toEqual([{ code: 'CONVERSATION_GONE' }]);
});

test('the page goes away before a row was read: the page itself is kept, and the gap named', async () => {
  const exhibit = await runs.exhibit(
    await runs.run(runs.ports({ rows: [], turns: ['PAGE_NOT_RESPONDING'] })),
  );
  expect(files(exhibit)).toContain('page.html');
  expect(gaps(exhibit)).toContain('chat PAGE_NOT_RESPONDING');
});

test('the worker dies in mid-sweep: a fresh one closes the record with what was in the journal', async () => {
  const busy = {
    ...step(1),
    progress: { phase: 'reading', rows: 250, steps: 1, history: 0, elapsed: 0 },
  } as const;
  const dead = runs.ports({ ...WHOLE, turns: [step(0), busy, step(2)] }, ticking());
  const started = await new CaptureService(dead).startChat(7, 'popup');
  if (!started.ok) throw new Error(started.error.code);
  await expect.poll(() => runs.store.db.staged.get([started.value.jobId, 'chat.json'])).toBeDefined();
  const left = (await runs.store.db.jobs.get(started.value.jobId)) as CaptureJobRow;
  expect(left).toMatchObject({ of: 'chat', state: 'running' });
  await new CaptureService(runs.ports(WHOLE)).recover([left]);
  const exhibit = await runs.exhibit((await runs.store.db.jobs.get(left.id)) as CaptureJobRow);
  expect(await runs.texts(exhibit)).toEqual(['在吗', '好的', '没到账']);
  expect(gaps(exhibit)).toContain('chat WORKER_RESTARTED');
  expect(exhibit.record).toMatchObject({
    kind: 'chat',
    state: 'partial',
    chat: { verdict: 'partial', messages: 3 },
  });
  expect((await runs.chat(exhibit)).completeness.reasons).toEqual([{ code: 'INTERRUPTED' }]);
});

test('the disk is full in mid-sweep: the record does not look whole', async () => {
  const ports = runs.ports(WHOLE);
  const { journal } = ports;
  const stage: typeof journal.stage = (job, file, blob) =>
    file.path === 'tiles/01.png'
      ? Promise.resolve(err(appError('STORE_FULL')))
      : journal.stage(job, file, blob);
  const exhibit = await runs.exhibit(await runs.run({ ...ports, journal: { ...journal, stage } }));
  expect(gaps(exhibit)).toContain('tile STORE_FULL');
  expect(gaps(exhibit)).toContain('pixels STORE_FULL 1');
  expect(exhibit.record).toMatchObject({ state: 'partial', chat: { messages: 3, verdict: 'complete' } });
  // The words are whole: they need next to no room.
  const chat = await runs.chat(exhibit);
  expect(chat.messages.map(({ text }) => text)).toEqual(['在吗', '好的', '没到账']);
  expect(chat.completeness).toMatchObject({ verdict: 'complete', reasons: [] });
  expect(chat.tiles.map(({ path }) => path)).toEqual(['tiles/00.png']);
});

test('no room for the page itself: the conversation is read all the same', async () => {
  const ports = runs.ports(WHOLE);
  const { journal } = ports;
  const stage: typeof journal.stage = (job, file, blob) =>
    file.path === 'page.html' ? Promise.resolve(err(appError('STORE_FULL'))) : journal.stage(job, file, blob);
  const exhibit = await runs.exhibit(await runs.run({ ...ports, journal: { ...journal, stage } }));
  expect(await runs.texts(exhibit)).toEqual(['在吗', '好的', '没到账']);
  expect(gaps(exhibit)).toContain('html STORE_FULL');
});

test('no room for the last words: what the journal holds is the record, and says that it was broken off', async () => {
  const busy = {
    ...step(1),
    progress: { phase: 'reading', rows: 250, steps: 1, history: 0, elapsed: 0 },
  } as const;
  let written = 0;
  const ports = runs.ports({ ...WHOLE, turns: [step(0), busy, step(2), end(3)] }, ticking());
  const { journal } = ports;
  const stage: typeof journal.stage = (job, file, blob) =>
    file.path === 'chat.json' && ++written > 1
      ? Promise.resolve(err(appError('STORE_FULL')))
      : journal.stage(job, file, blob);
  const exhibit = await runs.exhibit(await runs.run({ ...ports, journal: { ...journal, stage } }));
  expect(written).toBe(2);
  expect((await runs.chat(exhibit)).completeness).toMatchObject({
    verdict: 'partial',
    reasons: [{ code: 'INTERRUPTED' }],
  });
  expect(gaps(exhibit)).toContain('resource STORE_FULL');
});
