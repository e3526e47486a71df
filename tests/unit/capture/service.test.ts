import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Store } from '../../../entrypoints/background/context';
import { CaptureService, type ServicePorts } from '@/utils/app/capture/service';
import type { CaptureJobRow, ExhibitRow } from '@/utils/storage/rows';
import { appError } from '@/utils/shared/errors';
import { err } from '@/utils/shared/result';
import { AT, fakeAgent, fakePorts, openTestStore } from './stage';

vi.mock('@/utils/platform/environment', () => ({
  readClock: () => ({ utc: '2026-03-12T06:31:05.123Z' }),
  softwareName: () => 'liuzheng/test',
}));

let store: Store;
let signals: string[];
beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  store = openTestStore();
  signals = [];
});

async function run(ports: ServicePorts, tabId = 7): Promise<CaptureJobRow> {
  const started = await new CaptureService(ports).start(tabId, 'command');
  if (!started.ok) throw new Error(started.error.code);
  await started.value.done;
  return (await store.db.jobs.get(started.value.jobId)) as CaptureJobRow;
}

async function exhibitOf(job: CaptureJobRow): Promise<ExhibitRow> {
  const row = job.exhibitId && (await store.db.exhibits.get(job.exhibitId));
  if (!row) throw new Error(`no exhibit: ${JSON.stringify(job)}`);
  return row;
}

const paths = (row: ExhibitRow): string[] => row.record.files.map((file) => file.path);
const reasons = (row: ExhibitRow): string[] =>
  row.record.notCaptured.map((gap) => `${gap.what} ${gap.reason}`);

test('a whole page is complete, read back, and the icon says so', async () => {
  const row = await exhibitOf(await run(fakePorts(store, fakeAgent(), signals)));
  expect(row.record.state).toBe('complete');
  expect(row.integrity).toBe('verified');
  expect(signals).toEqual(['running', 'done']);
});

test.each<[string, Parameters<typeof fakeAgent>[0], string]>([
  ['the scroll-through did not answer', { prepare: () => 'TIMEOUT' }, 'page-end PAGE_NOT_RESPONDING'],
  [
    'less HTML arrived than was announced',
    { read: () => ({ text: '<p>', end: true }) },
    'html PAGE_NOT_RESPONDING',
  ],
  ['the page grew below the last picture', { measure: grown() }, 'page-end PAGE_GREW'],
  ['the page became another one in the same document', { measure: moved() }, 'pixels TAB_NAVIGATED'],
])('when %s, the record is partial and says so, and the icon shows no plain ✓', async (_, answers, gap) => {
  const row = await exhibitOf(await run(fakePorts(store, fakeAgent(answers), signals)));
  expect(row.record.state).toBe('partial');
  expect(reasons(row)).toContain(gap);
  expect(signals).toEqual(['running', 'partial']);
});

function grown(): () => Awaited<ReturnType<typeof measureOf>> {
  let asked = 0;
  return () => measureOf({ scrollHeight: asked++ ? 2000 : 80 });
}
function moved(): () => Awaited<ReturnType<typeof measureOf>> {
  let asked = 0;
  return () => measureOf({ url: `https://shop.example/#/item/${asked++}` });
}
function measureOf({ scrollHeight = 80, url = 'https://shop.example/order/1' }) {
  return {
    url,
    title: '订单',
    contentType: 'text/html',
    viewport: { width: 100, height: 80 },
    inner: { width: 100, height: 80 },
    document: { width: 100, height: scrollHeight },
    devicePixelRatio: 1,
    plan: { selector: ':root', rect: { x: 0, y: 0, width: 100, height: 80 }, scrollHeight, clientHeight: 80 },
    panes: [],
    unswept: [],
  };
}

