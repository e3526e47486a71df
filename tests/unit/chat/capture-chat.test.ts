import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { CaptureService, type ServicePorts } from '@/utils/app/capture/service';
import type { Wanted } from '@/utils/app/chat/candidates';
import type { KeptChat } from '@/utils/app/chat/kept-chat';
import type { ExhibitRow, CaptureJobRow } from '@/utils/storage/rows';
import { appError } from '@/utils/shared/errors';
import { err, ok } from '@/utils/shared/result';
import { readBlob } from '@/utils/storage/blobs';
import type { Store } from '../../../entrypoints/background/context';
import { clock, fakeAgent, fakePorts, openTestStore } from '../capture/stage';
import { end, fakeChat, only, row, step, SUMMARY, type Script } from './app-stage';

vi.mock('@/utils/platform/environment', () => ({
  readClock: () => ({ utc: '2026-03-12T06:31:05.123Z' }),
  softwareName: () => 'liuzheng/test',
}));

let store: Store;
beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue();
  store = openTestStore();
});

const ROWS = [row('在吗', 0), row('好的', 0, 1), row('没到账', 1)];
const WHOLE: Script = { rows: ROWS, turns: [step(0), step(1), end(3)] };

function portsOf(script: Script, changes: Partial<ServicePorts> = {}): ServicePorts {
  const chat = fakeChat(script);
  return {
    ...fakePorts(store, fakeAgent()),
    connectChats: () => Promise.resolve(ok(only(chat))),
    ...changes,
  };
}

async function run(ports: ServicePorts, wanted: Wanted = {}): Promise<CaptureJobRow> {
  const started = await new CaptureService(ports).startChat(7, 'popup', wanted);
  if (!started.ok) throw new Error(started.error.code);
  await started.value.done;
  return (await store.db.jobs.get(started.value.jobId)) as CaptureJobRow;
}

async function exhibitOf(job: CaptureJobRow): Promise<ExhibitRow> {
  const found = job.exhibitId && (await store.db.exhibits.get(job.exhibitId));
  if (!found) throw new Error(`no exhibit: ${JSON.stringify(job)}`);
  return found;
}

async function chatOf({ record }: ExhibitRow): Promise<KeptChat> {
  const file = record.files.find(({ path }) => path === 'chat.json');
  const blob = file && (await readBlob(store.db, file.sha256));
  if (!blob?.ok) throw new Error(`no chat.json: ${record.files.map(({ path }) => path).join(' ')}`);
  return JSON.parse(await blob.value.text()) as KeptChat;
}

const texts = async (exhibit: ExhibitRow): Promise<string[]> =>
  (await chatOf(exhibit)).messages.map(({ text }) => text);
const gaps = ({ record }: ExhibitRow): string[] =>
  record.notCaptured.map(({ what, reason, count }) => `${what} ${reason}${count ? ` ${count}` : ''}`);
const files = ({ record }: ExhibitRow): string[] => record.files.map(({ path }) => path);

test('a conversation read to its end is complete, with page, transcript and pictures', async () => {
  const exhibit = await exhibitOf(await run(portsOf(WHOLE)));
  expect(gaps(exhibit)).toEqual([]);
  expect(exhibit.record).toMatchObject({ kind: 'chat', state: 'complete' });
  expect(exhibit.record.chat).toMatchObject({ messages: 3, verdict: 'complete', label: SUMMARY.label });
  expect(await texts(exhibit)).toEqual(['在吗', '好的', '没到账']);
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
  const exhibit = await exhibitOf(await run(portsOf({ ...WHOLE, onCall }, { screenshot })));
  expect(await texts(exhibit)).toEqual(['在吗', '好的', '没到账']);
  expect(gaps(exhibit)).toEqual(['pixels PIXELS_REFUSED 3']);
  expect(exhibit.record.chat?.verdict).toBe('complete');
  // The page is not held up for pictures that will not come.
  expect(wanted.at(-1)).toBe(false);
});

test('a list that moves under its picture is photographed again; one that will not stay is a row', async () => {
  let looks = 0;
  const once = await exhibitOf(await run(portsOf({ ...WHOLE, still: () => ++looks !== 1 })));
  expect(gaps(once)).toEqual([]);
  store = openTestStore();
  const never = await exhibitOf(await run(portsOf({ ...WHOLE, still: () => false })));
  expect(gaps(never)).toEqual(['pixels PAGE_MOVED 3']);
});

