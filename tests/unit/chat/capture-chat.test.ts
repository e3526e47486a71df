import { beforeEach, expect, test, vi } from 'vitest';
import { CaptureService, type ServicePorts } from '@/utils/app/capture/service';
import type { CaptureJobRow } from '@/utils/storage/rows';
import { appError } from '@/utils/shared/errors';
import { err } from '@/utils/shared/result';
import { ChatRuns, closedBox, files, gaps, WHOLE } from './app-run';
import { end, row, step, SUMMARY, type Script } from './app-stage';

vi.mock('@/utils/platform/environment', () => ({
  readClock: () => ({ utc: '2026-03-12T06:31:05.123Z' }),
  softwareName: () => 'liuzheng/test',
}));

let runs: ChatRuns;
beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue();
  runs = new ChatRuns();
});

test('a conversation read to its end is complete, with page, transcript and pictures', async () => {
  const exhibit = await runs.exhibit(await runs.run(runs.ports(WHOLE)));
  expect(gaps(exhibit)).toEqual([]);
  expect(exhibit.record).toMatchObject({ kind: 'chat', state: 'complete' });
  expect(exhibit.record.chat).toMatchObject({ messages: 3, verdict: 'complete', label: SUMMARY.label });
  // The document's own counter has seen all but what changed in shadow roots.
  expect(exhibit.record.disturbance).toMatchObject({ mutationsCaused: 0, mutationsMeanwhile: 2 });
  expect(await runs.texts(exhibit)).toEqual(['在吗', '好的', '没到账']);
  for (const path of [
    'page.html',
    'text.txt',
    'chat.json',
    'chat.html',
    'page.png',
    'thumb.jpg',
    'tiles/01.png',
  ])
    expect(files(exhibit)).toContain(path);
});

test('without pixels the text is whole, and how many messages no picture shows is a row', async () => {
  const screenshot = (): ReturnType<ServicePorts['screenshot']> =>
    Promise.resolve(err(appError('PIXELS_REFUSED')));
  const wanted: boolean[] = [];
  const onCall: Script['onCall'] = (name, request) =>
    name === 'next' && wanted.push((request as { photograph: boolean }).photograph);
  const exhibit = await runs.exhibit(await runs.run(runs.ports({ ...WHOLE, onCall }, { screenshot })));
  expect(await runs.texts(exhibit)).toEqual(['在吗', '好的', '没到账']);
  expect(gaps(exhibit)).toEqual(['pixels PIXELS_REFUSED 3']);
  expect(exhibit.record.chat?.verdict).toBe('complete');
  // The page is not held up for pictures that will not come.
  expect(wanted.at(-1)).toBe(false);
});

test('a list that moves under its picture is photographed again; one that will not stay is a row', async () => {
  let looks = 0;
  const once = await runs.exhibit(await runs.run(runs.ports({ ...WHOLE, still: () => ++looks !== 1 })));
  expect(gaps(once)).toEqual([]);
  runs = new ChatRuns();
  const never = await runs.exhibit(await runs.run(runs.ports({ ...WHOLE, still: () => false })));
  expect(gaps(never)).toEqual(['pixels PAGE_MOVED 3']);
});

test('more screens than pictures are taken: all of the text, and the rest is counted', async () => {
  const steps = Array.from({ length: 402 }, (_, i) => step(i));
  const rows = steps.map((_, i) => row(`第 ${i} 条`, i));
  const exhibit = await runs.exhibit(await runs.run(runs.ports({ rows, turns: [...steps, end(402)] })));
  expect(exhibit.record.chat).toMatchObject({ messages: 402, verdict: 'complete' });
  expect(gaps(exhibit).filter((gap) => !gap.includes('GAP'))).toEqual(['pixels TOO_MANY 2']);
  expect(files(exhibit).filter((path) => path.startsWith('tiles/'))).toHaveLength(400);
});

test('the limits are those the user has set, and the record tells them', async () => {
  const limits = { messages: 500, minutes: 3, pictures: 1, history: 20 };
  await runs.store.db.settings.put({ key: 'chatLimits', value: JSON.stringify(limits) });
  const opened: unknown[] = [];
  const onCall: Script['onCall'] = (name, request) => name === 'open' && opened.push(request);
  const exhibit = await runs.exhibit(await runs.run(runs.ports({ ...WHOLE, onCall })));
  expect(opened).toEqual([{ id: 0, budget: { messages: 500, time: 180_000, history: 20 } }]);
  expect(gaps(exhibit)).toEqual(['pixels TOO_MANY 1']);
  expect(await runs.texts(exhibit)).toEqual(['在吗', '好的', '没到账']);
  const { detail } = exhibit.record.steps.find(({ name }) => name === 'chat-read') ?? {};
  expect(detail).toMatchObject({ mostMessages: 500, mostMinutes: 3, mostPictures: 1, mostHistory: 20 });
});

test('progress tells messages and pictures', async () => {
  const told: unknown[] = [];
  const ports = runs.ports(WHOLE);
  const { journal } = ports;
  const progress: typeof journal.progress = (job, stage, done, total, pictures) => {
    if (stage === 'chat-reading') told.push([done, pictures]);
    return journal.progress(job, stage, done, total, pictures);
  };
  await runs.run({ ...ports, journal: { ...journal, progress } });
  expect(told).toEqual([
    [1, 0],
    [2, 1],
  ]);
});