test('a second snapshot that breaks off leaves the first whole, and the record says what it lacks', async () => {
  let taken = 0;
  const html = '<!doctype html><p>订单</p>';
  const agent = fakeAgent({
    prepare: () => ({
      plan: measureOf({}).plan,
      endless: false,
      imagesPending: 0,
      changed: true,
    }),
    read: () => (taken++ < 2 ? { text: taken === 1 ? html : '订单', end: true } : 'TIMEOUT'),
  });
  const row = await exhibitOf(await run(fakePorts(store, agent)));
  expect(paths(row)).toEqual(expect.arrayContaining(['page.html', 'text.txt', 'facts.json']));
  expect(reasons(row)).toEqual(['html PAGE_NOT_RESPONDING']);
});

test.each<[string, Partial<ServicePorts>]>([
  ['a screenshot cannot be decoded', { decode: () => Promise.reject(new Error('decode')) }],
  [
    'there is no memory for the picture',
    {
      stitcher: () => ({
        add: () => {
          throw new Error('no 2d context');
        },
        finish: () => Promise.reject(new Error('not reached')),
      }),
    },
  ],
])('when %s, the HTML that is already kept becomes a partial record', async (_, broken) => {
  const row = await exhibitOf(await run({ ...fakePorts(store, fakeAgent()), ...broken }));
  expect(paths(row)).toContain('page.html');
  expect(reasons(row)).toContain('pixels UNEXPECTED');
});

test('when the disk fills up after the HTML, what is kept becomes a partial record that names the rest', async () => {
  const ports = fakePorts(store, fakeAgent());
  const stage: typeof ports.journal.stage = (...args) => ports.journal.stage(...args);
  const journal = {
    ...ports.journal,
    stage: (...args: Parameters<typeof stage>) =>
      args[1].path.startsWith('tiles/') ? Promise.resolve(err(appError('STORE_FULL'))) : stage(...args),
  };
  const row = await exhibitOf(await run({ ...ports, journal }));
  expect(paths(row)).toContain('page.html');
  expect(reasons(row)).toEqual(['tile STORE_FULL']);
  expect(row.record.picture).toBeUndefined();
});

test('when nothing at all can be stored, the capture fails as STORE_FULL and leaves no bytes behind', async () => {
  const ports = fakePorts(store, fakeAgent());
  const stage = () => Promise.resolve(err(appError('STORE_FULL')));
  const job = await run({ ...ports, journal: { ...ports.journal, stage } });
  expect(job).toMatchObject({ state: 'failed', error: { code: 'STORE_FULL' } });
  expect([await store.db.blobs.count(), await store.db.staged.count()]).toEqual([0, 0]);
});

test('a record that cannot be sealed gives its space back at once', async () => {
  const ports = fakePorts(store, fakeAgent());
  const seal = () => Promise.resolve(err(appError('STORE_FULL')));
  const job = await run({ ...ports, journal: { ...ports.journal, seal } });
  expect(job.state).toBe('failed');
  expect([await store.db.blobs.count(), await store.db.staged.count()]).toEqual([0, 0]);
});

test('a job whose end cannot be written down still ends: the icon tells, and whoever comes next closes it', async () => {
  const ports = fakePorts(store, fakeAgent(), signals);
  const update = () => Promise.reject(new Error('disk is full'));
  const service = new CaptureService({ ...ports, jobs: { ...ports.jobs, update } });
  const started = await service.start(7, 'command');
  if (!started.ok) throw new Error(started.error.code);
  expect((await started.value.done).ok).toBe(true);
  expect(signals).toEqual(['running', 'done']);
  const rows = await store.db.jobs.toArray();
  expect(rows[0]?.state).toBe('running');
  await new CaptureService(ports).recover(rows);
  expect((await store.db.jobs.toArray())[0]?.state).toBe('done');
});