test('more screens than pictures are taken: all of the text, and the rest is counted', async () => {
  const steps = Array.from({ length: 402 }, (_, i) => step(i));
  const rows = steps.map((_, i) => row(`第 ${i} 条`, i));
  const exhibit = await exhibitOf(await run(portsOf({ rows, turns: [...steps, end(402)] })));
  expect(exhibit.record.chat).toMatchObject({ messages: 402, verdict: 'complete' });
  expect(gaps(exhibit).filter((gap) => !gap.includes('GAP'))).toEqual(['pixels TOO_MANY 2']);
  expect(files(exhibit).filter((path) => path.startsWith('tiles/'))).toHaveLength(400);
});

test.each([
  ['TAB_HIDDEN', 'the tab was hidden'],
  ['BUDGET_MESSAGES', 'the limit was reached'],
  ['HISTORY_STUCK', 'history never came'],
] as const)('%s: partial, with that reason, because %s', async (code, _) => {
  const exhibit = await exhibitOf(await run(portsOf({ ...WHOLE, turns: [step(0), step(1), end(3, code)] })));
  expect(gaps(exhibit)).toEqual([`chat ${code}`]);
  expect(exhibit.record).toMatchObject({ state: 'partial', chat: { verdict: 'partial' } });
});

test('the page goes away in mid-sweep: what was in the journal is the record', async () => {
  const busy = {
    ...step(1),
    progress: { phase: 'reading', rows: 250, steps: 1, history: 0, elapsed: 0 },
  } as const;
  const exhibit = await exhibitOf(
    await run(portsOf({ ...WHOLE, turns: [step(0), busy, 'TAB_NAVIGATED'] }, ticking())),
  );
  expect(await texts(exhibit)).toEqual(['在吗', '好的', '没到账']);
  expect(gaps(exhibit)).toEqual(['chat CONVERSATION_GONE']);
  expect(exhibit.record.chat?.verdict).toBe('partial');
});

test('the page goes away before a row was read: the page itself is kept, and the gap named', async () => {
  const exhibit = await exhibitOf(await run(portsOf({ rows: [], turns: ['PAGE_NOT_RESPONDING'] })));
  expect(files(exhibit)).toContain('page.html');
  expect(gaps(exhibit)).toContain('chat PAGE_NOT_RESPONDING');
});

test('cancelled: what was read is kept as partial, and the script is told to put the page back', async () => {
  const called: string[] = [];
  const ports = portsOf({ ...WHOLE, turns: [step(0)], onCall: (name) => void called.push(name) });
  const service = new CaptureService(ports);
  const started = await service.startChat(7, 'popup');
  if (!started.ok) throw new Error(started.error.code);
  await vi.waitFor(() => expect(called.filter((name) => name === 'next').length).toBeGreaterThan(2));
  expect(service.cancel(started.value.jobId)).toBe(true);
  await started.value.done;
  const exhibit = await exhibitOf((await store.db.jobs.get(started.value.jobId)) as CaptureJobRow);
  expect(called).toContain('cancel');
  expect(await texts(exhibit)).toEqual(['在吗', '好的', '没到账']);
  expect(gaps(exhibit)).toContain('chat CANCELLED');
});

test('one capture of a tab at a time, whatever is captured', async () => {
  const service = new CaptureService(portsOf({ ...WHOLE, turns: [step(0)] }));
  const first = await service.startChat(7, 'popup');
  expect(await service.start(7, 'popup')).toMatchObject({ ok: false, error: { code: 'CAPTURE_BUSY' } });
  if (!first.ok) throw new Error(first.error.code);
  service.cancel(first.value.jobId);
  await first.value.done;
});

test('the worker dies in mid-sweep: a fresh one closes the record with what was in the journal', async () => {
  const busy = {
    ...step(1),
    progress: { phase: 'reading', rows: 250, steps: 1, history: 0, elapsed: 0 },
  } as const;
  const dead = portsOf({ ...WHOLE, turns: [step(0), busy, step(2)] }, ticking());
  const started = await new CaptureService(dead).startChat(7, 'popup');
  if (!started.ok) throw new Error(started.error.code);
  await vi.waitFor(async () =>
    expect(await store.db.staged.get([started.value.jobId, 'chat.json'])).toBeDefined(),
  );
  const left = (await store.db.jobs.get(started.value.jobId)) as CaptureJobRow;
  expect(left).toMatchObject({ of: 'chat', state: 'running' });
  await new CaptureService(portsOf(WHOLE)).recover([left]);
  const exhibit = await exhibitOf((await store.db.jobs.get(left.id)) as CaptureJobRow);
  expect(await texts(exhibit)).toEqual(['在吗', '好的', '没到账']);
  expect(gaps(exhibit)).toContain('chat WORKER_RESTARTED');
  expect(exhibit.record).toMatchObject({ kind: 'chat', state: 'partial', chat: { verdict: 'partial' } });
});