test.each([
  ['TAB_HIDDEN', 'the tab was hidden'],
  ['BUDGET_MESSAGES', 'the limit was reached'],
  ['HISTORY_STUCK', 'history never came'],
] as const)('%s: partial, with that reason, because %s', async (code, _) => {
  const exhibit = await runs.exhibit(
    await runs.run(runs.ports({ ...WHOLE, turns: [step(0), step(1), end(3, code)] })),
  );
  expect(gaps(exhibit)).toEqual([`chat ${code}`]);
  expect(exhibit.record).toMatchObject({ state: 'partial', chat: { verdict: 'partial' } });
});

test('cancelled: what was read is kept as partial, and the script is told to put the page back', async () => {
  const called: string[] = [];
  const ports = runs.ports({ ...WHOLE, turns: [step(0)], onCall: (name) => void called.push(name) });
  const service = new CaptureService(ports);
  const started = await service.startChat(7, 'popup');
  if (!started.ok) throw new Error(started.error.code);
  await expect.poll(() => called.filter((name) => name === 'next').length).toBeGreaterThan(2);
  expect(service.cancel(started.value.jobId)).toBe(true);
  await started.value.done;
  const exhibit = await runs.exhibit((await runs.store.db.jobs.get(started.value.jobId)) as CaptureJobRow);
  expect(called).toContain('cancel');
  expect(await runs.texts(exhibit)).toEqual(['在吗', '好的', '没到账']);
  expect(gaps(exhibit)).toContain('chat CANCELLED');
});

test('one capture of a tab at a time, whatever is captured', async () => {
  const service = new CaptureService(runs.ports({ ...WHOLE, turns: [step(0)] }));
  const first = await service.startChat(7, 'popup');
  expect(await service.start(7, 'popup')).toMatchObject({ ok: false, error: { code: 'CAPTURE_BUSY' } });
  if (!first.ok) throw new Error(first.error.code);
  service.cancel(first.value.jobId);
  await first.value.done;
});

test.each<[string, Script, string]>([
  ['no conversation', { ...WHOLE, found: [] }, 'CHAT_NOT_FOUND'],
  [
    'only a frame that may not be read',
    { ...WHOLE, found: [], closed: [closedBox('https://kefu.example/im')] },
    'CHAT_FRAME_CLOSED',
  ],
])('%s: nothing is kept', async (_, script, code) => {
  expect(await runs.run(runs.ports(script))).toMatchObject({ state: 'failed', error: { code } });
  expect(await runs.store.db.exhibits.count()).toBe(0);
  expect(await runs.store.db.staged.count()).toBe(0);
});

test('the chosen conversation is not there any more: another one is not kept in its place', async () => {
  expect(await runs.run(runs.ports(WHOLE), { candidate: '0|.gone' })).toMatchObject({
    state: 'failed',
    error: { code: 'CHAT_NOT_FOUND' },
  });
});

test('a conversation that was pointed at is kept, as long as it still stands there', async () => {
  const pointed = { ...SUMMARY, id: 1, selector: '.page', list: '.notes' };
  const opened: unknown[] = [];
  const script: Script = {
    ...WHOLE,
    found: [],
    at: ({ x, y }) => (x === 25 && y === 60 ? { summary: pointed } : null),
    onCall: (name, request) => name === 'open' && opened.push(request),
  };
  const candidate = '0|.page@.notes';
  const there = await runs.run(runs.ports(script), { candidate, at: { x: 0.25, y: 0.75 } });
  expect(await runs.texts(await runs.exhibit(there))).toEqual(['在吗', '好的', '没到账']);
  expect(opened).toMatchObject([{ id: 1 }]);
  const moved = await runs.run(runs.ports(script), { candidate, at: { x: 0.5, y: 0.75 } });
  expect(moved).toMatchObject({ state: 'failed', error: { code: 'CHAT_NOT_FOUND' } });
  const other = { ...script, at: () => ({ summary: { ...pointed, list: '.other' } }) };
  expect(await runs.run(runs.ports(other), { candidate, at: { x: 0.25, y: 0.75 } })).toMatchObject({
    state: 'failed',
  });
});

test('a frame that does not answer is named: in the record where nobody chose, in the error where nothing else is', async () => {
  const late = closedBox('https://kefu.example/im');
  const mayRead = (): Promise<boolean> => Promise.resolve(true);
  const best = await runs.exhibit(await runs.run(runs.ports({ ...WHOLE, closed: [late] }, { mayRead })));
  expect(best.record.notCaptured).toEqual([
    { what: 'chat', reason: 'FRAME_NO_ANSWER', where: 'https://kefu.example/im' },
  ]);
  const chosen = { candidate: '0|.pane' };
  const whole = await runs.exhibit(
    await runs.run(runs.ports({ ...WHOLE, closed: [late] }, { mayRead }), chosen),
  );
  expect(whole.record.notCaptured).toEqual([]);
  expect(await runs.run(runs.ports({ ...WHOLE, found: [], closed: [late] }, { mayRead }))).toMatchObject({
    state: 'failed',
    error: { code: 'CHAT_FRAME_LATE', detail: { hosts: 'kefu.example' } },
  });
});