test('a capture that cannot even begin says so on the icon', async () => {
  const ports = fakePorts(store, fakeAgent(), signals);
  const add = () => Promise.resolve(err(appError('STORE_FULL')));
  const service = new CaptureService({ ...ports, jobs: { ...ports.jobs, add } });
  expect(await service.start(7, 'command')).toMatchObject({ ok: false, error: { code: 'STORE_FULL' } });
  expect(signals).toEqual(['failed']);
  expect(service.busy).toBe(false);
});

test('a row that the store refused and kept all the same does not say for ever that it runs', async () => {
  const ports = fakePorts(store, fakeAgent(), signals);
  const add: typeof ports.jobs.add = async (row) => {
    await ports.jobs.add(row);
    return err(appError('STORE_FULL'));
  };
  const service = new CaptureService({ ...ports, jobs: { ...ports.jobs, add } });
  expect((await service.start(7, 'command')).ok).toBe(false);
  await service.settle();
  expect(await store.db.jobs.toArray()).toMatchObject([{ state: 'failed', error: { code: 'STORE_FULL' } }]);
});

test('a worker that dies after sealing: the next one reports the exhibit, and does not seal or fail it again', async () => {
  const ports = fakePorts(store, fakeAgent());
  let row: CaptureJobRow | undefined;
  const confirm: typeof ports.journal.confirm = async (id) => {
    row ??= (await store.db.jobs.toArray())[0] as CaptureJobRow;
    return ports.journal.confirm(id);
  };
  const done = await run({ ...ports, journal: { ...ports.journal, confirm } });
  await store.db.jobs.put(row as CaptureJobRow);
  await new CaptureService(ports).recover([row as CaptureJobRow]);
  expect(await store.db.jobs.get(done.id)).toMatchObject({ state: 'done', exhibitId: done.exhibitId });
  expect(await store.db.exhibits.count()).toBe(1);
  const log = (await store.db.log.toArray()).map((line) => (JSON.parse(line.line) as { type: string }).type);
  expect(log).toEqual(['case-created', 'exhibit-captured']);
});

test('a worker that dies before the HTML was kept whole: what is there is kept, and what is not is named', async () => {
  const ports = fakePorts(store, fakeAgent());
  let row: CaptureJobRow | undefined;
  const dies: typeof ports.journal.stage = async (jobId, file, blob) => {
    if (file.path === 'text.txt') {
      row = (await store.db.jobs.get(jobId)) as CaptureJobRow;
      await new Promise(() => undefined);
    }
    return ports.journal.stage(jobId, file, blob);
  };
  await new CaptureService({ ...ports, journal: { ...ports.journal, stage: dies } }).start(7, 'popup');
  await expect.poll(() => row).toBeDefined();
  await new CaptureService(ports).recover([row as CaptureJobRow]);
  const job = (await store.db.jobs.toArray())[0] as CaptureJobRow;
  expect(reasons(await exhibitOf(job))).toEqual(['text WORKER_RESTARTED', 'pixels WORKER_RESTARTED']);
});

test('a list of running jobs read before a capture ended does not undo it', async () => {
  const ports = fakePorts(store, fakeAgent());
  const service = new CaptureService(ports);
  const started = await service.start(7, 'popup');
  if (!started.ok) throw new Error(started.error.code);
  const stale = await store.db.jobs.toArray();
  await started.value.done;
  await service.recover(stale);
  expect(await store.db.jobs.get(started.value.jobId)).toMatchObject({ state: 'done' });
});

test('two captures begun before there is a case go into one case', async () => {
  const service = new CaptureService(fakePorts(store, fakeAgent()));
  const both = await Promise.all([service.start(1, 'popup'), service.start(2, 'popup')]);
  for (const started of both) if (started.ok) await started.value.done;
  expect(await store.db.cases.count()).toBe(1);
  expect(await store.db.exhibits.count()).toBe(2);
});

test('the draft of a capture goes with its end', async () => {
  const job = await run(fakePorts(store, fakeAgent()));
  expect(job).toMatchObject({ state: 'done', updatedAt: AT });
  expect(job.draft).toBeUndefined();
});