test('a picture that was sent and does not come is a row; the message keeps its address', async () => {
  const url = 'https://other.example/1.png';
  const place = { x0: 0, x1: 80, y0: 0, y1: 20, block: 1, box: 0, slot: '>img' };
  const sent = row('', 0);
  const facts = { ...sent.facts, parts: [{ kind: 'image', url, loaded: true, ...place } as const] };
  const rows = [...ROWS, { ...sent, facts }];
  const exhibit = await exhibitOf(await run(portsOf({ rows, turns: [step(0), step(1), end(4)] })));
  expect(gaps(exhibit)).toEqual(['image CORS_OR_NETWORK']);
  expect((await chatOf(exhibit)).messages[3]?.attachments).toEqual([{ kind: 'image', url, loaded: true }]);
});

test.each<[string, Script, string]>([
  ['no conversation', { ...WHOLE, found: [] }, 'CHAT_NOT_FOUND'],
  [
    'only a frame that may not be read',
    { ...WHOLE, found: [], closed: [closedBox('https://kefu.example/im')] },
    'CHAT_FRAME_CLOSED',
  ],
])('%s: nothing is kept', async (_, script, code) => {
  expect(await run(portsOf(script))).toMatchObject({ state: 'failed', error: { code } });
  expect(await store.db.exhibits.count()).toBe(0);
  expect(await store.db.staged.count()).toBe(0);
});

test('the chosen conversation is not there any more: another one is not kept in its place', async () => {
  expect(await run(portsOf(WHOLE), { candidate: '0|.gone' })).toMatchObject({
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
  const there = await run(portsOf(script), { candidate, at: { x: 0.25, y: 0.75 } });
  expect(await texts(await exhibitOf(there))).toEqual(['在吗', '好的', '没到账']);
  expect(opened).toEqual([{ id: 1 }]);
  const moved = await run(portsOf(script), { candidate, at: { x: 0.5, y: 0.75 } });
  expect(moved).toMatchObject({ state: 'failed', error: { code: 'CHAT_NOT_FOUND' } });
  const other = { ...script, at: () => ({ summary: { ...pointed, list: '.other' } }) };
  expect(await run(portsOf(other), { candidate, at: { x: 0.25, y: 0.75 } })).toMatchObject({
    state: 'failed',
  });
});

test('a frame that does not answer is named: in the record where nobody chose, in the error where nothing else is', async () => {
  const late = closedBox('https://kefu.example/im');
  const mayRead = (): Promise<boolean> => Promise.resolve(true);
  const best = await exhibitOf(await run(portsOf({ ...WHOLE, closed: [late] }, { mayRead })));
  expect(best.record.notCaptured).toEqual([
    { what: 'chat', reason: 'FRAME_NO_ANSWER', where: 'https://kefu.example/im' },
  ]);
  const chosen = { candidate: '0|.pane' };
  const whole = await exhibitOf(await run(portsOf({ ...WHOLE, closed: [late] }, { mayRead }), chosen));
  expect(whole.record.notCaptured).toEqual([]);
  expect(await run(portsOf({ ...WHOLE, found: [], closed: [late] }, { mayRead }))).toMatchObject({
    state: 'failed',
    error: { code: 'CHAT_FRAME_LATE', detail: { hosts: 'kefu.example' } },
  });
});

test('the disk is full in mid-sweep: the record does not look whole', async () => {
  const ports = portsOf(WHOLE);
  const { journal } = ports;
  const stage: typeof journal.stage = (job, file, blob) =>
    file.path === 'tiles/01.png'
      ? Promise.resolve(err(appError('STORE_FULL')))
      : journal.stage(job, file, blob);
  const exhibit = await exhibitOf(await run({ ...ports, journal: { ...journal, stage } }));
  expect(gaps(exhibit)).toContain('tile STORE_FULL');
  expect(exhibit.record.state).toBe('partial');
});

/** Time that passes with every look at the clock. */
function ticking(): Partial<ServicePorts> {
  let monotonicMs = 0;
  return { clock: () => ({ ...clock, monotonicMs: (monotonicMs += 100) }) };
}

function closedBox(url: string): NonNullable<Script['closed']>[number] {
  const size = { width: 400, height: 300 };
  return { path: [0], url, name: '', ...size, rect: { x: 0, y: 0, ...size } };
}
